using ChildProtection.Features.Booklet.Chapters;
using ChildProtection.Features.Content;
using ChildProtection.Platform.Throttling;

namespace ChildProtection.Features.Booklet.Feedback;

/// <summary>What a reader says of a page (« /avis »): every page sends its form here, and it is shown here again when something is wrong.</summary>
[AllowAnonymous]
[Throttled(Throttle.OpenForms)]
public sealed class SayModel(ReadersVoices voices, ContentLibrary library, TerritoryWords territory, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "page")]
    public string? Address { get; set; }

    [BindProperty(SupportsGet = true, Name = ChosenEdition.Key)]
    public string? Edition { get; set; }

    [BindProperty, Display(Name = "Un mot pour nous")]
    [StringLength(ChapterFeedback.WordLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")]
    public string? Word { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Il faut une des 3 réponses.")]
    public Verdict? Verdict { get; set; }

    /// <summary>Null when the address names no page.</summary>
    public PageQuestion? Question => library.Current.At(Address ?? "") is { } page ? new PageQuestion(page, Edition, User) { Word = Word } : null;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Question is not { Page: var page }) throw new BrokenRuleException("Cette page n’est plus là.");
        await voices.GiveAsync(page, Verdict!.Value, Word, territory.Pack.Today(clock));
        var edition = BookletEdition.Find(Edition) is { } its && its != BookletEdition.Usual ? $"{ChosenEdition.Key}={its.Code}&" : "";
        return LocalRedirect($"{page.Address}?{edition}merci=1#avis");
    }
}
