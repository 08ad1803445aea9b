using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ChildProtection.Tests.Support;

/// <summary>A page's socket to a hub, without a browser: SignalR's JSON protocol, one record separator after each message.</summary>
internal sealed class DirectSocket(WebSocket socket) : IAsyncDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly StringBuilder heard = new();
    private int calls;

    /// <summary>To the portal of this test; a refused handshake: <see cref="InvalidOperationException"/>.</summary>
    public static async Task<DirectSocket> OpenAsync(Portal portal, string? session, string? origin = "https://localhost")
    {
        var client = portal.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            if (session is not null) request.Headers.Cookie = Wire.CookieOf(session);
            if (origin is not null) request.Headers.Origin = origin;
        };
        return await GreetAsync(await client.ConnectAsync(new Uri("wss://localhost/direct"), CancellationToken.None));
    }

    /// <summary>To a portal that is a process of its own, as through its reverse proxy.</summary>
    public static async Task<DirectSocket> OpenAsync(int port, string host, string session)
    {
        var client = new ClientWebSocket();
        client.Options.SetRequestHeader("Host", host);
        client.Options.SetRequestHeader("Origin", $"https://{host}");
        client.Options.SetRequestHeader("X-Forwarded-Proto", "https");
        client.Options.SetRequestHeader("Cookie", Wire.CookieOf(session));
        using var patience = new CancellationTokenSource(Patience);
        await client.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/direct"), patience.Token);
        return await GreetAsync(client);
    }

    /// <summary>What the hub method answers; the socket closed instead: <see cref="EndOfStreamException"/>.</summary>
    public async Task<int> CallAsync(string method)
    {
        var id = (++calls).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await SayAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments = Array.Empty<object>() }));
        while (true)
        {
            using var message = JsonDocument.Parse(await HearAsync() ?? throw new EndOfStreamException());
            if (message.RootElement.TryGetProperty("invocationId", out var about) && about.GetString() == id)
                return message.RootElement.TryGetProperty("result", out var result) ? result.GetInt32()
                    : throw new EndOfStreamException(message.RootElement.ToString());
        }
    }

    /// <summary>How long until the server closes it; null when it did not within this time.</summary>
    public async Task<TimeSpan?> ClosedWithinAsync(TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        using var patience = new CancellationTokenSource(time);
        try
        {
            while (await HearAsync(patience.Token) is not null) { }
            return watch.Elapsed;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.CompletedTask;
        socket.Abort();
        socket.Dispose();
    }

    private static async Task<DirectSocket> GreetAsync(WebSocket socket)
    {
        var greeted = new DirectSocket(socket);
        await greeted.SayAsync("""{"protocol":"json","version":1}""");
        if (await greeted.HearAsync() is not "{}") throw new EndOfStreamException("The hub did not greet.");
        return greeted;
    }

    private Task SayAsync(string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task<string?> HearAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await HearAsync(patience.Token);
    }

    /// <summary>The next message that is not a ping; null once the socket is closed.</summary>
    private async Task<string?> HearAsync(CancellationToken stop)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var text = heard.ToString();
            if (text.IndexOf(End) is var at and >= 0)
            {
                heard.Remove(0, at + 1);
                if (!text[..at].Contains("\"type\":6", StringComparison.Ordinal)) return text[..at];
                continue;
            }
            try
            {
                var part = await socket.ReceiveAsync(buffer, stop);
                if (part.MessageType == WebSocketMessageType.Close) return null;
                heard.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            }
            catch (Exception fault) when (fault is WebSocketException or IOException or ObjectDisposedException || fault is OperationCanceledException && !stop.IsCancellationRequested)
            {
                return null;
            }
        }
    }
}
