using System.Linq.Expressions;
using ChildProtection.Features.Proposals.Answers;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals;

/// <summary>What readers see: the list, page by page, what is looked for, one idea. Only through <see cref="ProposalAudience"/>.</summary>
public sealed class ProposalLists(PortalDb db, Vault vault, ProposalAudience audience, ProposalIndex index, ReadProposals places, CurrentUser user)
{
    /// <summary>On one page.</summary>
    public const int PageSize = 20;

    private const int MostFollowed = 50;

    /// <summary>Of the late ones, the latest: ten pages.</summary>
    private const int MostLate = 200;
    /// <summary>Of ideas that are not given yet, which have no rank either.</summary>
    private const string NoScope = "";
    private const int MostAlike = 4;
    private const double Alike = 0.6;
    private const double Found = 0.5;

    /// <summary>One line.</summary>
    /// <param name="Proposal">The row.</param>
    /// <param name="Words">What it says.</param>
    /// <param name="Where">Who it is for, in words.</param>
    public sealed record Line(Proposal Proposal, ProposalWords Words, string Where)
    {
        public string Title => Words.TitleOr(Proposal.Theme);
    }

    /// <summary>What the reader asks for; null for all.</summary>
    public sealed record Filter(ProposalTheme? Theme, ProposalState? State, ProposalReach? Reach);

    /// <summary>One page of the list, the newest first.</summary>
    /// <param name="Lines">At most <see cref="PageSize"/>.</param>
    /// <param name="Next">What the next page begins after; null on the last.</param>
    public sealed record Page(IReadOnlyList<Line> Lines, long? Next);

    /// <summary>One page: it begins where the one before ended, so the hundredth costs as much as the first.</summary>
    public async Task<Page> ListAsync(Filter filter, long? after)
    {
        var scopes = await audience.ScopesAsync();
        if (scopes is not null && filter.Reach is { } reach) scopes = [.. scopes.Where(scope => ReachOf(scope) == reach)];
        if (scopes is { Count: 0 }) return new Page([], null);
        var rows = filter is { Theme: null, State: null } && scopes is not null ? await NewestAsync(db, scopes, after) : await Rows(db, scopes, filter, after).ToListAsync();
        return new Page(await OpenedAsync([.. rows.Take(PageSize)]), rows.Count > PageSize ? rows[PageSize - 1].Rank : null);
    }

    /// <summary>Ideas that have these words, however they are spelt; the likeliest first, one page of them.</summary>
    public async Task<IReadOnlyList<Line>> SearchAsync(string typed)
    {
        var sounds = ProposalIndex.Sounds(typed);
        return await LinesAsync([.. (await CandidatesAsync(typed)).Select(idea => (Idea: idea, Share: ProposalIndex.Share(sounds, ProposalIndex.Sounds(Everything(idea))))).Where(one => one.Share >= Found)
            .OrderByDescending(one => one.Share).ThenByDescending(one => one.Idea.Proposal.Rank).Take(PageSize).Select(one => one.Idea)]);
    }

    /// <summary>« Déjà proposé ? »: published ideas that say the same as this one, the likeliest first.</summary>
    public async Task<IReadOnlyList<Line>> AlikeAsync(Guid except, string title)
    {
        var sounds = ProposalIndex.Sounds(title);
        return await LinesAsync([.. (await CandidatesAsync(title)).Where(idea => idea.Proposal.Id != except && idea.Proposal.IsOpen).Select(idea => (Idea: idea, Other: ProposalIndex.Sounds(idea.Words.TitleOr(idea.Proposal.Theme))))
            .Select(one => (one.Idea, Share: Math.Max(ProposalIndex.Share(sounds, one.Other), ProposalIndex.Share(one.Other, sounds)))).Where(one => one.Share >= Alike)
            .OrderByDescending(one => one.Share).ThenByDescending(one => one.Idea.Proposal.SupportCount).Take(MostAlike).Select(one => one.Idea)]);
    }

    /// <summary>One that this person reads; null for any other.</summary>
    public async Task<Line?> FindAsync(Guid id)
    {
        var found = await (await audience.ReadableAsync()).AsNoTracking().Where(proposal => proposal.Id == id).ToListAsync();
        return await OpenedAsync(found) is [var line] ? line : null;
    }

