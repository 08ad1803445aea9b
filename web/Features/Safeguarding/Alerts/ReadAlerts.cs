using ChildProtection.Features.Safeguarding.Talks;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Safeguarding.Alerts;

/// <summary>The alerts as whoever is on duty sees them: never one about their own words.</summary>
public sealed class ReadAlerts(PortalDb db, Vault vault, IEnumerable<IReportable> texts, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    private const int PageSize = 20;
    private const int MostNotes = 100;

    /// <summary>One line.</summary>
    /// <param name="Alert">The row.</param>
    /// <param name="Holder">Who has it; null for nobody.</param>
    public sealed record Line(Alert Alert, string? Holder);

    /// <summary>One alert with what was done.</summary>
    /// <param name="Alert">The row.</param>
    /// <param name="Holder">Who has it; null for nobody.</param>
    /// <param name="IsMine">Whoever looks has it.</param>
    /// <param name="Service">To whom it was transmitted; null when it was not.</param>
    /// <param name="HasWords">There is something to read.</param>
    /// <param name="Notes">The oldest first.</param>
    public sealed record Whole(Alert Alert, string? Holder, bool IsMine, string? Service, bool HasWords, IReadOnlyList<Noted> Notes);

    /// <summary>One note, opened.</summary>
    public sealed record Noted(string By, DateTimeOffset At, string Text);

    private IQueryable<Alert> Mine
    {
        get
        {
            var me = user.Id;
            return db.Alerts.AsNoTracking().Where(alert => alert.AuthorId == null || alert.AuthorId != me);
        }
    }

    /// <summary>Open ones by their clock, the oldest first; or closed ones, the last first.</summary>
    public async Task<Paged<Line>> ListAsync(bool closed, int number)
    {
        var rows = closed ? Mine.Where(alert => alert.ClosedAt != null).OrderByDescending(alert => alert.ClosedAt).ThenBy(alert => alert.Id) : Mine.Where(alert => alert.ClosedAt == null).OrderBy(alert => alert.DueAt).ThenBy(alert => alert.Id);
        var page = await rows.PageAsync(number, PageSize);
        var names = await db.NamesAsync(page.Rows.Select(alert => alert.TakenById));
        return page.With<Line>([.. page.Rows.Select(alert => new Line(alert, Name(names, alert.TakenById)))]);
    }

    /// <summary>Null when it is not there, or about one’s own words.</summary>
    public async Task<Whole?> OneAsync(Guid id)
    {
        if (await Mine.SingleOrDefaultAsync(alert => alert.Id == id) is not { } alert) return null;
        var isOutside = alert.Kind == TalkRequest.AlertKind || !await IsPartyAsync(alert); // who talks there reads neither notes nor to whom it went
        var notes = !isOutside ? [] : await db.AlertNotes.AsNoTracking().Where(note => note.AlertId == id).OrderBy(note => note.At).ThenBy(note => note.Id).Take(MostNotes).ToListAsync();
        var names = await db.NamesAsync(notes.Select(note => note.ById).Append(alert.TakenById));
        var opened = await vault.OpenAllAsync(SafeguardingData.Note, [.. notes.Select(note => (Vault.Nobody, note.Id, note.Text))]);
        var service = alert.TransmittedTo is null || !isOutside ? null : await vault.OpenAsync(SafeguardingData.Service, Vault.Nobody, id, alert.TransmittedTo);
        var hasWords = alert.Kind == TalkRequest.AlertKind ? await db.TalkRequests.AnyAsync(talk => talk.Id == alert.TextId && talk.Words != null) : texts.Any(kind => kind.Kind == alert.Kind);
        return new Whole(alert, Name(names, alert.TakenById), alert.TakenById == user.Id, service, hasWords, [.. notes.Select(note => new Noted(Name(names, note.ById) ?? "Une personne qui n’est plus ici", note.At, opened[note.Id] ?? ""))]);
    }

    /// <summary>
    /// The words themselves; null when they are not there any more, or when whoever looks is one of those who talk there (SAFE-25). The look is written
    /// down first, and a young author reads that in « Qui a regardé ? »; not when somebody reported them (the log would say so), nor an adult whose words may be
    /// the danger (SAFE-08).
    /// </summary>
    public async Task<SaidText?> WordsAsync(Guid id)
    {
        if (await Mine.SingleOrDefaultAsync(alert => alert.Id == id) is not { } alert) return null;
        if (await TextAsync(alert) is not { } text || await IsOneOfAsync(text)) return null;
        var isYoung = alert.ReporterId is null && alert.AuthorId is { } author && await db.Users.AnyAsync(account => account.Id == author && account.Role == Role.YoungPerson);
        await audit.WriteAsync(SafeguardingAudit.WordsRead, isYoung ? alert.AuthorId : null, id);
        return text;
    }

    /// <summary>Whether whoever asks is one of those who talk there: they may not decide of it.</summary>
    public async Task<bool> IsPartyAsync(Alert alert) => await TextAsync(alert) is { } text && await IsOneOfAsync(text);

    /// <summary>Unless every moderator talks there: then one of them takes it, rather than nobody.</summary>
    private async Task<bool> IsOneOfAsync(SaidText text)
    {
        var (author, parties) = (text.At.AuthorId, text.Parties);
        return parties.Contains(user.Id) && await db.Users.AnyAsync(one => one.Role == Role.Moderator && one.DisabledAt == null && one.Id != author && !parties.Contains(one.Id));
    }

    /// <summary>« Il reste 12 minutes », « En retard de 1 heure ».</summary>
    public string Clock(Alert alert) => AlertWords.Left(alert.DueAt - clock.GetUtcNow());

    public bool IsLate(Alert alert) => alert.IsOpen && alert.TakenAt is null && alert.DueAt < clock.GetUtcNow();

    private async Task<SaidText?> TextAsync(Alert alert) => alert.Kind == TalkRequest.AlertKind ? await TalkAsync(alert)
        : texts.FirstOrDefault(one => one.Kind == alert.Kind) is { } kind ? await kind.OfAsync(alert.TextId) : null;

    private async Task<SaidText?> TalkAsync(Alert alert)
    {
        if (await db.TalkRequests.AsNoTracking().SingleOrDefaultAsync(talk => talk.Id == alert.TextId) is not { Words: { } words } talk) return null;
        var names = await db.NamesAsync([talk.AuthorId]);
        var opened = await vault.OpenAsync(SafeguardingData.TalkWords, talk.AuthorId, talk.Id, words);
        return opened is null ? null : new SaidText(new SaidAt(alert.Kind, talk.Id, talk.AuthorId), opened, Name(names, talk.AuthorId) ?? "", talk.AskedAt, "Je veux parler à quelqu’un", IsHeld: false, []);
    }

    private static string? Name(IReadOnlyDictionary<Guid, string> names, Guid? id) => id is { } known ? names.GetValueOrDefault(known, "Une personne qui n’est plus ici") : null;
}
