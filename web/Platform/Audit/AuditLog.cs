namespace ChildProtection.Platform.Audit;

/// <summary>
/// Writes acts down, in the transaction of the act itself: both stand or neither. When it cannot write, it throws and the
/// act is refused. Reads of somebody's data are written before they are shown.
/// </summary>
public sealed class AuditLog(
    PortalDb db, CurrentUser user, IHttpContextAccessor http, AuditActions actions, AuditSeal seal, TimeProvider clock)
{
    /// <summary>
    /// Writes one entry about what the person signed in does. Joins the transaction in progress, or makes its own; what the
    /// context still holds unsaved is saved first, so that the entry follows the act. Failure: <see cref="AuditFailedException"/>.
    /// </summary>
    public Task WriteAsync(AuditAction action, Guid? personId = null, Guid? objectId = null, string? reason = null) =>
        WriteAsync(new AuditAct(action, personId, objectId, reason));

    /// <inheritdoc cref="WriteAsync(AuditAction, Guid?, Guid?, string?)"/>
    public async Task WriteAsync(AuditAct act)
    {
        actions.Require(act.Action);
        if (act.Reason is not null && !AuditEntry.IsCode(act.Reason)) throw new ArgumentException("A reason is a code, never a sentence.", nameof(act));

        await db.InOneTransactionAsync(async () =>
        {
            if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync(); // its own failures are not ours
            try
            {
                await AppendAsync(act);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                throw new AuditFailedException(failure);
            }
        });
    }

    private AuditActor Actor => user.IsSignedIn ? new(user.Id, user.Role ?? "") : http.HttpContext is null ? AuditActor.Portal : AuditActor.Visitor;

    private async Task AppendAsync(AuditAct act)
    {
        var head = await LockedHeadAsync();
        var entry = AuditEntry.After(head, act, act.Actor ?? Actor, seal, clock.GetUtcNow());
        db.AuditEntries.Add(entry);
        try
        {
            await db.SaveChangesAsync();
        }
        finally
        {
            db.Entry(entry).State = EntityState.Detached;
        }
        var moved = await db.AuditHeads.Where(row => row.Id == AuditHead.OnlyId && row.Seq == head.Seq).ExecuteUpdateAsync(update => update
            .SetProperty(row => row.Seq, entry.Seq)
            .SetProperty(row => row.Hash, entry.Hash));
        if (moved != 1) throw new InvalidOperationException("The head of the audit log moved under a lock.");
    }

    /// <summary>
    /// The head, held until the transaction ends. SQLite has taken its write lock at BEGIN IMMEDIATE, which is how EF Core
    /// begins; PostgreSQL locks the row, and reads what the writer before has committed.
    /// </summary>
    private async Task<AuditHead> LockedHeadAsync() => (db.Database.IsNpgsql()
        ? await db.AuditHeads.FromSql($"SELECT * FROM \"AuditHead\" FOR UPDATE").AsNoTracking().ToListAsync()
        : await db.AuditHeads.AsNoTracking().ToListAsync()).Single();
}
