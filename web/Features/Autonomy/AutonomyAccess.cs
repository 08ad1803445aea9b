using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Autonomy;

/// <summary>
/// Who reaches which grid and whose answers in it. The two sides are strangers until both have finished: that is a condition
/// of the queries here, and every page, copy and list takes its answers from <see cref="OpenSheets"/>.
/// </summary>
public sealed class AutonomyAccess(PortalDb db, Access access)
{
    /// <summary>What one is in a grid.</summary>
    /// <param name="Grid">To read.</param>
    /// <param name="Kind">The young person, one who answers too, or a reader of the team.</param>
    /// <param name="Answers">Has a sheet of their own in it, or may begin one.</param>
    public sealed record Seat(AutonomyGrid Grid, RelationKind Kind, bool Answers)
    {
        public bool IsYoung => Kind == RelationKind.Self;
    }

    public Guid UserId => access.UserId;
    public DateTimeOffset Now => access.Now;
    public DateOnly Today => access.Today;

    /// <summary>The young person's own grids.</summary>
    public IQueryable<AutonomyGrid> Own => GridsOf(Purpose.Own);

    /// <summary>The children this adult has any link with; each list still asks for its own door.</summary>
    public IQueryable<Guid> Linked => access.LinkedChildren();

    /// <summary>The grids in which this adult is asked to answer the same statements.</summary>
    public IQueryable<AutonomyGrid> ToAnswer
    {
        get
        {
            var (workers, mentors, carers) = (access.Children(Purpose.Compose), access.Children(Purpose.Mentor), access.Children(Purpose.Shelter));
            return db.AutonomyGrids.Where(grid => workers.Any(child => child.Id == grid.ChildId)
                || (grid.InvitesMentor && mentors.Any(child => child.Id == grid.ChildId)) || (grid.InvitesCarer && carers.Any(child => child.Id == grid.ChildId)));
        }
    }

    /// <summary>The grids whose answers the young person chose to show to what this adult is to them today.</summary>
    public IQueryable<AutonomyGrid> Shown => access.AddressedToMe(db.AutonomyGrids.Where(grid => grid.FinishedAt != null));

    /// <summary>What whoever asks is in this grid; null when they are nothing.</summary>
    public async Task<Seat?> SeatAsync(Guid gridId)
    {
        var (own, workers, mentors, carers, shown) = (access.Children(Purpose.Own), access.Children(Purpose.Compose), access.Children(Purpose.Mentor), access.Children(Purpose.Shelter), Shown);
        var found = await db.AutonomyGrids.AsNoTracking().Where(grid => grid.Id == gridId).Select(grid => new
        {
            Grid = grid,
            IsOwn = own.Any(child => child.Id == grid.ChildId),
            IsWorker = workers.Any(child => child.Id == grid.ChildId),
            IsMentor = grid.InvitesMentor && mentors.Any(child => child.Id == grid.ChildId),
            IsCarer = grid.InvitesCarer && carers.Any(child => child.Id == grid.ChildId),
            IsReader = shown.Any(one => one.Id == grid.Id),
        }).SingleOrDefaultAsync();
        return found switch
        {
            null => null,
            { IsOwn: true } => new Seat(found.Grid, RelationKind.Self, Answers: true),
            { IsWorker: true } => new Seat(found.Grid, RelationKind.CaseWorker, Answers: true),
            { IsMentor: true } => new Seat(found.Grid, RelationKind.Mentor, Answers: true),
            { IsCarer: true } => new Seat(found.Grid, RelationKind.FosterCarer, Answers: true),
            { IsReader: true } => new Seat(found.Grid, RelationKind.Educator, Answers: false),
            _ => null,
        };
    }

    /// <summary>The sheet of one's own side, begun by anybody with the same link.</summary>
    public IQueryable<GridSheet> OwnSheet(Seat seat)
    {
        var (id, kind) = (seat.Grid.Id, seat.Kind);
        return db.GridSheets.Where(sheet => sheet.GridId == id && sheet.Kind == kind);
    }

