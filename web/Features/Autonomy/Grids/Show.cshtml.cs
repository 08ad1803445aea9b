namespace ChildProtection.Features.Autonomy.Grids;

/// <summary>One grid: its domains as a list of tasks, in any order, in several sittings; then what one may do with it.</summary>
[Authorize(RolePolicies.Together), OfModule(AutonomyFeature.Module)]
public sealed class ShowModel(AutonomyAccess autonomy, GridLists lists, TakeOverSheet take, AuditLog audit) : GridPage(autonomy, audit)
{
    public IReadOnlyList<GridLists.DomainTask> Tasks { get; private set; } = [];
    public Side Own { get; private set; } = null!;

    /// <summary>Those of the other sides that one may look at with one's own.</summary>
    public IReadOnlyList<Side> Others { get; private set; } = [];
    public string FirstName { get; private set; } = "";
    public bool IsLocked => Own.LockedAt is not null;
    public bool HasBegun => Own.Answers.Count > 0;

    /// <summary>Somebody else with the same link answers.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>That person is no longer around the young person: somebody else may continue.</summary>
    public bool IsOrphan { get; private set; }

    /// <summary>Who answered on this side before.</summary>
    public IReadOnlyList<string?> Former { get; private set; } = [];

    protected override async Task<bool> PrepareAsync(AutonomyAccess.Seat seat)
    {
        if (!seat.Answers) return false;
        Tasks = await lists.TasksAsync(seat);
        Own = await lists.OwnSideAsync(seat);
        Others = await lists.OtherSidesAsync(seat);
        if (!seat.IsYoung) FirstName = await lists.FirstNameAsync(seat.Grid);
        IsTaken = !seat.IsYoung && Own.Answers.Count > 0 && Own.AuthorId != Autonomy.UserId;
        if (IsTaken && !IsLocked) IsOrphan = await take.OrphanAsync(seat) is not null;
        if (!seat.IsYoung || Others.Count > 0) Former = await take.FormerAsync(seat);
        return true;
    }

    public void OnGet() { }

    /// <summary>« Continuer ces réponses », when whoever began is no longer around the young person.</summary>
    public async Task<IActionResult> OnPostTakeAsync() => await take.TakeAsync(Id) ? RedirectToPage(new { id = Id }) : NotFound();
}
