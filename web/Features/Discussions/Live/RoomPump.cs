using Microsoft.AspNetCore.SignalR;

namespace ChildProtection.Features.Discussions.Live;

/// <summary>
/// Reads what is new in a room once for the whole process and gives it to the sockets that are there, in the order of the room.
/// A hint only says « look »: what it finds is the database’s, so a lost hint, or one that comes late, loses nothing.
/// </summary>
public sealed partial class RoomPump(IHubContext<DiscussionHub, IDiscussionClient> hub, IServiceScopeFactory scopes, TimeProvider clock, ILogger<RoomPump> logger)
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, WatchedRoom> rooms = [];

    /// <summary>How many rooms somebody of this process looks at.</summary>
    public int Count
    {
        get { lock (gate) return rooms.Count; }
    }

    /// <summary>This socket hears the room from now on. What was said before it reads by itself, after this returns.</summary>
    public async Task WatchAsync(HubCallerContext socket, Guid room, RoomPerson person, bool runs)
    {
        var connection = socket.ConnectionId;
        WatchedRoom watched;
        lock (gate)
        {
            if (!rooms.TryGetValue(room, out watched!)) rooms[room] = watched = new WatchedRoom(room);
            watched.Enter(connection, new RoomListener(person.Id, runs, runs && person.Role == Role.Moderator, socket.Abort));
        }
        await using var scope = scopes.CreateAsyncScope();
        var blocked = await scope.ServiceProvider.GetRequiredService<RoomPeople>().BlockedByAsync(person.Id, room);
        await watched.SeatAsync(hub.Groups, connection, blocked, socket.ConnectionAborted);
        await watched.StartAsync(() => scope.ServiceProvider.GetRequiredService<RoomPeople>().LastSequenceAsync(room));
    }

    /// <summary>This socket hears the room no more.</summary>
    public async Task UnwatchAsync(string connection, Guid room)
    {
        WatchedRoom? watched;
        lock (gate)
        {
            if (!rooms.TryGetValue(room, out watched)) return;
            if (watched.Exit(connection)) rooms.Remove(room);
        }
        await WatchedRoom.UnseatAsync(hub.Groups, connection, room);
    }

    /// <summary>Something new, or something changed, in this room. Nobody here looks at it: nothing happens.</summary>
    internal void Hear(Guid room, long sequence, bool isChange)
    {
        if (Find(room) is { } watched && watched.Ask(isChange ? sequence : null)) Start(watched);
    }

    /// <summary>Who may hear this room is asked again.</summary>
    internal void HearPeople(Guid room)
    {
        if (Find(room) is { } watched && watched.AskPeople()) Start(watched);
    }

    /// <summary>After a cut: every room is looked at, and pages read again what may have changed meanwhile.</summary>
    internal void CatchUp()
    {
        List<WatchedRoom> all;
        lock (gate) all = [.. rooms.Values];
        foreach (var watched in all)
            if (watched.Ask(changed: 0)) Start(watched);
    }

    private WatchedRoom? Find(Guid room)
    {
        lock (gate) return rooms.GetValueOrDefault(room);
    }

    private void Start(WatchedRoom watched) => _ = Task.Run(() => RunAsync(watched));

    /// <summary>One at a time for each room, until there is nothing more to do.</summary>
    private async Task RunAsync(WatchedRoom watched)
    {
        while (watched.Take(clock.GetUtcNow()) is { } work)
        {
            try
            {
                await DeliverAsync(watched, work);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                LogFailed(fault);
                watched.PutBack(work);
                await Task.Delay(Again); // the database comes back, or nobody is left in the room
            }
        }
    }

    private async Task DeliverAsync(WatchedRoom watched, RoomWork work)
    {
        await watched.Started;
        await using var scope = scopes.CreateAsyncScope();
        if (work.AsksPeople)
        {
            var (readers, blocks) = await scope.ServiceProvider.GetRequiredService<RoomPeople>().OfAsync(watched.Room);
            foreach (var gone in await watched.ReseatAsync(hub.Groups, readers, blocks)) await UnwatchAsync(gone, watched.Room);
        }
        if (work.IsNew)
        {
            var read = scope.ServiceProvider.GetRequiredService<ReadMessages>();
            while (true)
            {
                var rows = await read.AfterAsync(watched.Room, watched.Delivered);
                foreach (var row in rows)
                {
                    watched.Send(hub.Clients, row);
                    watched.Delivered = row.View.Sequence;
                    await watched.WaitForSlowestAsync(hub.Clients);
                }
                if (rows.Count < ReadMessages.Most) break;
            }
        }
        foreach (var sequence in work.Changed) watched.SendChange(hub.Clients, sequence);
    }

    [LoggerMessage(LogLevel.Warning, "New messages of a room could not be read; trying again.")]
    private partial void LogFailed(Exception fault);
}
