using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Voice;

/// <summary>What the pages show: my statements, one of them, and those that wait for me.</summary>
public sealed class VoiceLists(PortalDb db, VoiceAccess voices, Access access, Vault vault)
{
    public const int PageSize = 20;
    private const int ExcerptLength = 90;

    public sealed record Mine(Guid Id, string? Excerpt, Audience Audience, DateTimeOffset SaidAt, DateOnly? AnswerBy, StatementState State);

    public sealed record Waiting(Guid Id, string FirstName, string From, bool IsFromTheYoung, DateTimeOffset SaidAt, DateOnly? AnswerBy, bool IsNew, bool IsAnswered);

    public sealed record Reader(string Name, DateTimeOffset ReadAt);

    public sealed record Whole(Statement Statement, string? Text, string? Answer, string? AnsweredBy, IReadOnlyList<Reader> Readers);

    /// <summary>My own, the newest first.</summary>
    public async Task<Paged<Mine>> MineAsync(int number)
    {
        var page = await voices.Own.AsNoTracking().OrderByDescending(s => s.SaidAt).ThenBy(s => s.Id).PageAsync(number, PageSize);
        var rows = page.Rows;
        var words = await vault.OpenAllAsync(VoiceData.Text, [.. rows.Where(s => s.Text is not null).Select(s => (s.AuthorId, s.Id, s.Text!))]);
        return page.With<Mine>([.. rows.Select(s => new Mine(s.Id, Excerpt(words.GetValueOrDefault(s.Id)), s.Audience, s.SaidAt, s.AnswerBy, StateOf(s)))]);
    }

    /// <summary>One of my own, with who read it; null when it is not mine.</summary>
    public async Task<Whole?> OwnAsync(Guid id)
    {
        if (await voices.Own.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id) is not { } statement) return null;
        var accounts = db.Users;
        var readers = await (
            from reading in db.StatementReadings
            join reader in accounts on reading.ReaderId equals reader.Id
            where reading.StatementId == id
            orderby reading.ReadAt
            select new Reader(reader.DisplayName, reading.ReadAt)).Take(50).ToListAsync();
        var answeredBy = statement.AnsweredById is { } who ? await accounts.Where(a => a.Id == who).Select(a => a.DisplayName).SingleOrDefaultAsync() : null;
        return new Whole(statement, await OpenAsync(VoiceData.Text, statement, statement.Text), await OpenAsync(VoiceData.Answer, statement, statement.Answer), answeredBy, readers);
    }

    /// <summary>The author has seen the answer: it is no news any more.</summary>
    public Task AnswerSeenAsync(Guid id, DateTimeOffset now)
    {
        DateTimeOffset? at = now;
        return voices.Own.Where(s => s.Id == id && s.AnsweredAt != null && s.AnswerSeenAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(s => s.AnswerSeenAt, at));
    }

    /// <summary>What waits for me first, oldest first, then what is answered. No words: those open one by one.</summary>
    public Task<Paged<Waiting>> InboxAsync(Guid me, int number)
    {
        var (accounts, readings) = (db.Users, db.StatementReadings);
        return (
            from statement in voices.ToRead
            join child in db.Children on statement.ChildId equals (Guid?)child.Id
            join author in accounts on statement.AuthorId equals author.Id
            orderby statement.AnsweredAt != null, statement.SaidAt, statement.Id
            select new Waiting(
                statement.Id, child.FirstName, author.DisplayName, author.Role == Role.YoungPerson, statement.SaidAt, statement.AnswerBy,
                !readings.Any(reading => reading.StatementId == statement.Id && reading.ReaderId == me), statement.AnsweredAt != null)).PageAsync(number, PageSize);
    }

    /// <summary>One that is addressed to me, without its words; null when it is not, or was taken back.</summary>
    public Task<Statement?> ToReadAsync(Guid id) => voices.ToRead.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id);

    /// <summary>
    /// Those who read an answer to this: its author, and the people whom <see cref="Readership"/>, the rule that opens the
    /// statement itself, lets read it today.
    /// </summary>
    public async Task<ReadersNotice> AnswerReadersAsync(Statement statement, string author)
    {
        var rule = Readership.Of(statement.Audience);
        var around = await access.Members(access.Children(Purpose.Accompany).Where(child => child.Id == statement.ChildId), [.. rule.Readers]).Take(50).ToListAsync();
        var names = around.Select(member => $"{member.Name} ({member.Kind.ShortWord()})").Distinct().Prepend(author).ToList();
        return new ReadersNotice("Pour répondre à ces mots.", statement.AnswerBy, [new ReadersChoice("", "L’auteur, et les personnes qui lisent ces mots aujourd’hui :", names, "Si l’une d’elles change, celle qui la remplace pourra lire.", "oeil")]);
    }

    public Task<Waiting?> HeadAsync(Guid id)
    {
        var accounts = db.Users;
        return (from statement in voices.ToRead
                join child in db.Children on statement.ChildId equals (Guid?)child.Id
                join author in accounts on statement.AuthorId equals author.Id
                where statement.Id == id
                select new Waiting(statement.Id, child.FirstName, author.DisplayName, author.Role == Role.YoungPerson, statement.SaidAt, statement.AnswerBy, false, statement.AnsweredAt != null))
            .SingleOrDefaultAsync();
    }

    private static StatementState StateOf(Statement s) =>
        s.WithdrawnAt is not null ? StatementState.Withdrawn
        : s.AnsweredAt is not null ? StatementState.Answered
        : s.AnswerBy is null || s.IsOrphan ? StatementState.Kept
        : s.FirstReadAt is not null ? StatementState.Read
        : StatementState.Sent;

    private static string? Excerpt(string? text) => text is null ? null
        : text.ReplaceLineEndings(" ") is var line && line.Length > ExcerptLength ? $"{line[..ExcerptLength].TrimEnd()}…" : line;

    private async Task<string?> OpenAsync(VaultField field, Statement statement, byte[]? text) =>
        text is null ? null : await vault.OpenAsync(field, statement.AuthorId, statement.Id, text);
}

/// <summary>Where a statement stands.</summary>
public enum StatementState { Kept, Sent, Read, Answered, Withdrawn }

/// <summary>The words of a state.</summary>
public static class StatementStates
{
    public static string Words(this StatementState state) => state switch
    {
        StatementState.Kept => "Gardé pour moi",
        StatementState.Sent => "Envoyé, pas encore lu",
        StatementState.Read => "Lu, réponse en attente",
        StatementState.Answered => "Réponse reçue",
        StatementState.Withdrawn => "Repris",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Icon(this StatementState state) => state switch
    {
        StatementState.Kept => "cadenas",
        StatementState.Answered => "bulle",
        StatementState.Withdrawn => "corbeille",
        StatementState.Read => "oeil",
        _ => "lettre",
    };
}
