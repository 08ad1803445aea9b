using ChildProtection.Features.Booklet.Chapters;
using ChildProtection.Features.Booklet.HandOver;

namespace ChildProtection.Features.Booklet;

/// <summary>Said on the young person’s home page, until they have seen it: a booklet was given, or pages have changed.</summary>
internal sealed class BookletNews(MyBooklet mine) : INews
{
    public async Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        if (!mine.IsForMe) return [];
        var state = await mine.ReadAsync();
        if (state.IsGivenAnew) return [new("Tu as reçu le livret.", $"/livret?{ChosenEdition.Key}={state.Given!.Edition}", "livret")];
        return state.Changes.Count == 0 ? [] : [new(state.Changes.Count == 1 ? "Une page du livret a changé." : $"{state.Changes.Count} pages du livret ont changé.", "/livret/nouveautes", "livret")];
    }
}
