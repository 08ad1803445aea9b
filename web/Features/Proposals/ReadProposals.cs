using ChildProtection.Features.Accounts;
using ChildProtection.Features.Proposals.Answers;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals;

/// <summary>« À lire »: what waits for a facilitator, the oldest promise first; read, then published or returned with a word. Whoever did not show a name has none here.</summary>
public sealed class ReadProposals(PortalDb db, Vault vault, ProposalAudience audience, ProposalRoad road, ProposalIndex index, AuditLog audit, TerritoryPack territory, InstanceChoices choices, TimeProvider clock)
{
    private const int PageSize = 20;
    private const int MostNames = 500;

    /// <summary>One that waits.</summary>
    /// <param name="Proposal">The row.</param>
    /// <param name="Words">What it says.</param>
    /// <param name="Author">The pseudonyms that show; null when none does.</param>
    /// <param name="HasFile">A message or a picture is there.</param>
    /// <param name="Where">« Foyer des Tilleuls », « Plaine », « Tout le territoire ».</param>
    public sealed record Waiting(Proposal Proposal, ProposalWords Words, string? Author, bool HasFile, string Where)
    {
        public string Title => Words.TitleOr(Proposal.Theme);

        /// <summary>The file waits for the scanner: nobody opens it yet, and the idea is not published.</summary>
        public bool IsWaiting { get; init; }

        /// <summary>A voice message is published as the words its author has reread.</summary>
        public bool NeedsWords => Proposal.Manner == ProposalManner.Voice && Words.Text.Length == 0;
    }

    public DateOnly Today => territory.Today(clock);

    public async Task<Paged<Waiting>> ListAsync(int number)
    {
        await audit.WriteAsync(ProposalsAudit.Listed);
        var page = await audience.Run().AsNoTracking().Where(proposal => proposal.State == ProposalState.Given).OrderBy(proposal => proposal.GivenAt).ThenBy(proposal => proposal.Id).Select(proposal => proposal.Id).PageAsync(number, PageSize);
        var (ids, order) = (page.Rows, page.Rows.Index().ToDictionary(row => row.Item, row => row.Index));
        return page.With([.. (await OpenedAsync(db.Proposals.Where(proposal => ids.Contains(proposal.Id)))).OrderBy(one => order[one.Proposal.Id])]);
    }

    /// <summary>One that waits, written down before it is shown; null for any other.</summary>
    public async Task<Waiting?> ReadAsync(Guid id)
    {
        if (await OpenedAsync(audience.Run().Where(proposal => proposal.Id == id && proposal.State == ProposalState.Given)) is not [var found]) return null;
        await audit.WriteAsync(ProposalsAudit.Read, found.Proposal);
        return found;
    }

    /// <summary>For every reader of its scope, at the top of the list. No such idea: false. It waits no more, or changed since it was read: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="id">Of the idea.</param>
    /// <param name="seen">The revision that was read.</param>
    public Task<bool> PublishAsync(Guid id, int seen) => ActAsync(id, ProposalsAudit.Published, async proposal =>
    {
        Check(proposal, seen);
        var words = await WordsAsync(proposal);
        if (proposal.Manner == ProposalManner.Voice && words.Text.Length == 0) throw new BrokenRuleException("Recopiez d’abord les mots du message. Son auteur les relit.");
        if (await db.ProposalFiles.AnyAsync(file => file.ProposalId == id && file.IsWaiting)) throw new BrokenRuleException("Le fichier n’est pas encore vérifié. Revenez plus tard.");
        var last = await db.Proposals.MaxAsync(one => one.Rank) ?? 0; // alone here: the log’s lock is held
        proposal.Publish(Math.Max(clock.GetUtcNow().UtcTicks, last + 1), clock.GetUtcNow());
        index.Keep(proposal, words);
        await road.StepAsync(proposal, dueOn: null);
    });

    /// <summary>
    /// To its author, with reasons and a word; one that was published is hidden again. A message’s words, typed, go with it. No such
    /// idea: false. It changed since it was read: <see cref="BrokenRuleException"/>.
    /// </summary>
    /// <param name="id">Of the idea.</param>
    /// <param name="seen">The revision that was read.</param>
    /// <param name="reasons">Why.</param>
    /// <param name="word">To its author.</param>
    /// <param name="typed">What a voice message says; null for none.</param>
    public Task<bool> ReturnAsync(Guid id, int seen, IReadOnlyCollection<ReturnReason> reasons, string word, string? typed = null) => ActAsync(id, ProposalsAudit.Returned, async proposal =>
    {
        Check(proposal, seen);
        if (typed is not null && proposal.Manner == ProposalManner.Voice)
        {
            var words = await WordsAsync(proposal);
            proposal.Typed(await vault.SealAsync(ProposalsData.Words, proposal.AuthorId, id, (words with { Text = typed }).Freeze()));
        }
        var wasShown = proposal.IsShown;
        proposal.Return(ReturnReasons.Freeze(reasons), await vault.SealAsync(ProposalsData.Word, proposal.AuthorId, id, word), clock.GetUtcNow());
        if (wasShown)
        {
            await index.ForgetAsync(id);
            await db.ProposalAnswers.Where(answer => answer.ProposalId == id).ExecuteDeleteAsync(); // the road begins again if it comes back
            await db.ProposalChecks.Where(check => check.ProposalId == id).ExecuteDeleteAsync();
        }
        await road.StepAsync(proposal, dueOn: null);
    });