    /// <summary>The open ideas this person supports: for that person alone.</summary>
    public async Task<IReadOnlyList<Line>> SupportedAsync()
    {
        var (me, readable) = (user.Id, await audience.ReadableAsync());
        // From this person’s supports to the ideas, the latest first: by the ideas’ own order all of them would be looked through.
        var rows = db.ProposalSupports.Where(support => support.AccountId == me).Join(readable, support => support.ProposalId, proposal => proposal.Id, (support, proposal) => new { support.At, Proposal = proposal })
            .Where(one => one.Proposal.State == ProposalState.Published || one.Proposal.State == ProposalState.Discussed).OrderByDescending(one => one.At).ThenBy(one => one.Proposal.Id).Take(PageSize).Select(one => one.Proposal);
        return await OpenedAsync(await rows.AsNoTracking().ToListAsync());
    }

    /// <summary>Those that this person follows and reads, what moved last first: for that person alone.</summary>
    public async Task<IReadOnlyList<Line>> FollowedAsync()
    {
        var (me, followers, readable) = (user.Id, db.ProposalFollowers, await audience.ReadableAsync());
        await followers.Where(follower => follower.AccountId == me && !readable.Any(proposal => proposal.Id == follower.ProposalId)).ExecuteDeleteAsync(); // of a place one has left: no news of it any more
        var rows = followers.Where(follower => follower.AccountId == me).Join(readable, follower => follower.ProposalId, proposal => proposal.Id, (follower, proposal) => proposal);
        return await OpenedAsync(await rows.AsNoTracking().OrderByDescending(proposal => proposal.ChangedAt).Take(MostFollowed).ToListAsync());
    }

    /// <summary>Those whose answer is late on that day, of what this person reads; the oldest promise first.</summary>
    public async Task<Paged<Line>> LateAsync(DateOnly today, int number)
    {
        // As for the newest: each scope gives its own latest by its own index.
        IQueryable<Proposal> Late(IQueryable<Proposal> some) => some.Where(proposal => proposal.Rank != null && proposal.DueOn < today).OrderBy(proposal => proposal.DueOn).ThenBy(proposal => proposal.Id).Take(MostLate);
        var late = await audience.ScopesAsync() is { } scopes ? scopes.Select(scope => Late(db.Proposals.Where(proposal => proposal.Scope == scope))).Aggregate(db.Proposals.Where(_ => false), (one, other) => one.Concat(other)) : db.Proposals;
        var page = await Late(late.AsNoTracking()).PageAsync(number, PageSize);
        return page.With([.. (await OpenedAsync([.. page.Rows])).OrderBy(line => line.Proposal.DueOn).ThenBy(line => line.Proposal.Id)]);
    }

    /// <summary>Each scope gives its own newest, by an index of its own; the page is the newest of these.</summary>
    internal static IQueryable<Proposal> Rows(PortalDb db, IReadOnlyList<string>? scopes, Filter filter, long? after) =>
        (scopes is null ? Part(db.Proposals, filter, after) : scopes.Select(scope => Part(db.Proposals.Where(proposal => proposal.Scope == scope), filter, after)).Aggregate((one, other) => one.Concat(other)))
            .AsNoTracking().OrderByDescending(proposal => proposal.Rank).Take(PageSize + 1);

    /// <summary>
    /// The same as <see cref="Rows"/> for what most people open, all that they read: translated once, and by ranks alone, since each
    /// column of each part is text that SQLite reads anew. A scope they lack is empty, which no shown idea has.
    /// </summary>
    internal static readonly Expression<Func<PortalDb, string, string, string, long, IQueryable<Proposal>>> NewestOf = Lines((db, first, second, third, after) =>
        db.Set<Proposal>().AsNoTracking().Where(shown => shown.Rank != null && // said: else EF looks for every null too, row by row
            db.Set<Proposal>().Where(proposal => proposal.Scope == first && proposal.Rank < after).OrderByDescending(proposal => proposal.Rank).Select(proposal => proposal.Rank).Take(PageSize + 1)
                .Concat(db.Set<Proposal>().Where(proposal => proposal.Scope == second && proposal.Rank < after).OrderByDescending(proposal => proposal.Rank).Select(proposal => proposal.Rank).Take(PageSize + 1))
                .Concat(db.Set<Proposal>().Where(proposal => proposal.Scope == third && proposal.Rank < after).OrderByDescending(proposal => proposal.Rank).Select(proposal => proposal.Rank).Take(PageSize + 1))
                .Contains(shown.Rank)).OrderByDescending(shown => shown.Rank).Take(PageSize + 1));

    /// <summary>Of these rows, what a line shows (<see cref="Proposal.OfLine"/>): a compiled query takes no expression by name.</summary>
    private static Expression<Func<PortalDb, string, string, string, long, IQueryable<Proposal>>> Lines(Expression<Func<PortalDb, string, string, string, long, IQueryable<Proposal>>> rows) =>
        rows.Update(Expression.Call(typeof(Queryable), nameof(Queryable.Select), [typeof(Proposal), typeof(Proposal)], rows.Body, Expression.Quote(Proposal.OfLine)), rows.Parameters);

