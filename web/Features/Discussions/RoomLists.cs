using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Discussions;

/// <summary>The rooms of whoever asks: where they are, where they are asked to come, where they may come.</summary>
public sealed class RoomLists(PortalDb db, Vault vault, RoomAccess access, RoomDoors doors, PeerRooms peers, IDuty duty, TimeProvider clock)
{
    /// <summary>Of each kind of list.</summary>
    public const int Most = 40;

    /// <param name="Id">Of the room.</param>
    /// <param name="Kind">What it is for.</param>
    /// <param name="Name">As people call it.</param>
    /// <param name="Door">Whether one may write now.</param>
    /// <param name="Part">What one is there; null before one is in.</param>
    public sealed record Line(Guid Id, RoomKind Kind, string Name, RoomDoor Door, RoomPart? Part);

    /// <param name="Mine">Where they are.</param>
    /// <param name="Asked">Where they are asked: yes or no.</param>
    /// <param name="Free">Where they may come by themselves.</param>
    public sealed record All(IReadOnlyList<Line> Mine, IReadOnlyList<Line> Asked, IReadOnlyList<Line> Free);

    public async Task<All> ListAsync(RoomPerson me)
    {
        var (my, now) = (me.Id, clock.GetUtcNow());
        var mine = await access.Living().AsNoTracking().Where(seat => seat.Member.AccountId == my).OrderBy(seat => seat.Room.ClosedAt != null).ThenByDescending(seat => seat.Room.OpenedAt).Take(Most).ToListAsync();
        mine = [.. mine.Where(seat => ContactRules.Admits(seat.Room.Kind, me.Role, seat.Member.Part))];
        if (me.Role == Role.Parent && mine.Count > 0)
        {
            var places = mine.Select(seat => seat.Room.Id).ToList();
            var closed = await access.KeptApart(db.RoomMembers.Where(member => places.Contains(member.RoomId))).Where(pair => pair.Later == my).Select(pair => pair.RoomId).ToListAsync();
            mine = [.. mine.Where(seat => !closed.Contains(seat.Room.Id))];
        }
        var (members, bodies) = (db.RoomMembers, db.Bodies);
        var asked = await (from room in db.Rooms
                           join member in members on room.Id equals member.RoomId
                           where member.AccountId == my && member.AcceptedAt == null && member.LeftAt == null && room.ClosedAt == null
                           orderby member.InvitedAt descending
                           select new RoomSeat { Room = room, Member = member, Body = bodies.Where(body => body.Id == room.BodyId).Select(body => body.Name).FirstOrDefault() }).AsNoTracking().Take(Most).ToListAsync();
        var free = await Free(me).AsNoTracking().OrderByDescending(one => one.Room.OpenedAt).Take(Most).ToListAsync();

        List<Room> all = [.. mine.Select(seat => seat.Room), .. asked.Select(seat => seat.Room), .. free.Select(one => one.Room)];
        var titles = await vault.OpenAllAsync(DiscussionsData.Title, [.. all.Where(room => room.Title is not null).DistinctBy(room => room.Id).Select(room => (Vault.Nobody, room.Id, room.Title!))]);
        var ids = all.Select(room => room.Id).ToList();
        var accounts = db.Users;
        RoomKind[] threads = [RoomKind.Pair, RoomKind.CaseWorker, RoomKind.Question];
        var present = await (from seat in access.Living()
                             join account in accounts on seat.Member.AccountId equals account.Id
                             where ids.Contains(seat.Room.Id) && (seat.Member.HostsUntil > now || seat.Member.Part == RoomPart.Supervisor && threads.Contains(seat.Room.Kind))
                             select new { seat.Room.Id, account.DisplayName, seat.Member.Part }).ToListAsync();
        var hosts = present.Where(one => one.Part == RoomPart.Facilitator).GroupBy(host => host.Id).ToDictionary(host => host.Key, host => host.First().DisplayName);
        var supervised = present.Where(one => one.Part == RoomPart.Supervisor).Select(one => one.Id).ToHashSet();
        var covered = await duty.IsCoveredAsync(now);
        var time = all.Exists(room => room.Kind == RoomKind.Peer) ? await peers.TimeAsync(me, RoomKind.Peer) : null;

        Line LineOf(Room room, string? body, RoomPart? part)
        {
            var host = hosts.GetValueOrDefault(room.Id);
            var door = doors.Of(room, host, host is not null || covered, !room.IsThread || supervised.Contains(room.Id));
            return new Line(room.Id, room.Kind, titles.GetValueOrDefault(room.Id) ?? room.Kind.Name(body), room.Kind == RoomKind.Peer ? time?.Before(door, me) ?? door : door, part);
        }
        return new All([.. mine.Select(seat => LineOf(seat.Room, seat.Body, seat.Member.Part))], [.. asked.Select(seat => LineOf(seat.Room, seat.Body, null))], [.. free.Select(one => LineOf(one.Room, one.Body, null))]);
    }

    /// <summary>A room that one may enter.</summary>
    internal sealed class FreeRoom
    {
        public required Room Room { get; init; }
        public string? Body { get; init; }
    }

    /// <summary>Where one may come by oneself: one’s own bodies and groups, and what is for all the young; a facilitator, to run what they may run. Not where one is, nor where one is asked.</summary>
    internal IQueryable<FreeRoom> Free(RoomPerson me)
    {
        var my = me.Id;
        var (isYoung, isParent) = (me.IsYoung, me.Role == Role.Parent);
        var isHost = me.Role == Role.Facilitator;
        var (members, bodies, seats, groups, running) = (db.RoomMembers, db.Bodies, db.CommitteeMembers, db.WorkingGroupMembers, db.BodyFacilitators);
        return db.Rooms.Where(room => room.ClosedAt == null && !members.Any(member => member.RoomId == room.Id && member.AccountId == my && member.LeftAt == null)
                && ((isYoung || isHost) && (room.Kind == RoomKind.Forum || room.Kind == RoomKind.Peer) && room.BodyId == null
                    || isHost && room.BodyId != null && bodies.Any(body => body.Id == room.BodyId && body.ClosedAt == null) && running.Any(one => one.BodyId == room.BodyId && one.AccountId == my && one.Until == null)
                    || (isYoung && room.Kind != RoomKind.Parents || isParent && room.Kind == RoomKind.Parents) && room.BodyId != null
                        && bodies.Any(body => body.Id == room.BodyId && body.ClosedAt == null && (body.Public == BodyPublic.Families) == isParent)
                        && seats.Any(seat => seat.BodyId == room.BodyId && seat.AccountId == my && seat.Until == null
                            && (room.GroupId == null || groups.Any(one => one.GroupId == room.GroupId && one.SeatId == seat.Id)))))
            .Select(room => new FreeRoom { Room = room, Body = bodies.Where(body => body.Id == room.BodyId).Select(body => body.Name).FirstOrDefault() });
    }
}
