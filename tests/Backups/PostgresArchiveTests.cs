using System.Diagnostics;
using System.Runtime.Versioning;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Backups;

/// <summary>DATA-20, DATA-21: PostgreSQL's own base backup and WAL archive, encrypted, and a recovery to one moment.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PostgresArchiveTests
{
    [Fact]
    public async Task A_server_comes_back_as_it_was_before_the_disaster()
    {
        using var run = Process.Start(new ProcessStartInfo("bash", [Repository.Path("tests/Backups/postgres-archive-test.sh"), Repository.Path("web/Platform/Backups/postgres-archive.sh")])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!;
        var (output, errors) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();

        Assert.True(run.ExitCode == 0, await errors);
        Assert.Equal("restored: 1 2", (await output).Trim());
    }
}
