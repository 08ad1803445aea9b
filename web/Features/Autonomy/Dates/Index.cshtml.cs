namespace ChildProtection.Features.Autonomy.Dates;

/// <summary>« Mes dates »: from 16 to 25, what comes when, and by which rule.</summary>
[Authorize(RolePolicies.Young), OfModule(AutonomyFeature.Module)]
public sealed class IndexModel(MilestoneLists lists, WriteRecord records, AutonomyAccess autonomy) : PageModel
{
    public IReadOnlyList<Milestone> Dates { get; private set; } = [];
    public DateOnly Today => autonomy.Today;

    /// <summary>The first one still to come.</summary>
    public Milestone? Next => Dates.FirstOrDefault(one => one.On >= Today);

    /// <summary>A record that waits for the young person's yes or no.</summary>
    public bool WaitsFor(Milestone one) => waiting.Contains(one.Kind);

    private IReadOnlyList<MilestoneKind> waiting = [];

    public async Task OnGetAsync() => (Dates, waiting) = (await lists.MineAsync(), await records.WaitingForMeAsync());
}
