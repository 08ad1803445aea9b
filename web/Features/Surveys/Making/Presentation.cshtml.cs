using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys.Making;

/// <summary>The presentation of a survey in preparation.</summary>
[Authorize(SurveysAccess.Keeper)]
[RereadsText]
public sealed class PresentationModel(EditSurvey edit) : PresentationPage(edit);

/// <summary>Title, purpose, publics, the reason for a long survey, and whether young people made it too.</summary>
public abstract class PresentationPage(IMadeQuestions made) : MakingPage(made)
{
    private const int LongestText = 300;
    private const string TooLong = "C’est trop long\u00A0: {1} signes au plus.";

    [BindProperty, Display(Name = "Titre")]
    [Required(ErrorMessage = "Il manque un titre."), StringLength(Survey.TitleLength, ErrorMessage = TooLong)]
    public string? SurveyTitle { get; set; }

    [BindProperty, Display(Name = "À quoi elle sert")]
    [Required(ErrorMessage = "Il manque à quoi elle sert."), StringLength(LongestText, ErrorMessage = TooLong)]
    public string? Purpose { get; set; }

    [BindProperty, Display(Name = "Qui peut répondre\u00A0?")]
    public IList<string> Publics { get; set; } = [];

    [BindProperty, Display(Name = "Pourquoi plus de 10 minutes")]
    [StringLength(LongestText, ErrorMessage = TooLong)]
    public string? WhyLong { get; set; }

    [BindProperty, Display(Name = "Avec les jeunes")]
    public IList<string> WithYoungPeople { get; set; } = [];

    /// <summary>Proposed by a young person; whoever opens the survey chooses. An adult chooses it with the dates.</summary>
    [BindProperty, Display(Name = "Comment on répond")]
    public SurveyMode? Mode { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    protected override Task<Survey?> LoadAsync() => LoadUnlockedAsync();

    public void OnGet() => (SurveyTitle, Purpose, Publics, WhyLong, WithYoungPeople, Mode, Revision) =
        (Questions.Title, Questions.Purpose, [.. Questions.Publics], Questions.WhyLong, Questions.IsMadeWithYoungPeople ? ["oui"] : [], Questions.Mode, Questions.Revision);

    public async Task<IActionResult> OnPostAsync()
    {
        IReadOnlyList<string> publics = [.. Public.All.Where(Publics.Contains)];
        if (publics.Count == 0) ModelState.AddModelError(nameof(Publics), Say("Choisissez qui peut répondre.", "Choisis qui peut répondre."));
        if (Mode is { } mode && !Enum.IsDefined(mode)) ModelState.AddModelError(nameof(Mode), Say("Choisissez un mode.", "Choisis une façon de répondre."));
        if (QuestionWords.Typed(SurveyTitle) is not { } title || QuestionWords.Typed(Purpose) is not { } purpose || !ModelState.IsValid) return FormGuard.SameForm();
        var isWritten = await Made.RunAsync(Id, Revision, all => all.Presented(publics) with
        {
            Title = title, Purpose = purpose, WhyLong = QuestionWords.Typed(WhyLong), IsMadeWithYoungPeople = SaysTu || WithYoungPeople.Count > 0, Mode = SaysTu ? Mode ?? all.Mode : all.Mode,
        });
        if (isWritten) return LocalRedirect($"{Root}/questions");
        await ReloadAsync();
        ModelState.Remove(nameof(Revision));
        Revision = Questions.Revision;
        ModelState.AddModelError(nameof(SurveyTitle), Stale);
        return FormGuard.SameForm();
    }
}
