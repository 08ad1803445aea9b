using System.Globalization;
using System.Security.Cryptography;

namespace ChildProtection.Platform.Backups;

/// <summary>What was made: for one plain line.</summary>
public sealed record MadeBackup(string Path, BackupHead Head, long Bytes, TimeSpan Took);

/// <summary>
/// Makes one backup while the portal serves: a copy of one moment, held whole (<see cref="CheckCopy"/>), sealed, read back
/// and compared. PostgreSQL is copied by its own pg_dump; a dump is held whole by restoring it (« backup check »).
/// </summary>
public sealed class TakeBackup(PortalDb db, DirectoryKeys keys, CheckCopy check, IEnumerable<LeftOutOfBackups> leftOut, AuditLog audit, TimeProvider clock)
{
    /// <summary>Anything wrong: <see cref="BrokenRuleException"/>, and no file is left.</summary>
    public async Task<MadeBackup> RunAsync(string path)
    {
        var since = clock.GetTimestamp();
        var named = Path.GetFullPath(path);
        if (File.Exists(named)) throw new BrokenRuleException($"{named} exists: a backup is never written over another file.");
        var head = new BackupHead(db.Database.IsNpgsql(), clock.GetUtcNow());
        var draft = $"{named}.{SecretCode.NewId():N}.part";
        try
        {
            var written = head.IsPostgres ? await DumpAsync(draft, head) : await CopyAsync(draft, head);
            using var read = SHA256.Create();
            await SealedFile.ReadAsync(draft, BackupKey.Of(keys), async (_, plain) => await read.ComputeHashAsync(plain));
            if (!written.AsSpan().SequenceEqual(read.Hash)) throw new BrokenRuleException("The backup does not read back as it was written: is the disk sound?");
            if (File.Exists(named)) throw new BrokenRuleException($"{named} exists: a backup is never written over another file.");
            File.Move(draft, named, overwrite: false);
        }
        finally
        {
            File.Delete(draft);
        }
        await audit.WriteAsync(new AuditAct(BackupAudit.Made) { Actor = AuditActor.Operator });
        await db.RememberAsync(BackupDates.Last, head.MadeAt);
        return new(named, head, new FileInfo(named).Length, clock.GetElapsedTime(since));
    }

    private async Task<byte[]> CopyAsync(string draft, BackupHead head)
    {
        var file = SqliteFile(db);
        SqliteCopy.ForgetLeftovers(file, clock.GetUtcNow());
        var copy = SqliteCopy.NameBeside(file);
        try
        {
            SqliteCopy.Make(db, copy, leftOut);
            await using (var copied = check.Open(copy))
                if (await check.RunAsync(copied, isOlder: true) is { Count: > 0 } wrong) throw new BrokenRuleException($"No backup was made, the database is not whole: {string.Join("; ", wrong)}.");
            await using var plain = File.OpenRead(copy);
            return await SealAsync(draft, head, plain.CopyToAsync);
        }
        finally
        {
            foreach (var left in new[] { copy, $"{copy}-wal", $"{copy}-shm", $"{copy}-journal" }) File.Delete(left);
        }
    }

    private Task<byte[]> DumpAsync(string draft, BackupHead head) => SealAsync(draft, head, to => PostgresTools.DumpAsync(ConnectionOf(db), to, leftOut));

    /// <summary>The hash of what went in.</summary>
    private async Task<byte[]> SealAsync(string draft, BackupHead head, Func<Stream, Task> write)
    {
        using var sum = SHA256.Create();
        await SealedFile.WriteAsync(draft, head, BackupKey.Of(keys), async to =>
        {
            await using var hashed = new CryptoStream(to, sum, CryptoStreamMode.Write, leaveOpen: true);
            await write(hashed);
        });
        return sum.Hash!;
    }

    internal static string SqliteFile(PortalDb db) => Path.GetFullPath(db.Database.GetDbConnection().DataSource);

    /// <summary>With its password, which the open connection no longer tells.</summary>
    internal static string ConnectionOf(PortalDb db) => db.Database.GetConnectionString() ?? throw new InvalidOperationException("No connection string.");
}

/// <summary>The key that seals backups: from the vault folder, which is never in them.</summary>
internal static class BackupKey
{
    public static byte[] Of(DirectoryKeys keys) => keys.Derive("backup v1");
}

/// <summary>When the last backup was made, and when one was last restored to see.</summary>
public static class BackupDates
{
    public const string Last = "backup:last";
    public const string Restored = "backup:restored";

    /// <summary>A backup that was not restored for this long is not one to count on (reference DATA-21).</summary>
    public static readonly TimeSpan Trusted = TimeSpan.FromDays(7);

    /// <summary>Null: never.</summary>
    public static async Task<DateTimeOffset?> FindAsync(PortalDb db, string key) =>
        await db.InstanceSettings.Where(setting => setting.Key == key).Select(setting => setting.Value).SingleOrDefaultAsync() is { } value
            ? DateTimeOffset.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;
}

internal static class BackupAudit
{
    public static readonly AuditAction Made = new("backup.made", "a fait une sauvegarde");
    public static readonly AuditAction Tried = new("backup.tried", "a essayé de remettre une sauvegarde en place, à part");
}
