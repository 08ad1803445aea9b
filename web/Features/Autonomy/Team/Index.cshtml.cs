using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Autonomy.Team;

/// <summary>« Autonomie » of one young person, for whoever accompanies them: which grids there are, and what they chose to show.</summary>
[Authorize(RolePolicies.Professional), OfModule(AutonomyFeature.Module)]
public sealed class IndexModel(AutonomyAccess autonomy, GridLists grids, StepLists steps, Dates.MilestoneLists dates, AuditLog audit) : LoadedPage<Child>
{
    [FromRoute]
    public Guid Id { get; set; }

    public IReadOnlyList<GridLists.Asked> Grids { get; private set; } = [];
    public IReadOnlyList<StepLists.Shown> Steps { get; private set; } = [];

    /// <summary>What comes, and by which rule.</summary>
    public IReadOnlyList<Dates.Milestone> Dates { get; private set; } = [];

    public DateOnly Today => autonomy.Today;

    /// <summary>Whoever reads is the référent.</summary>
    public bool IsCaseWorker { get; private set; }

    protected override async Task<Child?> LoadAsync()
    {
        if (await autonomy.AccompaniedAsAsync(Id) is not var (child, isCaseWorker)) return null;
        await audit.WriteAsync(AutonomyAudit.Listed, Id); // before anything shows
        Grids = await grids.AskedAsync(Id);
        Steps = await steps.OfChildAsync(Id);
        Dates = [.. (await dates.OfAsync(child)).Where(one => one.On >= autonomy.Today || one.IsMeeting)];
        IsCaseWorker = isCaseWorker;
        return child;
    }
}
