namespace ChildProtection.Features.Proposals.Answers;

/// <summary>Said on the home page: an idea one follows moved on, an answer is owed or late. Never a title, never a word.</summary>
internal sealed class AnswersNews(PortalDb db, GiveAnswer answers, ProposalAudience audience, CurrentUser user, TerritoryPack territory, TimeProvider clock) : INews
{
    private const string Followed = "answers.followed";
    private const string Owed = "answers.owed";
    private const string Late = "answers.late";
    private const string Back = "answers.back";
    private const string Arrived = "answers.arrived";

    /// <summary>An answer is news to a facilitator so long.</summary>
    private const int FreshDays = 14;

    public IQueryable<NewsCount>? Ask(IQueryable<Account> me)
    {
        if (!territory.Has(ProposalsAccess.Module)) return null;
        var (id, today, proposals, steps, followers) = (user.Id, territory.Today(clock), db.Proposals, db.ProposalSteps, db.ProposalFollowers);
        if (Role.IsYoung(user.Role))
            return me.Select(_ => new NewsCount { Name = Followed, Count = followers.Count(follower => follower.AccountId == id && proposals.Any(proposal => proposal.Id == follower.ProposalId && proposal.Rank != null) && steps.Any(step => step.ProposalId == follower.ProposalId && step.At > follower.SeenAt)) });
        if (user.Is(Role.Observer))
        {
            var mine = answers.Mine();
            return me.Select(_ => new NewsCount { Name = Owed, Count = mine.Count(proposal => proposal.DueOn != null && (proposal.State == ProposalState.Sent || proposal.IsContested)) }).Concat(me.Select(_ => new NewsCount { Name = Late, Count = mine.Count(proposal => proposal.DueOn < today) }));
        }
        if (!user.Is(Role.Facilitator)) return null;
        var run = audience.Run();
        var fresh = clock.GetUtcNow().AddDays(-FreshDays);
        return me.Select(_ => new NewsCount { Name = Back, Count = run.Count(proposal => proposal.Rank != null && proposal.DueOn < today) })
            .Concat(me.Select(_ => new NewsCount { Name = Arrived, Count = run.Count(proposal => proposal.Rank != null && (proposal.State == ProposalState.Answered || proposal.State == ProposalState.Refused || proposal.IsContested) && proposal.ChangedAt >= fresh) }));
    }

    public Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        var told = new List<NewsItem>();
        if (counts.Of(Followed) > 0) told.Add(new("Une idée que tu suis avance.", "/comite/propositions/suivies", "idee"));
        if (counts.Of(Late) is var late and > 0) told.Add(new(late == 1 ? "Une réponse aux jeunes est en retard." : $"{late} réponses aux jeunes sont en retard.", "/comite/propositions/reponses", "alerte"));
        else if (counts.Of(Owed) > 0) told.Add(new("Des jeunes attendent une réponse.", "/comite/propositions/reponses", "lettre"));
        if (counts.Of(Back) is var back and > 0) told.Add(new(back == 1 ? "Une réponse au comité est en retard." : $"{back} réponses au comité sont en retard.", "/comite/propositions/retards", "alerte"));
        if (counts.Of(Arrived) > 0) told.Add(new("Une réponse au comité est arrivée, ou une idée est contestée.", "/comite/propositions", "lettre"));
        return Task.FromResult<IReadOnlyList<NewsItem>>(told);
    }
}

/// <summary>For the administrator: how many answers are late, never of what.</summary>
internal sealed class LateWork(PortalDb db, TerritoryPack territory, TimeProvider clock) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingItem>> CountAsync()
    {
        var today = territory.Today(clock);
        return territory.Has(ProposalsAccess.Module) ? [new WaitingItem("Réponses aux idées en retard", await db.Proposals.CountAsync(proposal => proposal.Rank != null && proposal.DueOn < today), "/comite/propositions/retards")] : [];
    }
}
