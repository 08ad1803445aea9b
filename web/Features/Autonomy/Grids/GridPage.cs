namespace ChildProtection.Features.Autonomy.Grids;

/// <summary>A page about one grid: 404 for whoever is nothing in it; an adult's look is written down before anything shows.</summary>
public abstract class GridPage(AutonomyAccess autonomy, AuditLog audit) : LoadedPage<AutonomyAccess.Seat>
{
    protected AutonomyAccess Autonomy => autonomy;

    [FromRoute]
    public Guid Id { get; set; }

    public bool IsYoung => Subject.IsYoung;

    /// <summary>What an adult's look at this page is.</summary>
    private protected virtual AuditAction Look => AutonomyAudit.Opened;

    protected override async Task<AutonomyAccess.Seat?> LoadAsync()
    {
        if (await autonomy.SeatAsync(Id) is not { } seat || !await PrepareAsync(seat)) return null;
        if (!seat.IsYoung && !HttpMethods.IsPost(Request.Method)) await audit.WriteAsync(Look, seat.Grid.ChildId, Id);
        return seat;
    }

    /// <summary>What the page shows; false when it shows nothing to this seat.</summary>
    protected virtual Task<bool> PrepareAsync(AutonomyAccess.Seat seat) => Task.FromResult(true);
}
