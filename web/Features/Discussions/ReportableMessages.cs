using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Discussions.Live;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Discussions;

/// <summary>Messages as moderation sees them: who reads one now may report it; what is held waits; a decision is shown in the room at once.</summary>
public sealed class ReportableMessages(PortalDb db, Vault vault, RoomAccess access, RoomDelivery delivery, CurrentUser user) : IReportable
{
    public const string MessageKind = "message";

    public string Kind => MessageKind;

    public async Task<SaidText?> SeenAsync(Guid id)
    {
        if (!user.IsSignedIn || await db.RoomMessages.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id) is not { } message) return null;
        var me = RoomPerson.Of(user);
        if (await access.OfAsync(me, message.RoomId) is not { } seat) return null;
        if (me.Role == Role.Professional && seat.Member is { Runs: false } mine && message.At < mine.InvitedAt) return null; // said to the référent before
        var reads = message.State switch
        {
            MessageState.Shown => true,
            MessageState.Held => seat.Member.Runs && (me.Role == Role.Moderator || !HeldFor.IsForProtection(message.Reason)),
            MessageState.Withdrawn => message is { Words: not null, Reason: null } && seat.Member.AcceptedAt <= message.At, // it was shown, then hidden by its author
            _ => false,
        };
        return reads && message.AuthorId != me.Id ? await OpenAsync(message) : null;
    }

    public async Task<SaidText?> OfAsync(Guid id) =>
        await db.RoomMessages.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id) is { } message ? await OpenAsync(message) : null;

    public async Task<IReadOnlyList<SaidText>> WaitingAsync(int most)
    {
        var waiting = await db.RoomMessages.AsNoTracking().Where(message => message.State == MessageState.Held).OrderBy(message => message.At).ThenBy(message => message.Id).Take(most).ToListAsync();
        if (waiting.Count == 0) return [];
        var (roomIds, authorIds) = (waiting.Select(message => message.RoomId).Distinct().ToList(), waiting.Select(message => message.AuthorId).Distinct().ToList());
        var (bodies, accounts) = (db.Bodies, db.Users);
        var rooms = (await db.Rooms.Where(room => roomIds.Contains(room.Id)).Select(room => new { room.Id, room.Kind, Body = bodies.Where(body => body.Id == room.BodyId).Select(body => body.Name).FirstOrDefault() }).ToListAsync()).ToDictionary(room => room.Id);
        var names = (await accounts.Where(account => authorIds.Contains(account.Id)).Select(account => new { account.Id, account.DisplayName }).ToListAsync()).ToDictionary(account => account.Id, account => account.DisplayName);
        var parties = (await PartiesOf(roomIds).ToListAsync()).ToLookup(member => member.RoomId, member => member.AccountId);
        var words = await vault.OpenAllAsync(DiscussionsData.Words, [.. waiting.Where(message => message.Words is not null).Select(message => (message.AuthorId, message.Id, message.Words!))]);
        return [.. waiting.Select(message => new SaidText(
            new SaidAt(MessageKind, message.Id, message.AuthorId), words.GetValueOrDefault(message.Id) ?? "", names.GetValueOrDefault(message.AuthorId) ?? "", message.At,
            rooms[message.RoomId].Kind.Name(rooms[message.RoomId].Body), IsHeld: true, [.. parties[message.RoomId].Append(message.AuthorId).Distinct()]))];
    }

    public async Task<IReadOnlyList<SaidAt>> WaitingIdsAsync(int skip, int most) =>
        await db.RoomMessages.Where(message => message.State == MessageState.Held).OrderBy(message => message.At).ThenBy(message => message.Id).Skip(skip).Take(most).Select(message => new SaidAt(MessageKind, message.Id, message.AuthorId)).ToListAsync();

    public Task HoldAsync(Guid id) => ActAsync(id, (message, _) => message.Hold(HeldFor.Moderation));

    public Task ShowAsync(Guid id) => ActAsync(id, (message, room) => message.Show(room));

    public Task ReturnAsync(Guid id, string reason) => ActAsync(id, (message, _) => message.Return(reason));

    public async Task<string?> RewriteAtAsync(Guid id)
    {
        var rooms = db.Rooms;
        return user.IsSignedIn && await db.RoomMessages.Where(message => message.Id == id && message.State == MessageState.Returned && rooms.Any(room => room.Id == message.RoomId && room.ClosedAt == null)).Select(message => (Guid?)message.RoomId).SingleOrDefaultAsync() is { } room
            && await access.OfAsync(RoomPerson.Of(user), room) is not null ? ReadRoom.AgainAt(room, id) : null;
    }

    /// <summary>Under the room’s lock, in the caller’s transaction; the room hears of it at commit.</summary>
    internal async Task ActAsync(Guid id, Action<RoomMessage, Room> act)
    {
        if (await db.RoomMessages.Where(message => message.Id == id).Select(message => (Guid?)message.RoomId).SingleOrDefaultAsync() is not { } roomId) return;
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockRoomAsync(roomId);
            var found = await (from message in db.RoomMessages join room in db.Rooms on message.RoomId equals room.Id where message.Id == id select new { Message = message, Room = room }).SingleOrDefaultAsync();
            if (found is null) return;
            await db.Entry(found.Message).ReloadAsync();
            await db.Entry(found.Room).ReloadAsync(); // somebody may have had the lock since they were tracked
            var before = found.Message.Sequence;
            act(found.Message, found.Room);
            if (found is { Message.State: MessageState.Shown, Room: { IsThread: true, BegunAt: null } } && await db.Users.AnyAsync(account => account.Id == found.Message.AuthorId && account.Role == Role.YoungPerson)) found.Room.Begin(found.Message.At);
            if (found.Message.State == MessageState.Shown && found.Message.Sequence != before)
                await db.RoomMembers.Where(member => member.RoomId == roomId && member.AccountId == found.Message.AuthorId && member.Posts < RoomMember.FirstPosts).ExecuteUpdateAsync(update => update.SetProperty(member => member.Posts, member => member.Posts + 1));
            await db.SaveChangesAsync();
            if (found.Message.State != MessageState.Shown) await db.RoomTranscriptLines.Where(line => line.MessageId == id).ExecuteDeleteAsync();
            await delivery.AnnounceAsync(db, roomId, before, isChange: true);
        });
    }

    /// <summary>Those who talk for themselves. Whoever accompanies looks for a living: they may decide (SAFE-25).</summary>
    private IQueryable<RoomMember> PartiesOf(IReadOnlyCollection<Guid> rooms)
    {
        RoomKind[] threads = [RoomKind.Pair, RoomKind.CaseWorker, RoomKind.Question];
        var all = db.Rooms;
        return db.RoomMembers.Where(member => rooms.Contains(member.RoomId) && member.AcceptedAt != null && member.Part != RoomPart.Supervisor && all.Any(room => room.Id == member.RoomId && threads.Contains(room.Kind)));
    }

    private async Task<SaidText> OpenAsync(RoomMessage message)
    {
        var (bodies, roomId, authorId) = (db.Bodies, message.RoomId, message.AuthorId);
        var room = await db.Rooms.Where(one => one.Id == roomId).Select(one => new { one.Kind, Body = bodies.Where(body => body.Id == one.BodyId).Select(body => body.Name).FirstOrDefault() }).SingleAsync();
        var name = await db.Users.Where(account => account.Id == authorId).Select(account => account.DisplayName).SingleAsync();
        var words = message.Words is null ? null : await vault.OpenAsync(DiscussionsData.Words, authorId, message.Id, message.Words);
        var parties = await PartiesOf([roomId]).Select(member => member.AccountId).ToListAsync();
        return new SaidText(new SaidAt(MessageKind, message.Id, authorId), words ?? "", name, message.At, room.Kind.Name(room.Body), message.State == MessageState.Held, [.. parties.Append(authorId).Distinct()]);
    }
}
