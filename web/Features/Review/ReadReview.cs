using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Writing;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Review;

/// <summary>One document of a list, its title opened.</summary>
/// <param name="Document">The row.</param>
/// <param name="Title">Opened.</param>
/// <param name="Body">The name of the body.</param>
/// <param name="Version">The last text that whoever asks may see.</param>
/// <param name="IsMine">Whoever asks has begun to reread it.</param>
/// <param name="IsFinished">And said « j’ai fini ».</param>
public sealed record ReviewLine(ReviewDocument Document, string Title, string Body, ReviewVersion Version, bool IsMine, bool IsFinished);

/// <summary>A proposal that was kept, without its author.</summary>
/// <param name="Sentence">Its number in the text.</param>
/// <param name="Words">Opened.</param>
/// <param name="Verdict">Kept, or in part.</param>
public sealed record KeptWords(int Sentence, string Words, Verdict Verdict);

/// <summary>One of mine, with what became of it.</summary>
/// <param name="Opinion">The row.</param>
/// <param name="Words">Mine.</param>
/// <param name="Why">The facilitator's; null before.</param>
public sealed record OwnWords(ReviewOpinion Opinion, string Words, string? Why);

/// <summary>A document for the people of its body.</summary>
public sealed record ReviewShown
{
    public required ReviewDocument Document { get; init; }
    public required string Title { get; init; }
    public required string Asker { get; init; }
    public required string Purpose { get; init; }
    public required string Promise { get; init; }
    public required string Body { get; init; }

    /// <summary>Parents are its members.</summary>
    public required bool IsForFamilies { get; init; }

    /// <summary>Whoever asks runs the body; else they sit on it.</summary>
    public required bool Runs { get; init; }

    /// <summary>All that whoever asks may see, the newest first; at least one.</summary>
    public required IReadOnlyList<ReviewVersion> Versions { get; init; }
    public required DateOnly Today { get; init; }

    public ReviewVersion Last => Versions[0];
    public ReviewState State => Last.StateOn(Today);
    public bool IsLate => Last.IsLateOn(Today);

    /// <summary>The day is past, or near.</summary>
    public bool IsOldSoon => Document.OldOn is { } day && day.AddDays(-ReviewDocument.DaysBefore) <= Today;
}

