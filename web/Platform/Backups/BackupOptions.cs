namespace ChildProtection.Platform.Backups;

/// <summary>« Backup » in the configuration.</summary>
public sealed class BackupOptions
{
    /// <summary>Where the portal makes backups by itself; empty: it makes none. Best another machine's disk, where files cannot be changed once written.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Minutes between two backups: what may be lost at most (reference DATA-21: 15 on SQLite).</summary>
    [Range(1, 24 * 60)]
    public int EveryMinutes { get; init; } = 15;

    /// <summary>How long a backup lives, in days. Erasure is complete once the last backup that holds the person is gone (reference §2.2: 35).</summary>
    [Range(1, 35)]
    public int KeptDays { get; init; } = 35;
}
