using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace ChildProtection.Features.Booklet.Printing;

/// <summary>
/// Makes a PDF of one HTML text with headless Chromium, in a folder of its own that is gone afterwards. The program reads that
/// one file and has no network: every name is unknown to it and its proxy is a closed door. It gets nothing of the portal’s
/// environment, where secrets may be.
/// </summary>
public sealed partial class Chromium(IOptions<PrintingOptions> options, ILogger<Chromium> logger)
{
    private const string Page = "livret.html";
    private const string Pdf = "livret.pdf";
    private static readonly TimeSpan VersionTakes = TimeSpan.FromSeconds(15);

    private Task<string?>? version;

    /// <summary>« Chromium 156.0.8078.79 … »; null when it is not there. Asked once, as long as the answer is yes.</summary>
    public async Task<string?> VersionAsync()
    {
        var asked = version ??= AskVersionAsync();
        if (await asked is not null) return await asked;
        version = null;
        return null;
    }

    /// <exception cref="PrintFailedException">Chromium is not there, took too long, or made nothing.</exception>
    public async Task<byte[]> PrintAsync(string html, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("nosvoix-livret-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, Page), html, stop);
            var code = await RunAsync(folder, Arguments(folder), TimeSpan.FromSeconds(options.Value.TimeoutSeconds), output: null, stop);
            var made = Path.Combine(folder, Pdf);
            if (code != 0 || !File.Exists(made)) throw new PrintFailedException($"Chromium ended with {code} and made {(File.Exists(made) ? "a file" : "nothing")}.");
            return await File.ReadAllBytesAsync(made, stop);
        }
        finally
        {
            await RemoveAsync(folder);
        }
    }

    private static IEnumerable<string> Arguments(string folder)
    {
        // Chromium’s own sandbox refuses to run as root; elsewhere it stays.
        if (Environment.UserName == "root") yield return "--no-sandbox";
        foreach (var argument in new[]
        {
            "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-sync", "--disable-breakpad", "--disable-component-update",
            "--disable-background-networking", "--disable-default-apps", "--no-first-run", "--no-default-browser-check", "--renderer-process-limit=1",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--lang=fr-FR", $"--user-data-dir={Path.Combine(folder, "profil")}",
            "--no-pdf-header-footer", "--generate-pdf-document-outline", $"--print-to-pdf={Path.Combine(folder, Pdf)}", new Uri(Path.Combine(folder, Page)).AbsoluteUri,
        }) yield return argument;
    }

    private async Task<string?> AskVersionAsync()
    {
        var folder = Directory.CreateTempSubdirectory("nosvoix-livret-").FullName;
        try
        {
            using var output = new StringWriter();
            return await RunAsync(folder, ["--version"], VersionTakes, output, CancellationToken.None) == 0 ? output.ToString().Trim() : null;
        }
        catch (PrintFailedException reason)
        {
            LogAbsent(options.Value.Chromium, reason.Message);
            return null;
        }
        finally
        {
            await RemoveAsync(folder);
        }
    }

    private async Task<int> RunAsync(string folder, IEnumerable<string> arguments, TimeSpan most, StringWriter? output, CancellationToken stop)
    {
        var start = new ProcessStartInfo(options.Value.Chromium, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
        start.Environment.Clear();
        foreach (var (key, value) in new[] { ("PATH", "/usr/local/bin:/usr/bin:/bin"), ("HOME", folder), ("TMPDIR", folder), ("LANG", "C.UTF-8") }) start.Environment[key] = value;

        using var program = Start(start);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(most);
        try
        {
            program.StandardInput.Close();
            var errors = program.StandardError.ReadToEndAsync(limit.Token); // read, or it would wait for a reader
            var said = await program.StandardOutput.ReadToEndAsync(limit.Token);
            await errors;
            await program.WaitForExitAsync(limit.Token);
            if (output is not null) await output.WriteAsync(said);
            return program.ExitCode;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new PrintFailedException($"Chromium did not end within {most.TotalSeconds:0} seconds.");
        }
        finally
        {
            if (!program.HasExited) program.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new PrintFailedException("Chromium did not start.");
        }
        catch (Win32Exception reason)
        {
            throw new PrintFailedException($"Chromium could not be started: {reason.Message}");
        }
    }

    /// <summary>A child of the program may write for one instant more; the system’s own cleaning takes what is left then.</summary>
    private static async Task RemoveAsync(string folder)
    {
        for (var tries = 0; Directory.Exists(folder) && tries < 5; tries++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                await Task.Delay(100); // real time: it waits for another program, not for the portal’s clock
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The booklet cannot be printed to a file with {Program}: {Reason}")]
    private partial void LogAbsent(string program, string reason);
}

/// <summary>No file was made; the message is for those who run the portal.</summary>
public sealed class PrintFailedException(string message) : Exception(message);
