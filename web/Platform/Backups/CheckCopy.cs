using Microsoft.Data.Sqlite;

namespace ChildProtection.Platform.Backups;

/// <summary>Is this database whole? The file itself, its foreign keys, its audit chain, and what must be true of any of ours.</summary>
public sealed class CheckCopy(IServiceProvider services, IEnumerable<IInvariant> invariants, AuditHeadFile heads, AuditSeal seal)
{
    /// <summary>One line for each thing wrong. <paramref name="isOlder"/>: audit heads published after its last entry are not held against it.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(PortalDb db, bool isOlder)
    {
        var wrong = new List<string>();
        if (db.Database.IsSqlite())
        {
            wrong.AddRange((await AskAsync(db, $"SELECT integrity_check AS \"Value\" FROM pragma_integrity_check()")).Where(line => line != "ok").Select(line => $"integrity: {line}"));
            var orphans = await AskAsync(db, $"SELECT DISTINCT \"table\" AS \"Value\" FROM pragma_foreign_key_check()");
            wrong.AddRange(orphans.Select(table => $"foreign keys: rows of {table} point to nothing"));
            if (wrong.Count > 0) return wrong; // the rest would only say it again
        }
        var verdict = await new VerifyAudit(db, heads, seal).RunAsync(isOlder: isOlder);
        if (verdict.FirstBroken is { } broken) wrong.Add($"audit log: {broken}");
        foreach (var invariant in invariants)
            if (await invariant.BrokenAsync(db) is > 0 and var rows) wrong.Add($"not true: {invariant.Name} ({rows} rows)");
        return wrong;
    }

    /// <summary>A SQLite file that nobody serves, with the directory's keys.</summary>
    public PortalDb Open(string file) => new SqlitePortalDb((DbContextOptions<SqlitePortalDb>)new DbContextOptionsBuilder<SqlitePortalDb>()
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, ForeignKeys = true }.ToString())
        .UseDirectoryText(services).Options);

    /// <summary>Migrations that this program does not know: the backup was made by a newer one.</summary>
    public static async Task<IReadOnlyList<string>> NewerAsync(PortalDb db) =>
        [.. (await db.Database.GetAppliedMigrationsAsync()).Except(db.Database.GetMigrations())];

    private static async Task<List<string>> AskAsync(PortalDb db, FormattableString question) => await db.Database.SqlQuery<string>(question).ToListAsync();
}
