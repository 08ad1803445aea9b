using System.Security.Claims;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Bodies;

namespace ChildProtection.Features.Discussions;

/// <summary>Whoever asks: of a page, or of a socket, which has no request of its own.</summary>
/// <param name="Id">The account.</param>
/// <param name="Role">One of <see cref="Platform.Security.Role"/>.</param>
public sealed record RoomPerson(Guid Id, string Role)
{
    /// <summary>Said « tu » to.</summary>
    public bool IsYoung => Platform.Security.Role.IsYoung(Role);

    public static RoomPerson Of(CurrentUser user) => new(user.Id, user.Role ?? "");

    /// <summary>Of a socket.</summary>
    public static RoomPerson Of(ClaimsPrincipal? person) => new(
        Guid.Parse(person?.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in.")), person.FindFirstValue(ClaimTypes.Role) ?? "");
}

/// <summary>Somebody’s place in a room, today.</summary>
public sealed class RoomSeat
{
    /// <summary>As it is now.</summary>
    public required Room Room { get; init; }

    /// <summary>Their place.</summary>
    public required RoomMember Member { get; init; }

    /// <summary>The name of its body; null for none.</summary>
    public string? Body { get; init; }
}

/// <summary>Who is in which room at this moment: said yes, did not leave, still has the role, the seat or the link that the room is about.</summary>
public sealed class RoomAccess(PortalDb db, TimeProvider clock)
{
    private static readonly RelationKind[] Team = [RelationKind.CaseWorker, RelationKind.Educator];

    /// <summary>Decisions that come from a court, or stand for one until it decides.</summary>
    private static readonly DecisionBasis[] Court = [DecisionBasis.Judge, DecisionBasis.AuthorityChanged, DecisionBasis.Emergency];

    /// <summary>The places that open a room today.</summary>
    internal IQueryable<RoomSeat> Living()
    {
        var now = clock.GetUtcNow();
        var (rooms, members, accounts, bodies, seats, groups, running, relations) = (db.Rooms, db.RoomMembers, db.Users, db.Bodies, db.CommitteeMembers, db.WorkingGroupMembers, db.BodyFacilitators, db.Relations);
        return from member in members
               join room in rooms on member.RoomId equals room.Id
               join account in accounts on member.AccountId equals account.Id
               where member.AcceptedAt != null && member.LeftAt == null && account.DisabledAt == null
                   && (room.BodyId == null || bodies.Any(body => body.Id == room.BodyId && body.ClosedAt == null))
                   && (room.BodyId == null || member.Part != RoomPart.Member || seats.Any(seat => seat.BodyId == room.BodyId && seat.AccountId == member.AccountId && seat.Until == null))
                   && (room.GroupId == null || member.Part != RoomPart.Member || seats.Any(seat => seat.AccountId == member.AccountId && seat.Until == null && groups.Any(one => one.GroupId == room.GroupId && one.SeatId == seat.Id)))
                   && (room.BodyId == null || member.Part != RoomPart.Facilitator || running.Any(one => one.BodyId == room.BodyId && one.AccountId == member.AccountId && one.Until == null))
                   && (room.Kind != RoomKind.CaseWorker && room.Kind != RoomKind.Question || account.Role != Role.Professional
                       || relations.Any(link => link.AccountId == member.AccountId && Team.Contains(link.Kind) && link.From <= now && (link.Until == null || link.Until > now)
                           && relations.Any(self => self.Kind == RelationKind.Self && self.ChildId == link.ChildId && members.Any(other => other.RoomId == room.Id && other.AccountId == self.AccountId))))
               select new RoomSeat { Room = room, Member = member, Body = bodies.Where(body => body.Id == room.BodyId).Select(body => body.Name).FirstOrDefault() };
    }

    /// <summary>My place there; null when I have none, which looks like no room at all.</summary>
    public async Task<RoomSeat?> OfAsync(RoomPerson me, Guid roomId)
    {
        var id = me.Id;
        var apart = KeptApart(db.RoomMembers.Where(member => member.RoomId == roomId));
        var found = await Living().AsNoTracking().Where(one => one.Member.AccountId == id && one.Room.Id == roomId)
            .Select(one => new { Seat = one, IsApart = one.Room.Kind == RoomKind.Parents && one.Member.Part == RoomPart.Member && apart.Any(pair => pair.Later == id) }).SingleOrDefaultAsync();
        return found is { IsApart: false } && ContactRules.Admits(found.Seat.Room.Kind, me.Role, found.Seat.Member.Part) ? found.Seat : null;
    }

    /// <summary>Two parents of one child who are in one room, while a decision of a court stands about one of them (LAW-05): the portal cannot know what is between them.</summary>
    internal sealed class ParentsApart
    {
        public Guid RoomId { get; init; }

        /// <summary>Who came second: the room is not there for them.</summary>
        public Guid Later { get; init; }
        public Guid Earlier { get; init; }
    }

    /// <summary>Among these places, today: a decision that is recorded after both came counts at once.</summary>
    internal IQueryable<ParentsApart> KeptApart(IQueryable<RoomMember> places)
    {
        var now = clock.GetUtcNow();
        var inside = places.Where(member => member.Part == RoomPart.Member && member.AcceptedAt != null && member.LeftAt == null);
        var parents = db.Relations.Where(link => link.Kind == RelationKind.Parent && link.From <= now && (link.Until == null || link.Until > now));
        var decisions = db.ParentalDecisions.InForceAt(now).Where(decision => Court.Contains(decision.Basis));
        return from later in inside
               join earlier in inside on later.RoomId equals earlier.RoomId
               where later.AccountId != earlier.AccountId && later.AcceptedAt >= earlier.AcceptedAt
                   && parents.Any(one => one.AccountId == later.AccountId && parents.Any(other => other.AccountId == earlier.AccountId && other.ChildId == one.ChildId
                       && decisions.Any(decision => decision.RelationId == one.Id || decision.RelationId == other.Id)))
               select new ParentsApart { RoomId = later.RoomId, Later = later.AccountId, Earlier = earlier.AccountId };
    }

    /// <summary>Everybody who may read this room now, and whether they read what is held.</summary>
    public async Task<IReadOnlyDictionary<Guid, bool>> ReadersAsync(Guid roomId)
    {
        var accounts = db.Users;
        var rows = await (from seat in Living()
                          join account in accounts on seat.Member.AccountId equals account.Id
                          where seat.Room.Id == roomId
                          select new { account.Id, account.Role, seat.Room.Kind, seat.Member.Part }).ToListAsync();
        var apart = rows.Exists(row => row.Kind == RoomKind.Parents) ? await KeptApart(db.RoomMembers.Where(member => member.RoomId == roomId)).Select(pair => pair.Later).ToListAsync() : [];
        return rows.Where(row => ContactRules.Admits(row.Kind, row.Role, row.Part) && !apart.Contains(row.Id)).ToDictionary(row => row.Id, row => row.Part != RoomPart.Member);
    }
}
