namespace ChildProtection.Features.Proposals;

/// <summary>The number kept with an idea is the number of its supports.</summary>
internal sealed class EverySupportIsCounted : IInvariant
{
    public string Name => "every idea's number of supports is that of its rows";

    public Task<int> BrokenAsync(PortalDb db)
    {
        var supports = db.ProposalSupports;
        return db.Proposals.CountAsync(proposal => proposal.SupportCount != supports.Count(support => support.ProposalId == proposal.Id));
    }
}

/// <summary>No search finds an idea that readers may not see.</summary>
internal sealed class OnlyShownIdeasAreFound : IInvariant
{
    public string Name => "only published ideas are in the search";

    public Task<int> BrokenAsync(PortalDb db)
    {
        var proposals = db.Proposals;
        return db.ProposalTokens.CountAsync(token => !proposals.Any(proposal => proposal.Id == token.ProposalId && proposal.Rank == token.Rank));
    }
}
