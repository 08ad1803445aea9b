using ChildProtection.Features.Discussions.Live;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Discussions.Threads;

/// <summary>The conversation of a young person and their mentor, for the feature that brings them together.</summary>
internal sealed class PairThreads(PortalDb db, RoomDelivery delivery, ReadSignals signals, TimeProvider clock) : IPairThreads
{
    public Task<Guid> OpenAsync(Guid youth, Guid adult, IReadOnlyList<Guid> supervisors) => db.InOneTransactionAsync(async () =>
    {
        var (id, now, wanted) = (SecretCode.NewId(), clock.GetUtcNow(), supervisors.Append(youth).Append(adult).ToList());
        var roles = await db.Users.Where(account => wanted.Contains(account.Id) && account.DisabledAt == null).Select(account => new { account.Id, account.Role }).ToDictionaryAsync(account => account.Id, account => account.Role);
        if (wanted.Distinct().Count() != wanted.Count || wanted.Any(one => !roles.ContainsKey(one))) throw new BrokenRuleException("Ces personnes ne peuvent pas être dans le même échange.");
        if (!Role.IsYoung(roles[youth]) || roles[adult] != Role.Mentor) throw new BrokenRuleException("Il faut un jeune et un mentor.");
        ContactRules.Require(RoomKind.Pair, [new(roles[youth], RoomPart.Member), new(roles[adult], RoomPart.Member), .. supervisors.Select(one => new InRoom(roles[one], RoomPart.Supervisor))]);
        db.Rooms.Add(Room.Open(id, RoomKind.Pair, now));
        db.RoomMembers.AddRange(RoomMember.Invite(id, youth, now), RoomMember.Invite(id, adult, now));
        db.RoomMembers.AddRange(supervisors.Select(one => RoomMember.Come(id, one, RoomPart.Supervisor, now)));
        await db.SaveChangesAsync();
        return id;
    });

    public Task SuperviseAsync(IReadOnlyList<Guid> people) => db.InOneTransactionAsync(async () =>
    {
        var (now, rooms) = (clock.GetUtcNow(), db.Rooms.Where(room => room.Kind == RoomKind.Pair));
        DateTimeOffset? left = now;
        DateTimeOffset? still = null;
        var seats = db.RoomMembers.Where(member => member.Part == RoomPart.Supervisor && rooms.Any(room => room.Id == member.RoomId));
        await seats.Where(member => member.LeftAt == null && !people.Contains(member.AccountId)).ExecuteUpdateAsync(update => update.SetProperty(member => member.LeftAt, left));
        await seats.Where(member => member.LeftAt != null && people.Contains(member.AccountId)).ExecuteUpdateAsync(update => update.SetProperty(member => member.LeftAt, still));
        var open = await rooms.Where(room => room.ClosedAt == null).Select(room => room.Id).ToListAsync();
        var there = (await seats.Where(member => people.Contains(member.AccountId)).Select(member => new { member.RoomId, member.AccountId }).ToListAsync()).Select(seat => (seat.RoomId, seat.AccountId)).ToHashSet();
        db.RoomMembers.AddRange(from room in open from person in people where !there.Contains((room, person)) select RoomMember.Come(room, person, RoomPart.Supervisor, now));
        await db.SaveChangesAsync();
    });

    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> LastAsync(IReadOnlyList<Guid> rooms)
    {
        var last = new Dictionary<Guid, DateTimeOffset>();
        foreach (var some in rooms.Distinct().Chunk(500))
            foreach (var row in await db.RoomMessages.Where(message => some.Contains(message.RoomId) && message.State == MessageState.Shown).GroupBy(message => message.RoomId).Select(messages => new { messages.Key, At = messages.Max(message => message.At) }).ToListAsync())
                last[row.Key] = row.At;
        return last;
    }

    public Task<ThreadSignals?> SignalsAsync(Guid room) => signals.CountAsync(room);

    public Task CloseAsync(Guid room) => db.InOneTransactionAsync(async () =>
    {
        await db.LockRoomAsync(room);
        if (await db.Rooms.SingleOrDefaultAsync(one => one.Id == room && one.Kind == RoomKind.Pair) is not { } pair) return;
        pair.Close(clock.GetUtcNow());
        await db.SaveChangesAsync();
        await delivery.AnnounceAsync(db, room, 0, isChange: true);
    });

    public Task LeaveAsync(Guid room, Guid person) => db.InOneTransactionAsync(async () =>
    {
        await db.LockRoomAsync(room);
        if (await db.RoomMembers.SingleOrDefaultAsync(member => member.RoomId == room && member.AccountId == person && member.LeftAt == null) is not { } member) return;
        member.Leave(clock.GetUtcNow());
        await db.SaveChangesAsync();
        await delivery.PeopleChangedAsync(db, room);
    });
}
