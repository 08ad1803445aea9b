using ChildProtection.Features.Committee;
using ChildProtection.Features.Writing;

namespace ChildProtection.Features.Review;

/// <summary>The reader's side: says what is understood, sentence by sentence, stops, goes on, takes all back until the last day.</summary>
public sealed class GiveReview(PortalDb db, Vault vault, ReadReview read, CommitteeAccess committee, GiveOpinion names, ErasedRows erased, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    private const string Finished = "Cette relecture est finie. Merci pour les réponses.";

    /// <summary>What I said of a text.</summary>
    /// <param name="Shown">The document; its last text is the one.</param>
    /// <param name="Sentences">In reading order.</param>
    /// <param name="Said">By number of the sentence, from 1.</param>
    /// <param name="Reader">Mine; null as long as I said nothing.</param>
    public sealed record Mine(ReviewShown Shown, IReadOnlyList<string> Sentences, IReadOnlyDictionary<int, Understanding> Said, ReviewReader? Reader)
    {
        public bool IsOpen => Shown.State == ReviewState.Open;

        /// <summary>The first sentence without an answer; null when all have one.</summary>
        public int? Next => Enumerable.Range(1, Sentences.Count).Where(number => !Said.ContainsKey(number)).Select(number => (int?)number).FirstOrDefault();
    }

    /// <summary>Null for a document of no body of mine.</summary>
    public async Task<Mine?> FindAsync(Guid documentId)
    {
        if (await read.FindAsync(documentId) is not { Runs: false } shown) return null;
        var (me, version) = (user.Id, shown.Last);
        var reader = await db.ReviewReaders.AsNoTracking().SingleOrDefaultAsync(one => one.VersionId == version.Id && one.AccountId == me);
        var said = reader is null ? [] : await db.ReviewOpinions.Where(opinion => opinion.ReaderId == reader.Id).ToDictionaryAsync(opinion => opinion.Sentence, opinion => opinion.Said);
        return new Mine(shown, await read.SentencesAsync(version), said, reader);
    }

    /// <summary>My words about this sentence; null for none.</summary>
    public async Task<string?> WordsAsync(Mine mine, int sentence)
    {
        if (mine.Reader is not { } reader || await db.ReviewOpinions.AsNoTracking().SingleOrDefaultAsync(one => one.ReaderId == reader.Id && one.Sentence == sentence) is not { Words: { } words } opinion) return null;
        return await vault.OpenAsync(ReviewData.Words, user.Id, opinion.Id, words);
    }

    /// <summary>What I think of one sentence; saying it again replaces it. Over, no such answer, too long: <see cref="BrokenRuleException"/>.</summary>
    public async Task SayAsync(Mine mine, int sentence, Understanding said, string? words)
    {
        if (!mine.IsOpen) throw new BrokenRuleException(Finished);
        if (sentence < 1 || sentence > mine.Sentences.Count || !Enum.IsDefined(said)) throw new BrokenRuleException("Il faut une des 3 réponses.");
        var kept = words?.Trim() ?? "";
        if (kept.Length > SentenceOpinion.ProposalLength) throw new BrokenRuleException($"C’est trop long\u00A0: {SentenceOpinion.ProposalLength} signes au plus.");
        if (said == Understanding.Otherwise && kept.Length == 0) throw new BrokenRuleException("Il manque la phrase proposée.");
        try
        {
            await KeepAsync(mine, sentence, said, kept);
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate()) // pressed twice: the second replaces the first
        {
            db.ChangeTracker.Clear();
            await KeepAsync(mine, sentence, said, kept);
        }
    }

    /// <summary>The names I may be shown by: first name and, for the young, pseudonym.</summary>
    public Task<IReadOnlyDictionary<ReaderName, string>> NamesAsync() => names.NamesAsync();

    /// <summary>Done; named as chosen, or not at all. Nothing said, over, or a name that is not mine: <see cref="BrokenRuleException"/>.</summary>
    public async Task FinishAsync(Mine mine, ReaderName shownAs)
    {
        var known = await NamesAsync();
        if (shownAs != ReaderName.Hidden && !known.ContainsKey(shownAs)) throw new BrokenRuleException("Il faut choisir un des noms.");
        await db.InOneTransactionAsync(async () =>
        {
            var reader = await OpenReaderAsync(mine);
            if (!await db.ReviewOpinions.AnyAsync(opinion => opinion.ReaderId == reader.Id)) throw new BrokenRuleException("Il faut d’abord répondre à une phrase.");
            reader.Finish(shownAs, known.GetValueOrDefault(shownAs) is { } name ? await vault.SealAsync(ReviewData.Name, user.Id, reader.Id, name) : null, clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
    }

    /// <summary>Takes everything back: answers, words, name. After the last day: <see cref="BrokenRuleException"/>.</summary>
    public Task LeaveAsync(Mine mine) => db.InOneTransactionAsync(async () =>
    {
        var me = user.Id;
        await MustBeOpenAsync(mine);
        if (await db.ReviewReaders.SingleOrDefaultAsync(one => one.VersionId == mine.Shown.Last.Id && one.AccountId == me) is not { } reader) return;
        db.ReviewReaders.Remove(reader);
        await db.SaveChangesAsync();
        await audit.WriteAsync(ReviewAudit.Left, me, mine.Shown.Last.Id);
        await erased.NoteAsync(ErasableReaders.Code, [reader.Id]); // last: from here on it is done, even if the commit fails
    });

    private Task KeepAsync(Mine mine, int sentence, Understanding said, string words) => db.InOneTransactionAsync(async () =>
    {
        var reader = await OpenReaderAsync(mine);
        var opinion = await db.ReviewOpinions.SingleOrDefaultAsync(one => one.ReaderId == reader.Id && one.Sentence == sentence);
        if (opinion is null) db.Add(opinion = ReviewOpinion.About(SecretCode.NewId(), reader.Id, sentence));
        opinion.Say(said, words.Length == 0 ? null : await vault.SealAsync(ReviewData.Words, user.Id, opinion.Id, words));
        await db.SaveChangesAsync();
    });

    /// <summary>Mine, made when there is none; the text is held, so it does not end meanwhile.</summary>
    private async Task<ReviewReader> OpenReaderAsync(Mine mine)
    {
        var (me, id) = (user.Id, mine.Shown.Last.Id);
        await MustBeOpenAsync(mine);
        if (await db.ReviewReaders.SingleOrDefaultAsync(one => one.VersionId == id && one.AccountId == me) is { } reader) return reader;
        var joined = ReviewReader.Join(SecretCode.NewId(), id, me, clock.GetUtcNow());
        db.Add(joined);
        await db.SaveChangesAsync();
        return joined;
    }

    private async Task MustBeOpenAsync(Mine mine)
    {
        await db.LockVersionAsync(mine.Shown.Last.Id);
        if (!await db.ReviewVersions.AsNoTracking().AnyAsync(one => one.Id == mine.Shown.Last.Id && one.OpenedAt != null && one.ClosedAt == null && one.ClosesOn >= read.Today)
            || !await committee.SitsInAsync(mine.Shown.Document.BodyId)) throw new BrokenRuleException(Finished);
    }
}

/// <summary>Readings that somebody took back: a restored backup loses them again, with what was said in them.</summary>
internal sealed class ErasableReaders : IErasableRows
{
    public const string Code = "review-reader";

    public string Kind => Code;

    public IQueryable<Guid> Back(PortalDb db, IReadOnlyCollection<Guid> ids) => db.ReviewReaders.Where(reader => ids.Contains(reader.Id)).Select(reader => reader.Id);

    public Task<int> EraseAsync(PortalDb db, IReadOnlyCollection<Guid> ids) => db.ReviewReaders.Where(reader => ids.Contains(reader.Id)).ExecuteDeleteAsync();
}
