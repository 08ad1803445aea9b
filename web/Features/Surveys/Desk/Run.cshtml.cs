using ChildProtection.Features.Surveys.Results;

namespace ChildProtection.Features.Surveys.Desk;

/// <summary>Opens a prepared survey, with the promise in sight, or closes one before its last day.</summary>
[Authorize(SurveysAccess.Keeper)]
public sealed class RunModel(SurveyDesk desk, CloseSurvey closing, ReadResults results, TerritoryPack territory, TimeProvider clock) : LoadedPage<Survey>
{
    [FromRoute]
    public Guid Id { get; set; }

    public SurveyPromise Promise => new(Subject, vous: true, territory);

    /// <summary>Surveys so near that tables of the one closed last may be withheld.</summary>
    public IReadOnlyList<NearSurvey> Near { get; private set; } = [];

    /// <summary>The first day on which the same questions are far enough from these surveys, and from this one once it is open.</summary>
    public DateOnly FarFrom => Near.Select(other => other.Until).Append(Subject.IsOpened ? Subject.ClosesOn : default).Max().AddDays(AnswerPeriod.DaysApart + 1);

    protected override Task<Survey?> LoadAsync() => desk.FindAsync(Id);

    /// <summary>Warns of near surveys while something can still be done.</summary>
    public async Task OnGetAsync()
    {
        if (Subject.ClosedOn is null) Near = await results.WarnAsync(Subject, territory.Today(clock));
    }

    /// <summary>Takes answers from its first day on.</summary>
    public async Task<IActionResult> OnPostOpenAsync()
    {
        await desk.OpenAsync(Id);
        return RedirectToPage("Show", new { id = Id });
    }

    public async Task<IActionResult> OnPostCloseAsync()
    {
        await closing.CloseAsync(Id);
        return RedirectToPage("Show", new { id = Id });
    }
}
