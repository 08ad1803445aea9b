namespace ChildProtection.Features.Discussions.Transcripts;

/// <summary>
/// The transcript of a committee’s room that was announced at its opening: once the room is closed, whoever runs it reads it again, leaves
/// out what says too much, and shows it to the members. Only what everybody read is in it.
/// </summary>
public sealed class TranscriptDesk(PortalDb db, Vault vault, RoomAccess access, AuditLog audit, ErasedRows erased, RoomPerson me, TimeProvider clock)
{
    /// <summary>Messages of one transcript: the last ones.</summary>
    public const int Most = 300;

    /// <summary>Lines of one page.</summary>
    public const int PageSize = 100;

    /// <summary>How long it stays, in days, after it was shown to the members.</summary>
    public const int Keeps = 365;

    /// <param name="Id">Of the message while it is prepared, of the line once it is shown.</param>
    /// <param name="Author">A pseudonym, or the name of an adult.</param>
    /// <param name="Badge">« animation ».</param>
    /// <param name="Words">What was said.</param>
    /// <param name="At">When.</param>
    /// <param name="Place">In the order of the room.</param>
    /// <param name="IsMine">Whoever looks said it.</param>
    public sealed record Line(Guid Id, string Author, string Badge, string Words, DateTimeOffset At, long Place, bool IsMine);

    /// <param name="Room">Closed, with a transcript.</param>
    /// <param name="Name">Of the room.</param>
    /// <param name="Prepares">Whoever looks runs it, and it is not shown yet.</param>
    /// <param name="Lines">In order; empty for members before it is shown.</param>
    /// <param name="Next">The place to ask after; null when these are the last.</param>
    public sealed record Shown(Room Room, string Name, bool Prepares, IReadOnlyList<Line> Lines, long? Next);

    private sealed record Row(Guid Id, Guid AuthorId, string Name, string Role, RoomPart? Part, byte[] Words, DateTimeOffset At, long Place);

    /// <summary>Null when there is none for whoever looks: no room of theirs, none announced, or a room that is still open.</summary>
    /// <param name="roomId">Which.</param>
    /// <param name="after">After this place; null for the first ones.</param>
    public async Task<Shown?> ReadAsync(Guid roomId, long? after)
    {
        if (await access.OfAsync(me, roomId) is not { Room: { HasTranscript: true, ClosedAt: not null } room } seat) return null;
        var title = room.Title is null ? null : await vault.OpenAsync(DiscussionsData.Title, Vault.Nobody, room.Id, room.Title);
        var (name, prepares) = (title ?? room.Kind.Name(seat.Body), room.TranscriptAt is null && seat.Member.Part == RoomPart.Facilitator);
        if (room.TranscriptAt is null) return new Shown(room, name, prepares, prepares ? await ToPrepareAsync(roomId) : [], null);
        var rows = await KeptAsync(seat, after ?? 0);
        var lines = await OpenAsync(DiscussionsData.TranscriptWords, [.. rows.Take(PageSize)]);
        return new Shown(room, name, Prepares: false, lines, rows.Count > PageSize ? lines[^1].Place : null);
    }

    /// <summary>To all members, once: the messages that were left in. Not mine to do: false. Nothing chosen: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="roomId">Which.</param>
    /// <param name="chosen">Messages; what is not shown to all any more is left out all the same.</param>
    public Task<bool> PublishAsync(Guid roomId, IReadOnlyCollection<Guid> chosen) => db.InOneTransactionOrNothingAsync(async () =>
    {
        if (await access.OfAsync(me, roomId) is not { Member.Part: RoomPart.Facilitator, Room: { HasTranscript: true, ClosedAt: not null } }) return false;
        await audit.WriteAsync(DiscussionsAudit.TranscriptShown, null, roomId); // first: it holds the log’s lock
        await db.LockRoomAsync(roomId);
        var room = await db.Rooms.SingleAsync(one => one.Id == roomId);
        if (room.TranscriptAt is not null) throw new BrokenRuleException("Ce compte rendu est déjà montré.");
        var now = clock.GetUtcNow();
        var left = (await Messages(roomId).ToListAsync()).Where(message => chosen.Contains(message.Id)).ToList();
        if (left.Count == 0) throw new BrokenRuleException("Gardez au moins un message.");
        var words = await vault.OpenAllAsync(DiscussionsData.Words, [.. left.Select(message => (message.AuthorId, message.Id, message.Words!))]);
        foreach (var message in left)
        {
            if (words[message.Id] is not { } text) continue; // its author is erased
            var id = SecretCode.NewId();
            db.RoomTranscriptLines.Add(RoomTranscriptLine.Of(id, message, await vault.SealAsync(DiscussionsData.TranscriptWords, message.AuthorId, id, text), now));
        }
        room.ShowTranscript(now);
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>One’s own line goes, at once and for good. Not mine: false.</summary>
    public Task<bool> WithdrawAsync(Guid roomId, Guid lineId) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var my = me.Id;
        if (await access.OfAsync(me, roomId) is null || !await db.RoomTranscriptLines.AnyAsync(line => line.Id == lineId && line.RoomId == roomId && line.AuthorId == my)) return false;
        await audit.WriteAsync(DiscussionsAudit.Withdrawn, my, lineId);
        await db.RoomTranscriptLines.Where(line => line.Id == lineId).ExecuteDeleteAsync();
        await erased.NoteAsync(ErasableTranscriptLines.Code, [lineId]);
        return true;
    });

