using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Reflection;
using System.Text;
using System.Text.Json;
using ChildProtection.Platform.Direct;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.SignalR;

namespace ChildProtection.Tests.Hostile;

/// <summary>
/// What no page of ours says to a hub: broken frames, wrong types, methods that are not there, too much of it. The portal hangs
/// up or answers an error, never breaks, and goes on serving others. Every hub of the portal is found by itself.
/// </summary>
public abstract class HostileHubTests(Portal portal)
{
    private const char End = '\u001e';
    private const string Greeting = "{\"protocol\":\"json\",\"version\":1}";
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    private static readonly IReadOnlyList<string> Methods =
    [
        .. typeof(SessionHub).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Hub)) && !type.IsAbstract)
            .SelectMany(hub => hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(method => !method.IsSpecialName).Select(method => method.Name).Distinct(),
        "OnConnectedAsync", "OnDisconnectedAsync", "Dispose", "ToString", "GetHashCode", "left", "Unknown", "System.String", "../Left", "",
    ];

    [Fact]
    public async Task Hostile_frames_break_nothing_and_others_are_served()
    {
        portal.Faults.Clear();
        var session = await portal.SessionOfAsync(Role.YoungPerson) ?? "";
        await using var witness = await DirectSocket.OpenAsync(portal, await portal.SessionOfAsync(Role.Professional));
        var (sent, slowest, faults) = (0, TimeSpan.Zero, new List<string>());
        foreach (var talk in Talks())
        {
            sent += await TalkAsync(session, talk, faults);
            var watch = Stopwatch.GetTimestamp();
            for (var time = 1; ; time++, watch = Stopwatch.GetTimestamp())
            {
                Assert.InRange(await witness.CallAsync("Left"), 1, 3_600);
                var took = Stopwatch.GetElapsedTime(watch);
                if (took > Most && time < Promptness.Tries) continue;
                if (took > Most) faults.Add($"somebody else waited {took} during {Shown(talk[^1])}");
                if (took > slowest) slowest = took;
                break;
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{GetType().Name}: {sent} hostile frames to {Methods.Count} methods, {faults.Count} faults, others waited {slowest.TotalMilliseconds:0} ms at most."));
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
        Assert.True(portal.Faults.All.Count == 0, string.Join('\n', portal.Faults.All.Take(5)));
        Assert.InRange(sent, 2_000, int.MaxValue);
    }

    /// <summary>One conversation each: a socket that is hung up on takes nothing more.</summary>
    private static IEnumerable<IReadOnlyList<string>> Talks()
    {
        foreach (var first in new[] { "", "{", "[]", "null", "GET / HTTP/1.1", "{\"protocol\":\"messagepack\",\"version\":1}", "{\"protocol\":\"json\",\"version\":99}", "{\"protocol\":\"json\"}", "{\"protocol\":null,\"version\":\"1\"}", new string('x', 40_000) })
            yield return [first + End];
        foreach (var value in Corpus.Values) yield return [Greeting + End, .. Methods.Select(method => Call(method, value)), Call(value)];
        foreach (var raw in new[]
        {
            "", "{", "}", "[]", "null", "1", "\"\"", "{}", "{\"type\":0}", "{\"type\":-1}", "{\"type\":1}", "{\"type\":1,\"target\":1}", "{\"type\":1,\"target\":\"Left\"}", "{\"type\":1,\"target\":\"Left\",\"arguments\":{}}",
            "{\"type\":1,\"target\":\"Left\",\"arguments\":[null]}", "{\"type\":1,\"target\":\"Left\",\"arguments\":[],\"invocationId\":{}}", "{\"type\":1,\"target\":\"Left\",\"arguments\":[],\"streamIds\":[\"x\"]}", "{\"type\":2,\"invocationId\":\"9\",\"item\":{}}",
            "{\"type\":3,\"invocationId\":\"9\",\"result\":{},\"error\":\"x\"}", "{\"type\":4,\"invocationId\":\"9\",\"target\":\"Left\",\"arguments\":[]}", "{\"type\":5,\"invocationId\":\"9\"}", "{\"type\":6}", "{\"type\":7,\"error\":\"x\",\"allowReconnect\":true}", "{\"type\":8,\"sequenceId\":-1}",
            "{\"type\":9,\"sequenceId\":9223372036854775807}", "{\"type\":99}", "{\"type\":\"1\"}", "{\"type\":1e9}", "{\"type\":1,\"type\":1}", new string('[', 5_000), "{\"type\":1,\"target\":\"Left\",\"arguments\":[" + new string('[', 200) + new string(']', 200) + "]}",
            "{\"type\":1,\"target\":\"Left\",\"arguments\":[" + string.Join(',', Enumerable.Repeat("1", 3_000)) + "]}", "{\"type\":1,\"target\":\"" + new string('a', 15_000) + "\",\"arguments\":[]}", new string('a', 17_000), "{\"type\":1,\"target\":\"Left\",\"arguments\":[\"" + new string('b', 200_000) + "\"]}",
            "\u0000\u0001", "\uFFFF", "{\"type\":1,\"target\":\"Left\",\"arguments\":[],\"headers\":{\"a\":1}}",
        }) yield return [Greeting + End, raw + End];
        yield return [Greeting + End, .. Enumerable.Repeat("{\"type\":6}" + End, 500)]; // pings
        yield return [Greeting + End, .. Enumerable.Range(0, 300).Select(at => Call("Left", id: at.ToString(CultureInfo.InvariantCulture), withArgument: false))]; // honest calls, too many
        yield return [Greeting + End, "{\"type\":1,", "\"target\":", "\"Left\",\"argu"]; // never ends
        yield return [Greeting + End, new string(End, 5_000)];
    }

    private static string Call(string method, string value = "", string id = "1", bool withArgument = true) =>
        JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments = withArgument ? new object[] { value.Length > 3_000 ? value[..3_000] : value } : [] }) + End;

    private static string Shown(string frame) => frame.Length > 80 ? frame[..80] : frame;

    /// <summary>Says all of it, as long as the portal listens; how many frames it took.</summary>
    private async Task<int> TalkAsync(string session, IReadOnlyList<string> frames, List<string> faults)
    {
        var client = portal.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            request.Headers.Cookie = Wire.CookieOf(session);
            request.Headers.Origin = "https://localhost";
        };
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var socket = await client.ConnectAsync(new Uri("wss://localhost/direct"), patience.Token);
        var sent = 0;
        try
        {
            foreach (var frame in frames)
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(frame), sent % 5 == 4 ? WebSocketMessageType.Binary : WebSocketMessageType.Text, endOfMessage: true, patience.Token);
                sent++;
            }
        }
        catch (Exception hungUp) when (hungUp is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It may.
        }
        catch (OperationCanceledException)
        {
            faults.Add($"neither heard nor hung up: {Shown(frames[^1])}");
        }
        socket.Abort();
        return sent;
    }
}

public sealed class HostileHubOnSqliteTests(SqlitePortal portal) : HostileHubTests(portal), IClassFixture<SqlitePortal>;
