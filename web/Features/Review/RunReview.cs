using ChildProtection.Features.Committee;
using ChildProtection.Features.Writing;
using ChildProtection.Platform.Jobs;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Review;

/// <summary>The facilitator's side: puts a document, opens it, ends it, reads what was proposed, answers each, publishes.</summary>
public sealed class RunReview(PortalDb db, Vault vault, CommitteeAccess committee, ReadReview read, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    public const int PageSize = 20;
    private const string TooMany = "Cette instance a trop de documents. Un texte jamais ouvert s’efface.";

    /// <summary>One proposal, without its author.</summary>
    /// <param name="Id">Of the row.</param>
    /// <param name="Sentence">Its number, from 1.</param>
    /// <param name="Text">The sentence.</param>
    /// <param name="Said">What its author thinks of the sentence.</param>
    /// <param name="Words">Opened.</param>
    /// <param name="Verdict">Null before it is answered.</param>
    /// <param name="Why">Null before.</param>
    public sealed record Proposed(Guid Id, int Sentence, string Text, Understanding Said, string Words, Verdict? Verdict, string? Why);

    /// <summary>What is said of a new document.</summary>
    public sealed record Wanted(Guid BodyId, string Title, string Asker, string Purpose, string Promise, DateOnly ClosesOn, DateOnly DueOn, Guid SubmissionKey);

    /// <summary>Puts a document with its first text, seen by its facilitators alone. The id. A body that one does not run, days that cannot be: <see cref="BrokenRuleException"/>. The same form twice: once.</summary>
    public Task<Guid> PutAsync(Wanted wanted, IReadOnlyList<string> sentences) => db.InOneTransactionAsync(async () =>
    {
        var (id, version, now, key) = (SecretCode.NewId(), SecretCode.NewId(), clock.GetUtcNow(), wanted.SubmissionKey == Guid.Empty ? SecretCode.NewId() : wanted.SubmissionKey);
        await audit.WriteAsync(ReviewAudit.Prepared, objectId: version); // first: it holds the log’s lock
        if (!await committee.RunsAsync(wanted.BodyId)) throw new BrokenRuleException("Choisissez une instance que vous animez.");
        if (await db.ReviewDocuments.Where(one => one.SubmissionKey == key && one.BodyId == wanted.BodyId).Select(one => (Guid?)one.Id).SingleOrDefaultAsync() is { } known) return known;
        if (await db.ReviewDocuments.CountAsync(one => one.BodyId == wanted.BodyId) >= ReviewDocument.MostOfBody) throw new BrokenRuleException(TooMany);
        db.Add(ReviewDocument.Of(id, wanted.BodyId, (await SealAsync(ReviewData.Title, id, wanted.Title), await SealAsync(ReviewData.Asker, id, wanted.Asker), await SealAsync(ReviewData.Purpose, id, wanted.Purpose), await SealAsync(ReviewData.Promise, id, wanted.Promise)), key, now));
        db.Add(ReviewVersion.Prepare(version, id, 1, await TextAsync(version, sentences), (wanted.ClosesOn, wanted.DueOn), read.Today));
        await db.SaveChangesAsync();
        return id;
    });

    /// <summary>The text in preparation, written again; or the next one, when the last was answered. No such document of mine: false.</summary>
    public Task<bool> WriteAsync(Guid documentId, IReadOnlyList<string> sentences, DateOnly closesOn, DateOnly dueOn) => ActAsync(documentId, async (document, last) =>
    {
        if (last.OpenedAt is null) last.Rewrite(await TextAsync(last.Id, sentences), (closesOn, dueOn), read.Today);
        else if (last.AnsweredAt is null) throw new BrokenRuleException("Publiez d’abord la réponse. La version suivante vient après.");
        else if (last.Number >= ReviewVersion.Most) throw new BrokenRuleException($"{ReviewVersion.Most} versions au plus. Faites un nouveau document.");
        else
        {
            var id = SecretCode.NewId();
            db.Add(ReviewVersion.Prepare(id, documentId, last.Number + 1, await TextAsync(id, sentences), (closesOn, dueOn), read.Today));
            await audit.WriteAsync(ReviewAudit.Prepared, objectId: id);
        }
        document.Touch(clock.GetUtcNow());
    });

    /// <summary>To the members of the body. No such document of mine: false.</summary>
    public Task<bool> OpenAsync(Guid documentId) => ActAsync(documentId, async (document, last) =>
    {
        last.Open(read.Today, clock.GetUtcNow());
        document.Touch(clock.GetUtcNow());
        await audit.WriteAsync(ReviewAudit.Opened, objectId: last.Id);
    });

    /// <summary>Before its last day. No such document of mine: false.</summary>
    public Task<bool> CloseAsync(Guid documentId) => ActAsync(documentId, (document, last) => CloseAsync(db, vault, audit, territory, last, clock.GetUtcNow()));

    /// <summary>A text that nobody saw goes; with the first goes the document. Opened: <see cref="BrokenRuleException"/>. No such document of mine: false.</summary>
    public Task<bool> EraseAsync(Guid documentId) => ActAsync(documentId, async (document, last) =>
    {
        if (last.OpenedAt is not null) throw new BrokenRuleException("La relecture est ouverte. Le texte reste.");
        db.Remove(last.Number == 1 ? document : last);
        await audit.WriteAsync(ReviewAudit.Erased, objectId: last.Id);
    });

    /// <summary>What members wrote about the last text, once it is over, in the order of sentences; the reading is written down. Nobody's name.</summary>
    public async Task<Paged<Proposed>> ProposedAsync(ReviewShown shown, int number)
    {
        if (shown.Last is not { ClosedAt: not null } version) return new Paged<Proposed>([], 1, 1);
        await audit.WriteAsync(ReviewAudit.Read, objectId: version.Id);
        var sentences = await read.SentencesAsync(version);
        var page = await Words(version.Id).Join(db.ReviewReaders, opinion => opinion.ReaderId, reader => reader.Id, (opinion, reader) => new { Opinion = opinion, reader.AccountId })
            .OrderBy(row => row.Opinion.Sentence).ThenBy(row => row.Opinion.Id).PageAsync(number, PageSize);
        var words = await vault.OpenAllAsync(ReviewData.Words, [.. page.Rows.Select(row => (row.AccountId, row.Opinion.Id, row.Opinion.Words!))]);
        var why = await vault.OpenAllAsync(ReviewData.Why, [.. page.Rows.Where(row => row.Opinion.Why is not null).Select(row => (row.AccountId, row.Opinion.Id, row.Opinion.Why!))]);
        return page.With<Proposed>([.. page.Rows.Where(row => words.GetValueOrDefault(row.Opinion.Id) is not null).Select(row => new Proposed(row.Opinion.Id, row.Opinion.Sentence,
            row.Opinion.Sentence <= sentences.Count ? sentences[row.Opinion.Sentence - 1] : "", row.Opinion.Said, words[row.Opinion.Id]!, row.Opinion.Verdict, why.GetValueOrDefault(row.Opinion.Id)))]);
    }

    /// <summary>How many proposals of a text wait for an answer.</summary>
    public Task<int> WaitingAsync(ReviewVersion version) => version.ClosedAt is null ? Task.FromResult(0) : Words(version.Id).CountAsync(opinion => opinion.Verdict == null);

    /// <summary>How many members have begun, and how many have finished.</summary>
    public async Task<(int Begun, int Finished)> ReadersAsync(ReviewVersion version)
    {
        var found = await db.ReviewReaders.Where(reader => reader.VersionId == version.Id).GroupBy(_ => 1).Select(group => new { Begun = group.Count(), Finished = group.Count(reader => reader.FinishedAt != null) }).SingleOrDefaultAsync();
        return (found?.Begun ?? 0, found?.Finished ?? 0);
    }

    /// <summary>Kept, in part, or not, and why. Not over, or published: <see cref="BrokenRuleException"/>. No such proposal of mine: false.</summary>
    public async Task<bool> DecideAsync(Guid documentId, Guid opinionId, Verdict verdict, string why)
    {
        var isThere = false;
        return await ActAsync(documentId, async (_, last) =>
        {
            if (last.ClosedAt is null || last.AnsweredAt is not null) throw new BrokenRuleException("On répond entre la fin de la relecture et la réponse.");
            if (await Words(last.Id).SingleOrDefaultAsync(opinion => opinion.Id == opinionId) is not { } opinion) return;
            var author = await db.ReviewReaders.Where(reader => reader.Id == opinion.ReaderId).Select(reader => reader.AccountId).SingleAsync();
            opinion.Decide(verdict, await vault.SealAsync(ReviewData.Why, author, opinionId, why.Trim()));
            await audit.WriteAsync(ReviewAudit.Decided, author, last.Id);
            isThere = true;
        }) && isThere;
    }

    /// <summary>The answer that is owed, once each proposal has its own; and the day the document becomes old. No such document of mine: false.</summary>
    public Task<bool> AnswerAsync(Guid documentId, string answer, DateOnly oldOn) => ActAsync(documentId, async (document, last) =>
    {
        if (await Words(last.Id).CountAsync(opinion => opinion.Verdict == null) is var waiting and > 0) throw new BrokenRuleException(waiting == 1 ? "Une proposition attend encore une réponse." : $"{waiting} propositions attendent encore une réponse.");
        last.AnswerWith(await SealAsync(ReviewData.Answer, last.Id, answer), clock.GetUtcNow());
        document.GrowOld(oldOn, read.Today, clock.GetUtcNow());
        await audit.WriteAsync(ReviewAudit.Answered, objectId: last.Id);
    });

    /// <summary>Another day for « à revoir avant le… ». No such document of mine: false.</summary>
    public Task<bool> KeepUntilAsync(Guid documentId, DateOnly oldOn) => ActAsync(documentId, (document, _) =>
    {
        document.GrowOld(oldOn, read.Today, clock.GetUtcNow());
        return Task.CompletedTask;
    });

    /// <summary>Counts what was said and keeps what may be read of it. Called with the text held.</summary>
    internal static async Task CloseAsync(PortalDb db, Vault vault, AuditLog audit, TerritoryPack territory, ReviewVersion version, DateTimeOffset now)
    {
        var readers = db.ReviewReaders.Where(reader => reader.VersionId == version.Id);
        var said = await db.ReviewOpinions.Where(opinion => readers.Any(reader => reader.Id == opinion.ReaderId)).Select(opinion => new { opinion.ReaderId, opinion.Sentence, opinion.Said }).ToListAsync();
        var sentences = (await vault.OpenAsync(ReviewData.Text, Vault.Nobody, version.Id, version.Text) ?? "").Split('\n').Length;
        var scores = ReviewScores.Of(sentences, [.. said.GroupBy(one => one.ReaderId).Select(one => one.ToDictionary(answer => answer.Sentence, answer => answer.Said))], territory.SurveyRules);
        version.Close(await vault.SealAsync(ReviewData.Scores, Vault.Nobody, version.Id, scores.Write()), now);
        await audit.WriteAsync(ReviewAudit.Closed, objectId: version.Id);
    }

    /// <summary>What was written about a text.</summary>
    private IQueryable<ReviewOpinion> Words(Guid versionId)
    {
        var readers = db.ReviewReaders.Where(reader => reader.VersionId == versionId);
        return db.ReviewOpinions.Where(opinion => opinion.Words != null && readers.Any(reader => reader.Id == opinion.ReaderId));
    }

    private Task<byte[]> TextAsync(Guid id, IReadOnlyList<string> sentences) => SealAsync(ReviewData.Text, id, string.Join('\n', sentences));

    private Task<byte[]> SealAsync(VaultField field, Guid id, string text) => vault.SealAsync(field, Vault.Nobody, id, text.Trim());

    private Task<bool> ActAsync(Guid documentId, Func<ReviewDocument, ReviewVersion, Task> act) => db.InOneTransactionAsync(async () =>
    {
        await db.LockDocumentAsync(documentId);
        if (await db.ReviewDocuments.SingleOrDefaultAsync(one => one.Id == documentId) is not { } document || !await committee.RunsAsync(document.BodyId)) return false;
        var lastId = await db.ReviewVersions.Where(one => one.DocumentId == documentId).OrderByDescending(one => one.Number).Select(one => one.Id).FirstAsync();
        await db.LockVersionAsync(lastId);
        await act(document, await db.ReviewVersions.SingleAsync(one => one.Id == lastId));
        await db.SaveChangesAsync();
        return true;
    });
}

