using ChildProtection.Platform.Files.Scanning;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Platform.Files;

/// <summary>
/// Files joined to texts: added with their text, opened by whoever reads it (the <see cref="IReportable"/> of its kind says so), gone
/// with it. A file is held until a moderator has seen it, and opens for nobody while it waits for the scanner.
/// </summary>
public sealed class Attachments(PortalDb db, Vault vault, ReadFile read, ErasedRows erased, AuditLog audit, CurrentUser user, IServiceProvider services, TimeProvider clock) : IWaitingFiles
{
    private const int MostListed = 300;

    /// <summary>One file as a page names it, never its content.</summary>
    /// <param name="Id">In its address.</param>
    /// <param name="TextId">Of the text.</param>
    /// <param name="IsPicture">False for a voice message.</param>
    /// <param name="Size">In bytes.</param>
    /// <param name="Seconds">Of a voice message.</param>
    /// <param name="State">What its author is told; the others get open ones only.</param>
    public sealed record Line(Guid Id, Guid TextId, bool IsPicture, int Size, int Seconds, LineState State);

    /// <summary>Where a file is, told to its author.</summary>
    public enum LineState
    {
        Open,
        Waiting,
        Held,
        Returned,
        Refused,
    }

    /// <summary>One file, opened.</summary>
    /// <param name="File">Its row.</param>
    /// <param name="Content">What it is made of.</param>
    /// <param name="Text">The text it hangs on, as whoever asks reads it.</param>
    public sealed record Opened(Attachment File, byte[] Content, SaidText Text);

    /// <summary>Scanned and made anew, outside of any transaction. Refused: <see cref="BrokenRuleException"/>, with words for whoever sent it.</summary>
    public Task<ReadyFile> ReadAsync(byte[] content, FileKinds kinds = FileKinds.All) => read.OfAsync(content, kinds);

    /// <summary>The same, then adds it.</summary>
    public async Task<Guid> AddAsync(SaidAt at, byte[] content) => await AddAsync(at, await ReadAsync(content));

    /// <summary>Adds it to a text, in the caller’s transaction. Too many: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="at">The text and its author, who is whoever asks.</param>
    /// <param name="file">From <see cref="ReadAsync"/>.</param>
    /// <param name="isHeld">False only where every reader and its author are adults (SAFE-07).</param>
    public Task<Guid> AddAsync(SaidAt at, ReadyFile file, bool isHeld = true) => db.InOneTransactionAsync(async () =>
    {
        var (id, now, text) = (SecretCode.NewId(), clock.GetUtcNow(), at.Id);
        await audit.WriteAsync(FilesAudit.Added, at.AuthorId); // first: it holds the log’s lock, so that two at once are counted
        var since = now.AddDays(-1);
        if (await db.Attachments.CountAsync(one => one.Kind == at.Kind && one.TextId == text) >= Attachment.MostOfText) throw new BrokenRuleException($"{Attachment.MostOfText} fichiers au plus.");
        if (await db.Attachments.CountAsync(one => one.AuthorId == at.AuthorId && one.AddedAt > since) >= Attachment.MostOfDay) throw new BrokenRuleException($"{Attachment.MostOfDay} fichiers au plus par jour. La suite, demain.");
        db.Attachments.Add(Attachment.Of(id, at, file, await vault.SealBytesAsync(FilesData.Content, at.AuthorId, id, file.Content), isHeld, now));
        await db.SaveChangesAsync();
        return id;
    });

    /// <summary>Of these texts, whose readability the caller has checked: to their author all, to others those that are open. One query.</summary>
    public async Task<ILookup<Guid, Line>> OfAsync(string kind, IReadOnlyCollection<Guid> texts)
    {
        if (texts.Count == 0) return Array.Empty<Line>().ToLookup(line => line.TextId);
        var me = user.Id;
        var rows = await db.Attachments.AsNoTracking().Where(one => one.Kind == kind && texts.Contains(one.TextId) && (one.AuthorId == me || (!one.IsHeld && !one.IsWaiting))).OrderBy(one => one.AddedAt).ThenBy(one => one.Id).Take(MostListed)
            .Select(one => new { one.Id, one.TextId, one.Type, one.Size, one.Seconds, one.IsWaiting, one.IsHeld, one.Reason, IsEmpty = one.Content == null }).ToListAsync();
        return rows.ToLookup(row => row.TextId, row => new Line(row.Id, row.TextId, row.Type.StartsWith("image/", StringComparison.Ordinal), row.Size, row.Seconds,
            row.IsEmpty ? LineState.Refused : row.IsWaiting ? LineState.Waiting : row.Reason is not null ? LineState.Returned : row.IsHeld ? LineState.Held : LineState.Open));
    }

