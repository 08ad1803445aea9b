using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace ChildProtection.Platform.Direct;

/// <summary>The sockets open in this process, whichever hub they came to, each with the session that opened it.</summary>
public sealed class DirectConnections(TimeProvider clock)
{
    /// <summary>How long the answer « this session lives » may serve again (reference ID-60).</summary>
    public static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Connection> open = new(StringComparer.Ordinal);

    private sealed class Connection(HubCallerContext caller, Guid sessionId)
    {
        public HubCallerContext Caller => caller;
        public Guid SessionId => sessionId;
        public DateTimeOffset CheckedAt { get; set; }
    }

    /// <summary>The sessions that have a socket here, each once.</summary>
    public IReadOnlyList<Guid> Sessions => [.. open.Values.Select(connection => connection.SessionId).Distinct()];

    public int Count => open.Count;

    internal void Add(HubCallerContext caller) =>
        open[caller.ConnectionId] = new Connection(caller, LiveSession.IdOf(caller.User)) { CheckedAt = clock.GetUtcNow() };

    internal void Remove(HubCallerContext caller) => open.TryRemove(caller.ConnectionId, out _);

    /// <summary>True when the session was found living less than five seconds ago.</summary>
    internal bool IsTrusted(HubCallerContext caller) =>
        open.TryGetValue(caller.ConnectionId, out var connection) && clock.GetUtcNow() - connection.CheckedAt < Trusted;

    /// <summary>These were living at that instant: when the question was asked, not when its answer came.</summary>
    internal void Trust(IReadOnlySet<Guid> sessions, DateTimeOffset asked)
    {
        foreach (var connection in open.Values.Where(connection => sessions.Contains(connection.SessionId) && connection.CheckedAt < asked)) connection.CheckedAt = asked;
    }

    /// <summary>Closes every socket of these sessions. A browser that is still signed in comes back by itself.</summary>
    internal int Close(IReadOnlySet<Guid> sessions)
    {
        var closed = 0;
        foreach (var connection in open.Values.Where(connection => sessions.Contains(connection.SessionId)))
        {
            connection.Caller.Abort();
            closed++;
        }
        return closed;
    }
}
