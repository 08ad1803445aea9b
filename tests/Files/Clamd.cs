using System.Diagnostics;
using System.Text;

namespace ChildProtection.Tests.Files;

/// <summary>The real clamd of the Debian package, with one signature of our own: the EICAR test file. No database of 300 MB is fetched.</summary>
internal sealed class Clamd : IDisposable
{
    /// <summary>What every scanner takes for malware, and harms nobody (eicar.org). In two parts, so that no scanner stops at this file.</summary>
    public static readonly byte[] TestFile = Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    private const string Program = "/usr/sbin/clamd";
    private readonly Process process;

    private Clamd(Process process) => this.process = process;

    /// <summary>Starts one in this folder, and returns once it has read its signature and listens.</summary>
    public static async Task<Clamd> StartAsync(string folder, string socket)
    {
        var signatures = Directory.CreateDirectory(Path.Combine(folder, "signatures")).FullName;
        await File.WriteAllTextAsync(Path.Combine(signatures, "test.ndb"), $"Eicar-Test:0:*:{Convert.ToHexStringLower(TestFile)}\n");
        var settings = Path.Combine(folder, "clamd.conf");
        await File.WriteAllTextAsync(settings, $"LocalSocket {socket}\nFixStaleSocket yes\nDatabaseDirectory {signatures}\nForeground yes\n");
        var started = Process.Start(new ProcessStartInfo(Program, [$"--config-file={settings}"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })
            ?? throw new InvalidOperationException("clamd did not start.");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await started.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            if (line.StartsWith("Self checking", StringComparison.Ordinal)) return new Clamd(started);
        throw new InvalidOperationException($"clamd stopped: {await started.StandardError.ReadToEndAsync(patience.Token)}");
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
