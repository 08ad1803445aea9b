using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using ChildProtection.Features.Discussions.Live;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Discussions;

/// <summary>A page’s socket in rooms, without a browser: it calls, and hears what is said meanwhile.</summary>
internal sealed class RoomSocket : IAsyncDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly WebSocket socket;
    private readonly Channel<JsonElement> answers = Channel.CreateUnbounded<JsonElement>(), events = Channel.CreateUnbounded<JsonElement>();
    private readonly Task hearing, beating;
    private readonly CancellationTokenSource end = new();
    private readonly SemaphoreSlim turn = new(1);
    private int calls;

    private RoomSocket(WebSocket socket)
    {
        this.socket = socket;
        hearing = Task.Run(HearAsync);
        beating = Task.Run(BeatAsync);
    }

    public static async Task<RoomSocket> OpenAsync(Portal portal, string session)
    {
        var client = portal.Server.CreateWebSocketClient();
        client.ConfigureRequest = request => (request.Headers.Cookie, request.Headers.Origin) = (Wire.CookieOf(session), "https://localhost");
        var opened = new RoomSocket(await client.ConnectAsync(new Uri($"wss://localhost{DiscussionHub.Address}"), CancellationToken.None));
        await opened.SayAsync("""{"protocol":"json","version":1}""");
        await opened.answers.Reader.ReadAsync(TestContext.Current.CancellationToken);
        return opened;
    }

    public Task<MessageView[]> JoinAsync(Guid room, long after = 0) => CallAsync<MessageView[]>("Join", room, after);

    public Task<MessageView[]> AfterAsync(Guid room, long after) => CallAsync<MessageView[]>("After", room, after);

    public Task<Ack> SendAsync(Guid room, Guid id, string text) => CallAsync<Ack>("Send", room, id, text);

    public async Task LeaveAsync(Guid room) => await CallAsync<object?>("Leave", room);

    /// <summary>The next message that comes by itself.</summary>
    public async Task<MessageView> HeardAsync()
    {
        while (true)
        {
            var heard = await NextAsync();
            if (heard.GetProperty("target").GetString() == "Message") return heard.GetProperty("arguments")[0].Deserialize<MessageView>(Json)!;
        }
    }

    /// <summary>The place of the next change.</summary>
    public async Task<long> ChangedAsync()
    {
        while (true)
        {
            var heard = await NextAsync();
            if (heard.GetProperty("target").GetString() == "Changed") return heard.GetProperty("arguments")[1].GetInt64();
        }
    }

    /// <summary>What came by itself and was not asked for yet.</summary>
    public IReadOnlyList<string> Unheard()
    {
        var all = new List<string>();
        while (events.Reader.TryRead(out var one)) all.Add(one.ToString());
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        socket.Abort();
        await hearing;
        await beating;
        socket.Dispose();
        turn.Dispose();
        end.Dispose();
    }

    private async Task<JsonElement> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await events.Reader.ReadAsync(patience.Token);
    }

    /// <summary>A refusal: <see cref="InvalidOperationException"/> with its sentence.</summary>
    private async Task<T> CallAsync<T>(string method, params object[] arguments)
    {
        var id = $"{++calls}";
        await SayAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }));
        using var patience = new CancellationTokenSource(Patience);
        var answer = await answers.Reader.ReadAsync(patience.Token);
        if (answer.TryGetProperty("error", out var error)) throw new InvalidOperationException(error.GetString());
        return answer.TryGetProperty("result", out var result) ? result.Deserialize<T>(Json)! : default!;
    }

    /// <summary>One frame after the other: a beat may fall between two calls.</summary>
    private async Task SayAsync(string message)
    {
        await turn.WaitAsync(CancellationToken.None);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>A page says every few seconds that it is there: else it is hung up on after thirty seconds of a slow machine.</summary>
    private async Task BeatAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(8), end.Token);
                await SayAsync("""{"type":6}""");
            }
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // Closed from here or there.
        }
    }

    private async Task HearAsync()
    {
        var (buffer, heard) = (new byte[16_384], new StringBuilder());
        var decoder = Encoding.UTF8.GetDecoder();
        var letters = new char[16_384];
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close) return;
                heard.Append(letters, 0, decoder.GetChars(buffer, 0, part.Count, letters, 0));
                for (var all = heard.ToString(); all.IndexOf(End) is var at and >= 0; all = heard.ToString())
                {
                    heard.Remove(0, at + 1);
                    var message = JsonSerializer.Deserialize<JsonElement>(all[..at]);
                    var type = message.TryGetProperty("type", out var kind) ? kind.GetInt32() : 0;
                    if (type == 6) continue; // a ping
                    if (type == 7) return; // it hangs up
                    (type == 1 ? events : answers).Writer.TryWrite(message);
                }
            }
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Closed from here or there: nothing more comes.
        }
        finally
        {
            events.Writer.TryComplete();
            answers.Writer.TryComplete();
        }
    }
}
