using ChildProtection.Features.Discussions.Live;
using ChildProtection.Features.Discussions.Polls;
using ChildProtection.Features.Discussions.Transcripts;
using ChildProtection.Platform.Files;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Discussions;

/// <summary>What one decides for oneself in a room: come, say no, go, read somebody no more, answer with a picture, take back, raise a hand. Nobody is told.</summary>
public sealed class JoinRoom(PortalDb db, RoomAccess access, RoomLists lists, RoomDoors doors, PeerRooms peers, RoomDelivery delivery, ISilences silences, AuditLog audit, Attachments files, ErasedRows erased, RoomPerson me, TimeProvider clock)
{
    /// <summary>« Oui »: after an invitation, or where one may come. Nowhere to come: false. Together with somebody the rules keep apart: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> ComeAsync(Guid roomId) => db.InOneTransactionAsync(async () =>
    {
        await db.LockRoomAsync(roomId);
        var (my, now) = (me.Id, clock.GetUtcNow());
        var place = await db.RoomMembers.SingleOrDefaultAsync(member => member.RoomId == roomId && member.AccountId == my);
        if (place is { IsIn: true }) return true;
        var isAsked = place is { AcceptedAt: null, LeftAt: null } && await db.Rooms.AnyAsync(room => room.Id == roomId && room.ClosedAt == null);
        if (!isAsked && !await lists.Free(me).AnyAsync(one => one.Room.Id == roomId)) return false;
        var room = await db.Rooms.AsNoTracking().SingleAsync(one => one.Id == roomId);
        var part = place?.Part ?? (me.Role == Role.Facilitator ? RoomPart.Facilitator : RoomPart.Member); // whoever runs the body may run its room
        await RequireAsync(room, new InRoom(me.Role, part));
        await peers.RequireMayComeAsync(me, room.Kind);
        if (place is null) db.RoomMembers.Add(RoomMember.Come(roomId, my, part, now));
        else place.Accept(now);
        await db.SaveChangesAsync();
        if (room.Kind == RoomKind.Parents && await access.KeptApart(db.RoomMembers.Where(member => member.RoomId == roomId)).AnyAsync(pair => pair.Later == my || pair.Earlier == my)) throw new BrokenRuleException("Ce salon ne peut pas vous accueillir. L’équipe peut en proposer un autre.");
        await delivery.PeopleChangedAsync(db, roomId);
        return true;
    });

    /// <summary>« Non », or « Je pars ». Not there: false. Whose work it is to be there: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> LeaveAsync(Guid roomId) => db.InOneTransactionAsync(async () =>
    {
        var (my, now) = (me.Id, clock.GetUtcNow());
        await db.LockRoomAsync(roomId);
        if (await db.RoomMembers.SingleOrDefaultAsync(member => member.RoomId == roomId && member.AccountId == my && member.LeftAt == null) is not { } place) return false;
        var part = place.Part;
        if (place.Runs && !await access.Living().AnyAsync(seat => seat.Room.Id == roomId && seat.Member.Part == part && seat.Member.AccountId != my))
            throw new BrokenRuleException("Vous accompagnez ce salon. Il faut d’abord une autre personne.");
        place.Leave(now);
        await db.SaveChangesAsync();
        await delivery.PeopleChangedAsync(db, roomId);
        return true;
    });

    /// <summary>« Ne plus lire cette personne »: from now on and everywhere, silently. No such message here: false.</summary>
    public async Task<bool> BlockAsync(Guid roomId, Guid messageId)
    {
        if (await access.OfAsync(me, roomId) is null) return false;
        var (my, now, members) = (me.Id, clock.GetUtcNow(), db.RoomMembers);
        var author = await db.RoomMessages.Where(message => message.Id == messageId && message.RoomId == roomId && message.State == MessageState.Shown && message.AuthorId != my)
            .Select(message => new { message.AuthorId, Part = members.Where(member => member.RoomId == roomId && member.AccountId == message.AuthorId).Select(member => (RoomPart?)member.Part).FirstOrDefault() }).SingleOrDefaultAsync();
        if (author is null) return false;
        if (author.Part is RoomPart.Facilitator or RoomPart.Supervisor) throw new BrokenRuleException("Cette personne accompagne le salon. Il faut pouvoir la lire.");
        if (await db.RoomBlocks.CountAsync(block => block.AccountId == my) >= RoomBlock.Most) throw new BrokenRuleException($"{RoomBlock.Most} personnes au plus.");
        if (!await db.RoomBlocks.AnyAsync(block => block.AccountId == my && block.BlockedId == author.AuthorId))
        {
            db.RoomBlocks.Add(new RoomBlock { Id = SecretCode.NewId(), AccountId = my, BlockedId = author.AuthorId, At = now });
            await db.SaveChangesAsync();
        }
        await delivery.PeopleChangedAsync(db, roomId);
        return true;
    }

    /// <summary>Reads everybody again.</summary>
    public async Task UnblockAllAsync(Guid roomId)
    {
        var my = me.Id;
        await db.RoomBlocks.Where(block => block.AccountId == my).ExecuteDeleteAsync();
        await delivery.PeopleChangedAsync(db, roomId);
    }

    /// <summary>A picture, another one, or none when it is the same again. No such message to read: false.</summary>
    public async Task<bool> ReactAsync(Guid roomId, Guid messageId, ReactionKind kind)
    {
        if (!Enum.IsDefined(kind) || await access.OfAsync(me, roomId) is not { } seat) return false;
        if (await db.RoomMessages.Where(message => message.Id == messageId && message.RoomId == roomId && message.State == MessageState.Shown).Select(message => (long?)message.Sequence).SingleOrDefaultAsync() is not { } place) return false;
        await RequireOpenAsync(seat.Room);
        var (my, now) = (me.Id, clock.GetUtcNow());
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockRoomAsync(roomId);
            var before = await db.RoomReactions.SingleOrDefaultAsync(reaction => reaction.MessageId == messageId && reaction.AccountId == my);
            if (before is not null) db.RoomReactions.Remove(before);
            await db.SaveChangesAsync();
            if (before?.Kind != kind) db.RoomReactions.Add(new RoomReaction { Id = SecretCode.NewId(), MessageId = messageId, AccountId = my, Kind = kind, At = now });
            await db.SaveChangesAsync();
            await delivery.AnnounceAnswerAsync(db, roomId, place);
        });
        return true;
    }

    /// <summary>
    /// « Reprendre mon message »: nobody in the room reads it any more, at once. Its words go too, unless an adult wrote them among the young, or they
    /// wait for whoever protects: those stay for them alone, until their time is over (SAFE-08). Not mine: false.
    /// </summary>
    public Task<bool> WithdrawAsync(Guid roomId, Guid messageId) => db.InOneTransactionAsync(async () =>
    {
        var my = me.Id;
        if (!await db.RoomMessages.AnyAsync(message => message.Id == messageId && message.RoomId == roomId && message.AuthorId == my)) return false;
        await audit.WriteAsync(DiscussionsAudit.Withdrawn, my, messageId);
        await db.LockRoomAsync(roomId);
        var mine = await db.RoomMessages.SingleAsync(message => message.Id == messageId);
        var kind = await db.Rooms.Where(room => room.Id == roomId).Select(room => room.Kind).SingleAsync();
        var isKept = mine.State == MessageState.Withdrawn ? mine.Words is not null : KeepsWords(me.IsYoung, kind, mine.State, mine.Reason);
        if (isKept) mine.Hide();
        else mine.Withdraw();
        await db.RoomReactions.Where(reaction => reaction.MessageId == messageId).ExecuteDeleteAsync();
        await db.SaveChangesAsync();
        await delivery.AnnounceAsync(db, roomId, mine.Sequence, isChange: true);
        if (mine.HasFile && isKept) await files.HideAsync(ReportableMessages.MessageKind, messageId);
        else if (mine.HasFile) await files.ForgetAsync(ReportableMessages.MessageKind, [messageId]);
        await TranscriptDesk.ForgetAsync(db, erased, messageId);
        await erased.NoteAsync(isKept ? HiddenMessages.Code : ErasableMessages.Code, [messageId]); // last: from here on it is done, even if the commit fails
        return true;
    });

    /// <summary>Whether whoever protects still reads it after its author took it back.</summary>
    internal static bool KeepsWords(bool isYoung, RoomKind kind, MessageState state, string? reason) =>
        !isYoung && kind != RoomKind.Parents || state == MessageState.Held && HeldFor.IsForProtection(reason);

    /// <summary>One hand, which may move as long as the poll is open. No such poll or choice here: false.</summary>
    public async Task<bool> RaiseHandAsync(Guid roomId, Guid pollId, int choice)
    {
        if (await access.OfAsync(me, roomId) is not { } seat || seat.Member.Runs) return false;
        var (my, now) = (me.Id, clock.GetUtcNow());
        if (await db.RoomPolls.AsNoTracking().SingleOrDefaultAsync(poll => poll.Id == pollId && poll.RoomId == roomId) is not { } asked || choice < 0 || choice >= asked.Choices) return false;
        await RequireOpenAsync(seat.Room);
        return await db.InOneTransactionAsync(async () =>
        {
            await db.LockRoomAsync(roomId);
            if (await db.RoomPolls.AnyAsync(poll => poll.Id == pollId && poll.ClosedAt != null)) throw new BrokenRuleException("C’est fini. Les mains sont comptées.");
            if (await db.RoomPollHands.SingleOrDefaultAsync(hand => hand.PollId == pollId && hand.AccountId == my) is { } before) (before.Choice, before.At) = (choice, now);
            else db.RoomPollHands.Add(new RoomPollHand { PollId = pollId, AccountId = my, Choice = choice, At = now });
            await db.SaveChangesAsync();
            return true;
        });
    }

    /// <summary>A picture or a hand is said too: as a message, not at night, under a pause nor where nobody accompanies.</summary>
    private async Task RequireOpenAsync(Room room)
    {
        if (await silences.UntilAsync(me.Id) is { } until && until > clock.GetUtcNow()) throw new BrokenRuleException(me.IsYoung ? "En ce moment, tu peux lire." : "En ce moment, vous pouvez lire.");
        var door = await doors.OfAsync(room);
        if (!door.IsOpen) throw new BrokenRuleException(door.Sentence);
        await peers.RequireHourAsync(me, room.Kind);
    }

    /// <summary>With whoever would be there after, each said once.</summary>
    private async Task RequireAsync(Room room, InRoom more)
    {
        var (id, my, accounts) = (room.Id, me.Id, db.Users);
        var others = from member in db.RoomMembers join account in accounts on member.AccountId equals account.Id where member.RoomId == id && member.LeftAt == null && member.AccountId != my select new { account.Role, member.Part };
        var people = room.IsThread ? await others.ToListAsync() : await others.Distinct().ToListAsync(); // of many members, each role once
        ContactRules.Require(room.Kind, [.. people.Select(one => new InRoom(one.Role, one.Part)), more]);
    }
}

