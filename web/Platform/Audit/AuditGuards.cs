namespace ChildProtection.Platform.Audit;

/// <summary>
/// What the database itself refuses, whoever asks (reference DATA-02): changing an entry, removing one outside a closed
/// segment, adding one out of order, moving the head anywhere but forward by one. Made after the migrations, at each start.
/// </summary>
internal static partial class AuditGuards
{
    /// <summary>The triggers, by name; the same names on both databases, and one more on PostgreSQL.</summary>
    private static readonly IReadOnlyList<string> Names =
        ["AuditEntries_NoUpdate", "AuditEntries_NoDelete", "AuditEntries_InOrder", "AuditHead_NoDelete", "AuditHead_Forward"];

    private static readonly IReadOnlyList<string> PostgresNames = [.. Names, "AuditEntries_NoTruncate", "AuditHead_NoTruncate"];

    /// <summary>Makes the head's only row and the guards, if they are not there. Safe at each start; the caller keeps other processes out meanwhile.</summary>
    public static async Task MakeAsync(PortalDb db)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (!await db.FindsAsync("SELECT 1 FROM \"AuditHead\""))
        {
            db.AuditHeads.Add(new AuditHead());
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? Postgres : Sqlite);
        await transaction.CommitAsync();
    }

    /// <summary>The guards that somebody took away since the last start.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(PortalDb db)
    {
        var there = db.Database.IsNpgsql()
            ? await db.Database.SqlQuery<string>($"SELECT tgname::text AS \"Value\" FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A'").ToListAsync()
            : await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'").ToListAsync();
        return [.. (db.Database.IsNpgsql() ? PostgresNames : Names).Except(there)];
    }
}
