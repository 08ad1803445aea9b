namespace ChildProtection.Platform.Data;

/// <summary>Where this installation keeps its files (« Storage:Folder »): database, keys. Private to the portal's user.</summary>
public sealed class StorageFolder
{
    private readonly string root;

    private StorageFolder(string root) => this.root = root;

    public static StorageFolder Of(IHostEnvironment environment, IConfiguration configuration)
    {
        var path = PathOf(environment, configuration);
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new StorageFolder(path);
    }

    /// <summary>Where it is or would be; creates nothing.</summary>
    public static string PathOf(IHostEnvironment environment, IConfiguration configuration) =>
        Path.GetFullPath(configuration["Storage:Folder"] ?? "data", environment.ContentRootPath);

    public string File(string name) => Path.Combine(root, name);
}

/// <summary>Files that only the portal's user may read (mode 0600).</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the file, empty, if it is not there, and in any case takes it from everybody else.</summary>
    public static void Create(string path)
    {
        if (path is ":memory:" or "") return;
        if (!File.Exists(path)) using (File.Create(path)) { }
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, OwnerOnly);
    }
}
