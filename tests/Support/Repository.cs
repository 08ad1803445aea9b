using System.Diagnostics;

namespace ChildProtection.Tests.Support;

/// <summary>The repository the tests were built from: its folder, and the files that are (or would be) committed.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    /// <summary>Tracked files and new ones that no ignore rule hides, relative to <see cref="Root"/>.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Git("ls-files", "--cached", "--others", "--exclude-standard", "-z")
        .Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct().Where(file => File.Exists(Path(file)))];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "ChildProtection.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("No ChildProtection.sln above the tests.");
    }

    private static string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", $"safe.directory={Root}", "-C", Root, .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)} failed.");
    }
}