    /// <summary>The message was taken back: so is its line. In the caller’s transaction, last.</summary>
    internal static async Task ForgetAsync(PortalDb db, ErasedRows erased, Guid messageId)
    {
        var ids = await db.RoomTranscriptLines.Where(line => line.MessageId == messageId).Select(line => line.Id).ToListAsync();
        if (ids.Count == 0) return;
        await db.RoomTranscriptLines.Where(line => line.MessageId == messageId).ExecuteDeleteAsync();
        await erased.NoteAsync(ErasableTranscriptLines.Code, ids);
    }

    /// <summary>What everybody read: nothing held, given back or taken back.</summary>
    private IQueryable<RoomMessage> Messages(Guid roomId) =>
        db.RoomMessages.AsNoTracking().Where(message => message.RoomId == roomId && message.State == MessageState.Shown && message.Words != null).OrderByDescending(message => message.Sequence).Take(Most);

    private async Task<IReadOnlyList<Line>> ToPrepareAsync(Guid roomId)
    {
        var (accounts, members) = (db.Users, db.RoomMembers.Where(member => member.RoomId == roomId));
        var rows = await Messages(roomId).Select(message => new Row(message.Id, message.AuthorId,
            accounts.Where(account => account.Id == message.AuthorId).Select(account => account.DisplayName).First(), accounts.Where(account => account.Id == message.AuthorId).Select(account => account.Role).First(),
            members.Where(member => member.AccountId == message.AuthorId).Select(member => (RoomPart?)member.Part).FirstOrDefault(), message.Words!, message.At, message.Sequence)).ToListAsync();
        return await OpenAsync(DiscussionsData.Words, [.. rows.OrderBy(row => row.Place)]);
    }

    /// <summary>One more than a page. Whoever one does not want to read is not read here either.</summary>
    private Task<List<Row>> KeptAsync(RoomSeat seat, long after)
    {
        var (my, roomId, runs, accounts, blocks) = (me.Id, seat.Room.Id, seat.Member.Runs, db.Users, db.RoomBlocks);
        var members = db.RoomMembers.Where(member => member.RoomId == roomId);
        return db.RoomTranscriptLines.AsNoTracking().Where(line => line.RoomId == roomId && line.Place > after
                && (runs || !blocks.Any(block => block.AccountId == my && block.BlockedId == line.AuthorId && !members.Any(member => member.AccountId == line.AuthorId && member.Part != RoomPart.Member))))
            .OrderBy(line => line.Place).Take(PageSize + 1).Select(line => new Row(line.Id, line.AuthorId,
                accounts.Where(account => account.Id == line.AuthorId).Select(account => account.DisplayName).First(), accounts.Where(account => account.Id == line.AuthorId).Select(account => account.Role).First(),
                members.Where(member => member.AccountId == line.AuthorId).Select(member => (RoomPart?)member.Part).FirstOrDefault(), line.Words, line.At, line.Place)).ToListAsync();
    }

    private async Task<IReadOnlyList<Line>> OpenAsync(VaultField field, IReadOnlyList<Row> rows)
    {
        var words = await vault.OpenAllAsync(field, [.. rows.Select(row => (row.AuthorId, row.Id, row.Words))]);
        return [.. rows.Where(row => words[row.Id] is not null).Select(row => new Line(row.Id, row.Name, RoomWords.Badge(row.Role, row.Part ?? RoomPart.Member), words[row.Id]!, row.At, row.Place, row.AuthorId == me.Id))];
    }
}