    /// <summary>
    /// The sheets of the other sides that are open to this seat now. The young person sees an adult's once both are locked;
    /// an adult who answers sees the young person's once both are locked and it is shown to them; a reader of the team once it
    /// is locked and shown. No adult sees another adult's. A référent follows the référent before; a mentor or a foster carer is
    /// somebody whom the young person invited: only whoever finished that side sees.
    /// </summary>
    public IQueryable<GridSheet> OpenSheets(Seat seat)
    {
        var (id, kind, me, sheets) = (seat.Grid.Id, seat.Kind, UserId, db.GridSheets);
        var others = sheets.Where(sheet => sheet.GridId == id && sheet.LockedAt != null);
        if (seat.IsYoung)
            return others.Where(sheet => sheet.Kind != RelationKind.Self && sheets.Any(own => own.GridId == id && own.Kind == RelationKind.Self && own.LockedAt != null));

        var (shown, invited) = (Shown, Invited);
        var young = others.Where(sheet => sheet.Kind == RelationKind.Self && (shown.Any(grid => grid.Id == sheet.GridId) || invited.Any(grid => grid.Id == sheet.GridId)));
        return seat.Answers ? young.Where(_ => sheets.Any(own => own.GridId == id && own.Kind == kind && own.LockedAt != null
            && (kind == RelationKind.CaseWorker || own.AuthorId == me))) : young;
    }

    /// <summary>Small steps that their author shows to what this adult is to them today.</summary>
    public IQueryable<SmallStep> ShownSteps => access.AddressedToMe(db.SmallSteps);

    /// <summary>The young person's own.</summary>
    public IQueryable<SmallStep> OwnSteps
    {
        get
        {
            var me = UserId;
            return db.SmallSteps.Where(step => step.AuthorId == me);
        }
    }

    /// <summary>The child that the young person is; null when their link has ended.</summary>
    public Task<Child?> SelfAsync() => access.Children(Purpose.Own).AsNoTracking().OrderBy(child => child.CreatedAt).FirstOrDefaultAsync();

    /// <summary>The adults around this grid's child who have this link today.</summary>
    public IQueryable<Member> Around(Guid childId, params RelationKind[] kinds) => access.Members(access.Children(Purpose.Own).Where(child => child.Id == childId), kinds);

    /// <summary>A child one accompanies.</summary>
    public Task<Child?> AccompaniedAsync(Guid childId) => access.ChildAsync(Purpose.Accompany, childId);

    /// <summary>A child one accompanies, and whether one is its référent: in one question.</summary>
    public async Task<(Child Child, bool IsCaseWorker)?> AccompaniedAsAsync(Guid childId)
    {
        var composed = access.Children(Purpose.Compose);
        var found = await access.Children(Purpose.Accompany).AsNoTracking().Where(child => child.Id == childId)
            .Select(child => new { Child = child, IsCaseWorker = composed.Any(one => one.Id == child.Id) }).SingleOrDefaultAsync();
        return found is null ? null : (found.Child, found.IsCaseWorker);
    }

    /// <summary>Asked to answer by the young person, who did not keep the grid for themselves: then they see it too.</summary>
    private IQueryable<AutonomyGrid> Invited
    {
        get
        {
            var (mentors, carers) = (access.Children(Purpose.Mentor), access.Children(Purpose.Shelter));
            return db.AutonomyGrids.Where(grid => grid.FinishedAt != null && grid.WithdrawnAt == null && grid.Audience != Audience.OnlyMe
                && ((grid.InvitesMentor && mentors.Any(child => child.Id == grid.ChildId)) || (grid.InvitesCarer && carers.Any(child => child.Id == grid.ChildId))));
        }
    }

    private IQueryable<AutonomyGrid> GridsOf(Purpose purpose)
    {
        var children = access.Children(purpose).Select(child => child.Id);
        return db.AutonomyGrids.Where(grid => grid.ChildId != null && children.Contains(grid.ChildId.Value));
    }
}
