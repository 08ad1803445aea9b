using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace ChildProtection.StartProfile;

/// <summary>The portal in a process of its own, on a database of its own: once to fill it, once more to be looked at.</summary>
internal sealed partial class Training(string portal, string contentRoot, string content, string work) : IDisposable
{
    private static readonly string[] Guests = ["/", "/livret", "/aide", "/mots", "/connexion"];
    private static readonly string[] SignedIn = ["/accueil", "/livret", "/enquetes", "/autonomie", "/ma-parole", "/mes-donnees"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly HttpClient browser = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private readonly Dictionary<string, string> cookies = [];
    private Process? running;

    /// <summary>Development fills the demonstration territory and says how its first young person comes in.</summary>
    public async Task<(string Card, string Pin)> SeedAsync()
    {
        var said = new TaskCompletionSource<(string, string)>(TaskCreationOptions.RunContinuationsAsynchronously);
        Start("Development", line =>
        {
            if (WayIn().Match(line) is { Success: true } way) said.TrySetResult((way.Groups["card"].Value, way.Groups["pin"].Value));
        });
        var stopped = running!.WaitForExitAsync();
        if (await Task.WhenAny(said.Task, stopped).WaitAsync(Patience) == stopped) throw new InvalidOperationException("The portal stopped before it was ready.");
        var found = await said.Task;
        await StopAsync();
        return found;
    }

    /// <summary>A start, a visitor, a young person who comes in. The file says what was compiled meanwhile.</summary>
    public async Task<string> WalkAsync((string Card, string Pin) young)
    {
        var compiled = Path.Combine(work, "compiled.txt");
        Start("Testing", _ => { }, ("DOTNET_ReadyToRun", "0"), ("DOTNET_TieredPGO", "0"), ("DOTNET_JitDisasmSummary", "1"), ("DOTNET_JitStdOutFile", compiled));
        await FirstAnswerAsync();
        foreach (var page in Guests) await GetAsync(page);
        await SignInAsync(young);
        foreach (var page in SignedIn) await GetAsync(page);
        await StopAsync();
        return compiled;
    }

    public void Dispose()
    {
        browser.Dispose();
        if (running is { HasExited: false }) running.Kill(entireProcessTree: true);
        running?.Dispose();
    }

    private void Start(string environment, Action<string> hear, params (string Name, string Value)[] more)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        browser.BaseAddress ??= new Uri(address);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [portal, "--contentRoot", contentRoot, "--urls", browser.BaseAddress.ToString()])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        // Whoever publishes may have an installation's settings around them: its database and its keys are not for this.
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in more.Concat([
            ("ASPNETCORE_ENVIRONMENT", environment), ("Storage__Folder", Path.Combine(work, "data")), ("Storage__Content", content), ("Territory__Pack", "demo"),
            ("Printing__Ahead", "false"), ("Security__HostName", "localhost"), ("AllowedHosts", "localhost;127.0.0.1"), ("Logging__LogLevel__Default", "Warning")]))
            start.Environment[name] = value;
        running?.Dispose();
        running = new Process { StartInfo = start };
        running.OutputDataReceived += (_, line) => hear(line.Data ?? "");
        running.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        running.Start();
        running.BeginOutputReadLine();
        running.BeginErrorReadLine();
    }

    private static bool IsSetting(string name) => name.Contains("__", StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) || name.Equals("URLS", StringComparison.OrdinalIgnoreCase)
        || name.Equals("DOTNET_ENVIRONMENT", StringComparison.OrdinalIgnoreCase) || name.Equals("DOTNET_URLS", StringComparison.OrdinalIgnoreCase);

    private async Task FirstAnswerAsync()
    {
        var until = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await GetAsync("/healthz");
                return;
            }
            catch (HttpRequestException) when (until.Elapsed < Patience && running is { HasExited: false })
            {
                await Task.Yield(); // it does not listen yet
            }
        }
    }

    private async Task SignInAsync((string Card, string Pin) young)
    {
        var page = await GetAsync("/connexion");
        var token = Token().Match(page).Groups["token"].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["CardCode"] = young.Card, ["SecretPin"] = young.Pin, ["__RequestVerificationToken"] = token });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connexion") { Content = form };
        await SendAsync(request, HttpStatusCode.Found);
    }

    private async Task<string> GetAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await SendAsync(request, HttpStatusCode.OK);
    }

    /// <summary>By hand: a browser keeps a « Secure » cookie for localhost, .NET's cookie container does not.</summary>
    private async Task<string> SendAsync(HttpRequestMessage request, HttpStatusCode expected)
    {
        if (cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        using var answer = await browser.SendAsync(request);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
            if (set.Split(';')[0].Split('=', 2) is [var name, var value]) cookies[name] = value;
        if (answer.StatusCode != expected) throw new InvalidOperationException($"{request.RequestUri} answered {(int)answer.StatusCode}.");
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task StopAsync()
    {
        running!.Kill(entireProcessTree: true); // nothing of this database is kept
        await running.WaitForExitAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("carte (?<card>[0-9A-Z ]+?) · code secret (?<pin>[0-9]+)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex WayIn();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Token();
}
