namespace ChildProtection.Features.Discussions.Live;

/// <summary>What delivery asks of people, each time in one or two commands for the whole room.</summary>
public sealed class RoomPeople(PortalDb db, RoomAccess access)
{
    /// <summary>Of the last message; where a process begins.</summary>
    public Task<long> LastSequenceAsync(Guid room) => db.Rooms.Where(one => one.Id == room).Select(one => one.LastSequence).SingleOrDefaultAsync();

    /// <summary>Those this person does not want to read here; whoever runs the room is read by everybody.</summary>
    public async Task<IReadOnlySet<Guid>> BlockedByAsync(Guid account, Guid room) => (await Blocks(room).Where(block => block.AccountId == account).Select(block => block.BlockedId).ToListAsync()).ToHashSet();

    /// <summary>Who may hear the room and who of them reads what is held; who blocks whom.</summary>
    public async Task<(IReadOnlyDictionary<Guid, bool> Readers, ILookup<Guid, Guid> Blocks)> OfAsync(Guid room)
    {
        var members = db.RoomMembers.Where(member => member.RoomId == room);
        var blocks = await Blocks(room).Where(block => members.Any(member => member.AccountId == block.AccountId)).Select(block => new { block.AccountId, block.BlockedId }).ToListAsync();
        return (await access.ReadersAsync(room), blocks.ToLookup(block => block.AccountId, block => block.BlockedId));
    }

    private IQueryable<RoomBlock> Blocks(Guid room)
    {
        var members = db.RoomMembers.Where(member => member.RoomId == room && member.Part != RoomPart.Member);
        return db.RoomBlocks.Where(block => !members.Any(member => member.AccountId == block.BlockedId));
    }
}
