using System.Globalization;
using ChildProtection.Platform.Backups;
using ChildProtection.Platform.Jobs;
using Microsoft.Extensions.Options;

namespace ChildProtection.Features.Administration;

/// <summary>What must be done again and again so that nothing is lost or kept too long: last backup, drill, purge, jobs.</summary>
public sealed class Upkeep(PortalDb db, JobRuns runs, IOptions<BackupOptions> backups, TimeProvider clock)
{
    private const string LastPurge = "purge:last"; // Privacy serves everybody and is named by nobody
    private const string LastBooklet = "booklet-print:last"; // nor does the booklet name the administration
    private static readonly TimeSpan PurgesLast = TimeSpan.FromHours(36); // it runs each night

    private static readonly Dictionary<string, string> JobWords = new(StringComparer.Ordinal)
    {
        ["SendMail"] = "Envoi des courriels", ["ForgetExpired"] = "Nettoyage des accès", ["PublishAuditHead"] = "Copie de l’empreinte du journal",
        ["EndParentalLinks"] = "Fin des liens à 18 et à 21 ans", ["SweepSessions"] = "Fermeture des liaisons", ["ReadChoices"] = "Lecture des réglages",
        ["KeepBackups"] = "Sauvegardes", ["PurgeDaily"] = "Effacement des données anciennes", ["PrintAhead"] = "Livrets à imprimer",
    };

    /// <param name="What">In words.</param>
    /// <param name="At">When; null for never.</param>
    /// <param name="IsLate">To be said in red.</param>
    public sealed record Line(string What, DateTimeOffset? At, bool IsLate);

    /// <summary>One query for all.</summary>
    public async Task<IReadOnlyList<Line>> ReadAsync()
    {
        string[] keys = [BackupDates.Last, BackupDates.Restored, LastPurge, LastBooklet];
        var said = await db.InstanceSettings.Where(setting => keys.Contains(setting.Key)).ToDictionaryAsync(setting => setting.Key, setting => setting.Value);
        var (backup, restore, purge, booklet) = (Date(BackupDates.Last), Date(BackupDates.Restored), Date(LastPurge), Date(LastBooklet));
        return
        [
            new("Dernière sauvegarde", backup, IsOlder(backup, BackupsLast)),
            new("Dernier essai de restauration", restore, IsOlder(restore, BackupDates.Trusted)),
            new("Dernier effacement des données anciennes", purge, IsOlder(purge, PurgesLast)),
            new("Dernier livret mis en fichier", booklet, booklet is null),
        ];

        DateTimeOffset? Date(string key) =>
            DateTimeOffset.TryParse(said.GetValueOrDefault(key), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;
    }

    /// <summary>Of this process only.</summary>
    public IReadOnlyList<Line> Jobs => [.. runs.All.Select(run => new Line(JobWords.GetValueOrDefault(run.Job, run.Job), run.At, !run.IsDone))];

    /// <summary>The portal's own backups come every few minutes; those that somebody else makes with « backup », once a day.</summary>
    private TimeSpan BackupsLast => backups.Value.Folder.Length == 0 ? TimeSpan.FromHours(26)
        : TimeSpan.FromMinutes(Math.Max(60, 2 * backups.Value.EveryMinutes));

    private bool IsOlder(DateTimeOffset? date, TimeSpan than) => date is null || clock.GetUtcNow() - date > than;
}
