using Microsoft.Extensions.Options;

namespace ChildProtection.Platform.Audit;

/// <summary>Removes the entries older than what is kept, behind a checkpoint that the verification knows (<see cref="AuditCheckpoint"/>).</summary>
public sealed class CloseAuditSegment(PortalDb db, AuditLog audit, IOptions<AuditOptions> options, TimeProvider clock)
{
    /// <summary>How many entries went, or would go; 0 when none is old enough. Safe to run every day, and twice.</summary>
    public async Task<long> RunAsync(bool dryRun = false)
    {
        var limit = clock.GetUtcNow().AddMonths(-options.Value.KeptMonths);
        if (await LastOldAsync(limit) is null || dryRun) return await CountAsync(await LastOldAsync(limit));

        return await db.InOneTransactionAsync(async () =>
        {
            // Read before the checkpoint is written; a second process that waited for the head then finds nothing left.
            if (await LastOldAsync(limit) is not { } last) return 0;
            await audit.WriteAsync(new AuditAct(AuditCheckpoint.Action, Reason: AuditCheckpoint.Reason(last)) { Actor = AuditActor.Portal });
            return (long)await db.AuditEntries.Where(entry => entry.Seq <= last).ExecuteDeleteAsync();
        });
    }

    /// <summary>Up to the first entry that must stay: clocks of several processes may differ a little, numbers do not.</summary>
    private async Task<long?> LastOldAsync(DateTimeOffset limit)
    {
        var kept = await db.AuditEntries.Where(entry => entry.At > limit).MinAsync(entry => (long?)entry.Seq);
        return await db.AuditEntries.Where(entry => kept == null || entry.Seq < kept).MaxAsync(entry => (long?)entry.Seq);
    }

    private async Task<long> CountAsync(long? last) => last is null ? 0 : await db.AuditEntries.LongCountAsync(entry => entry.Seq <= last);
}
