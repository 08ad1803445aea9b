namespace ChildProtection.Features.Proposals;

/// <summary>« Je soutiens », and taking it back. Nobody sees who supports; the number is kept with the idea, in the same transaction.</summary>
public sealed class SupportProposal(PortalDb db, ProposalAudience audience, CurrentUser user, TimeProvider clock)
{
    /// <summary>Where this person’s supports stand.</summary>
    /// <param name="HasThis">This idea is one of them.</param>
    /// <param name="Left">How many are left to give.</param>
    public sealed record Standing(bool HasThis, int Left);

    /// <summary>
    /// Supports it, once. Not there for this person: false. No support left, or it takes none any more: <see cref="BrokenRuleException"/>.
    /// </summary>
    public Task<bool> GiveAsync(Guid id) => db.InOneTransactionAsync(async () =>
    {
        var me = user.Id;
        await db.LockPersonAsync(me); // 30 at the same instant come one after the other
        if (await FindAsync(id) is not { } proposal) return false;
        if (!ProposalStates.Open.Contains(proposal.State)) throw new BrokenRuleException("Cette idée ne prend plus de soutien.");
        if (await db.ProposalSupports.AnyAsync(support => support.AccountId == me && support.ProposalId == id)) return true;
        if (await Given().CountAsync() >= ProposalSupport.MostOpen) throw new BrokenRuleException($"Tu soutiens déjà {ProposalSupport.MostOpen} idées. Reprends un soutien d’abord.");
        db.ProposalSupports.Add(new ProposalSupport { ProposalId = id, AccountId = me, At = clock.GetUtcNow() });
        await db.SaveChangesAsync();
        await db.Proposals.Where(one => one.Id == id).ExecuteUpdateAsync(update => update.SetProperty(one => one.SupportCount, one => one.SupportCount + 1));
        return true;
    });

    /// <summary>Takes it back; twice is once. Not there for this person: false.</summary>
    public Task<bool> TakeBackAsync(Guid id) => db.InOneTransactionAsync(async () =>
    {
        var me = user.Id;
        await db.LockPersonAsync(me);
        if (await FindAsync(id) is null) return false;
        if (await db.ProposalSupports.Where(support => support.AccountId == me && support.ProposalId == id).ExecuteDeleteAsync() == 1)
            await db.Proposals.Where(one => one.Id == id).ExecuteUpdateAsync(update => update.SetProperty(one => one.SupportCount, one => one.SupportCount - 1));
        return true;
    });

    private async Task<Proposal?> FindAsync(Guid id) => await (await audience.ReadableAsync()).AsNoTracking().SingleOrDefaultAsync(proposal => proposal.Id == id);

    /// <summary>Those that count: of ideas still supported by others.</summary>
    internal IQueryable<ProposalSupport> Given()
    {
        var (me, open) = (user.Id, db.Proposals.Where(proposal => proposal.Rank != null && (proposal.State == ProposalState.Published || proposal.State == ProposalState.Discussed)));
        return db.ProposalSupports.Where(support => support.AccountId == me && open.Any(proposal => proposal.Id == support.ProposalId));
    }
}
