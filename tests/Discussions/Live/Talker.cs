using System.Buffers.Text;
using System.Net.WebSockets;
using System.Text.Json;

namespace ChildProtection.Tests.Discussions.Live;

/// <summary>
/// One page in a room, as the portal’s own script does it: joins after the last place it saw, takes what comes next, asks for what is
/// missing, comes back after a cut, on another process when there is one.
/// </summary>
internal sealed class Talker(LiveCrowd crowd, int number, string cookie)
{
    private const int Page = 100;
    private readonly Lock gate = new();
    private volatile HubSocket? socket;
    private volatile TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool isCatching;
    private long wanted;

    /// <summary>The place of the last message seen.</summary>
    public long Last { get; private set; }

    /// <summary>How many were seen.</summary>
    public int Seen { get; private set; }

    /// <summary>How often it came in.</summary>
    public int Entries { get; private set; }

    /// <summary>Stays in the room until the crowd goes home.</summary>
    public async Task StayAsync(CancellationToken stop)
    {
        for (var attempt = number; !stop.IsCancellationRequested; attempt++)
        {
            await using var one = new HubSocket { Heard = Hear };
            try
            {
                await one.OpenAsync(crowd.Hubs[attempt % crowd.Hubs.Count], LiveCrowd.HeadersOf(cookie), stop);
                lock (gate) isCatching = true; // what comes during the joining is read again after it
                socket = one;
                await CatchUpAsync(one, "Join");
                Entries++;
                ready.TrySetResult();
                await one.Closed.WaitAsync(stop);
            }
            catch (Exception cut) when (cut is WebSocketException or HubRefusalException or OperationCanceledException or HttpRequestException or IOException)
            {
                if (!stop.IsCancellationRequested) crowd.NoteRetry(cut); // again, elsewhere
            }
            socket = null;
            if (ready.Task.IsCompleted) ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!stop.IsCancellationRequested) await Task.Delay(Random.Shared.Next(100, 600), CancellationToken.None); // a thousand do not knock at the same instant
        }
        ready.TrySetCanceled(CancellationToken.None);
    }

    /// <summary>Says it until it is acknowledged, with the same id however often it takes; the place it was given.</summary>
    public async Task<long> SayAsync(Guid id, string text, CancellationToken stop)
    {
        while (true)
        {
            await ready.Task.WaitAsync(stop);
            try
            {
                if (socket is { } now) return (await now.CallAsync("Send", crowd.Room, id, text)).GetProperty("sequence").GetInt64();
            }
            catch (Exception cut) when (cut is WebSocketException or HubRefusalException)
            {
                crowd.NoteRetry(cut);
            }
            await Task.Delay(Random.Shared.Next(50, 250), stop);
        }
    }

    /// <summary>Waits until it is in the room.</summary>
    public Task EnterAsync() => ready.Task;

    public async Task PingAsync()
    {
        try
        {
            if (socket is { } now) await now.PingAsync();
        }
        catch (Exception cut) when (cut is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // It comes back by itself.
        }
    }

    private void Hear(string what, ReadOnlyMemory<byte> message)
    {
        var (place, id) = what == "Message" ? Read(message.Span) : (0, Guid.Empty);
        lock (gate)
        {
            if (what == "Message" && place <= Last) return; // seen already: a page shows nothing twice
            if (what == "Message" && place == Last + 1 && !isCatching)
            {
                Accept(place, id);
                return;
            }
            wanted = Math.Max(wanted, what == "Message" ? place : Last + 1); // « Changed »: look at what is there
            if (isCatching || socket is not { } now) return;
            isCatching = true;
            _ = CatchUpQuietlyAsync(now);
        }
    }

    private async Task CatchUpQuietlyAsync(HubSocket now)
    {
        try
        {
            await CatchUpAsync(now, "After");
        }
        catch (Exception cut) when (cut is WebSocketException or HubRefusalException)
        {
            now.Cut(); // begins again
        }
    }

    /// <summary>Asks for what comes after, a hundred at a time, until nothing that was announced is missing.</summary>
    private async Task CatchUpAsync(HubSocket now, string method)
    {
        while (true)
        {
            var rows = await now.CallAsync(method, crowd.Room, Last);
            lock (gate)
            {
                var count = rows.GetArrayLength();
                foreach (var row in rows.EnumerateArray())
                    if (row.GetProperty("sequence").GetInt64() is var place && place > Last) Accept(place, row.GetProperty("id").GetGuid());
                if (count < Page && (wanted <= Last || count == 0))
                {
                    (isCatching, wanted) = (false, 0);
                    return;
                }
            }
            method = "After";
        }
    }

    private void Accept(long place, Guid id)
    {
        (Last, Seen) = (place, Seen + 1);
        crowd.Note(number, place, id);
    }

    /// <summary>Place and id, without reading the rest of it.</summary>
    private static (long Place, Guid Id) Read(ReadOnlySpan<byte> message)
    {
        var place = message[(message.IndexOf("\"sequence\":"u8) + 11)..];
        var id = message[(message.IndexOf("\"id\":\""u8) + 6)..];
        return Utf8Parser.TryParse(place, out long number, out _) && Utf8Parser.TryParse(id, out Guid value, out _) ? (number, value) : throw new JsonException("A message without a place.");
    }
}
