using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace ChildProtection.Tests.Platform;

/// <summary>The portal as it is installed: a process of its own, in Production, told everything by its environment.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class PortalProcess : IDisposable
{
    public const string HostName = "portail.exemple.fr";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>The folder of a published portal, to test that one instead of what was built: see tests/published.</summary>
    private static readonly string? Published = Environment.GetEnvironmentVariable("NOSVOIX_PUBLISHED") is { Length: > 0 } named ? named : null;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nosvoix-process-"); // mode 0700
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();
    private Process? process;

    public PortalProcess()
    {
        Settings = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Urls"] = $"http://127.0.0.1:{Port}",
            ["Storage:Folder"] = folder.FullName,
            ["Storage:Content"] = Repository.Path("content"),
            ["Territory:Pack"] = "lyon",
            ["Security:HostName"] = HostName,
            ["Security:KeyFile"] = KeyFile("master.key", 32, UnixFileMode.UserRead),
            ["AllowedHosts"] = HostName,
            ["Proxy:Addresses:0"] = "127.0.0.1",
            ["Printing:Ahead"] = "false", // no browser starts on its own while a test looks at the files
        };
    }

    /// <summary>Everything Production asks for; a test changes one thing.</summary>
    public Dictionary<string, string> Settings { get; }
    public int Port { get; } = FreePort();
    public IReadOnlyCollection<string> Output => output;
    public IReadOnlyCollection<string> Errors => errors;

    public string File(string name) => Path.Combine(folder.FullName, name);

    public string KeyFile(string name, int bytes, UnixFileMode mode)
    {
        System.IO.File.WriteAllBytes(File(name), RandomNumberGenerator.GetBytes(bytes));
        System.IO.File.SetUnixFileMode(File(name), mode);
        return File(name);
    }

    /// <summary>Runs to the end; the exit code.</summary>
    public async Task<int> RunAsync(params string[] arguments)
    {
        Start(arguments);
        using var patience = new CancellationTokenSource(Patience);
        await process!.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    /// <summary>Starts and does not wait; see <see cref="IsRunning"/> and <see cref="StopAsync"/>, which is « kill -9 ».</summary>
    public void Begin(params string[] arguments) => Start(arguments);

    /// <summary>Of the process; another one after each start.</summary>
    public int Id => process!.Id;

    public bool IsRunning => process is { HasExited: false };

    /// <summary>Starts, and returns once the portal answers.</summary>
    public async Task<PortalProcess> ServeAsync()
    {
        Start();
        using var browser = Browser();
        for (var wait = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            if (process!.HasExited || wait.Elapsed > Patience)
                throw new InvalidOperationException($"The portal did not start:\n{string.Join('\n', errors)}\n{string.Join('\n', output)}");
            try
            {
                using var ready = await browser.GetAsync(new Uri("/readyz", UriKind.Relative));
                if (ready.IsSuccessStatusCode) return this;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }

    /// <summary>Talks as the reverse proxy does.</summary>
    public HttpClient Browser()
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        browser.DefaultRequestHeaders.Host = HostName;
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        return browser;
    }

    /// <summary>A browser behind the reverse proxy, seen from this house; what passes goes through <paramref name="tap"/> too.</summary>
    public Visitor Visitor(string house = "192.0.2.1", DelegatingHandler? tap = null, string? userAgent = null)
    {
        var jar = new CookieContainer();
        DelegatingHandler proxy = new Proxy(Port, house) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false } };
        if (tap is not null)
        {
            tap.InnerHandler = proxy;
            proxy = tap;
        }
        var browser = new HttpClient(new RedirectHandler(7) { InnerHandler = new CookieContainerHandler(jar) { InnerHandler = proxy } }) { BaseAddress = new Uri($"https://{HostName}") };
        if (userAgent is not null) browser.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        return new Visitor(browser, jar) { Judges = false };
    }

    /// <summary>Ends it and waits for its last words.</summary>
    public async Task StopAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
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

    private void Start(params string[] arguments)
    {
        output.Clear(); // what an earlier start said is not said by this one
        errors.Clear();
        var program = Path.Combine(Published ?? Repository.Path($"web/bin/{Configuration}/net10.0"), "ChildProtection.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Published ?? Repository.Path("web"), // where wwwroot is
        };
        foreach (var name in start.Environment.Keys.Where(name => name.Contains("__") || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("DOTNET_ENV", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (key, value) in Settings) start.Environment[key.Replace(":", "__")] = value;

        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => { if (line.Data is not null) output.Enqueue(line.Data); };
        process.ErrorDataReceived += (_, line) => { if (line.Data is not null) errors.Enqueue(line.Data); };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Ends HTTPS, and says so, and from where.</summary>
    private sealed class Proxy(int port, string house) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = request.RequestUri!;
            request.RequestUri = new UriBuilder(asked) { Scheme = "http", Host = "127.0.0.1", Port = port }.Uri;
            request.Headers.Host = HostName;
            request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", house);
            if (request.Method == HttpMethod.Post && !request.Headers.Contains("Origin")) request.Headers.TryAddWithoutValidation("Origin", $"https://{HostName}");
            var answer = await base.SendAsync(request, cancellationToken);
            request.RequestUri = asked;
            return answer;
        }
    }

    /// <summary>Debug or Release: what the tests themselves were built as.</summary>
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/')).Parent!.Name;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
