namespace ChildProtection.Features.Surveys.Desk;

/// <summary>The surveys of this installation: what runs, how many answered, what is owed.</summary>
[Authorize(SurveysAccess.Staff)]
public sealed class IndexModel(SurveyDesk desk, CurrentUser user, TerritoryPack territory, TimeProvider clock) : PageModel
{
    public sealed record Line(Survey Survey, string State, string Count, bool IsLate);

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public bool MayKeep => user.Is(Role.Facilitator) || user.Is(Role.Administrator);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!territory.Has(SurveysAccess.Module)) return NotFound();
        var today = territory.Today(clock);
        var surveys = await desk.ListAsync();
        var counts = await desk.CountsAsync([.. surveys.Select(survey => survey.Id)]);
        Lines = [.. surveys.Select(survey => new Line(survey, StateOf(survey, today), AnswerCount.Words(survey, counts.GetValueOrDefault(survey.Id)), survey.IsReturnLateOn(today)))];
        return Page();
    }

    internal static string StateOf(Survey survey, DateOnly today) =>
        !survey.IsOpened ? "Préparée" : survey.ClosedOn is null ? survey.OpensOn > today ? "S’ouvre bientôt" : survey.IsOverOn(today) ? "Se ferme" : "Ouverte"
        : survey.ReturnedOn is null ? "Fermée, retour à écrire" : "Fermée, retour écrit";
}
