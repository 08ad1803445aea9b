using System.Data.Common;

namespace ChildProtection.Platform.Vaults;

/// <summary>What a database needs of the vault folder, looked at before any key is made or read: nothing is changed by it.</summary>
internal static class VaultCheck
{
    /// <summary>The database remembers here which directory key sealed its names.</summary>
    public const string Setting = "directory-key";
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute |
        UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>One line for each thing wrong; nothing for a new installation.</summary>
    public static IReadOnlyList<string> Reasons(IHostEnvironment environment, IConfiguration configuration)
    {
        var folder = VaultFolder.PathOf(environment, configuration);
        try
        {
            return [.. Modes(folder), .. Missing(folder, environment, configuration)];
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            return [$"Security:VaultFolder: {folder} cannot be read ({failure.GetType().Name})."];
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or TimeoutException)
        {
            return []; // the database check says so
        }
    }

    /// <summary>Key epochs that wrap something in this database and are not in the folder; or no directory key.</summary>
    public static IEnumerable<string> Missing(string folder, IHostEnvironment environment, IConfiguration configuration)
    {
        using var db = BareDb.Open(environment, configuration);
        if (db is null || !db.HasTable("PersonKeys")) yield break;

        var there = KeyEpochs.Listed(folder);
        var missing = db.Numbers("SELECT DISTINCT \"Epoch\" FROM \"PersonKeys\"").Except(there).Order().ToList();
        if (missing.Count > 0)
            yield return $"Security:VaultFolder: {folder} lacks key epoch {string.Join(", ", missing)}, which this database needs: put back the sealed copy of the folder.";
        else if (!File.Exists(DirectoryKeys.PathOf(folder)) && db.Remembers(Setting))
            yield return $"Security:VaultFolder: {DirectoryKeys.PathOf(folder)} is missing, and this database needs it: put back the sealed copy of the folder.";
    }

    private static IEnumerable<string> Modes(string folder)
    {
        if (!Directory.Exists(folder)) yield break;
        if (OpenToOthers(folder)) yield return $"Security:VaultFolder: {folder} is open to others than its owner (chmod 700).";
        foreach (var file in Directory.EnumerateFiles(folder).Where(OpenToOthers).Order(StringComparer.Ordinal))
            yield return $"Security:VaultFolder: {file} is open to others than its owner (chmod 600).";
    }

    private static bool OpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None;
}