/// <summary>Ends texts the day after their last day. Safe to run twice, or by two processes at once.</summary>
internal sealed class CloseReviews(IServiceScopeFactory scopes, TimeProvider clock, ILogger<CloseReviews> logger) : PeriodicJob(TimeSpan.FromMinutes(10), scopes, clock, logger)
{
    private const int AtOnce = 100;
    private readonly TimeProvider clock = clock;

    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) =>
        EndAsync(services.GetRequiredService<PortalDb>(), services.GetRequiredService<Vault>(), services.GetRequiredService<AuditLog>(), services.GetRequiredService<TerritoryPack>(), clock);

    public static async Task EndAsync(PortalDb db, Vault vault, AuditLog audit, TerritoryPack territory, TimeProvider clock)
    {
        var today = territory.Today(clock);
        var over = await db.ReviewVersions.Where(version => version.OpenedAt != null && version.ClosedAt == null && version.ClosesOn < today).OrderBy(version => version.Id).Select(version => version.Id).Take(AtOnce).ToListAsync();
        foreach (var id in over)
            await db.InOneTransactionAsync(async () =>
            {
                await db.LockVersionAsync(id);
                if (await db.ReviewVersions.SingleOrDefaultAsync(version => version.Id == id && version.ClosedAt == null) is not { } version) return; // another process was first
                await RunReview.CloseAsync(db, vault, audit, territory, version, clock.GetUtcNow());
                await db.SaveChangesAsync();
            });
    }
}
