using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ChildProtection.Platform.Audit;

/// <summary>
/// Reads the whole log once, entry after entry and in bounded memory, and names the first that does not hold: numbers,
/// hashes, links, seals, closed segments, the head row, and the heads published outside (reference DATA-04).
/// </summary>
public sealed class VerifyAudit(PortalDb db, AuditHeadFile file, AuditSeal seal)
{
    /// <param name="isOlder">A backup: what was published after its last entry is not held against it.</param>
    /// <param name="stop">Ends the reading.</param>
    public async Task<AuditVerdict> RunAsync(bool isOlder = false, CancellationToken stop = default)
    {
        var lines = await file.ReadAsync();
        if (lines.ToList().FindIndex(line => line is null) is >= 0 and var damaged)
            return new(0, 0, [], lines.Count, new(damaged + 1, AuditFault.DamagedHeadFile));

        await using var snapshot = await SnapshotAsync(stop);
        var reading = new AuditReading(seal, [.. lines.OfType<PublishedHead>()]);
        try
        {
            var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(stop);
            if (isOlder) reading = new AuditReading(seal, [.. lines.OfType<PublishedHead>().Where(line => line.Seq <= head?.Seq)]);
            reading.Begin(await LastCheckpointAsync(stop));
            await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Seq).AsAsyncEnumerable().WithCancellation(stop))
                if (!reading.Read(entry)) break;
            reading.End(head);
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or InvalidCastException or FormatException or ArgumentException or OverflowException)
        {
            reading.Fail();
        }
        return reading.Verdict;
    }

    /// <summary>The one that removed most, among those genuine by themselves: a forged one is found where it stands, not believed.</summary>
    private async Task<AuditEntry?> LastCheckpointAsync(CancellationToken stop)
    {
        AuditEntry? last = null;
        await foreach (var entry in db.AuditEntries.AsNoTracking().Where(entry => entry.Action == AuditCheckpoint.Code).AsAsyncEnumerable().WithCancellation(stop))
            if (AuditCheckpoint.LastRemoved(entry) is { } removed && (last is null || removed > AuditCheckpoint.LastRemoved(last)) && IsGenuine(entry)) last = entry;
        return last;
    }

    private bool IsGenuine(AuditEntry entry) => entry.Hash.AsSpan().SequenceEqual(AuditBytes.Hash(entry)) && seal.IsRight(entry);

    /// <summary>One view of the database for the whole reading, while others write: no false alarm, and nobody waits.</summary>
    private async Task<IAsyncDisposable> SnapshotAsync(CancellationToken stop)
    {
        if (db.Database.IsNpgsql()) return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        await db.Database.OpenConnectionAsync(stop);
        var reading = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(reading, stop);
        return new SqliteView(db, reading);
    }

    /// <summary>EF Core ends only the transactions that it began.</summary>
    private sealed class SqliteView(PortalDb db, SqliteTransaction reading) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.UseTransactionAsync(null);
            await reading.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }
}
