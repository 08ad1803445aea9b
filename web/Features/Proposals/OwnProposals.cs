using ChildProtection.Features.Proposals.Answers;

namespace ChildProtection.Features.Proposals;

/// <summary>A young person’s own ideas: begun, written, given, taken back, erased while nobody reads them, withdrawn after.</summary>
public sealed class OwnProposals(
    PortalDb db, Vault vault, ProposalAudience audience, ProposalRoad road, ProposalIndex index, AuditLog audit, ErasedRows erased, CurrentUser user, TerritoryPack territory, InstanceChoices choices, TimeProvider clock)
{
    private const int MostListed = 100;

    /// <summary>One of mine.</summary>
    /// <param name="Proposal">The row.</param>
    /// <param name="Words">What it says; empty once it is withdrawn.</param>
    /// <param name="Word">What it came back with.</param>
    /// <param name="IsMine">I began it; false for a co-author.</param>
    /// <param name="HasFile">A message or a picture is there.</param>
    /// <param name="IsNew">Something happened since one looked.</param>
    public sealed record Shown(Proposal Proposal, ProposalWords Words, string? Word, bool IsMine, bool HasFile, bool IsNew)
    {
        public string Title => Words.TitleOr(Proposal.Theme);

        /// <summary>The file waits for the scanner: nobody opens it yet.</summary>
        public bool IsWaiting { get; init; }
    }

    /// <summary>« Mes idées »: those I began or joined, the last changed first.</summary>
    public Task<IReadOnlyList<Shown>> ListAsync() => OpenedAsync(Mine());

    /// <summary>One I began or joined; null for any other.</summary>
    public async Task<Shown?> ReadAsync(Guid id) => await OpenedAsync(Mine().Where(proposal => proposal.Id == id)) is [var mine] ? mine : null;

    /// <summary>The id of a new one. Too many: <see cref="BrokenRuleException"/>.</summary>
    public Task<Guid> BeginAsync(ProposalManner manner) => db.InOneTransactionAsync(async () =>
    {
        var (me, id) = (user.Id, SecretCode.NewId());
        await audit.WriteAsync(ProposalsAudit.Begun, me); // first: it holds the log’s lock
        if (await db.Proposals.CountAsync(proposal => proposal.AuthorId == me && (proposal.State == ProposalState.Draft || proposal.State == ProposalState.Returned || proposal.State == ProposalState.Given)) >= Proposal.MostOfOne)
            throw new BrokenRuleException($"{Proposal.MostOfOne} idées au plus en attente. Efface une idée d’abord.");
        db.Proposals.Add(Proposal.Begin(id, me, manner, await SealAsync(id, ProposalWords.Empty), clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return id;
    });

    /// <summary>What a form says of an idea. A co-author writes its words and theme: for whom it is, and whether a name shows, stay with the first author.</summary>
    public sealed record Written(ProposalWords Words, ProposalTheme Theme, ProposalReach Reach, bool IsNamed);

    /// <summary>
    /// Keeps it. Not mine: null. Another window kept something else since <paramref name="revision"/>, or it is given:
    /// <see cref="BrokenRuleException"/>. The new revision.
    /// </summary>
    public Task<int?> WriteAsync(Guid id, int revision, Written written) => ActAsync<int?>(id, async proposal =>
    {
        if (proposal.Revision != revision) throw new BrokenRuleException("Cette idée a changé dans une autre fenêtre. Copie ton texte, puis recharge la page.");
        var isFirst = proposal.AuthorId == user.Id;
        proposal.Write(await vault.SealAsync(ProposalsData.Words, proposal.AuthorId, id, written.Words.Freeze()), written.Theme, isFirst ? written.Reach : proposal.Reach, isFirst ? written.IsNamed : proposal.IsNamed, clock.GetUtcNow());
        return proposal.Revision;
    }, withOthers: true);

    /// <summary>To the facilitator, who reads it by the promised day. Not mine: null. Something is missing: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool?> GiveAsync(Guid id) => ActAsync<bool?>(id, async proposal =>
    {
        var hasFile = await db.ProposalFiles.AnyAsync(file => file.ProposalId == id);
        if (Missing(proposal.Manner, await WordsAsync(proposal), hasFile) is { } missing) throw new BrokenRuleException(missing);
        var due = territory.Today(clock).AddDays(choices.WordDays);
        proposal.Give(await audience.ScopeOfAsync(proposal.Reach), await audience.BodyAsync(), due, clock.GetUtcNow());
        await road.StepAsync(proposal, due);
        await audit.WriteAsync(ProposalsAudit.Given, user.Id);
        return true;
    });

    /// <summary>Back to a draft, while nobody decided.</summary>
    public Task<bool?> TakeBackAsync(Guid id) => ActAsync<bool?>(id, async proposal =>
    {
        proposal.TakeBack(clock.GetUtcNow());
        await road.StepAsync(proposal, dueOn: null);
        await audit.WriteAsync(ProposalsAudit.TakenBack, user.Id);
        return true;
    });

    /// <summary>For good, without a trace, while it is not published. Not mine: null. Published: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool?> EraseAsync(Guid id) => ActAsync<bool?>(id, async proposal =>
    {
        if (!proposal.IsOwn) throw new BrokenRuleException(proposal.State == ProposalState.Given ? "Reprends ton idée d’abord. Puis efface-la." : "Ton idée est publiée. Tu peux la retirer.");
        db.Proposals.Remove(proposal);
        await audit.WriteAsync(ProposalsAudit.Erased, user.Id);
        await erased.NoteAsync(ErasableProposals.Code, [id]); // last: from here on it is done, even if the commit fails
        return true;
    });

    /// <summary>Out of every list at once; its words, file, points and supports go. Not mine: null.</summary>
    public Task<bool?> WithdrawAsync(Guid id) => ActAsync<bool?>(id, async proposal =>
    {
        if (!proposal.IsShown) throw new BrokenRuleException("Cette idée n’est pas publiée. Tu peux l’effacer.");
        proposal.Withdraw(clock.GetUtcNow());
        await road.StepAsync(proposal, dueOn: null);
        await index.ForgetAsync(id);
        await db.ProposalFiles.Where(file => file.ProposalId == id).ExecuteDeleteAsync();
        await db.ProposalPoints.Where(point => point.ProposalId == id).ExecuteDeleteAsync();
        await db.ProposalSupports.Where(support => support.ProposalId == id).ExecuteDeleteAsync();
        await db.ProposalAnswers.Where(answer => answer.ProposalId == id).ExecuteDeleteAsync(); // the answer tells what was asked
        await db.ProposalChecks.Where(check => check.ProposalId == id).ExecuteDeleteAsync();
        await db.ProposalFollowers.Where(follower => follower.ProposalId == id).ExecuteDeleteAsync();
        await audit.WriteAsync(ProposalsAudit.Withdrawn, user.Id);
        await erased.NoteAsync(ErasableProposals.Code, [id]);
        return true;
    });

    /// <summary>Its author has read what became of it: it is no news any more.</summary>
    public async Task SeenAsync(Guid id)
    {
        var (me, now) = (user.Id, (DateTimeOffset?)clock.GetUtcNow());
        if (await db.ProposalAuthors.Where(author => author.ProposalId == id && author.AccountId == me && author.SeenAt == null).ExecuteUpdateAsync(update => update.SetProperty(author => author.SeenAt, now)) > 0) return;
        await db.Proposals.Where(proposal => proposal.Id == id && proposal.AuthorId == me && proposal.SeenAt == null).ExecuteUpdateAsync(update => update.SetProperty(proposal => proposal.SeenAt, now));
    }

    /// <summary>Why it cannot be given yet; null when it can.</summary>
    public static string? Missing(ProposalManner manner, ProposalWords words, bool hasFile) => manner switch
    {
        ProposalManner.Written => words.Title.Length == 0 ? "Il manque un titre." : words.Text.Length == 0 ? "Il manque ton idée\u00A0: écris une phrase." : null,
        ProposalManner.Pictures => words.Wish is null ? "Choisis ce que tu veux." : words.Things.Count == 0 ? "Choisis au moins une image." : null,
        ProposalManner.Voice => hasFile ? null : "Il manque ton message.",
        _ => hasFile ? null : "Il manque ton dessin.",
    };

    /// <summary>Does something with one of mine, alone in its row. Its words are every author’s; all else is its first author’s.</summary>
    internal Task<T?> ActAsync<T>(Guid id, Func<Proposal, Task<T>> act, bool withOthers = false) => db.InOneTransactionAsync(async () =>
    {
        var (me, authors) = (user.Id, db.ProposalAuthors);
        await db.LockProposalAsync(id);
        if (await db.Proposals.SingleOrDefaultAsync(proposal => proposal.Id == id && (proposal.AuthorId == me || (withOthers && authors.Any(author => author.ProposalId == id && author.AccountId == me)))) is not { } mine) return default;
        var done = await act(mine);
        await db.SaveChangesAsync();
        return done;
    });

    internal async Task<ProposalWords> WordsAsync(Proposal proposal) =>
        proposal.Words is { } kept && await vault.OpenAsync(ProposalsData.Words, proposal.AuthorId, proposal.Id, kept) is { } text ? ProposalWords.Thaw(text) : ProposalWords.Empty;

    private IQueryable<Proposal> Mine()
    {
        var (me, authors) = (user.Id, db.ProposalAuthors);
        // In two parts, each by its own index: with « or », every idea there is would be looked through.
        return db.Proposals.Where(proposal => proposal.AuthorId == me).Concat(authors.Where(author => author.AccountId == me).Join(db.Proposals, author => author.ProposalId, proposal => proposal.Id, (author, proposal) => proposal).Where(proposal => proposal.AuthorId != me));
    }

    private async Task<IReadOnlyList<Shown>> OpenedAsync(IQueryable<Proposal> proposals)
    {
        var (me, files, authors) = (user.Id, db.ProposalFiles, db.ProposalAuthors);
        var rows = await proposals.AsNoTracking().OrderByDescending(proposal => proposal.ChangedAt).Take(MostListed).Select(proposal => new { Row = proposal, HasFile = files.Any(file => file.ProposalId == proposal.Id), IsWaiting = files.Any(file => file.ProposalId == proposal.Id && file.IsWaiting), IsNew = proposal.AuthorId == me ? proposal.SeenAt == null : authors.Any(author => author.ProposalId == proposal.Id && author.AccountId == me && author.SeenAt == null) }).ToListAsync();
        var words = await vault.OpenAllAsync(ProposalsData.Words, [.. rows.Where(row => row.Row.Words is not null).Select(row => (row.Row.AuthorId, row.Row.Id, row.Row.Words!))]);
        var back = await vault.OpenAllAsync(ProposalsData.Word, [.. rows.Where(row => row.Row.Word is not null).Select(row => (row.Row.AuthorId, row.Row.Id, row.Row.Word!))]);
        return [.. rows.Select(row => new Shown(row.Row, words.GetValueOrDefault(row.Row.Id) is { } text ? ProposalWords.Thaw(text) : ProposalWords.Empty, back.GetValueOrDefault(row.Row.Id), row.Row.AuthorId == me, row.HasFile, row.IsNew) { IsWaiting = row.IsWaiting })];
    }

    private Task<byte[]> SealAsync(Guid id, ProposalWords words) => vault.SealAsync(ProposalsData.Words, user.Id, id, words.Freeze());
}

/// <summary>Ideas that their author erased or withdrew: a restored backup loses them again.</summary>
internal sealed class ErasableProposals : IErasableRows
{
    public const string Code = "proposal";

    public string Kind => Code;

    /// <summary>The line of one that was withdrawn stays for its month, without words: only words come back.</summary>
    public IQueryable<Guid> Back(PortalDb db, IReadOnlyCollection<Guid> ids) => Rows(db, ids).Select(proposal => proposal.Id);

    public Task<int> EraseAsync(PortalDb db, IReadOnlyCollection<Guid> ids) => Rows(db, ids).ExecuteDeleteAsync();

    private static IQueryable<Proposal> Rows(PortalDb db, IReadOnlyCollection<Guid> ids) => db.Proposals.Where(proposal => ids.Contains(proposal.Id) && proposal.Words != null);
}
