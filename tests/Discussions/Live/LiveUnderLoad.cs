using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using ChildProtection.Tests.Platform;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Votes;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Discussions.Live;

/// <summary>
/// P9, P10, P12, P13, P14 and P18: the published portal on PostgreSQL (each message kept before it is seen, each reader’s right asked) beside the bare
/// hub of the reference program, the same sockets, interleaved rounds of one run. Not part of the suite: « bash tests/perf/live/run ».
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class LiveUnderLoad(LivingPostgresPortal portal) : IClassFixture<LivingPostgresPortal>
{
    private const int Many = 1_000;
    private const int Few = 200;

    /// <summary>
    /// NodeBB’s real path in its cheapest case, the best of three rounds (reference/performance.md, « post to seen »): milliseconds to the middle
    /// and the 99th of 200 readers, microseconds of processor a delivery (121 ms a post). The peer is not on this machine: these are its published figures.
    /// </summary>
    private static readonly Side Peer = new(88, 126, 605, 0);

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(8);
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("NOSVOIX_ROUNDS"), CultureInfo.InvariantCulture, out var asked) ? asked : 4;
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Rooms_keep_up_with_a_bare_hub()
    {
        using var process = LiveRoom.ProcessBeside(portal, LiveRoom.Afternoon(), sharesFolder: false);
        var (room, sessions) = await LiveRoom.OpenAsync(portal, Many);
        var (small, fewer) = await LiveRoom.OpenAsync(portal, Few);
        await process.ServeAsync();
        using var bare = await BareAsync();
        await Task.Delay(TimeSpan.FromSeconds(10), stop); // both at rest
        var (idle, bareIdle) = (Memory(process.Id), Memory(bare.Process.Id));

        await using var crowd = new LiveCrowd(room, sessions);
        await using var group = new LiveCrowd(small, fewer);
        await using var bareCrowd = new BareCrowd(bare.Hub, "many");
        await using var bareGroup = new BareCrowd(bare.Hub, "few");
        await crowd.EnterAsync(process);
        await group.EnterAsync(process);
        await bareCrowd.EnterAsync(Many, stop);
        await bareGroup.EnterAsync(Few, stop);
        using var pings = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var pinging = PingAsync([bareCrowd, bareGroup], pings.Token);
        var postmaster = ProcessorTime.ParentOf(await portal.WithDbAsync(async db => (await db.Database.SqlQuery<int>($"SELECT pg_backend_pid() AS \"Value\"").ToListAsync())[0]));
        double Ours() => ProcessorTime.Of(process.Id) + ProcessorTime.OfTree(postmaster);
        double Theirs() => ProcessorTime.Of(bare.Process.Id);

        var table = new Table();
        await GoalsAsync(table, (["P9", "P12"], Many, 5), Ours, Theirs, crowd, bareCrowd);
        await GoalsAsync(table, (["P10"], Few, 20), Ours, Theirs, group, bareGroup);
        await GoalsAsync(table, (["P14", "P12"], Many, 40), Ours, Theirs, crowd, bareCrowd);
        await PeerAsync(table, Ours, group);
        table.Add("P18", "memory at rest, MB", idle, 200);
        table.Add("P18", $"memory with {Many + Few:N0} people against the bare hub", Memory(process.Id) / Memory(bare.Process.Id), 1.4);
        table.Note($"      {Memory(process.Id):0} MB against {Memory(bare.Process.Id):0} MB; the bare hub at rest {bareIdle:0} MB");
        foreach (var (one, id) in new[] { (crowd, room), (group, small) })
        {
            var kept = await LiveRoom.KeptAsync(portal, id);
            await one.SettleAsync(kept.Keys.Max(), TimeSpan.FromSeconds(30));
            one.Judge(kept);
            table.Add("P11", "lost, doubled or in another order, in all rounds", one.Faults.Count, 0);
        }
        await pings.CancelAsync();
        await pinging;
        table.Print();
        Assert.Empty(table.Missed);
    }

    /// <summary>The same load on both by turns, some rounds; the first warms.</summary>
    private async Task GoalsAsync(Table table, (string[] Goals, int People, int PerSecond) asked, Func<double> used, Func<double> usedByBare, LiveCrowd ours, BareCrowd theirs)
    {
        var (goals, people, perSecond) = asked;
        var rounds = new List<(Side Ours, Side Theirs)>();
        for (var round = -1; round < Rounds; round++)
        {
            var mine = await MeasureAsync(people, perSecond, used, () => TalkAsync(ours, people, perSecond));
            var other = await MeasureAsync(people, perSecond, usedByBare, () => theirs.TalkAsync(perSecond, Turn, Drain, stop));
            if (round >= 0) rounds.Add((mine, other));
        }
        double Median(Func<(Side Ours, Side Theirs), double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);
        var load = string.Create(CultureInfo.InvariantCulture, $"{people:N0} people, {perSecond} a second");
        table.Add(goals[0], $"{load}: p99 against the bare hub", Median(one => one.Ours.P99 / one.Theirs.P99), 2.0);
        table.Note($"      p99 {Median(one => one.Ours.P99):0} ms against {Median(one => one.Theirs.P99):0} ms; p50 {Median(one => one.Ours.P50):0} against {Median(one => one.Theirs.P50):0} ms");
        if (goals.Contains("P12")) table.Add("P12", $"{load}: processor of a delivery, PostgreSQL included", Median(one => one.Ours.Processor / one.Theirs.Processor), 1.5);
        table.Add("P11", $"{load}: lost", rounds.Sum(one => one.Ours.Lost), 0);
    }

    /// <summary>P13: the middle round against a third of what the peer took.</summary>
    private async Task PeerAsync(Table table, Func<double> used, LiveCrowd ours)
    {
        var rounds = new List<Side>();
        for (var round = 0; round < Rounds; round++) rounds.Add(await MeasureAsync(Few, 2, used, () => TalkAsync(ours, Few, 2)));
        double Median(Func<Side, double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);
        table.Add("P13", "200 people, 2 a second: p50 against NodeBB’s, as published", Median(one => one.P50) / Peer.P50, 1 / 3.0);
        table.Add("P13", "… p99", Median(one => one.P99) / Peer.P99, 1 / 3.0);
        table.Add("P13", "… processor of a delivery, PostgreSQL included", Median(one => one.Processor) / Peer.Processor, 1 / 3.0);
    }

    /// <param name="P50">Milliseconds from when a message is due to when it is seen.</param>
    /// <param name="P99">The same.</param>
    /// <param name="Processor">Of the server, microseconds for each delivery.</param>
    /// <param name="Lost">Deliveries that did not come.</param>
    private sealed record Side(double P50, double P99, double Processor, int Lost);

    private static async Task<Side> MeasureAsync(int people, int perSecond, Func<double> used, Func<Task<double[]>> talk)
    {
        var before = used();
        var seen = await talk();
        var all = people * (int)(perSecond * Turn.TotalSeconds);
        return new Side(seen[seen.Length / 2], seen[(int)(seen.Length * 0.99)], (used() - before) * 1_000 / seen.Length, all - seen.Length);
    }

    private async Task<double[]> TalkAsync(LiveCrowd crowd, int people, int perSecond)
    {
        var before = crowd.Acknowledged.Count;
        crowd.Measure(people * (int)(perSecond * Turn.TotalSeconds));
        await crowd.TalkAsync(perSecond, Turn, stop);
        await crowd.SettleAsync(crowd.Acknowledged.Values.Max(), Drain);
        Assert.Equal((int)(perSecond * Turn.TotalSeconds), crowd.Acknowledged.Count - before);
        return crowd.Measured();
    }

    private static async Task PingAsync(IReadOnlyList<BareCrowd> crowds, CancellationToken stop)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(10));
        try
        {
            while (await tick.WaitForNextTickAsync(stop)) foreach (var crowd in crowds) await crowd.PingAsync();
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    /// <summary>In MB, of one process.</summary>
    private static double Memory(int process) => int.Parse(Resident.Match(File.ReadAllText($"/proc/{process}/status")).Groups["kb"].Value, CultureInfo.InvariantCulture) / 1_024.0;

    private static async Task<Bare> BareAsync()
    {
        var folder = Environment.GetEnvironmentVariable("NOSVOIX_REFERENCE") ?? throw new InvalidOperationException("Say where it is: NOSVOIX_REFERENCE. « bash tests/perf/live/run » does.");
        var port = PortalProcess.FreePort();
        var scratch = Directory.CreateTempSubdirectory("nosvoix-bare-").FullName;
        var start = new ProcessStartInfo(Path.Combine(folder, "ref"), ["--urls", $"http://127.0.0.1:{port}", "--Sqlite", $"Data Source={scratch}/ref.db"]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < TimeSpan.FromMinutes(1); await tick.WaitForNextTickAsync())
            try
            {
                using var answer = await client.GetAsync(new Uri("/bare", UriKind.Relative));
                return new Bare(process, new Uri($"ws://127.0.0.1:{port}/hub"));
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        throw new InvalidOperationException("The reference program does not answer.");
    }

    private sealed record Bare(Process Process, Uri Hub) : IDisposable
    {
        public void Dispose()
        {
            Process.Kill();
            Process.Dispose();
        }
    }

    /// <summary>Goal, measured, limit, « minimum » or « MISSED ».</summary>
    private sealed class Table
    {
        private readonly List<string> lines = [];

        public List<string> Missed { get; } = [];

        public void Add(string goal, string what, double measured, double limit)
        {
            var holds = measured <= limit;
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"  {goal,-4} {what,-72} {measured,8:0.00}  (≤ {limit:0.0#})   {(holds ? "minimum" : "MISSED")}"));
            if (!holds) Missed.Add($"{goal}: {what}");
        }

        public void Note(string line) => lines.Add(line);

        public void Print() => lines.ForEach(Console.WriteLine);
    }

    [GeneratedRegex(@"VmRSS:\s+(?<kb>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Resident { get; }
}