/// <summary>Finds documents for the people of their body, and opens what they may read. To everybody else they are not there.</summary>
public sealed class ReadReview(PortalDb db, Vault vault, CommitteeAccess committee, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    /// <summary>Each title is opened: one page at a time.</summary>
    public const int PageSize = 20;

    /// <summary>Kept proposals and names shown of one text, at most.</summary>
    private const int Most = 100;

    private bool Runs => user.Is(Role.Facilitator);

    public DateOnly Today => territory.Today(clock);

    /// <summary>Those of my bodies, the last changed first. Members see what was opened.</summary>
    public async Task<Paged<ReviewLine>> ListAsync(int number)
    {
        var (me, runs, bodies, versions, readers) = (user.Id, Runs, db.Bodies, db.ReviewVersions, db.ReviewReaders);
        var seen = versions.Where(version => runs || version.OpenedAt != null);
        var page = await db.ReviewsOf(committee).AsNoTracking().Where(document => seen.Any(version => version.DocumentId == document.Id))
            .OrderByDescending(document => document.ChangedAt).ThenBy(document => document.Id)
            .Select(document => new
            {
                Document = document, Body = bodies.Where(body => body.Id == document.BodyId).Select(body => body.Name).First(),
                Version = seen.Where(version => version.DocumentId == document.Id).OrderByDescending(version => version.Number).First(),
            }).PageAsync(number, PageSize);
        var ids = page.Rows.Select(row => row.Version.Id).ToList();
        var mine = runs ? [] : await readers.Where(reader => reader.AccountId == me && ids.Contains(reader.VersionId)).ToDictionaryAsync(reader => reader.VersionId, reader => reader.FinishedAt);
        var titles = await vault.OpenAllAsync(ReviewData.Title, [.. page.Rows.Select(row => (Vault.Nobody, row.Document.Id, row.Document.Title))]);
        return page.With<ReviewLine>([.. page.Rows.Select(row => new ReviewLine(row.Document, titles[row.Document.Id] ?? "", row.Body, row.Version, mine.ContainsKey(row.Version.Id), mine.GetValueOrDefault(row.Version.Id) is not null))]);
    }

    /// <summary>One document of my bodies; null for any other, and to members before its first text is opened.</summary>
    public async Task<ReviewShown?> FindAsync(Guid id)
    {
        var (bodies, runs) = (db.Bodies, Runs);
        var found = await db.ReviewsOf(committee).AsNoTracking().Where(document => document.Id == id).Select(document => new
        {
            Document = document, Body = bodies.First(body => body.Id == document.BodyId),
        }).SingleOrDefaultAsync();
        if (found is null) return null;
        var versions = await db.ReviewVersions.AsNoTracking().Where(version => version.DocumentId == id && (runs || version.OpenedAt != null)).OrderByDescending(version => version.Number).Take(ReviewVersion.Most).ToListAsync();
        if (versions.Count == 0) return null;
        var document = found.Document;
        return new ReviewShown
        {
            Document = document, Versions = versions, Body = found.Body.Name, IsForFamilies = found.Body.IsForFamilies, Runs = runs, Today = Today,
            Title = await OpenAsync(ReviewData.Title, id, document.Title), Asker = await OpenAsync(ReviewData.Asker, id, document.Asker),
            Purpose = await OpenAsync(ReviewData.Purpose, id, document.Purpose), Promise = await OpenAsync(ReviewData.Promise, id, document.Promise),
        };
    }

    /// <summary>The sentences of a text, in reading order.</summary>
    public async Task<IReadOnlyList<string>> SentencesAsync(ReviewVersion version) => (await OpenAsync(ReviewData.Text, version.Id, version.Text)).Split('\n');

    /// <summary>What may be read of the answers; null before the end.</summary>
    internal async Task<ReviewScores?> ScoresAsync(ReviewVersion version) => version.Scores is { } scores ? ReviewScores.Read(await OpenAsync(ReviewData.Scores, version.Id, scores)) : null;

    /// <summary>What the facilitator said at the end; null before.</summary>
    public async Task<string?> AnswerAsync(ReviewVersion version) => version.Answer is { } answer ? await OpenAsync(ReviewData.Answer, version.Id, answer) : null;

    /// <summary>What was kept of one text, once the answer is published, in the order of its sentences: nobody's name.</summary>
    public async Task<IReadOnlyList<KeptWords>> KeptAsync(ReviewVersion version)
    {
        if (version.AnsweredAt is null) return [];
        var rows = await (
            from opinion in db.ReviewOpinions.AsNoTracking()
            join reader in db.ReviewReaders on opinion.ReaderId equals reader.Id
            where reader.VersionId == version.Id && opinion.Words != null && (opinion.Verdict == Verdict.Kept || opinion.Verdict == Verdict.Partly)
            orderby opinion.Sentence, opinion.Id
            select new { opinion.Id, opinion.Sentence, opinion.Words, opinion.Verdict, reader.AccountId }).Take(Most).ToListAsync();
        var words = await vault.OpenAllAsync(ReviewData.Words, [.. rows.Select(row => (row.AccountId, row.Id, row.Words!))]);
        return [.. rows.Where(row => words.GetValueOrDefault(row.Id) is not null).Select(row => new KeptWords(row.Sentence, words[row.Id]!, row.Verdict!.Value))];
    }

    /// <summary>My own words of one text, with what became of them once the answer is published.</summary>
    public async Task<IReadOnlyList<OwnWords>> MineAsync(ReviewVersion version)
    {
        var (me, readers) = (user.Id, db.ReviewReaders);
        if (Runs) return [];
        var rows = await db.ReviewOpinions.AsNoTracking().Where(opinion => opinion.Words != null && readers.Any(reader => reader.Id == opinion.ReaderId && reader.AccountId == me && reader.VersionId == version.Id))
            .OrderBy(opinion => opinion.Sentence).Take(ReviewText.MostSentences).ToListAsync();
        var words = await vault.OpenAllAsync(ReviewData.Words, [.. rows.Select(row => (me, row.Id, row.Words!))]);
        var why = version.AnsweredAt is null ? null : await vault.OpenAllAsync(ReviewData.Why, [.. rows.Where(row => row.Why is not null).Select(row => (me, row.Id, row.Why!))]);
        return [.. rows.Select(row => new OwnWords(row, words.GetValueOrDefault(row.Id) ?? "", why?.GetValueOrDefault(row.Id)))];
    }

    /// <summary>« relu par Claire et 3 autres personnes », once it is over; null when nobody finished. Each chose how.</summary>
    public async Task<string?> ReadByAsync(ReviewVersion version)
    {
        if (version.ClosedAt is null) return null;
        var rows = await db.ReviewReaders.AsNoTracking().Where(reader => reader.VersionId == version.Id && reader.FinishedAt != null).OrderBy(reader => reader.FinishedAt).Take(Most)
            .Select(reader => new { reader.Id, reader.AccountId, reader.ShownName }).ToListAsync();
        if (rows.Count == 0) return null;
        var names = await vault.OpenAllAsync(ReviewData.Name, [.. rows.Where(row => row.ShownName is not null).Select(row => (row.AccountId, row.Id, row.ShownName!))]);
        return ReaderNames.Of(rows.ConvertAll(row => names.GetValueOrDefault(row.Id)));
    }

    private async Task<string> OpenAsync(VaultField field, Guid id, byte[] sealedText) => await vault.OpenAsync(field, Vault.Nobody, id, sealedText) ?? "";
}
