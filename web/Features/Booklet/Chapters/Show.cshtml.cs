using ChildProtection.Features.Booklet.HandOver;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet.Chapters;

/// <summary>One chapter (« /livret/qui-fait-quoi »).</summary>
[AllowAnonymous]
public sealed class ShowModel(MyBooklet mine, CurrentUser user, ContentLibrary library, TerritoryWords territory, TimeProvider clock) : LoadedPage<ContentPage>
{
    [FromRoute(Name = "chapitre")]
    public string Slug { get; set; } = "";

    [FromQuery(Name = "langue")]
    public string? Language { get; set; }

    public ContentPage Chapter => Subject;

    public PageOrigin Origin => PageOrigin.Of(Shown, Today);

    public BookletEdition Edition => ChosenEdition.Of(Request, Chapter);

    /// <summary>What the young person has read; null for anybody else.</summary>
    public MyBooklet.State? Mine { get; private set; }

    /// <summary>Whether there is a team to ask.</summary>
    public bool MayAsk => user.Is(Role.YoungPerson) || user.Is(Role.Parent) || user.Is(Role.Mentor);

    /// <summary>What is shown: the chapter, or its translation.</summary>
    public ContentPage Shown => library.Current.In(Language, Chapter.Address) ?? Chapter;

    public IEnumerable<ContentLanguage> Translations => library.Current.Translations(Chapter.Address);

    public ContentPage? Previous => Neighbour(-1);

    public ContentPage? Next => Neighbour(+1);

    protected override Task<ContentPage?> LoadAsync() => Task.FromResult(library.Current.Chapter(Slug));

    public async Task OnGetAsync()
    {
        if (mine.IsForMe) Mine = await mine.ReadAsync(Edition);
    }

    private DateOnly Today => territory.Pack.Today(clock);

    private ContentPage? Neighbour(int step)
    {
        var chapters = library.Current.Booklet(Edition);
        var place = chapters.Index().First(chapter => chapter.Item.Slug == Chapter.Slug).Index + step;
        return place >= 0 && place < chapters.Count ? chapters[place] : null;
    }
}
