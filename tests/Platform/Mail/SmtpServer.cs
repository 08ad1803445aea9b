using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using ChildProtection.Platform.Mail;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Platform.Mail;

/// <summary>A real SMTP server (Debian's python3-aiosmtpd), a process of its own on a free port of this machine.</summary>
internal sealed class SmtpServer : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private static readonly string Certificates = TrustedCertificates();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nosvoix-smtp-");
    private readonly List<string> arguments;
    private Process? process;

    private SmtpServer(string handler, string? certificate)
    {
        arguments = ["-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{Port}", "-c", handler];
        if (certificate is not null)
            arguments.AddRange(["--tlscert", Path.Combine(Certificates, $"{certificate}.crt"), "--tlskey", Path.Combine(Certificates, $"{certificate}.key")]);
        if (handler.EndsWith("Mailbox", StringComparison.Ordinal) || handler.EndsWith("Members", StringComparison.Ordinal))
            arguments.Add(Path.Combine(folder.FullName, "box"));
    }

    public int Port { get; } = FreePort();

    public MailOptions Options => new() { Host = "127.0.0.1", Port = Port, From = "portail@exemple.fr", TimeoutSeconds = 20 };

    /// <summary>The mails received, as they came.</summary>
    public IReadOnlyList<string> Mails =>
        Directory.Exists(Path.Combine(folder.FullName, "box", "new"))
            ? [.. Directory.GetFiles(Path.Combine(folder.FullName, "box", "new")).Select(File.ReadAllText)] : [];

    /// <summary>A server that is down until <see cref="StartAsync"/>. Certificates: « trusted », « stranger », or none.</summary>
    public static SmtpServer Down(string handler = "aiosmtpd.handlers.Mailbox", string? certificate = "trusted") => new(handler, certificate);

    public static Task<SmtpServer> UpAsync(string handler = "aiosmtpd.handlers.Mailbox", string? certificate = "trusted") =>
        Down(handler, certificate).StartAsync();

    public async Task<SmtpServer> StartAsync()
    {
        var start = new ProcessStartInfo(Python, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["PYTHONPATH"] = Repository.Path("tests");
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
        for (var deadline = Stopwatch.StartNew(); !await AnswersAsync(); await Task.Delay(50))
            if (process.HasExited || deadline.Elapsed > TimeSpan.FromSeconds(20))
                throw new InvalidOperationException($"The SMTP server did not start: {(process.HasExited ? await process.StandardError.ReadToEndAsync() : "")}");
        return this;
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            process.WaitForExit();
        }
        process?.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var line = new TcpClient();
            await line.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>
    /// What « tests/run » exports (see tests/smtp-server.sh). Without it the same is done here: .NET reads SSL_CERT_FILE
    /// from the C library's environment at the first certificate it checks, so it must be set there and before that.
    /// </summary>
    private static string TrustedCertificates()
    {
        if (Environment.GetEnvironmentVariable("NOSVOIX_SMTP") is { Length: > 0 } prepared) return prepared;
        using var script = Process.Start(new ProcessStartInfo("bash", [Repository.Path("tests/smtp-server.sh")]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var made = script.StandardOutput.ReadToEnd().Split('\n')
            .Single(line => line.StartsWith("export NOSVOIX_SMTP=", StringComparison.Ordinal)).Split('\'')[1];
        script.WaitForExit();
        Assert.Equal(0, SetVariable("SSL_CERT_FILE\0"u8.ToArray(), Encoding.UTF8.GetBytes(Path.Combine(made, "trusted.crt") + '\0'), overwrite: 1));
        return made;
    }

#pragma warning disable SYSLIB1054, CA2101, MA0062 // LibraryImport would make the whole project unsafe.
    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int SetVariable(byte[] name, byte[] value, int overwrite);
#pragma warning restore SYSLIB1054, CA2101, MA0062
}
