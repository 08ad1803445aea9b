using ChildProtection.Features.Content;
using ChildProtection.Platform.Throttling;

namespace ChildProtection.Features.Booklet.Chapters;

/// <summary>One chapter (« /livret/qui-fait-quoi »), and what its reader says of it.</summary>
[AllowAnonymous]
[Throttled(Throttle.OpenForms)]
public sealed class ShowModel(ReadersVoices voices, ContentLibrary library, TerritoryWords territory, TimeProvider clock) : LoadedPage<ContentPage>
{
    public const string FeedbackBox = "avis";

    [FromRoute(Name = "chapitre")]
    public string Slug { get; set; } = "";

    /// <summary>Just sent: the box says thank you.</summary>
    [FromQuery(Name = "merci")]
    public string? Sent { get; set; }

    [FromQuery(Name = "langue")]
    public string? Language { get; set; }

    [BindProperty, Display(Name = "Un mot pour nous")]
    [StringLength(ChapterFeedback.WordLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")]
    public string? Word { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Il faut une des 2 réponses.")]
    public Verdict? Verdict { get; set; }

    public ContentPage Chapter => Subject;

    public PageOrigin Origin => PageOrigin.Of(Shown, Today);

    public bool IsSent => Sent == "1";

    public BookletEdition Edition => ChosenEdition.Of(Request, Chapter);

    public bool IsFormal => Chapter.Audience != Audience.Young;

    /// <summary>What is shown: the chapter, or its translation.</summary>
    public ContentPage Shown => library.Current.In(Language, Chapter.Address) ?? Chapter;

    public IEnumerable<ContentLanguage> Translations => library.Current.Translations(Chapter.Address);

    public ContentPage? Previous => Neighbour(-1);

    public ContentPage? Next => Neighbour(+1);

    protected override Task<ContentPage?> LoadAsync() => Task.FromResult(library.Current.Chapter(Slug));

    public async Task<IActionResult> OnPostAvisAsync()
    {
        await voices.GiveAsync(Chapter, Verdict!.Value, Word, Today);
        return RedirectToPage(pageName: null, pageHandler: null, new { chapitre = Chapter.Slug, pour = Edition == BookletEdition.Usual ? null : Edition.Code, merci = 1 }, FeedbackBox);
    }

    private DateOnly Today => territory.Pack.Today(clock);

    private ContentPage? Neighbour(int step)
    {
        var chapters = library.Current.Booklet(Edition);
        var place = chapters.Index().First(chapter => chapter.Item.Slug == Chapter.Slug).Index + step;
        return place >= 0 && place < chapters.Count ? chapters[place] : null;
    }
}
