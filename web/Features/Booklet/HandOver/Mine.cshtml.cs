using ChildProtection.Features.Booklet.Chapters;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet.HandOver;

/// <summary>« Où j’en suis »: which pages I have read. Nobody else reads this list; the référent reads the day of « j’ai lu tout le livret ».</summary>
[Authorize(RolePolicies.Young)]
public sealed class MineModel(MyBooklet mine, ContentLibrary library) : PreparedPage
{
    public MyBooklet.State State { get; private set; } = null!;

    public BookletEdition Edition => State.Edition;

    public IReadOnlyList<ContentPage> Chapters { get; private set; } = [];

    public int Count => Chapters.Count(State.HasRead);

    protected override async Task<IActionResult?> PrepareAsync()
    {
        State = await mine.ReadAsync(BookletEdition.Find(Request.Query[ChosenEdition.Key]) is { Audience: Audience.Young } asked ? asked : null);
        Chapters = library.Current.Booklet(Edition);
        return null;
    }

    public void OnGet() { }

    /// <summary>One page: read, or not after all.</summary>
    public async Task<IActionResult> OnPostChapterAsync(string? chapitre, string? pour, bool? lu)
    {
        if (library.Current.Chapter(chapitre ?? "") is not { } chapter) throw new BrokenRuleException("Cette page n’est plus dans le livret.");
        await mine.ReadChapterAsync(chapter, lu != false);
        var edition = BookletEdition.Find(pour);
        return LocalRedirect($"{(edition is null ? chapter.Address : chapter.In(edition))}#lu");
    }

    /// <summary>The whole booklet: read, or not after all.</summary>
    public async Task<IActionResult> OnPostWholeAsync(string? pour, bool? lu)
    {
        if (BookletEdition.Find(pour) is not { Audience: Audience.Young } edition) throw new BrokenRuleException(MyBooklet.NoEdition);
        await mine.ReadWholeAsync(edition, lu != false);
        return Back(edition);
    }

    /// <summary>« J’ai vu » what was given.</summary>
    public async Task<IActionResult> OnPostSeenAsync(string? pour)
    {
        var edition = BookletEdition.Find(pour) ?? BookletEdition.Usual;
        await mine.SeenAsync(edition, changes: false);
        return LocalRedirect($"/livret?{ChosenEdition.Key}={edition.Code}");
    }

    private LocalRedirectResult Back(BookletEdition edition) => LocalRedirect($"/livret/ma-lecture?{ChosenEdition.Key}={edition.Code}");
}
