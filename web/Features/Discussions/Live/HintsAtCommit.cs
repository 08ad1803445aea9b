using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChildProtection.Features.Discussions.Live;

/// <summary>
/// SQLite’s side of delivery: one process, no NOTIFY. What a transaction said is passed on when, and only if, it commits,
/// whoever began it.
/// </summary>
internal sealed class HintsAtCommit(IServiceProvider services) : DbTransactionInterceptor
{
    /// <summary>In the place of a place: who hears the room changed.</summary>
    public const long People = -1;

    private readonly ConditionalWeakTable<DbContext, List<(Guid Room, long Sequence, bool IsChange)>> waiting = [];

    public void Add(DbContext db, Guid room, long sequence, bool isChange) => waiting.GetOrCreateValue(db).Add((room, sequence, isChange));

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Flush(eventData.Context);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Flush(eventData.Context);
        return Task.CompletedTask;
    }

    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => Forget(eventData.Context);

    public override Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context);
        return Task.CompletedTask;
    }

    private void Flush(DbContext? db)
    {
        if (db is null || !waiting.TryGetValue(db, out var hints)) return;
        waiting.Remove(db);
        var pump = services.GetRequiredService<RoomPump>();
        foreach (var (room, sequence, isChange) in hints)
            if (sequence == People && !isChange) pump.HearPeople(room);
            else pump.Hear(room, sequence, isChange);
    }

    private void Forget(DbContext? db)
    {
        if (db is not null) waiting.Remove(db);
    }
}