    /// <summary>
    /// For whoever reads its text; while it is held, for its author and for moderators who are not party to it. Null for anybody else. Its content is
    /// given, and the look written down, once an hour for each reader; not for the page that only names it.
    /// </summary>
    public async Task<Opened?> OpenAsync(Guid id, bool isNamed = false)
    {
        if (await db.Attachments.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && !one.IsWaiting) is not { Content: { } content } file || Of(file.Kind) is not { } texts) return null;
        var isMine = file.AuthorId == user.Id; // « seen » is for those who may report it: not for its author
        var (text, asModerator) = (isMine ? await texts.OfAsync(file.TextId) : await texts.SeenAsync(file.TextId), false);
        if (text is null || (!isMine && (file.IsHeld || text.IsHeld)))
        {
            if (!user.Is(Role.Moderator)) return null;
            (text, asModerator) = (await texts.OfAsync(file.TextId), true);
            if (text is null || text.Parties.Contains(user.Id)) return null;
        }
        if (isNamed) return new Opened(file, [], text);
        if (asModerator) await NoteAsync(FilesAudit.Looked, file); // before anything is given
        else if (!isMine && !user.Is(Role.YoungPerson)) await NoteAsync(FilesAudit.Opened, file);
        return await vault.OpenBytesAsync(FilesData.Content, file.AuthorId, id, content) is { } bytes ? new Opened(file, bytes, text) : null;
    }

    /// <summary>A file with what it is made of, to be kept by somebody else.</summary>
    public sealed record Copy(byte[] Content, string Type, int Seconds);

    /// <summary>What is joined to a text, or the one file that is reported, as those who read it see it: for evidence, once the caller has checked that whoever asks reads it.</summary>
    /// <param name="at">Of which text.</param>
    /// <param name="withHeld">Those that nobody has seen yet too: for the courts.</param>
    public async Task<IReadOnlyList<Copy>> CopiesAsync(SaidAt at, bool withHeld = false)
    {
        var (kind, id, isOne) = (at.Kind, at.Id, at.Kind == AttachmentReports.Code);
        var rows = await db.Attachments.AsNoTracking().Where(one => !one.IsWaiting && (withHeld || !one.IsHeld) && one.Content != null && (isOne ? one.Id == id : one.Kind == kind && one.TextId == id)).OrderBy(one => one.AddedAt).Take(Attachment.MostOfText).ToListAsync();
        var copies = new List<Copy>(rows.Count);
        foreach (var row in rows)
            if (await vault.OpenBytesAsync(FilesData.Content, row.AuthorId, row.Id, row.Content!) is { } content) copies.Add(new Copy(content, row.Type, row.Seconds));
        return copies;
    }

    /// <summary>A player asks for one sound piece by piece: that is one look.</summary>
    private async Task NoteAsync(AuditAction look, Attachment file)
    {
        var (me, id, code, since) = (user.Id, file.Id, look.Code, clock.GetUtcNow().AddHours(-1));
        if (!await db.AuditEntries.AnyAsync(entry => entry.ActorId == me && entry.ObjectId == id && entry.Action == code && entry.At > since)) await audit.WriteAsync(look, file.AuthorId, id);
    }

    /// <summary>They go with their texts, which are taken back or erased: in the caller’s transaction, once the act is certain.</summary>
    public async Task ForgetAsync(string kind, IReadOnlyCollection<Guid> texts)
    {
        var ids = await db.Attachments.Where(one => one.Kind == kind && texts.Contains(one.TextId)).Select(one => one.Id).ToListAsync();
        if (ids.Count == 0) return;
        await db.Attachments.Where(one => ids.Contains(one.Id)).ExecuteDeleteAsync();
        await erased.NoteAsync(ErasableAttachments.Code, ids);
    }

    /// <summary>Their author hid the text, and whoever protects still reads it: only they open the files.</summary>
    public Task<int> HideAsync(string kind, Guid text) =>
        db.Attachments.Where(one => one.Kind == kind && one.TextId == text).ExecuteUpdateAsync(update => update.SetProperty(one => one.IsHeld, true));

    /// <summary>The same for texts that are too old: no note is needed, a restored backup is purged again.</summary>
    public static Task<int> ExpireAsync(PortalDb db, string kind, IQueryable<Guid> texts) =>
        db.Attachments.Where(one => one.Kind == kind && texts.Contains(one.TextId)).ExecuteDeleteAsync();

    /// <summary>Of a kind of text; null when no feature says who reads it.</summary>
    internal IReportable? Of(string kind) => services.GetServices<IReportable>().FirstOrDefault(one => one.Kind == kind && one is not AttachmentReports);

    IQueryable<Guid> IWaitingFiles.Ids => db.Attachments.Where(one => one.IsWaiting).Select(one => one.Id);

    async Task<IReadOnlyList<Guid>> IWaitingFiles.SomeAsync(int most) => await db.Attachments.Where(one => one.IsWaiting).OrderBy(one => one.AddedAt).Select(one => one.Id).Take(most).ToListAsync();

    async Task<byte[]?> IWaitingFiles.OpenAsync(Guid id) =>
        await db.Attachments.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.IsWaiting) is { Content: { } content } file ? await vault.OpenBytesAsync(FilesData.Content, file.AuthorId, id, content) : null;

    Task IWaitingFiles.PassAsync(Guid id, bool isClean) => db.InOneTransactionAsync(async () =>
    {
        if (await db.Attachments.SingleOrDefaultAsync(one => one.Id == id && one.IsWaiting) is not { } file) return;
        file.Pass(isClean);
        await db.SaveChangesAsync();
    });
}

/// <summary>Files whose text was taken back or erased: a restored backup loses them again.</summary>
internal sealed class ErasableAttachments : IErasableRows
{
    public const string Code = "attachment";

    public string Kind => Code;

    public IQueryable<Guid> Back(PortalDb db, IReadOnlyCollection<Guid> ids) => db.Attachments.Where(one => ids.Contains(one.Id)).Select(one => one.Id);

    public Task<int> EraseAsync(PortalDb db, IReadOnlyCollection<Guid> ids) => db.Attachments.Where(one => ids.Contains(one.Id)).ExecuteDeleteAsync();
}
