namespace ChildProtection.Features.Discussions;

/// <summary>
/// Walks every room of the database: who could read or write to whom, and who did. Held against each backup too, so that no
/// way of writing in the database can join people whom the rules keep apart (QA-31).
/// </summary>
public sealed class ContactGraph : IInvariant
{
    /// <param name="RoomId">Which room.</param>
    /// <param name="Fault">What is wrong with it.</param>
    public sealed record Broken(Guid RoomId, ContactFault Fault);

    public string Name => "no room joins people whom the contact rules keep apart";

    public async Task<int> BrokenAsync(PortalDb db) => (await WalkAsync(db)).Count;

    /// <summary>All that is wrong. Memory: one small row for each person in a room, words never.</summary>
    public async Task<IReadOnlyList<Broken>> WalkAsync(PortalDb db)
    {
        var (rooms, members, accounts) = (db.Rooms, db.RoomMembers, db.Users);
        var inside = await (from room in rooms
                            join member in members on room.Id equals member.RoomId
                            join account in accounts on member.AccountId equals account.Id
                            where member.LeftAt == null && (member.Part != RoomPart.Supervisor || account.DisabledAt == null || room.ClosedAt != null)
                            select new { room.Id, room.Kind, account.Role, member.Part }).ToListAsync();
        var faults = inside.GroupBy(one => (one.Id, one.Kind))
            .SelectMany(room => ContactRules.Faults(room.Key.Kind, [.. room.Select(one => new InRoom(one.Role, one.Part))]).Select(fault => new Broken(room.Key.Id, fault))).ToList();
        faults.AddRange((await NeverAcceptedAsync(db)).Select(id => new Broken(id, ContactFault.NeverAccepted)));
        faults.AddRange((await AdultBeganAsync(db)).Select(id => new Broken(id, ContactFault.AdultBegan)));
        return faults;
    }

    private static Task<List<Guid>> NeverAcceptedAsync(PortalDb db)
    {
        var (members, messages) = (db.RoomMembers, db.RoomMessages);
        return messages.Where(message => !members.Any(member => member.RoomId == message.RoomId && member.AccountId == message.AuthorId && member.AcceptedAt != null))
            .Select(message => message.RoomId).Distinct().ToListAsync();
    }

    /// <summary>Conversations of a mentor or a référent: nobody wrote before a message of the young person was shown, even if that message is gone since.</summary>
    private static Task<List<Guid>> AdultBeganAsync(PortalDb db)
    {
        var (rooms, messages, accounts) = (db.Rooms, db.RoomMessages, db.Users);
        RoomKind[] threads = [RoomKind.Pair, RoomKind.CaseWorker, RoomKind.Question];
        return (from message in messages
                join room in rooms on message.RoomId equals room.Id
                join account in accounts on message.AuthorId equals account.Id
                where threads.Contains(room.Kind) && (room.BegunAt == null || message.At < room.BegunAt) && account.Role != Role.YoungPerson
                select room.Id).Distinct().ToListAsync();
    }
}
