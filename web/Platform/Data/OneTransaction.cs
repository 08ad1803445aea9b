using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChildProtection.Platform.Data;

/// <summary>Several writes that stand or fall together.</summary>
public static class OneTransaction
{
    private const int Tries = 5;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Does the act in one transaction: the one in progress, which its owner commits, or a new one. A new one is tried again
    /// when the database says that another writer was in the way (SQLite busy, PostgreSQL deadlock or serialization
    /// failure), provided that the context tracked nothing yet: an act that changes what was loaded before it cannot be
    /// played twice. So load inside the act; leave nothing of a first try behind (no mail sent, no counter raised).
    /// When it fails, the context forgets what it tracked, which is no longer what the database holds.
    /// Do not start a session or use another context inside: on SQLite there is one writer at a time.
    /// </summary>
    public static Task<T> InOneTransactionAsync<T>(this PortalDb db, Func<Task<T>> act) => db.DoAsync(act, _ => true);

    /// <summary>
    /// The same for an act that says whether it was done. When it was not (false), nothing stays of it: neither what it wrote, a line
    /// of the audit log first of all, nor what the context tracked. Inside a transaction in progress its owner decides: throw there.
    /// </summary>
    public static Task<bool> InOneTransactionOrNothingAsync(this PortalDb db, Func<Task<bool>> act) => db.DoAsync(act, done => done);

    private static async Task<T> DoAsync<T>(this PortalDb db, Func<Task<T>> act, Func<T, bool> isDone)
    {
        if (db.Database.CurrentTransaction is not null) return await act();

        var mayRepeat = !db.ChangeTracker.Entries().Any();
        var since = Stopwatch.StartNew();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                var result = await act();
                if (isDone(result))
                {
                    await transaction.CommitAsync();
                    return result;
                }
                await transaction.RollbackAsync();
                db.ChangeTracker.Clear();
                return result;
            }
            catch (Exception failure)
            {
                db.ChangeTracker.Clear();
                if (!mayRepeat || attempt == Tries || since.Elapsed > Patience || !IsInTheWay(failure)) throw;
            }
            await Task.Delay(Random.Shared.Next(10, 40 * attempt));
        }
    }

    /// <inheritdoc cref="InOneTransactionAsync{T}"/>
    public static Task InOneTransactionAsync(this PortalDb db, Func<Task> act) => db.InOneTransactionAsync(async () =>
    {
        await act();
        return true;
    });

    /// <summary>Whether the same act may well succeed in a moment.</summary>
    internal static bool IsInTheWay(Exception? failure) => failure switch
    {
        null => false,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => true,
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable } => true,
        _ => IsInTheWay(failure.InnerException),
    };
}
