using ChildProtection.Features.Accounts;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Writing;

/// <summary>The reader’s side of a rereading: says what is understood, stops and goes on later. Each opens their own (<see cref="Access.OwnRereadings{T}"/>).</summary>
public sealed class GiveOpinion(PortalDb db, Vault vault, ContentLibrary library, Access access, CurrentUser user, TimeProvider clock)
{
    /// <summary>One of my rereadings.</summary>
    public sealed record Mine(Guid Id, string Title, string Address, bool IsOpen, bool IsFinished, int Said, int? Changed, bool IsNew, string? ShownName);

    /// <summary>The text I reread.</summary>
    /// <param name="Id">Mine as a reader.</param>
    /// <param name="Title">Of the page.</param>
    /// <param name="Sentences">In reading order.</param>
    /// <param name="Said">By number of the sentence, from 1.</param>
    /// <param name="IsOpen">Answers are still taken.</param>
    /// <param name="IsExpected">Those who write the page see that I came, and that I have finished.</param>
    /// <param name="Reader">The row.</param>
    public sealed record Reading(Guid Id, string Title, IReadOnlyList<string> Sentences, IReadOnlyDictionary<int, Understanding> Said, bool IsOpen, bool IsExpected, PageReader Reader)
    {
        /// <summary>The first sentence without an opinion; null when all have one.</summary>
        public int? Next => Enumerable.Range(1, Sentences.Count).Where(number => !Said.ContainsKey(number)).Select(number => (int?)number).FirstOrDefault();
    }

    private const int Most = 20;

    /// <summary>My rereadings, the newest first.</summary>
    public async Task<IReadOnlyList<Mine>> ListAsync()
    {
        var (now, opinions, mine) = (clock.GetUtcNow(), db.SentenceOpinions, access.OwnRereadings(db.PageReaders));
        var rows = await (
            from reader in mine
            join rereading in db.PageRereadings on reader.RereadingId equals rereading.Id
            orderby reader.JoinedAt descending
            select new { reader.Id, rereading.File, rereading.ClosesAt, reader.FinishedAt, reader.Changed, reader.SeenAt, reader.ShownName, Said = opinions.Count(opinion => opinion.ReaderId == reader.Id) }).Take(Most).ToListAsync();
        var files = library.Files.ToDictionary(file => file.File);
        return [.. rows.Where(row => files.ContainsKey(row.File)).Select(row => new Mine(row.Id, files[row.File].Title, files[row.File].Address, row.ClosesAt > now, row.FinishedAt is not null, row.Said, row.Changed, row.Changed is not null && row.SeenAt is null, row.ShownName))];
    }

    /// <summary>One of mine; null for anybody else’s.</summary>
    public async Task<Reading?> FindAsync(Guid id)
    {
        if (await access.OwnRereadings(db.PageReaders).AsNoTracking().SingleOrDefaultAsync(reader => reader.Id == id) is not { } reader) return null;
        var rereading = await db.PageRereadings.AsNoTracking().SingleAsync(one => one.Id == reader.RereadingId);
        var text = await vault.OpenAsync(WritingData.RereadText, Vault.Nobody, rereading.Id, rereading.Text) ?? "";
        if (library.Try(rereading.File, text).Page is not { } page) return null;
        var said = await db.SentenceOpinions.AsNoTracking().Where(opinion => opinion.ReaderId == id).ToDictionaryAsync(opinion => opinion.Sentence, opinion => opinion.Said);
        var isExpected = await db.ExpectedReaders.AnyAsync(one => one.ReaderId == id);
        return new(id, page.Title, page.Sentences, said, rereading.IsOpenAt(clock.GetUtcNow()), isExpected, reader);
    }

    /// <summary>What I proposed for this sentence; null for nothing.</summary>
    public async Task<string?> ProposalAsync(Reading reading, int sentence)
    {
        var said = await db.SentenceOpinions.AsNoTracking().SingleOrDefaultAsync(opinion => opinion.ReaderId == reading.Id && opinion.Sentence == sentence);
        return said?.Proposal is { } words ? await vault.OpenAsync(WritingData.Proposal, user.Id, said.Id, words) : null;
    }

    /// <summary>What I think of one sentence; saying it again replaces it.</summary>
    public async Task SayAsync(Reading reading, int sentence, Understanding said, string? proposal)
    {
        if (!reading.IsOpen) throw new BrokenRuleException("Cette relecture est finie. Merci pour les réponses.");
        if (sentence < 1 || sentence > reading.Sentences.Count || !Enum.IsDefined(said)) throw new BrokenRuleException("Il faut une des 3 réponses.");
        var words = proposal?.Trim() ?? "";
        if (words.Length > SentenceOpinion.ProposalLength) throw new BrokenRuleException($"C’est trop long\u00A0: {SentenceOpinion.ProposalLength} signes au plus.");
        if (said == Understanding.Otherwise && words.Length == 0) throw new BrokenRuleException("Il manque la phrase proposée.");
        try
        {
            await KeepAsync(reading, sentence, said, words);
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate()) // pressed twice: the second replaces the first
        {
            db.ChangeTracker.Clear();
            await KeepAsync(reading, sentence, said, words);
        }
    }

    private Task KeepAsync(Reading reading, int sentence, Understanding said, string words) => db.InOneTransactionAsync(async () =>
    {
        var opinion = await db.SentenceOpinions.SingleOrDefaultAsync(one => one.ReaderId == reading.Id && one.Sentence == sentence);
        if (opinion is null) db.Add(opinion = SentenceOpinion.About(SecretCode.NewId(), reading.Id, sentence));
        opinion.Say(said, words.Length == 0 ? null : await vault.SealAsync(WritingData.Proposal, user.Id, opinion.Id, words));
        await db.SaveChangesAsync();
    });

    /// <summary>The names I may be shown by: first name and, for the young, pseudonym.</summary>
    public async Task<IReadOnlyDictionary<ReaderName, string>> NamesAsync()
    {
        var names = new Dictionary<ReaderName, string>();
        var first = Role.IsYoung(user.Role) ? await access.Children(Purpose.Own).Select(child => child.FirstName).FirstOrDefaultAsync() : user.DisplayName.Split(' ')[0];
        if (!string.IsNullOrWhiteSpace(first)) names[ReaderName.FirstName] = first;
        if (Role.IsYoung(user.Role) && user.DisplayName.Length > 0) names[ReaderName.Pseudonym] = user.DisplayName;
        return names;
    }

    /// <summary>Done; named as chosen, or not at all.</summary>
    public async Task FinishAsync(Reading reading, ReaderName shownAs)
    {
        if (!reading.IsOpen) throw new BrokenRuleException("Cette relecture est finie. Merci pour les réponses.");
        var names = await NamesAsync();
        if (shownAs != ReaderName.Hidden && !names.ContainsKey(shownAs)) throw new BrokenRuleException("Il faut choisir un des noms.");
        var reader = await access.OwnRereadings(db.PageReaders).SingleAsync(one => one.Id == reading.Id);
        reader.Finish(shownAs, names.GetValueOrDefault(shownAs), clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    /// <summary>Takes everything back: opinions, proposals, name.</summary>
    public Task LeaveAsync(Reading reading) => access.OwnRereadings(db.PageReaders).Where(one => one.Id == reading.Id).ExecuteDeleteAsync();

    /// <summary>I saw what became of my words.</summary>
    public Task SeenAsync()
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return access.OwnRereadings(db.PageReaders).Where(reader => reader.Changed != null && reader.SeenAt == null).ExecuteUpdateAsync(update => update.SetProperty(reader => reader.SeenAt, now));
    }
}
