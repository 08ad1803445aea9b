namespace ChildProtection.Features.Surveys.Answering;

/// <summary>« Les enquêtes »: those open to me, and what became of those that are over.</summary>
[Authorize(SurveysAccess.Respondent)]
public sealed class IndexModel(Respondents respondents, TerritoryPack territory, TimeProvider clock) : PageModel
{
    public sealed record Line(Survey Survey, bool IsSent, bool IsBegun);

    public IReadOnlyList<Line> Running { get; private set; } = [];
    public IReadOnlyList<Survey> Ended { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!territory.Has(SurveysAccess.Module)) return NotFound();
        var (known, today) = (await respondents.KnownAsync(), territory.Today(clock));
        Running = [.. known.Where(one => one.Survey.TakesAnswersOn(today)).Select(one => new Line(one.Survey, one.IsSent, one.IsBegun))];
        Ended = [.. known.Select(one => one.Survey).Where(survey => survey.IsOverOn(today))];
        return Page();
    }
}
