using ChildProtection.Features.Discussions.Glass;
using ChildProtection.Features.Discussions.Live;
using ChildProtection.Features.Discussions.Polls;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Discussions;

/// <summary>One room as a page shows it: who is there, who reads, what was said.</summary>
public sealed class ReadRoom(PortalDb db, Vault vault, RoomAccess access, RoomDoors doors, ReadMessages read, RoomPolls polls, PeerRooms peers, Threads.ReadSignals signals, IDuty duty, TimeProvider clock)
{
    /// <summary>Messages of one page.</summary>
    public const int PageSize = 40;

    /// <param name="Name">A pseudonym or a name.</param>
    /// <param name="Part">What they are there.</param>
    /// <param name="Badge">« animation ».</param>
    /// <param name="AccountId">Who.</param>
    public sealed record Person(Guid AccountId, string Name, RoomPart Part, string Badge);

    /// <param name="Message">What was said.</param>
    /// <param name="Reactions">The pictures that somebody put, each once; how many is not known here.</param>
    /// <param name="MyReaction">Mine.</param>
    public sealed record Line(OpenedMessage Message, IReadOnlyList<ReactionKind> Reactions, ReactionKind? MyReaction);

    /// <param name="Seat">My place.</param>
    /// <param name="Name">Of the room.</param>
    /// <param name="Door">Whether one may write.</param>
    /// <param name="People">Whoever runs and accompanies it; in a conversation of few, everybody.</param>
    /// <param name="Members">How many it is for, to say who will read.</param>
    /// <param name="Lines">In order.</param>
    /// <param name="Before">The place to ask for older ones; null when there are none.</param>
    /// <param name="Polls">To answer, or answered.</param>
    /// <param name="WasRead">Readings of others that two people agreed on, the last first.</param>
    public sealed record Shown(RoomSeat Seat, string Name, RoomDoor Door, IReadOnlyList<Person> People, int Members, IReadOnlyList<Line> Lines, long? Before, IReadOnlyList<RoomPolls.Shown> Polls, IReadOnlyList<RoomGlass> WasRead)
    {
        public Room Room => Seat.Room;

        /// <summary>Asked into a conversation and not there yet: whoever says yes reads all that was said since.</summary>
        public IReadOnlyList<string> Asked { get; init; } = [];

        /// <summary>Of a room of mutual help: what it is about now or next, unless the door says it already; else null.</summary>
        public string? Subject { get; init; }

        /// <summary>How much and how late the adult of a conversation writes, for whoever accompanies it; null for anybody else.</summary>
        public ThreadSignals? Signals { get; init; }

        /// <summary>« Cet échange est accompagné par… » (SAFE-01).</summary>
        public IEnumerable<Person> Supervisors => People.Where(person => person.Part == RoomPart.Supervisor);

        public IEnumerable<Person> Facilitators => People.Where(person => person.Part == RoomPart.Facilitator);

        /// <summary>Who reads what waits: « Samia ».</summary>
        public string FirstReader => (Facilitators.FirstOrDefault() ?? Supervisors.FirstOrDefault())?.Name is { } name ? RoomDoors.FirstName(name) : "Une personne";
    }

    /// <summary>Null when this person has no place there: it looks like no room.</summary>
    /// <param name="me">Who looks.</param>
    /// <param name="roomId">Which.</param>
    /// <param name="before">Older than this place; null for the last ones.</param>
    public async Task<Shown?> ReadAsync(RoomPerson me, Guid roomId, long? before)
    {
        if (await access.OfAsync(me, roomId) is not { } seat) return null;
        var (room, now) = (seat.Room, clock.GetUtcNow());
        var (people, members, host) = await PeopleAsync(room, now);
        var messages = await read.BeforeForAsync(me, seat.Member.Runs, roomId, before, PageSize + 1);
        var hasMore = messages.Count > PageSize;
        var lines = await WithReactionsAsync(me, hasMore ? [.. messages.Skip(1)] : messages);
        var title = room.Title is null ? null : await vault.OpenAsync(DiscussionsData.Title, Vault.Nobody, room.Id, room.Title);
        var door = doors.Of(room, host, host is not null || await duty.IsCoveredAsync(now), !room.IsThread || people.Any(person => person.Part == RoomPart.Supervisor));
        var time = await peers.TimeAsync(me, room.Kind);
        door = time?.Before(door, me) ?? door;
        var asked = room.IsThread ? [] : await polls.ShownAsync(me, roomId);
        var glasses = room.IsThread ? await db.RoomGlasses.AsNoTracking().Where(glass => glass.RoomId == roomId && glass.ReadAt != null).OrderByDescending(glass => glass.ReadAt).Take(5).ToListAsync() : [];
        return new Shown(seat, title ?? room.Kind.Name(seat.Body), door, people, members, lines, hasMore ? lines[0].Message.View.Sequence : null, asked, glasses)
        {
            Asked = room.IsThread ? await AskedAsync(roomId) : [],
            Subject = time is null || door.Sentence.Contains(time.Sentence, StringComparison.Ordinal) ? null : time.Sentence,
            Signals = room.IsThread && seat.Member.Part == RoomPart.Supervisor ? await signals.CountAsync(roomId) : null,
        };
    }

