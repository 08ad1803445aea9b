using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using ChildProtection.Tests.Platform;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Proposals.Measures;

/// <summary>
/// P1, P5 and P6: the list of ideas (20 rows of 10,000, signed in) of the published portal, on SQLite and on PostgreSQL, against the
/// reference program’s signed-in list, in interleaved rounds. Not part of the suite: « bash tests/perf/committee » publishes the
/// programs, says where they are (NOSVOIX_PUBLISHED, NOSVOIX_REFERENCE) and prints a table.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class IdeasUnderLoad(LoadedOnSqlite sqlite, LoadedOnPostgres postgres) : IClassFixture<LoadedOnSqlite>, IClassFixture<LoadedOnPostgres>
{
    private const int Ideas10000 = 10_000;
    private const int Crowd = 16;

    /// <summary>Turns that do not count: programs replace their first machine code for some thousand requests.</summary>
    private const int WarmTurns = 4;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    [Fact(Explicit = true)]
    public async Task The_list_of_ideas_keeps_up_with_the_reference()
    {
        using var reference = new Server(Folder("NOSVOIX_REFERENCE"), "ref", [], "/auth?c=1");
        await reference.ServeAsync();
        reference.Cookie = await reference.CookieOfAsync("/login");
        using var onFile = await PublishedAsync(sqlite);
        using var onServer = await PublishedAsync(postgres);
        var postmaster = ProcessorTime.ParentOf(await postgres.WithDbAsync(async db => (await db.Database.SqlQuery<int>($"SELECT pg_backend_pid() AS \"Value\"").ToListAsync())[0]));

        var (bare, file, server) = (new List<Round>(), new List<Round>(), new List<Round>());
        for (var round = -WarmTurns; round < Math.Min(SideBySide.Rounds, 6); round++)
            foreach (var (one, rounds, tree) in new[] { (reference, bare, 0), (onFile, file, 0), (onServer, server, postmaster) })
            {
                var turn = await one.TurnAsync(tree);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(rounds == bare ? "/auth" : rounds == file ? "SQLite" : "PostgreSQL"),-10} {turn.PerSecond,7:0} a second, {turn.Processor:0.00} ms of processor, {turn.Alone:0.00} ms alone{(round < 0 ? " (warming)" : "")}"));
                if (round >= 0) rounds.Add(turn);
            }

        var missed = new List<string>();
        void Judge(string name, double measured, double limit, bool isLeast)
        {
            var holds = isLeast ? measured >= limit : measured <= limit;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-58} {measured,6:0.00} ({(isLeast ? '≥' : '≤')} {limit:0.00})   {(holds ? "minimum" : "MISSED")}"));
            if (!holds) missed.Add(name);
        }
        Judge("P1 throughput, 16 connections, against /auth", Median(file, bare, round => round.PerSecond), 0.35, isLeast: true);
        Judge("P1 processor a request, against /auth", Median(file, bare, round => round.Processor), 3.0, isLeast: false);
        Judge("P5 p50 of one person, against /auth", Median(file, bare, round => round.Alone), 3.0, isLeast: false);
        Judge("P6 processor on PostgreSQL (its own included), against SQLite", Median(server, file, round => round.Processor), 1.6, isLeast: false);
        Judge("P20 answers that failed", bare.Concat(file).Concat(server).Sum(round => round.Failed), 0, isLeast: false);
        Assert.Empty(missed);
    }

    private static string Folder(string variable) => Environment.GetEnvironmentVariable(variable) ?? throw new InvalidOperationException($"Say where it is: {variable}. « bash tests/perf/committee » does.");

    private static double Median(List<Round> some, List<Round> others, Func<Round, double> of)
    {
        var ratios = some.Zip(others, (one, other) => of(one) / of(other)).Order().ToList();
        return ratios[ratios.Count / 2];
    }

    private static async Task<Server> PublishedAsync(Portal portal)
    {
        var filled = await CrowdOfIdeas.FillAsync(portal, Ideas10000);
        var settings = new[] { "Storage:Folder", "Storage:Content", "Database:ConnectionString", "Territory:Pack", "RateLimits:Scale", "Printing:Ahead", "Security:HostName", "Security:KeyFile", "Security:VaultFolder", "Security:ErasureLedger", "AllowedHosts" }
            .Select(key => KeyValuePair.Create(key.Replace(":", "__", StringComparison.Ordinal), portal.Setting(key))).Append(new("ASPNETCORE_ENVIRONMENT", "Testing")).Append(new("Logging__LogLevel__Default", "Warning"));
        var server = new Server(Folder("NOSVOIX_PUBLISHED"), "ChildProtection.Web", settings, Ideas.List) { Cookie = Wire.CookieOf(await portal.SignInAsync(filled.Lina)) };
        await server.ServeAsync();
        return server;
    }

    /// <param name="PerSecond">Answers a second over 16 connections.</param>
    /// <param name="Processor">Milliseconds of processor for each of these.</param>
    /// <param name="Alone">The middle answer’s milliseconds over one connection.</param>
    /// <param name="Failed">What was no 200.</param>
    private sealed record Round(double PerSecond, double Processor, double Alone, int Failed);

    private sealed class Server : IDisposable
    {
        private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        private readonly Process process;
        private readonly Uri page;

        public Server(string folder, string program, IEnumerable<KeyValuePair<string, string>> settings, string path)
        {
            var port = PortalProcess.FreePort();
            page = new Uri($"http://localhost:{port}{path}");
            var start = new ProcessStartInfo(Path.Combine(folder, program)) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { "--urls", $"http://127.0.0.1:{port}" } };
            foreach (var (key, value) in settings) start.Environment[key] = value;
            process = Process.Start(start)!;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        public string? Cookie { get; set; }

        public async Task ServeAsync()
        {
            for (var wait = Stopwatch.StartNew(); wait.Elapsed < TimeSpan.FromMinutes(1); await Task.Delay(100))
                try
                {
                    using var answer = await AskAsync(page);
                    return;
                }
                catch (HttpRequestException)
                {
                    // Not listening yet.
                }
            throw new InvalidOperationException($"{process.StartInfo.FileName} does not answer.");
        }

        public async Task<string> CookieOfAsync(string path)
        {
            using var answer = await client.GetAsync(new Uri(page, path));
            return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        }

        /// <summary>Sixteen connections, then one.</summary>
        public async Task<Round> TurnAsync(int tree)
        {
            double Used() => ProcessorTime.Of(process.Id) + (tree == 0 ? 0 : ProcessorTime.OfTree(tree));
            var before = Used();
            var (count, failed, _, time) = await LoadAsync(Crowd);
            var used = Used() - before;
            var (_, alsoFailed, times, _) = await LoadAsync(1);
            return new Round(count / time.TotalSeconds, used / count, times.Order().ElementAt(times.Count / 2), failed + alsoFailed);
        }

        public void Dispose()
        {
            process.Kill();
            process.Dispose();
            client.Dispose();
        }

        private async Task<(int Count, int Failed, IReadOnlyCollection<double> Times, TimeSpan Time)> LoadAsync(int connections)
        {
            var (times, failed, clock) = (new ConcurrentBag<double>(), 0, Stopwatch.StartNew());
            await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
            {
                while (clock.Elapsed < Turn)
                {
                    var since = clock.Elapsed;
                    using var answer = await AskAsync(page);
                    await answer.Content.ReadAsByteArrayAsync();
                    if (!answer.IsSuccessStatusCode) Interlocked.Increment(ref failed);
                    times.Add((clock.Elapsed - since).TotalMilliseconds);
                }
            }));
            return (times.Count, failed, times, clock.Elapsed);
        }

        private async Task<HttpResponseMessage> AskAsync(Uri address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (Cookie is not null) request.Headers.TryAddWithoutValidation("Cookie", Cookie);
            return await client.SendAsync(request);
        }
    }
}

/// <summary>The portal that fills a file and leaves it to a published one; its time is everybody’s.</summary>
public sealed class LoadedOnSqlite : Portal
{
    protected override TimeProvider Time => TimeProvider.System;
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class LoadedOnPostgres() : Portal(PostgresDatabase.WithTables())
{
    protected override TimeProvider Time => TimeProvider.System;
}
