using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Votes;

/// <summary>Said on the home page: a vote is open, and one has not voted; or an urn waits for its bureau. Never its title.</summary>
internal sealed class VotesNews(PortalDb db, CurrentUser user, TerritoryPack territory, TimeProvider clock) : INews
{
    private const string Open = "votes.open";

    public IQueryable<NewsCount>? Ask(IQueryable<Account> me)
    {
        if (!territory.Has(CommitteeAccess.Module) || !(Role.IsYoung(user.Role) || user.Is(Role.Parent))) return null;
        var (id, today, elections, voters, marks) = (user.Id, territory.Today(clock), db.Elections, db.ElectionVoters, db.ElectionMarks);
        return me.Select(_ => new NewsCount
        {
            Name = Open,
            Count = elections.Count(election => election.AnnouncedOn != null && election.SealedOn == null && election.CancelledOn == null && election.OpensOn <= today && election.ClosesOn >= today
                && voters.Any(voter => voter.ElectionId == election.Id && voter.AccountId == id) && !marks.Any(mark => mark.ElectionId == election.Id && mark.AccountId == id)),
        });
    }

    public Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts) => Task.FromResult<IReadOnlyList<NewsItem>>(
        counts.Of(Open) > 0 ? [new NewsItem(Role.IsYoung(user.Role) ? "Un vote est ouvert, et tu es sur la liste." : "Un vote est ouvert, et vous êtes sur la liste.", "/comite/votes", "vote")] : []);
}
