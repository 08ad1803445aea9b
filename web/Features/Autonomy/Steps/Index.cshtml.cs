using ChildProtection.Features.Autonomy.Statements;
using ChildProtection.Features.Content;
using ChildProtection.Features.Content.Services;

namespace ChildProtection.Features.Autonomy.Steps;

/// <summary>« Mes petits pas »: three open ones at most, where they stand, and what can help.</summary>
[Authorize(RolePolicies.Young), OfModule(AutonomyFeature.Module)]
public sealed class IndexModel(StepLists lists, TakeSteps take, ReferentialLibrary library, ContentLibrary content, AutonomyAccess autonomy) : PreparedPage
{
    /// <summary>« C’est fait » has just been pressed.</summary>
    [FromQuery(Name = "fait")]
    public int? Done { get; set; }

    public IReadOnlyList<StepLists.Shown> Steps { get; private set; } = [];
    public IReadOnlyList<StepLists.Shown> Open => [.. Steps.Where(one => one.Step.IsOpen)];
    public IReadOnlyList<StepLists.Shown> Closed => [.. Steps.Where(one => !one.Step.IsOpen)];
    public bool MayChoose => Open.Count < SmallStep.MostOpen;
    public bool IsDue(SmallStep step) => step.IsOpen && step.DueOn <= autonomy.Today;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Steps = await lists.MineAsync();
        return null;
    }

    public IReadOnlyList<ContentPage> LeafletsOf(SmallStep step) =>
        step.Statement is { } code && library.Current.Find(code) is { } statement ? [.. statement.Leaflets.Select(content.Current.Leaflet).OfType<ContentPage>()] : [];

    public IReadOnlyList<ServiceKindWords> ServicesOf(SmallStep step) =>
        step.Statement is { } code && library.Current.Find(code) is { } statement ? [.. statement.Services.Select(ServiceKindWords.Of)] : [];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(Guid stepId, StepState state)
    {
        if (!Enum.IsDefined(state)) return NotFound();
        return await take.BecomesAsync(stepId, state) ? RedirectToPage(state == StepState.Done ? new { fait = 1 } : null) : NotFound();
    }
}