/// <summary>Messages that their author hid, kept for whoever protects: a restored backup hides them again.</summary>
internal sealed class HiddenMessages : IErasableRows
{
    public const string Code = "room-message-hidden";

    public string Kind => Code;

    public IQueryable<Guid> Back(PortalDb db, IReadOnlyCollection<Guid> ids) => db.RoomMessages.Where(message => ids.Contains(message.Id) && message.State != MessageState.Withdrawn).Select(message => message.Id);

    public Task<int> EraseAsync(PortalDb db, IReadOnlyCollection<Guid> ids) => db.RoomMessages.Where(message => ids.Contains(message.Id) && message.State != MessageState.Withdrawn)
        .ExecuteUpdateAsync(update => update.SetProperty(message => message.State, MessageState.Withdrawn));
}

/// <summary>Messages that their author took back: a restored backup loses their words again.</summary>
internal sealed class ErasableMessages : IErasableRows
{
    public const string Code = "room-message";

    public string Kind => Code;

    public IQueryable<Guid> Back(PortalDb db, IReadOnlyCollection<Guid> ids) => db.RoomMessages.Where(message => ids.Contains(message.Id) && message.Words != null).Select(message => message.Id);

    public Task<int> EraseAsync(PortalDb db, IReadOnlyCollection<Guid> ids) => db.RoomMessages.Where(message => ids.Contains(message.Id) && message.Words != null)
        .ExecuteUpdateAsync(update => update.SetProperty(message => message.Words, (byte[]?)null).SetProperty(message => message.State, MessageState.Withdrawn).SetProperty(message => message.Reason, (string?)null));
}
