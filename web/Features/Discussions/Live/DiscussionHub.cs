using Microsoft.AspNetCore.SignalR;

namespace ChildProtection.Features.Discussions.Live;

/// <summary>
/// The live side of rooms: a hint that something is there, and the quickest way to say something. Each call asks the database
/// whether this person is in this room; the session is held by <c>SessionCheck</c>, the origin by <c>DirectSetup</c>.
/// </summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class DiscussionHub(PostMessage post, ReadMessages read, RoomAccess access, RoomPump pump, TerritoryPack territory, TimeProvider clock) : Hub<IDiscussionClient>
{
    public const string Address = "/hubs/discussions";

    /// <summary>Rooms of one socket.</summary>
    private const int MostRooms = 20;

    /// <summary>Calls at once, then so many a second: a page never comes near it.</summary>
    private const double Burst = 60, PerSecond = 30;
    private const string Absent = "Ce salon n’est pas là.";
    private const string PaceKey = "pace", RoomsKey = "rooms";

    /// <summary>Hears the room from now on; what was said after this place, a hundred at most: then ask <see cref="After"/>.</summary>
    public async Task<IReadOnlyList<MessageView>> Join(Guid room, long after)
    {
        var (me, seat) = await SeatAsync(room);
        if (Rooms.Count >= MostRooms && !Rooms.Contains(room)) throw new HubException("Trop de salons sont ouverts.");
        Rooms.Add(room);
        await pump.WatchAsync(Context, room, me, seat.Member.Runs);
        return await ReadAsync(me, seat, after);
    }

    /// <summary>In order, a hundred at most.</summary>
    public async Task<IReadOnlyList<MessageView>> After(Guid room, long after)
    {
        var (me, seat) = await SeatAsync(room);
        return await ReadAsync(me, seat, after);
    }

    /// <summary>After the commit: where it stands. The same id again: the same answer.</summary>
    public async Task<Ack> Send(Guid room, Guid id, string text)
    {
        Pace();
        try
        {
            return await post.PostAsync(RoomPerson.Of(Context.User), room, id, text) ?? throw new HubException(Absent);
        }
        catch (BrokenRuleException refusal)
        {
            throw new HubException(refusal.Message, refusal);
        }
    }

    /// <summary>Hears it no more.</summary>
    public Task Leave(Guid room)
    {
        Rooms.Remove(room);
        return pump.UnwatchAsync(Context.ConnectionId, room);
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        foreach (var room in Rooms) await pump.UnwatchAsync(Context.ConnectionId, room);
        await base.OnDisconnectedAsync(exception);
    }

    private HashSet<Guid> Rooms => (HashSet<Guid>)(Context.Items.TryGetValue(RoomsKey, out var known) ? known! : Context.Items[RoomsKey] = new HashSet<Guid>());

    private async Task<(RoomPerson Me, RoomSeat Seat)> SeatAsync(Guid room)
    {
        Pace();
        var me = RoomPerson.Of(Context.User);
        return (me, await access.OfAsync(me, room) ?? throw new HubException(Absent));
    }

    private async Task<IReadOnlyList<MessageView>> ReadAsync(RoomPerson me, RoomSeat seat, long after) =>
        [.. (await read.AfterForAsync(me, seat.Member.Runs, seat.Room.Id, Math.Max(0, after))).Select(row => row.AuthorId == me.Id ? row.ToAuthor : row.View)];

    /// <summary>One socket that asks without end slows nobody else; where the module is off there is no room.</summary>
    private void Pace()
    {
        if (!territory.Has(DiscussionsAccess.Module)) throw new HubException(Absent);
        var now = clock.GetTimestamp();
        var (left, at) = Context.Items.TryGetValue(PaceKey, out var kept) ? ((double, long))kept! : (Burst, now);
        left = Math.Min(Burst, left + (clock.GetElapsedTime(at, now).TotalSeconds * PerSecond)) - 1;
        Context.Items[PaceKey] = (Math.Max(left, 0), now);
        if (left < 0) throw new HubException("Doucement. Il faut attendre un moment.");
    }
}