    /// <summary>Closes the points of a published idea, or opens them again. No such idea: false.</summary>
    public Task<bool> ClosePointsAsync(Guid id, bool isClosed) => ActAsync(id, ProposalsAudit.Closed, proposal =>
    {
        proposal.Close(isClosed ? clock.GetUtcNow() : null);
        return Task.CompletedTask;
    });

    /// <summary>Whether this facilitator runs the idea.</summary>
    public Task<bool> RunsAsync(Guid id) => audience.Run().AnyAsync(proposal => proposal.Id == id);

    /// <summary>Days within which an idea is read.</summary>
    public int Days => choices.WordDays;

    /// <summary>What was read is what is there: its author may have taken it back, rewritten it and given it again.</summary>
    private static void Check(Proposal proposal, int seen)
    {
        if (proposal.Revision != seen) throw new BrokenRuleException("L’idée a changé depuis. Lisez-la encore.");
    }

    private Task<bool> ActAsync(Guid id, AuditAction action, Func<Proposal, Task> act) => db.InOneTransactionAsync(async () =>
    {
        if (await audience.Run().Where(proposal => proposal.Id == id && proposal.GivenAt != null).Select(proposal => new { proposal.IsNamed, proposal.AuthorId }).SingleOrDefaultAsync() is not { } head) return false;
        await audit.WriteAsync(action, head.IsNamed ? head.AuthorId : null, id); // first: it holds the log’s lock
        await db.LockProposalAsync(id);
        var proposal = await db.Proposals.SingleAsync(one => one.Id == id);
        await act(proposal);
        await db.SaveChangesAsync();
        return true;
    });

    private async Task<ProposalWords> WordsAsync(Proposal proposal) =>
        proposal.Words is { } kept && await vault.OpenAsync(ProposalsData.Words, proposal.AuthorId, proposal.Id, kept) is { } text ? ProposalWords.Thaw(text) : throw new BrokenRuleException("Cette idée n’est plus là.");

    private async Task<IReadOnlyList<Waiting>> OpenedAsync(IQueryable<Proposal> proposals)
    {
        var (accounts, files, authors) = (db.Users, db.ProposalFiles, db.ProposalAuthors);
        var rows = await proposals.AsNoTracking().Where(proposal => proposal.Words != null).Select(proposal => new
        {
            Row = proposal, HasFile = files.Any(file => file.ProposalId == proposal.Id), IsWaiting = files.Any(file => file.ProposalId == proposal.Id && file.IsWaiting),
            Author = proposal.IsNamed ? accounts.Where(account => account.Id == proposal.AuthorId).Select(account => account.DisplayName).FirstOrDefault() : null,
            Others = authors.Where(author => author.ProposalId == proposal.Id && author.IsNamed).Join(accounts, author => author.AccountId, account => account.Id, (author, account) => account.DisplayName).ToList(),
        }).Take(PageSize).ToListAsync();
        var words = await vault.OpenAllAsync(ProposalsData.Words, [.. rows.Select(row => (row.Row.AuthorId, row.Row.Id, row.Row.Words!))]);
        var places = await PlacesAsync(rows.Select(row => row.Row.Scope));
        return [.. from row in rows
                   where words[row.Row.Id] is not null
                   let names = row.Others.Prepend(row.Author).OfType<string>().ToList()
                   select new Waiting(row.Row, ProposalWords.Thaw(words[row.Row.Id]!), names.Count == 0 ? null : string.Join(", ", names), row.HasFile, places.GetValueOrDefault(row.Row.Scope, "Tout le territoire")) { IsWaiting = row.IsWaiting }];
    }

    /// <summary>Names of zones and places, by scope.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> PlacesAsync(IEnumerable<string> scopes)
    {
        var (zones, ids) = (territory.Zones.ToDictionary(zone => ProposalAudience.OfZone(zone.Code), zone => zone.Name, StringComparer.Ordinal),
            scopes.Where(scope => scope.StartsWith("p:", StringComparison.Ordinal)).Select(scope => Guid.Parse(scope[2..])).Distinct().Take(MostNames).ToList());
        if (ids.Count == 0) return zones;
        foreach (var place in await db.Places.AsNoTracking().Where(place => ids.Contains(place.Id)).Select(place => new { place.Id, place.Name }).ToListAsync()) zones[ProposalAudience.OfPlace(place.Id)] = place.Name;
        return zones;
    }
}