    private static readonly OncePerModel<Func<PortalDb, string, string, string, long, IAsyncEnumerable<Proposal>>> Newest = new(() => EF.CompileAsyncQuery(NewestOf));

    internal static async Task<List<Proposal>> NewestAsync(PortalDb db, IReadOnlyList<string> scopes, long? after)
    {
        var rows = new List<Proposal>(PageSize + 1);
        await foreach (var row in Newest.For(db)(db, Scope(0), Scope(1), Scope(2), after ?? long.MaxValue)) rows.Add(row);
        return rows;

        string Scope(int number) => number < scopes.Count ? scopes[number] : NoScope;
    }

    private static IQueryable<Proposal> Part(IQueryable<Proposal> proposals, Filter filter, long? after)
    {
        proposals = after is { } rank ? proposals.Where(proposal => proposal.Rank < rank) : proposals.Where(proposal => proposal.Rank != null);
        if (filter.Theme is { } theme) proposals = proposals.Where(proposal => proposal.Theme == theme);
        if (filter.State is { } state) proposals = proposals.Where(proposal => proposal.State == state);
        if (filter.Reach is { } reach) proposals = proposals.Where(proposal => proposal.Reach == reach);
        return proposals.OrderByDescending(proposal => proposal.Rank).Take(PageSize + 1);
    }

    private static ProposalReach ReachOf(string scope) => scope[0] switch { 'z' => ProposalReach.Zone, 'p' => ProposalReach.Place, _ => ProposalReach.Territory };

    private static string Everything(Idea idea) => $"{idea.Words.TitleOr(idea.Proposal.Theme)} {idea.Words.Text} {string.Join(' ', idea.Words.Pictures.Select(picture => picture.Word))}";

    private async Task<IReadOnlyList<Idea>> CandidatesAsync(string text)
    {
        var ids = await index.FindAsync(text);
        if (ids.Count == 0) return [];
        var scopes = await audience.ScopesAsync();
        // By their ids, then by who asks: told both at once, SQLite looks through every idea of a scope.
        var rows = await db.Proposals.AsNoTracking().Where(proposal => ids.Contains(proposal.Id)).ToListAsync();
        return await WordsAsync(rows.FindAll(row => row.Rank is not null && scopes?.Contains(row.Scope) != false));
    }

    /// <summary>A row and what it says, before anybody asks who wrote it.</summary>
    private sealed record Idea(Proposal Proposal, ProposalWords Words);

    private async Task<IReadOnlyList<Line>> OpenedAsync(List<Proposal> rows) => await LinesAsync(await WordsAsync(rows));

    private async Task<IReadOnlyList<Idea>> WordsAsync(List<Proposal> rows)
    {
        rows = rows.FindAll(row => row.Words is not null);
        if (rows.Count == 0) return [];
        var words = await vault.OpenAllAsync(ProposalsData.Words, [.. rows.Select(row => (row.AuthorId, row.Id, row.Words!))]);
        return [.. rows.Where(row => words[row.Id] is not null).Select(row => new Idea(row, ProposalWords.Thaw(words[row.Id]!)))];
    }

    private async Task<IReadOnlyList<Line>> LinesAsync(IReadOnlyList<Idea> ideas)
    {
        if (ideas.Count == 0) return [];
        var rows = ideas.Select(idea => idea.Proposal).ToList();
        var names = audience.IsFacilitator ? await places.PlacesAsync(rows.Select(row => row.Scope)) : new Dictionary<string, string>();
        return [.. ideas.Select(idea => new Line(idea.Proposal, idea.Words, names.GetValueOrDefault(idea.Proposal.Scope, WhereOf(idea.Proposal.Reach))))];
    }

    private string WhereOf(ProposalReach reach) => reach == ProposalReach.Territory ? "Tout le territoire" : Role.IsYoung(user.Role) ? (reach == ProposalReach.Place ? "Ton lieu de vie" : "Ton secteur") : "Un lieu";

    /// <summary>The pseudonyms that its authors chose to show; empty when none did.</summary>
    /// <param name="line">One that this person reads: whoever has it came through the audience.</param>
    public async Task<IReadOnlyList<string>> AuthorsAsync(Line line)
    {
        var id = line.Proposal.Id;
        var first = db.Proposals.Where(proposal => proposal.Id == id && proposal.IsNamed).Select(proposal => proposal.AuthorId);
        var others = db.ProposalAuthors.Where(author => author.ProposalId == id && author.IsNamed).Select(author => author.AccountId);
        return await first.Concat(others).Join(db.Users, author => author, account => account.Id, (_, account) => account.DisplayName).ToListAsync();
    }
}
