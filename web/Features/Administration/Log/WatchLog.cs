namespace ChildProtection.Features.Administration.Log;

/// <summary>The audit log from outside: how long, how whole, never what it says.</summary>
public sealed class WatchLog(PortalDb db, AuditLog audit, VerifyAudit verify, TimeProvider clock)
{
    /// <param name="Head">The last entry's number and hash.</param>
    /// <param name="Count">How many entries are kept.</param>
    /// <param name="Last">The last verification; null when there was none.</param>
    /// <param name="MissingGuards">Triggers of the database that are not there.</param>
    public sealed record State(AuditHead Head, long Count, LastVerification? Last, IReadOnlyList<string> MissingGuards);

    public async Task<State> ReadAsync()
    {
        var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync() ?? new();
        var count = await db.AuditEntries.MinAsync(entry => (long?)entry.Seq) is { } first ? head.Seq - first + 1 : 0; // without gap, so no need to count a million
        return new(head, count, await LastVerification.FindAsync(db), await AuditGuards.MissingAsync(db));
    }

    /// <summary>Verifies it now; that is written down too.</summary>
    public async Task VerifyAsync(CancellationToken stop)
    {
        var result = await LastVerification.MakeAsync(db, verify, clock.GetUtcNow(), stop);
        await audit.WriteAsync(new AuditAct(AdministrationAudit.LogVerified) { Result = result.FirstBroken is null ? AuditResult.Done : AuditResult.Refused });
    }
}
