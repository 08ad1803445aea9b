using System.Globalization;
using ChildProtection.Platform.Verbs;

namespace ChildProtection.Platform.Backups;

/// <summary>« backup FILE ».</summary>
internal sealed class BackupVerb(IServiceProvider services) : IVerb
{
    public string Name => "backup";

    public string Help =>
        "backup FILE\n  Makes one encrypted backup of the database while the portal serves, checks it and reads it back. PostgreSQL needs pg_dump.\n" +
        "  It opens only with the vault folder (Security:VaultFolder), which is never in it: keep the two apart. Delete it within 35 days.";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments is not [var file] || file.StartsWith('-')) return await BackupVerbs.WrongUseAsync(Help, output);
        await PortalStart.PrepareDataAsync(services);
        var made = await services.GetRequiredService<TakeBackup>().RunAsync(file);
        await output.WriteLineAsync($"Backup made and read back: {made.Path}, {BackupVerbs.Size(made.Bytes)}, in {BackupVerbs.Seconds(made.Took)}.");
        return 0;
    }
}

/// <summary>« backup check FILE »: the drill.</summary>
internal sealed class BackupCheckVerb(IServiceProvider services, TimeProvider clock) : IVerb
{
    public string Name => "backup check";

    public string Help =>
        "backup check FILE\n  Restores the backup in a place of its own, with the erasures since, checks everything and throws the copy away.\n" +
        "  Once a week. On PostgreSQL the user must be allowed to create a database.";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments is not [var file] || file.StartsWith('-')) return await BackupVerbs.WrongUseAsync(Help, output);
        var since = clock.GetTimestamp();
        await PortalStart.PrepareDataAsync(services);
        foreach (var line in await services.GetRequiredService<TryBackup>().RunAsync(file)) await output.WriteLineAsync(line);
        await output.WriteLineAsync($"The backup {file} can be restored: tried in {BackupVerbs.Seconds(clock.GetElapsedTime(since))}.");
        return 0;
    }
}

/// <summary>« restore FILE », or « restore --recovered » after PostgreSQL's own recovery to a moment.</summary>
internal sealed class RestoreVerb(IServiceProvider services, TimeProvider clock) : IVerb
{
    private const string Replace = "--replace";
    private const string Recovered = "--recovered";

    public string Name => "restore";

    public string Help =>
        "restore FILE [--replace]\nrestore --recovered\n  Puts a backup in the place of the database, while no portal serves: replays the erasures made since, closes every session,\n" +
        "  sets waiting mails aside, checks everything. --replace keeps the SQLite file that is there under a dated name;\n" +
        "  on PostgreSQL name an empty database. The vault folder and the whole erasure ledger must be in place.\n" +
        "  --recovered does the same for a database that PostgreSQL itself brought back (base backup and WAL archive).";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        string? aside = null;
        if (arguments is [Recovered])
        {
            await services.MigratePortalDbAsync();
            await services.GetRequiredService<PortalDb>().RememberAsync(FinishRestore.Setting, clock.GetUtcNow());
        }
        else
        {
            var files = arguments.Where(word => word != Replace).ToList();
            if (files is not [var file] || file.StartsWith('-')) return await BackupVerbs.WrongUseAsync(Help, output);
            aside = (await services.GetRequiredService<RestoreBackup>().RunAsync(file, arguments.Contains(Replace))).Aside;
        }
        foreach (var line in await PortalStart.PrepareDataAsync(services)) await output.WriteLineAsync(line);
        if (aside is not null) await output.WriteLineAsync($"What was there before is kept in {aside}: delete it when nobody needs it, within 35 days.");
        var db = services.GetRequiredService<PortalDb>();
        var wrong = await services.GetRequiredService<CheckCopy>().RunAsync(db, isOlder: false);
        foreach (var line in wrong) await output.WriteLineAsync($"BROKEN: {line}.");
        await output.WriteLineAsync(wrong.Count == 0 ? "Restored and checked: the portal may start." : "Restored, but not whole: do not start the portal on it.");
        return wrong.Count == 0 ? VerbRunner.Done : VerbRunner.Failed;
    }
}

internal static class BackupVerbs
{
    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    public static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.0} MB");

    public static async Task<int> WrongUseAsync(string help, TextWriter output)
    {
        await output.WriteLineAsync(help);
        return VerbRunner.WrongUse;
    }
}
