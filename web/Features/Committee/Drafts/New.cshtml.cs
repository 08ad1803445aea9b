using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Making;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Committee.Drafts;

/// <summary>« Écrire une enquête »: its title and what it is for; questions come after.</summary>
[Authorize(RolePolicies.Young), OfModule(CommitteeAccess.Module)]
[RereadsText]
public sealed class NewModel(OwnDrafts drafts, TerritoryPack territory) : PreparedPage
{
    private const int PurposeLength = 300;
    private const string TooLong = "C’est trop long\u00A0: {1} signes au plus.";

    [BindProperty, Display(Name = "Titre")]
    [Required(ErrorMessage = "Il manque un titre."), StringLength(Survey.TitleLength, ErrorMessage = TooLong)]
    public string? SurveyTitle { get; set; }

    [BindProperty, Display(Name = "À quoi elle sert")]
    [Required(ErrorMessage = "Il manque à quoi elle sert."), StringLength(PurposeLength, ErrorMessage = TooLong)]
    public string? Purpose { get; set; }

    public ReadersNotice Readers => drafts.Manner.Readers;

    protected override Task<IActionResult?> PrepareAsync() => Task.FromResult<IActionResult?>(territory.Has(SurveysAccess.Module) ? null : NotFound());

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync() => QuestionWords.Typed(SurveyTitle) is { } title && QuestionWords.Typed(Purpose) is { } purpose
        ? LocalRedirect($"/comite/brouillons/{await drafts.BeginAsync(title, purpose)}/questions") : FormGuard.SameForm();
}
