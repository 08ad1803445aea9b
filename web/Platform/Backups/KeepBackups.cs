using System.Globalization;
using ChildProtection.Platform.Jobs;
using Microsoft.Extensions.Options;

namespace ChildProtection.Platform.Backups;

/// <summary>
/// With « Backup:Folder »: a backup every few minutes, a drill each week, and nothing older than 35 days. Of what is older
/// than a day, the last of each day is kept.
/// </summary>
internal sealed partial class KeepBackups(IServiceScopeFactory scopes, IOptions<BackupOptions> options, TimeProvider clock, ILogger<KeepBackups> logger)
    : PeriodicJob(TimeSpan.FromMinutes(options.Value.EveryMinutes), scopes, clock, logger)
{
    private const string Start = "nosvoix-";
    private const string End = ".nvb";
    private const string Stamp = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan BetweenDrills = TimeSpan.FromDays(6);
    private readonly BackupOptions options = options.Value;
    private readonly TimeProvider clock = clock;
    private readonly ILogger logger = logger;

    protected override async Task RunAsync(IServiceProvider services, CancellationToken stop)
    {
        await services.GetRequiredService<Leftovers>().ForgetAsync();
        if (options.Folder.Length == 0 || !await IsOurTurnAsync(services.GetRequiredService<PortalDb>())) return;
        Directory.CreateDirectory(options.Folder);
        var made = await services.GetRequiredService<TakeBackup>().RunAsync(Path.Combine(options.Folder, NameAt(clock.GetUtcNow())));
        Tidy(options.Folder, clock.GetUtcNow(), options.KeptDays);
        if (await BackupDates.FindAsync(services.GetRequiredService<PortalDb>(), BackupDates.Restored) is { } last && clock.GetUtcNow() - last < BetweenDrills) return;
        await services.GetRequiredService<TryBackup>().RunAsync(made.Path);
        LogTried();
    }

    /// <summary>Several processes may serve one database: each round one of them makes the backup.</summary>
    private async Task<bool> IsOurTurnAsync(PortalDb db)
    {
        var now = clock.GetUtcNow();
        return await db.ClaimAsync("backup:turn", now, now - TimeSpan.FromMinutes(options.EveryMinutes * 0.9));
    }

    public static string NameAt(DateTimeOffset time) => $"{Start}{time.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture)}{End}";

    /// <summary>Deletes what is too old, and all but the last of each day that is over. Files of other names are not ours.</summary>
    public static void Tidy(string folder, DateTimeOffset now, int keptDays)
    {
        var ours = Directory.EnumerateFiles(folder, $"{Start}*{End}").Select(path => (Path: path, At: MadeAt(path))).Where(file => file.At is not null).OrderBy(file => file.At).ToList();
        var lastOfDay = ours.GroupBy(file => file.At!.Value.UtcDateTime.Date).Select(day => day.Last().Path).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, at) in ours)
            if (now - at >= TimeSpan.FromDays(keptDays) || (now - at >= TimeSpan.FromDays(1) && !lastOfDay.Contains(path))) File.Delete(path);
    }

    private static DateTimeOffset? MadeAt(string path) => DateTimeOffset.TryParseExact(
        Path.GetFileName(path)[Start.Length..^End.Length], Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    [LoggerMessage(LogLevel.Information, "The last backup was restored in a place of its own and holds.")]
    private partial void LogTried();
}
