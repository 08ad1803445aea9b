using System.Collections.Concurrent;
using System.Diagnostics;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Platform;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Discussions.Live;

/// <summary>
/// Many people in one room of real processes. Keeps what was acknowledged and what each one saw, so that nothing lost, doubled or in
/// another order escapes.
/// </summary>
internal sealed class LiveCrowd(Guid room, IReadOnlyList<string> sessions) : IAsyncDisposable
{
    private const string Address = "/hubs/discussions";
    /// <summary>For coming in, and for the last acknowledgements: past that nobody waits any more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    /// <summary>Ordinary words, some 200 signs: nothing that a screen would hold.</summary>
    private const string Words = "Bonjour tout le monde. Pour la prochaine sortie, une partie du groupe aimerait aller au bord du lac. Une autre partie aimerait rester au foyer et cuisiner ensemble un grand repas pour la fin de la semaine.";

    private readonly LiveLedger ledger = new(sessions.Count);
    private readonly ConcurrentDictionary<Guid, long> sentAt = new();
    private readonly ConcurrentBag<double> waits = [];
    private readonly CancellationTokenSource over = new();
    private readonly List<Talker> talkers = [];
    private readonly List<Task> staying = [];
    private Task pinging = Task.CompletedTask;
    private double[]? latencies;
    private int latencyCount, retries, sampled = 1;

    public Guid Room => room;

    /// <summary>The hubs that one may go to; one that is away is tried again.</summary>
    public IReadOnlyList<Uri> Hubs { get; private set; } = [];

    /// <summary>Acknowledged: id and place.</summary>
    public IReadOnlyDictionary<Guid, long> Acknowledged => ledger.Acknowledged;

    /// <summary>What must never happen, in words.</summary>
    public IReadOnlyCollection<string> Faults => ledger.Faults;

    /// <summary>Calls that were made again, after a cut or a no.</summary>
    public int Retries => retries;
    public IReadOnlyList<Talker> Talkers => talkers;

    /// <summary>Milliseconds to the acknowledgement.</summary>
    public IReadOnlyCollection<double> Waits => waits;

    public static IReadOnlyDictionary<string, string> HeadersOf(string cookie) => new Dictionary<string, string>
    {
        ["Host"] = PortalProcess.HostName, ["Origin"] = $"https://{PortalProcess.HostName}", ["X-Forwarded-Proto"] = "https", ["X-Forwarded-For"] = "192.0.2.1", ["Cookie"] = Wire.CookieOf(cookie)!,
    };

    /// <summary>All come in, some at a time.</summary>
    public async Task EnterAsync(params IReadOnlyList<PortalProcess> processes)
    {
        Hubs = [.. processes.Select(process => new Uri($"ws://127.0.0.1:{process.Port}{Address}"))];
        pinging = PingAsync();
        foreach (var some in sessions.Index().Chunk(25))
        {
            var coming = some.Select(one => new Talker(this, one.Index, one.Item)).ToList();
            talkers.AddRange(coming);
            staying.AddRange(coming.Select(talker => Task.Run(() => talker.StayAsync(over.Token))));
            try
            {
                await Task.WhenAll(coming.Select(talker => talker.EnterAsync())).WaitAsync(Patience);
            }
            catch (TimeoutException late)
            {
                throw new InvalidOperationException($"{coming.Count(talker => talker.Entries == 0)} do not come in. Last no: {LastRefusal}.", late);
            }
        }
    }

    /// <summary>So many messages a second for so long, by everybody in turn; when each is due is decided before, so that a server that stands still is charged for it. Returns once all are acknowledged.</summary>
    public async Task TalkAsync(int perSecond, TimeSpan time, CancellationToken stop)
    {
        var (total, said) = ((int)(perSecond * time.TotalSeconds), new List<Task>());
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var start = Stopwatch.GetTimestamp();
        for (var number = 0; number < total; number++)
        {
            var due = start + (long)((double)number / perSecond * Stopwatch.Frequency);
            while (Stopwatch.GetTimestamp() < due) await tick.WaitForNextTickAsync(stop);
            var id = SecretCode.NewId();
            sentAt[id] = due;
            var talker = talkers[number % talkers.Count];
            said.Add(Task.Run(async () =>
            {
                ledger.Acknowledge(id, await talker.SayAsync(id, Words, stop));
                waits.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
            }, stop));
        }
        try
        {
            await Task.WhenAll(said).WaitAsync(Patience, stop);
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"{said.Count(one => !one.IsCompletedSuccessfully)} of {total} are never acknowledged. Last no: {LastRefusal}.", late);
        }
    }

    /// <summary>From now on the time from when a message was due to when it was seen is measured, at every one or at one in so many.</summary>
    public void Measure(int most, int oneIn = 1) => (latencies, latencyCount, sampled) = (new double[most], 0, oneIn);

    /// <summary>In milliseconds, sorted.</summary>
    public double[] Measured()
    {
        var all = latencies![..Math.Min(latencyCount, latencies.Length)];
        latencies = null;
        Array.Sort(all);
        return all;
    }

    /// <summary>Until everybody has seen this place; who has not, after this time, is a fault.</summary>
    public async Task SettleAsync(long last, TimeSpan patience)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var wait = Stopwatch.StartNew(); talkers.Exists(talker => talker.Last < last) && wait.Elapsed < patience;) await tick.WaitForNextTickAsync();
        var late = talkers.Count(talker => talker.Last < last);
        if (late > 0) ledger.Fault($"{late} of {talkers.Count} never saw the place {last}.");
    }

    /// <summary>What was seen, and what was acknowledged, against what the database holds.</summary>
    public void Judge(IReadOnlyDictionary<long, Guid> kept) => ledger.Judge(kept);

    internal void Note(int number, long place, Guid id)
    {
        ledger.Saw(number, place, id);
        if (latencies is not { } all || number % sampled != 0 || !sentAt.TryGetValue(id, out var due)) return;
        var at = Interlocked.Increment(ref latencyCount) - 1;
        if (at < all.Length) all[at] = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
    }

    internal void NoteRetry(Exception why)
    {
        Interlocked.Increment(ref retries);
        LastRefusal = why.Message;
    }

    /// <summary>Why a hub last said no, for whoever reads a failed run.</summary>
    public string LastRefusal { get; private set; } = "none";

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await Task.WhenAll(staying);
        await pinging;
        over.Dispose();
    }

    private async Task PingAsync()
    {
        using var tick = new PeriodicTimer(PingEvery);
        try
        {
            while (await tick.WaitForNextTickAsync(over.Token)) await Task.WhenAll(talkers.ToList().Select(talker => talker.PingAsync()));
        }
        catch (OperationCanceledException)
        {
            // Everybody goes home.
        }
    }
}
