using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using ChildProtection.Platform.Security;

namespace ChildProtection.Tests.Discussions.Live;

/// <summary>The same number of sockets at the bare hub of the reference program (« Join », « SendMemory », « m »), which keeps nothing and asks nobody.</summary>
internal sealed class BareCrowd(Uri hub, string room) : IAsyncDisposable
{
    private static readonly string Body = new('x', 200);
    private readonly ConcurrentDictionary<Guid, long> sentAt = new();
    private readonly List<HubSocket> sockets = [];
    private double[] latencies = [];
    private int count;

    public async Task EnterAsync(int people, CancellationToken stop)
    {
        foreach (var some in Enumerable.Range(0, people).Chunk(25))
            sockets.AddRange(await Task.WhenAll(some.Select(async _ =>
            {
                var socket = new HubSocket { Heard = Hear };
                await socket.OpenAsync(hub, new Dictionary<string, string>(), stop);
                await socket.CallAsync("Join", room);
                return socket;
            })));
    }

    public Task PingAsync() => Task.WhenAll(sockets.Select(socket => socket.PingAsync()));

    /// <summary>Milliseconds from when each message was due to each of its arrivals, sorted; fewer than all when some were lost.</summary>
    public async Task<double[]> TalkAsync(int perSecond, TimeSpan time, TimeSpan patience, CancellationToken stop)
    {
        var total = (int)(perSecond * time.TotalSeconds);
        (latencies, count) = (new double[total * sockets.Count], 0);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var start = Stopwatch.GetTimestamp();
        var said = new List<Task>(total);
        for (var number = 0; number < total; number++)
        {
            var due = start + (long)((double)number / perSecond * Stopwatch.Frequency);
            while (Stopwatch.GetTimestamp() < due) await tick.WaitForNextTickAsync(stop);
            var id = SecretCode.NewId();
            sentAt[id] = due;
            var socket = sockets[number % sockets.Count];
            said.Add(Task.Run(() => socket.CallAsync("SendMemory", room, id.ToString(), 0.0, Body), stop));
        }
        await Task.WhenAll(said);
        for (var wait = Stopwatch.StartNew(); count < latencies.Length && wait.Elapsed < patience;) await tick.WaitForNextTickAsync(stop);
        var all = latencies[..Math.Min(count, latencies.Length)];
        Array.Sort(all);
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in sockets) await socket.DisposeAsync();
    }

    private void Hear(string what, ReadOnlyMemory<byte> message)
    {
        var id = message.Span[(message.Span.IndexOf("\"arguments\":[\""u8) + 14)..];
        if (what != "m" || !Utf8Parser.TryParse(id, out Guid value, out _) || !sentAt.TryGetValue(value, out var due)) return;
        var at = Interlocked.Increment(ref count) - 1;
        if (at < latencies.Length) latencies[at] = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
    }
}
