namespace ChildProtection.Features.Proposals;

/// <summary>Said on the home page: an idea is published or came back; some wait to be read. Never a title, never a word.</summary>
internal sealed class ProposalsNews(PortalDb db, ProposalAudience audience, CurrentUser user, TerritoryPack territory) : INews
{
    private const string Returned = "proposals.returned";
    private const string Published = "proposals.published";
    private const string Moved = "proposals.moved";
    private const string Points = "proposals.points";
    private const string Waiting = "proposals.waiting";
    private const string WaitingPoints = "proposals.waiting-points";

    public IQueryable<NewsCount>? Ask(IQueryable<Account> me)
    {
        if (!territory.Has(ProposalsAccess.Module)) return null;
        var (id, proposals, points, authors) = (user.Id, db.Proposals, db.ProposalPoints, db.ProposalAuthors);
        if (Role.IsYoung(user.Role))
        {
            var unseen = proposals.Where(proposal => (proposal.AuthorId == id && proposal.SeenAt == null) || authors.Any(author => author.ProposalId == proposal.Id && author.AccountId == id && author.SeenAt == null));
            return me.Select(_ => new NewsCount { Name = Returned, Count = unseen.Count(proposal => proposal.State == ProposalState.Returned) })
                .Concat(me.Select(_ => new NewsCount { Name = Published, Count = unseen.Count(proposal => proposal.Rank != null && proposal.State == ProposalState.Published) }))
                .Concat(me.Select(_ => new NewsCount { Name = Moved, Count = unseen.Count(proposal => proposal.Rank != null && proposal.State != ProposalState.Published) }))
                .Concat(me.Select(_ => new NewsCount { Name = Points, Count = points.Count(point => point.AuthorId == id && point.SeenAt == null && proposals.Any(proposal => proposal.Id == point.ProposalId && proposal.Rank != null)) }));
        }
        var run = audience.Run();
        return !user.Is(Role.Facilitator) ? null
            : me.Select(_ => new NewsCount { Name = Waiting, Count = run.Count(proposal => proposal.State == ProposalState.Given) })
                .Concat(me.Select(_ => new NewsCount { Name = WaitingPoints, Count = points.Count(point => point.State == PointState.Given && run.Any(proposal => proposal.Id == point.ProposalId)) }));
    }

    public Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts) => Task.FromResult<IReadOnlyList<NewsItem>>(
    [
        .. counts.Of(Returned) > 0 ? [new NewsItem("Une de tes idées revient avec un mot.", "/comite/propositions/mes-idees", "bulle")] : Array.Empty<NewsItem>(),
        .. counts.Of(Published) > 0 ? [new NewsItem("Une de tes idées est publiée.", "/comite/propositions/mes-idees", "idee")] : Array.Empty<NewsItem>(),
        .. counts.Of(Moved) > 0 ? [new NewsItem("Une de tes idées avance.", "/comite/propositions/mes-idees", "chemin")] : Array.Empty<NewsItem>(),
        .. counts.Of(Points) > 0 ? [new NewsItem("Un de tes avis revient.", "/comite/propositions/mes-idees", "bulle")] : Array.Empty<NewsItem>(),
        .. counts.Of(Waiting) is var waiting and > 0 ? [new NewsItem(waiting == 1 ? "Une idée attend d’être lue." : $"{waiting} idées attendent d’être lues.", "/comite/propositions/a-lire", "idee")] : Array.Empty<NewsItem>(),
        .. counts.Of(WaitingPoints) is var points and > 0 ? [new NewsItem(points == 1 ? "Un avis attend d’être lu." : $"{points} avis attendent d’être lus.", "/comite/propositions/avis-a-lire", "forum")] : Array.Empty<NewsItem>(),
    ]);
}
