using ChildProtection.Platform.Safety;

namespace ChildProtection.Platform.Files;

/// <summary>Files in the moderators’ queue: held since they came, shown by one press once somebody has looked. The words are a line about the file; the file opens at <see cref="SaidText.Address"/>.</summary>
internal sealed class AttachmentReports(PortalDb db, Attachments files, AuditLog audit) : IReportable
{
    public const string Code = "fichier";

    public string Kind => Code;

    public async Task<SaidText?> SeenAsync(Guid id) =>
        await RowAsync(id) is { IsWaiting: false } file && files.Of(file.Kind) is { } texts && await texts.SeenAsync(file.TextId) is { } text && !file.IsHeld ? Of(file, text) : null;

    public async Task<SaidText?> OfAsync(Guid id) =>
        await RowAsync(id) is { } file && files.Of(file.Kind) is { } texts && await texts.OfAsync(file.TextId) is { } text ? Of(file, text) : null;

    public async Task<IReadOnlyList<SaidText>> WaitingAsync(int most)
    {
        var ids = await Held.Select(one => one.Id).Take(most).ToListAsync();
        var waiting = new List<SaidText>(ids.Count);
        foreach (var id in ids)
            if (await OfAsync(id) is { } file) waiting.Add(file);
        return waiting;
    }

    public async Task<IReadOnlyList<SaidAt>> WaitingIdsAsync(int skip, int most) => await Held.Skip(skip).Take(most).Select(one => new SaidAt(Code, one.Id, one.AuthorId)).ToListAsync();

    private IQueryable<Attachment> Held => db.Attachments.Where(one => one.IsHeld && !one.IsWaiting && one.Reason == null && one.Content != null).OrderBy(one => one.AddedAt).ThenBy(one => one.Id);

    public Task HoldAsync(Guid id) => ActAsync(id, FilesAudit.Held, file => file.Hold());

    public Task ShowAsync(Guid id) => ActAsync(id, FilesAudit.Shown, file => file.Show());

    public Task ReturnAsync(Guid id, string reason) => ActAsync(id, FilesAudit.Returned, file => file.Return(reason));

    private Task ActAsync(Guid id, AuditAction action, Action<Attachment> act) => db.InOneTransactionAsync(async () =>
    {
        if (await db.Attachments.Where(one => one.Id == id).Select(one => (Guid?)one.AuthorId).SingleOrDefaultAsync() is not { } author) return;
        await audit.WriteAsync(action, author, id);
        if (await db.Attachments.SingleOrDefaultAsync(one => one.Id == id) is not { } file) return;
        act(file);
        await db.SaveChangesAsync();
    });

    private Task<Attachment?> RowAsync(Guid id) => db.Attachments.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id);

    private static SaidText Of(Attachment file, SaidText text) =>
        new(new SaidAt(Code, file.Id, file.AuthorId), FileWords.Of(file.IsPicture, file.Size, file.Seconds), text.AuthorName, file.AddedAt, text.Where, file.IsHeld, text.Parties) { Address = FileWords.Address(file.Id) };
}

/// <summary>How pages name a file: nothing of what people called it is kept.</summary>
public static class FileWords
{
    private const int Thousand = 1_000;

    /// <summary>« Photo · 120 ko » or « Message vocal · 12 s ».</summary>
    public static string Of(bool isPicture, int bytes, int seconds) => isPicture ? $"Photo · {Math.Max(1, bytes / Thousand)}\u00A0ko" : $"Message vocal · {seconds}\u00A0s";

    /// <summary>Of the page that shows it.</summary>
    public static string Address(Guid id) => $"/fichiers/{id}";

    /// <summary>The limits, said before one chooses.</summary>
    public static string Limits(FileKinds kinds) => kinds switch
    {
        FileKinds.Picture => "JPEG, PNG ou WebP, 10\u00A0Mo au plus.",
        FileKinds.Sound => $"2\u00A0Mo et {Sounds.CleanSound.Seconds}\u00A0secondes au plus.",
        _ => $"Photo\u00A0: 10\u00A0Mo au plus. Son\u00A0: 2\u00A0Mo et {Sounds.CleanSound.Seconds}\u00A0secondes au plus.",
    };

    /// <summary>What the file chooser offers; what is taken is decided by the bytes.</summary>
    public static string Accepted(FileKinds kinds) => kinds switch
    {
        FileKinds.Picture => "image/jpeg,image/png,image/webp",
        FileKinds.Sound => "audio/*",
        _ => "image/jpeg,image/png,image/webp,audio/*",
    };
}
