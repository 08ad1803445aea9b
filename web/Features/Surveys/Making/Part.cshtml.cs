using System.Globalization;
namespace ChildProtection.Features.Surveys.Making;

/// <summary>One part, of a survey in preparation.</summary>
[Authorize(SurveysAccess.Keeper)]
[RereadsText]
public sealed class PartModel(EditSurvey edit) : PartPage(edit);

/// <summary>The title of one part; a number that is not there makes a new part.</summary>
public abstract class PartPage(IMadeQuestions made) : MakingPage(made)
{
    private const int TitleLength = 60;

    [FromQuery(Name = "n")]
    public string? Number { get; set; }

    [BindProperty, Display(Name = "Titre de la partie")]
    [Required(ErrorMessage = "Il manque un titre."), StringLength(TitleLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")]
    public string? PartTitle { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public int Index => int.TryParse(Number, CultureInfo.InvariantCulture, out var number) ? number : -1;

    protected override Task<Survey?> LoadAsync() => LoadUnlockedAsync();

    public void OnGet() => (PartTitle, Revision) = (Questions.Sections.ElementAtOrDefault(Index)?.Title, Questions.Revision);

    public async Task<IActionResult> OnPostAsync()
    {
        if (QuestionWords.Typed(PartTitle) is not { } title) return FormGuard.SameForm();
        if (await Made.RunAsync(Id, Revision, all => all.Titled(Index, title))) return LocalRedirect($"{Root}/questions");
        await ReloadAsync();
        ModelState.Remove(nameof(Revision));
        Revision = Questions.Revision;
        ModelState.AddModelError(nameof(PartTitle), Stale);
        return FormGuard.SameForm();
    }
}
