using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ChildProtection.Platform.Backups;

/// <summary>
/// Puts a backup in the place of the database, while no portal serves. What was there is kept beside, never deleted. The
/// restored database says of itself that it was restored, so that the next start, whoever makes it, finishes the work before
/// anything is served: erasures replayed (reference DATA-13), then <see cref="FinishRestore"/>.
/// </summary>
public sealed class RestoreBackup(IServiceProvider services, IHostEnvironment environment, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>Nothing is changed unless the backup opens to its last byte. Anything wrong: <see cref="BrokenRuleException"/>.</summary>
    /// <returns>What the backup says of itself, and where the former database is now; null when there was none.</returns>
    public async Task<(BackupHead Head, string? Aside)> RunAsync(string path, bool replace)
    {
        var named = Path.GetFullPath(path);
        var head = await SealedFile.PeekAsync(named);
        var connection = configuration["Database:ConnectionString"];
        if (head.IsPostgres != PortalDbSetup.IsPostgres(connection))
            throw new BrokenRuleException($"{named} holds a {(head.IsPostgres ? "PostgreSQL" : "SQLite")} database, and Database:ConnectionString names another kind.");
        if (!File.Exists(DirectoryKeys.PathOf(VaultFolder.PathOf(environment, configuration))))
            throw new BrokenRuleException($"Security:VaultFolder: {VaultFolder.PathOf(environment, configuration)} has no keys: put its sealed copy there first, and the whole erasure ledger.");
        return head.IsPostgres ? (await PlayAsync(named, connection!, replace), null)
            : await PutAsync(named, PortalDbSetup.FileOf(StorageFolder.PathOf(environment, configuration), connection), replace);
    }

    private async Task<(BackupHead, string?)> PutAsync(string path, string file, bool replace)
    {
        var isThere = File.Exists(file) && new FileInfo(file).Length > 0;
        if (isThere && !replace) throw new BrokenRuleException($"{file} holds a database: « restore --replace » keeps it beside and puts the backup in its place.");
        if (isThere && !SqliteCopy.IsAtRest(file)) throw new BrokenRuleException("The portal is running: stop it first.");

        var aside = isThere ? SetAside(file) : null; // before any service opens it: it may be damaged
        var copy = SqliteCopy.NameBeside(file);
        try
        {
            var head = await SealedFile.ReadAsync(path, Key(), async (_, plain) =>
            {
                await using var to = SealedFile.Create(copy);
                await plain.CopyToAsync(to);
                to.Flush(flushToDisk: true);
            });
            await PrepareAsync(copy, head);
            File.Move(copy, file, overwrite: true); // over an empty file, at most
            return (head, aside);
        }
        catch when (aside is not null)
        {
            File.Move(aside, file, overwrite: true); // all as before
            throw;
        }
        finally
        {
            foreach (var left in new[] { copy, $"{copy}-wal", $"{copy}-shm", $"{copy}-journal" }) File.Delete(left);
        }
    }

    private async Task PrepareAsync(string copy, BackupHead head)
    {
        await using var db = services.GetRequiredService<CheckCopy>().Open(copy);
        if (await CheckCopy.NewerAsync(db) is { Count: > 0 }) throw new BrokenRuleException("This backup was made by a newer portal: install that version first.");
        await db.RememberAsync(FinishRestore.Setting, head.MadeAt);
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode=DELETE");
    }

    private async Task<BackupHead> PlayAsync(string path, string connection, bool replace)
    {
        if (replace) throw new BrokenRuleException("On PostgreSQL, make an empty database and name it in Database:ConnectionString: the former one stays as it is.");
        using (var db = BareDb.Open(environment, configuration)!)
            if (db.Numbers("SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = 'public' LIMIT 1").Count > 0)
                throw new BrokenRuleException("The database is not empty: make an empty one and name it in Database:ConnectionString.");
        var key = Key();
        await SealedFile.ReadAsync(path, key, (_, plain) => plain.CopyToAsync(Stream.Null)); // to its last byte, before anything is played
        return await SealedFile.ReadAsync(path, key, (head, plain) => PostgresTools.PlayAsync(connection, plain, string.Create(CultureInfo.InvariantCulture,
            $"INSERT INTO public.\"InstanceSettings\" (\"Key\", \"Value\") VALUES ('{FinishRestore.Setting}', '{head.MadeAt.UtcDateTime:O}');")));
    }

    /// <summary>Under a dated name, with its journal if it has one.</summary>
    private string SetAside(string file)
    {
        SqliteConnection.ClearAllPools();
        var aside = string.Create(CultureInfo.InvariantCulture, $"{file}.before-{clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
        foreach (var end in new[] { "-wal", "-shm", "" })
            if (File.Exists(file + end)) File.Move(file + end, aside + end);
        return aside;
    }

    private byte[] Key() => BackupKey.Of(services.GetRequiredService<DirectoryKeys>());
}
