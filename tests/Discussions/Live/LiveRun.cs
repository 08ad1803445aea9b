using System.Diagnostics;
using System.Runtime.Versioning;
using ChildProtection.Tests.Platform;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Discussions.Live;

/// <summary>People talk while processes are ended by « kill -9 » and started again; then what each saw and what was acknowledged is held against the database.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class LiveRun
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);

    public required Portal Portal { get; init; }

    /// <summary>Each ends in turn.</summary>
    public required IReadOnlyList<PortalProcess> Processes { get; init; }
    public required int People { get; init; }

    /// <summary>In all rooms together.</summary>
    public required int PerSecond { get; init; }

    /// <summary>People and what they say are spread over so many rooms.</summary>
    public int Rooms { get; init; } = 1;
    public required TimeSpan Time { get; init; }

    /// <summary>Between two ends.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>
    /// So many ends and no more: people talk anew for each of them, for a part of <see cref="Time"/>, and <see cref="Every"/> after they began
    /// the process ends, so that a slow machine has as many as a quick one. 0: one after the other, as many as there is time for.
    /// </summary>
    public int Ends { get; init; }

    /// <summary>Done once, in the middle; null for nothing.</summary>
    public Func<Task>? InTheMiddle { get; init; }

    /// <summary>Prints a line; what must never happen fails.</summary>
    public async Task JudgeAsync(string name, CancellationToken stop)
    {
        var crowds = new List<LiveCrowd>();
        for (var at = 0; at < Rooms; at++) // the first start, which makes the bodies of the territory, is the portal’s own
        {
            var (room, sessions) = await LiveRoom.OpenAsync(Portal, People / Rooms);
            crowds.Add(new LiveCrowd(room, sessions));
        }
        try
        {
            await JudgeAsync(name, crowds, stop);
        }
        finally
        {
            foreach (var crowd in crowds) await crowd.DisposeAsync();
        }
    }

    private async Task JudgeAsync(string name, List<LiveCrowd> crowds, CancellationToken stop)
    {
        foreach (var process in Processes) await process.ServeAsync();
        var watch = Stopwatch.StartNew();
        foreach (var crowd in crowds)
        {
            await crowd.EnterAsync(Processes);
            crowd.Measure((int)(PerSecond * Time.TotalSeconds) * (People / 20 + 1), oneIn: 20);
        }
        var entered = watch.Elapsed;
        var kills = Ends > 0 ? await TalkByTurnsAsync(crowds[0], stop) : await TalkAtOnceAsync(crowds, stop);
        var all = 0;
        foreach (var crowd in crowds)
        {
            var kept = await LiveRoom.KeptAsync(Portal, crowd.Room);
            await crowd.SettleAsync(kept.Keys.DefaultIfEmpty().Max(), Settling);
            crowd.Judge(kept);
            all += kept.Count;
        }
        var (seen, waits) = (crowds.SelectMany(crowd => crowd.Measured()).Order().ToList(), crowds.SelectMany(crowd => crowd.Waits).Order().ToList());
        var (acknowledged, faults) = (crowds.Sum(crowd => crowd.Acknowledged.Count), crowds.SelectMany(crowd => crowd.Faults).ToList());
        Console.WriteLine($"{name}: {People} people in {Rooms} rooms (in after {entered.TotalSeconds:0.0} s), {PerSecond} messages a second for {Time.TotalSeconds:0} s, {kills} times « kill -9 »{(InTheMiddle is null ? "" : ", PostgreSQL restarted")}: {acknowledged} acknowledged, {all} kept, {crowds.Sum(crowd => crowd.Talkers.Sum(talker => (long)talker.Seen))} seen, {crowds.Sum(crowd => crowd.Talkers.Sum(talker => talker.Entries)) - People} comings back, {crowds.Sum(crowd => crowd.Retries)} calls made again; acknowledged after {waits[waits.Count / 2]:0} ms (middle), {waits[(int)(waits.Count * 0.99)]:0} ms (p99), seen after {seen[seen.Count / 2]:0} ms and {seen[(int)(seen.Count * 0.95)]:0} ms (p95, cuts included); {faults.Count} faults. Last no: {crowds[0].LastRefusal}.");
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
        Assert.Equal((int)(PerSecond * (Time / Math.Max(Ends, 1)).TotalSeconds) * Math.Max(Ends, 1), acknowledged);
        Assert.Equal(acknowledged, all);
        Assert.True(kills > 0, "Nothing was killed: this looks at nothing.");
    }

    private async Task<int> TalkAtOnceAsync(List<LiveCrowd> crowds, CancellationToken stop)
    {
        using var still = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var killing = KillAsync(still.Token);
        try
        {
            await Task.WhenAll(crowds.Select(crowd => crowd.TalkAsync(PerSecond / Rooms, Time, stop)));
        }
        finally
        {
            await still.CancelAsync();
            await Task.WhenAny(killing); // before anybody lets the processes go
        }
        return await killing;
    }

    private async Task<int> TalkByTurnsAsync(LiveCrowd crowd, CancellationToken stop)
    {
        for (var turn = 0; turn < Ends; turn++)
        {
            var talking = crowd.TalkAsync(PerSecond, Time / Ends, stop);
            using var tick = new PeriodicTimer(Every);
            await tick.WaitForNextTickAsync(stop);
            Assert.False(talking.IsCompleted, "Nobody talks any more: this kills nothing that matters.");
            await Processes[0].StopAsync(); // SIGKILL
            await Processes[0].ServeAsync();
            await talking;
        }
        return Ends;
    }

    private async Task<int> KillAsync(CancellationToken stop)
    {
        using var tick = new PeriodicTimer(Every);
        var (kills, middle, watch) = (0, InTheMiddle, Stopwatch.StartNew());
        try
        {
            while (await tick.WaitForNextTickAsync(stop))
            {
                if (middle is not null && watch.Elapsed > Time / 2)
                {
                    await middle();
                    middle = null;
                    continue;
                }
                var process = Processes[kills++ % Processes.Count];
                await process.StopAsync(); // SIGKILL
                await process.ServeAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Everything is said.
        }
        if (middle is not null) await middle();
        return kills;
    }
}
