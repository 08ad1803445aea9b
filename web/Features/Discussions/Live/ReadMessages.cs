namespace ChildProtection.Features.Discussions.Live;

/// <summary>A message opened, before it is decided who gets it.</summary>
/// <param name="View">As everybody reads it.</param>
/// <param name="AuthorId">Whose; it leaves the process nowhere.</param>
/// <param name="State">Who reads it.</param>
/// <param name="Reason">Why it is held, or came back.</param>
public sealed record OpenedMessage(MessageView View, Guid AuthorId, MessageState State, string? Reason)
{
    /// <summary>Something is joined to it.</summary>
    public bool HasFile { get; init; }

    /// <summary>To its author.</summary>
    public MessageView ToAuthor => View with { Mine = true, State = MessageStates.Of(State, Reason, isMine: true) };
}

/// <summary>Reads messages in the order of their room and opens them: the one place where a room’s words are unsealed for reading.</summary>
public sealed class ReadMessages(PortalDb db, Vault vault)
{
    /// <summary>The most at once.</summary>
    public const int Most = 100;

    /// <summary>In order, after this place.</summary>
    public Task<IReadOnlyList<OpenedMessage>> AfterAsync(Guid room, long after, int most = Most) =>
        OpenAsync(room, db.RoomMessages.Where(message => message.RoomId == room && message.Sequence > after).OrderBy(message => message.Sequence).Take(most));

    /// <summary>What this person may read after this place: what is shown, what is theirs, and what is held if they run the room (what may say a danger: if they protect); nobody they block.</summary>
    public Task<IReadOnlyList<OpenedMessage>> AfterForAsync(RoomPerson me, bool runs, Guid room, long after) =>
        OpenAsync(room, Readable(me, runs, room).Where(message => message.Sequence > after).OrderBy(message => message.Sequence).Take(Most));

    /// <summary>The last ones before this place, in order; the last of all when it is null.</summary>
    public async Task<IReadOnlyList<OpenedMessage>> BeforeForAsync(RoomPerson me, bool runs, Guid room, long? before, int most)
    {
        var limit = before ?? long.MaxValue;
        var rows = await OpenAsync(room, Readable(me, runs, room).Where(message => message.Sequence < limit).OrderByDescending(message => message.Sequence).Take(most));
        return [.. rows.Reverse()];
    }

    /// <summary>The last ones, whoever asks, with what was hidden by its author and kept: for a reading that two people agreed on.</summary>
    public async Task<IReadOnlyList<OpenedMessage>> LastAsync(Guid room, int most)
    {
        var rows = await OpenAsync(room, db.RoomMessages.Where(message => message.RoomId == room).OrderByDescending(message => message.Sequence).Take(most), hidden: true);
        return [.. rows.Reverse()];
    }

    private IQueryable<RoomMessage> Readable(RoomPerson me, bool runs, Guid room)
    {
        var (my, protects, isReferent, blocks, members) = (me.Id, runs && me.Role == Role.Moderator, !runs && me.Role == Role.Professional, db.RoomBlocks, db.RoomMembers.Where(member => member.RoomId == room));
        return db.RoomMessages.Where(message => message.RoomId == room
            && (!isReferent || message.AuthorId == my || members.Any(member => member.AccountId == my && member.InvitedAt <= message.At)) // who comes later does not read what was said to the one before
            && (message.AuthorId == my || message.State == MessageState.Shown
                || runs && message.State == MessageState.Held && (protects || message.Reason != HeldFor.Care && message.Reason != HeldFor.Alarm && message.Reason != HeldFor.Moderation))
            && (runs || !blocks.Any(block => block.AccountId == my && block.BlockedId == message.AuthorId && !members.Any(member => member.AccountId == message.AuthorId && member.Part != RoomPart.Member))));
    }

    private async Task<IReadOnlyList<OpenedMessage>> OpenAsync(Guid room, IQueryable<RoomMessage> some, bool hidden = false)
    {
        var (members, accounts) = (db.RoomMembers.Where(member => member.RoomId == room), db.Users);
        var rows = await some.AsNoTracking().Select(message => new
        {
            Message = message,
            Name = accounts.Where(account => account.Id == message.AuthorId).Select(account => account.DisplayName).First(),
            Role = accounts.Where(account => account.Id == message.AuthorId).Select(account => account.Role).First(),
            Part = members.Where(member => member.AccountId == message.AuthorId).Select(member => (RoomPart?)member.Part).FirstOrDefault(),
        }).ToListAsync();
        var texts = await vault.OpenAllAsync(DiscussionsData.Words, [.. rows.Where(row => row.Message.Words is not null && (hidden || row.Message.State != MessageState.Withdrawn)).Select(row => (row.Message.AuthorId, row.Message.Id, row.Message.Words!))]);
        return [.. rows.Select(row => new OpenedMessage(
            new MessageView(room, row.Message.Sequence, row.Message.Id, row.Name, Mine: false, RoomWords.Badge(row.Role, row.Part ?? RoomPart.Member), texts.GetValueOrDefault(row.Message.Id) ?? "", row.Message.At, MessageStates.Of(row.Message.State, row.Message.Reason, isMine: false)),
            row.Message.AuthorId, row.Message.State, row.Message.Reason) { HasFile = row.Message.HasFile })];
    }
}
