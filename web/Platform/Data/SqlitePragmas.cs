using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace ChildProtection.Platform.Data;

/// <summary>
/// The settings SQLite keeps per connection, so that every pooled connection has them: foreign keys checked, deleted
/// text overwritten in the file, each commit on the disk before it is acknowledged, five seconds of patience for a lock.
/// Said once to each connection of the pool: a page opens one for each of its questions.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas =
        "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA synchronous=FULL;";

    private static readonly ConditionalWeakTable<sqlite3, object> Told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsTold(connection)) return;
        using var command = Command(connection);
        command.ExecuteNonQuery();
        Note(connection);
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (IsTold(connection)) return;
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        Note(connection);
    }

    private static bool IsTold(DbConnection connection) => ((SqliteConnection)connection).Handle is { } handle && Told.TryGetValue(handle, out _);

    private static void Note(DbConnection connection)
    {
        if (((SqliteConnection)connection).Handle is { } handle) Told.TryAdd(handle, handle.GetType());
    }

    private static DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        return command;
    }
}
