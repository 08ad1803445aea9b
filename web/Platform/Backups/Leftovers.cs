using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChildProtection.Platform.Backups;

/// <summary>
/// What a backup, a drill or a restore left open when its process was killed: copies that are not sealed, and databases set
/// aside longer than a backup lives. Erased people would live on in them.
/// </summary>
public sealed class Leftovers(PortalDb db, IHostEnvironment environment, IConfiguration configuration, IOptions<BackupOptions> options, TimeProvider clock)
{
    private const string Stamp = "yyyyMMddHHmmss";

    /// <summary>No backup and no drill lasts this long; one that would, is not worth keeping.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(6);

    /// <summary>A drill's folder in the portal's private place.</summary>
    internal static string DrillFolder(string storage) => Path.Combine(storage, $"drill-{SecretCode.NewId():N}");

    /// <summary>A drill's database on the server: its name says whose it is, for a server may carry several portals, and since when.</summary>
    internal static string DrillDatabase(PortalDb db, DateTimeOffset now) =>
        $"{DrillsOf(db)}{now.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture)}_{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    private static string DrillsOf(PortalDb db) =>
        $"nosvoix_drill_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(db.Database.GetDbConnection().Database)))[..8]}_";

    /// <summary>How many were forgotten.</summary>
    public async Task<int> ForgetAsync()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var storage = StorageFolder.PathOf(environment, configuration);
        var gone = 0;
        foreach (var folder in Directory.EnumerateDirectories(storage, "drill-*").Where(folder => now - Directory.GetLastWriteTimeUtc(folder) > Abandoned).ToList())
        {
            Directory.Delete(folder, recursive: true);
            gone++;
        }
        foreach (var file in Files(storage, now).ToList())
        {
            File.Delete(file);
            gone++;
        }
        return gone + (db.Database.IsNpgsql() ? await DropDrillsAsync(now) : 0);
    }

    private IEnumerable<string> Files(string storage, DateTime now)
    {
        if (options.Value.Folder is { Length: > 0 } folder && Directory.Exists(folder))
            foreach (var draft in Directory.EnumerateFiles(folder, "*.nvb.*.part").Where(file => Age(file) > Abandoned)) yield return draft;
        if (db.Database.IsNpgsql()) yield break;
        var database = TakeBackup.SqliteFile(db);
        foreach (var aside in Directory.EnumerateFiles(Path.GetDirectoryName(database)!, $"{Path.GetFileName(database)}.before-*").Where(file => Age(file) > TimeSpan.FromDays(options.Value.KeptDays)))
            yield return aside;

        TimeSpan Age(string file) => now - File.GetLastWriteTimeUtc(file);
    }

    private async Task<int> DropDrillsAsync(DateTime now)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(TakeBackup.ConnectionOf(db)) { Pooling = false }.ToString());
        await connection.OpenAsync();
        var names = new List<string>();
        await using (var list = new NpgsqlCommand("SELECT datname FROM pg_database WHERE starts_with(datname::text, $1)", connection) { Parameters = { new() { Value = DrillsOf(db) } } })
        await using (var reader = await list.ExecuteReaderAsync())
            while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        var gone = 0;
        foreach (var name in names.Where(name => IsAbandoned(name, now)))
        {
#pragma warning disable CA2100 // A name that the server gave and IsAbandoned has read: letters of our own.
            await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", connection);
#pragma warning restore CA2100
            await drop.ExecuteNonQueryAsync();
            gone++;
        }
        return gone;
    }

    private static bool IsAbandoned(string name, DateTime now) => name.Split('_') is ["nosvoix", "drill", _, var since, var id] && id.All(char.IsAsciiHexDigitLower)
        && DateTime.TryParseExact(since, Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && now - at > Abandoned;
}
