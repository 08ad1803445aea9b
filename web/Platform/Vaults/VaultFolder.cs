using System.Diagnostics;
using System.Security.Cryptography;

namespace ChildProtection.Platform.Vaults;

/// <summary>The folder of keys (« Security:VaultFolder »), and how its files are written: private, whole or not at all.</summary>
internal static class VaultFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string TurnFile = "lock";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>« Security:VaultFolder », else « vault » beside the master key, else « vault » in the storage folder.</summary>
    public static string PathOf(IHostEnvironment environment, IConfiguration configuration)
    {
        if (configuration["Security:VaultFolder"] is { Length: > 0 } named) return Path.GetFullPath(named, environment.ContentRootPath);
        return configuration["Security:KeyFile"] is { Length: > 0 } key
            ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(key, environment.ContentRootPath))!, "vault")
            : Path.Combine(StorageFolder.PathOf(environment, configuration), "vault");
    }

    /// <summary>« Security:ErasureLedger », else « erasures.log » in the vault folder.</summary>
    public static string LedgerOf(IHostEnvironment environment, IConfiguration configuration) =>
        configuration["Security:ErasureLedger"] is { Length: > 0 } named ? Path.GetFullPath(named, environment.ContentRootPath)
            : Path.Combine(PathOf(environment, configuration), "erasures.log");

    /// <summary>Cannot be made: <see cref="StartRefusedException"/>.</summary>
    public static void Make(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"Security:VaultFolder: {folder} cannot be made or reached ({fault.GetType().Name}).");
        }
    }

    /// <summary>
    /// On the disk whole, then under its name at once: a process killed in between leaves nothing half written. Without
    /// <paramref name="replace"/> the first of two writers wins and the other's bytes are dropped.
    /// </summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes, bool replace)
    {
        var draft = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        try
        {
            // « Move » without overwriting looks first and renames then: of two processes that start at once, the second would
            // replace a key that the first has used.
            using var turn = replace ? null : Turn(Path.GetDirectoryName(path)!);
            using (var file = new FileStream(draft, options))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }
            File.Move(draft, path, replace);
        }
        catch (IOException) when (!replace && File.Exists(path))
        {
            File.Delete(draft);
        }
        catch (UnauthorizedAccessException)
        {
            throw new StartRefusedException($"Security:VaultFolder: {path} cannot be written.");
        }
    }

    /// <summary>
    /// One writer at a time among all processes; the lock ends with its process. It sleeps instead of awaiting: keys are made
    /// when a process starts, or by the verb that rotates them, by constructors that cannot await; nobody’s request waits here.
    /// </summary>
    private static FileStream Turn(string folder)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, TurnFile), options);
            }
            catch (IOException) when (since.Elapsed < Patience)
            {
                Thread.Sleep(10);
            }
        }
    }

    /// <summary>Random bytes over the file, then gone. A copy elsewhere is not reached: the README says where copies are kept.</summary>
    public static void Shred(string path)
    {
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            file.Write(RandomNumberGenerator.GetBytes((int)file.Length));
            file.Flush(flushToDisk: true);
        }
        File.Delete(path);
    }
}