    /// <summary>Where one writes again what came back.</summary>
    public static string AgainAt(Guid room, Guid message) => $"/salons/{room}?reprendre={message}#ecrire";

    /// <summary>The words of a message of mine that came back; null for any other.</summary>
    public async Task<string?> ReturnedAsync(RoomPerson me, Guid roomId, Guid messageId)
    {
        var my = me.Id;
        return await db.RoomMessages.AsNoTracking().SingleOrDefaultAsync(message => message.Id == messageId && message.RoomId == roomId && message.AuthorId == my && message.State == MessageState.Returned) is { Words: { } words }
            ? await vault.OpenAsync(DiscussionsData.Words, my, messageId, words) : null;
    }

    private async Task<(IReadOnlyList<Person> People, int Members, string? Host)> PeopleAsync(Room room, DateTimeOffset now)
    {
        var (id, isThread, accounts, everybody) = (room.Id, room.IsThread, db.Users, access.Living());
        if (room.Kind == RoomKind.Pair) return await TheTwoAsync(id);
        var rows = await (from seat in access.Living()
                          join account in accounts on seat.Member.AccountId equals account.Id
                          where seat.Room.Id == id && (isThread || seat.Member.Part != RoomPart.Member)
                          orderby seat.Member.InvitedAt, seat.Member.Id
                          select new { account.Id, account.DisplayName, account.Role, seat.Member.Part, seat.Member.HostsUntil, Members = everybody.Count(one => one.Room.Id == id && one.Member.Part == RoomPart.Member) }).Take(20).ToListAsync();
        return ([.. rows.Select(row => new Person(row.Id, row.DisplayName, row.Part, RoomWords.Badge(row.Role, row.Part)))], rows.FirstOrDefault()?.Members ?? await everybody.CountAsync(one => one.Room.Id == id && one.Member.Part == RoomPart.Member), rows.Find(row => row.HostsUntil > now)?.DisplayName);
    }

    private Task<List<string>> AskedAsync(Guid id)
    {
        var accounts = db.Users;
        return (from member in db.RoomMembers
                join account in accounts on member.AccountId equals account.Id
                where member.RoomId == id && member.AcceptedAt == null && member.LeftAt == null && account.DisabledAt == null
                orderby member.InvitedAt, member.Id
                select account.DisplayName).Take(5).ToListAsync();
    }

    /// <summary>Of a pair, whoever came once is still named: one who left in silence is not seen to be gone (N16).</summary>
    private async Task<(IReadOnlyList<Person> People, int Members, string? Host)> TheTwoAsync(Guid id)
    {
        var accounts = db.Users;
        var rows = await (from member in db.RoomMembers
                          join account in accounts on member.AccountId equals account.Id
                          where member.RoomId == id && member.AcceptedAt != null && account.DisabledAt == null && (member.LeftAt == null || member.Part == RoomPart.Member)
                          orderby member.Part != RoomPart.Member, member.InvitedAt, member.Id
                          select new { account.Id, account.DisplayName, account.Role, member.Part }).Take(20).ToListAsync();
        return ([.. rows.Select(row => new Person(row.Id, row.DisplayName, row.Part, RoomWords.Badge(row.Role, row.Part)))], rows.Count(row => row.Part == RoomPart.Member), null);
    }

    private async Task<IReadOnlyList<Line>> WithReactionsAsync(RoomPerson me, IReadOnlyList<OpenedMessage> messages)
    {
        var ids = messages.Select(message => message.View.Id).ToList();
        var (my, all) = (me.Id, db.RoomReactions);
        var kinds = await all.Where(reaction => ids.Contains(reaction.MessageId)).Select(reaction => new { reaction.MessageId, reaction.Kind, IsMine = reaction.AccountId == my }).Distinct().ToListAsync();
        var by = kinds.ToLookup(one => one.MessageId);
        return [.. messages.Select(message => new Line(message, [.. by[message.View.Id].Select(one => one.Kind).Distinct().Order()], by[message.View.Id].Where(one => one.IsMine).Select(one => (ReactionKind?)one.Kind).FirstOrDefault()))];
    }
}
