using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ChildProtection.Tests.Discussions.Live;

/// <summary>One socket of SignalR’s JSON protocol, as light as it can be: a thousand of them run beside the portal on the same two cores.</summary>
internal sealed class HubSocket : IAsyncDisposable
{
    private const byte End = 0x1E;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly byte[] Ping = [.. "{\"type\":6}"u8, End];
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim writing = new(1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> waiting = new();
    private readonly CancellationTokenSource over = new();
    private int calls;

    /// <summary>What the hub says by itself: which event, and the bytes of the whole message.</summary>
    public required Action<string, ReadOnlyMemory<byte>> Heard { get; init; }

    /// <summary>Done once the socket is closed, whoever closed it.</summary>
    public Task Closed { get; private set; } = Task.CompletedTask;

    /// <summary>Opens it; refused or nobody there: an exception.</summary>
    public async Task OpenAsync(Uri hub, IReadOnlyDictionary<string, string> headers, CancellationToken stop)
    {
        foreach (var (name, value) in headers) socket.Options.SetRequestHeader(name, value);
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        await socket.ConnectAsync(hub, limit.Token);
        await SayAsync([.. "{\"protocol\":\"json\",\"version\":1}"u8, End], limit.Token);
        var greeting = new byte[256];
        var read = await socket.ReceiveAsync(greeting.AsMemory(), limit.Token);
        if (read.Count < 3 || greeting[0] != '{' || greeting[1] != '}' || greeting[2] != End) throw new WebSocketException("The hub did not greet.");
        Closed = Task.Run(() => ListenAsync(greeting.AsMemory(3, read.Count - 3)), CancellationToken.None);
    }

    /// <summary>What the method answers. It says no: <see cref="HubRefusalException"/>; the socket closes meanwhile: <see cref="WebSocketException"/>.</summary>
    public async Task<JsonElement> CallAsync(string method, params object[] arguments)
    {
        var id = Interlocked.Increment(ref calls).ToString(CultureInfo.InvariantCulture);
        var answer = waiting[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await SayAsync([.. JsonSerializer.SerializeToUtf8Bytes(new { type = 1, invocationId = id, target = method, arguments }), End], over.Token);
            return await answer.Task.WaitAsync(Patience);
        }
        catch (Exception cut) when (cut is OperationCanceledException or TimeoutException or ObjectDisposedException or InvalidOperationException)
        {
            throw new WebSocketException("The socket was cut.", cut);
        }
        finally
        {
            waiting.TryRemove(id, out _);
        }
    }

    /// <summary>« I am still here », which the server asks for.</summary>
    public Task PingAsync() => SayAsync(Ping, over.Token);

    /// <summary>Cuts it without a word, as a telephone in a tunnel does.</summary>
    public void Cut() => socket.Abort();

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        socket.Abort();
        await Closed;
        socket.Dispose();
        writing.Dispose();
        over.Dispose();
    }

    private async Task SayAsync(byte[] message, CancellationToken stop)
    {
        await writing.WaitAsync(stop);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, stop);
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task ListenAsync(ReadOnlyMemory<byte> already)
    {
        var kept = new ArrayBufferWriter<byte>(4_096);
        kept.Write(already.Span);
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(kept.GetMemory(4_096), over.Token);
                if (part.MessageType == WebSocketMessageType.Close) break;
                kept.Advance(part.Count);
                var all = kept.WrittenMemory;
                var from = 0;
                for (int end; (end = all.Span[from..].IndexOf(End)) >= 0; from += end + 1) Take(all.Slice(from, end));
                if (from == 0) continue;
                var rest = all[from..].ToArray();
                kept.ResetWrittenCount();
                kept.Write(rest);
            }
        }
        catch (Exception cut) when (cut is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // Closed: whoever waits is told below.
        }
        foreach (var one in waiting.Values) one.TrySetException(new WebSocketException("The socket was cut."));
        socket.Abort();
    }

    private void Take(ReadOnlyMemory<byte> message)
    {
        if (message.Span.StartsWith("{\"type\":1,"u8))
        {
            var target = message.Span[(message.Span.IndexOf("\"target\":\""u8) + 10)..];
            Heard(Encoding.ASCII.GetString(target[..target.IndexOf((byte)'"')]), message);
        }
        else if (message.Span.StartsWith("{\"type\":3,"u8))
        {
            using var answer = JsonDocument.Parse(message);
            if (!waiting.TryGetValue(answer.RootElement.GetProperty("invocationId").GetString()!, out var asked)) return;
            if (answer.RootElement.TryGetProperty("error", out var error)) asked.TrySetException(new HubRefusalException(error.GetString() ?? ""));
            else asked.TrySetResult(answer.RootElement.TryGetProperty("result", out var result) ? result.Clone() : default);
        }
    }
}

/// <summary>A hub method said no.</summary>
public sealed class HubRefusalException(string why) : Exception(why);
