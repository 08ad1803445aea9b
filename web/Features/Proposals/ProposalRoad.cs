using ChildProtection.Features.Proposals.Changes;
using Microsoft.Extensions.Caching.Memory;

namespace ChildProtection.Features.Proposals;

/// <summary>The steps of ideas: each change of state writes one, in the transaction of the act. What is built on ideas adds its own through here.</summary>
public sealed class ProposalRoad(PortalDb db, IMemoryCache kept, CurrentUser user, TimeProvider clock)
{
    /// <summary>Writes down that the idea has come to its state. The caller has locked the idea, and saves.</summary>
    /// <param name="proposal">Already in its new state.</param>
    /// <param name="dueOn">The day by which the next step is promised; null when nothing is owed.</param>
    public async Task StepAsync(Proposal proposal, DateOnly? dueOn)
    {
        kept.Remove(ReadChanges.Counted);
        var last = await db.ProposalSteps.Where(step => step.ProposalId == proposal.Id).MaxAsync(step => (int?)step.Number) ?? 0;
        var (id, me) = (proposal.Id, user.IsSignedIn ? user.Id : Guid.Empty);
        await db.ProposalAuthors.Where(author => author.ProposalId == id && author.AccountId != me && author.SeenAt != null).ExecuteUpdateAsync(update => update.SetProperty(author => author.SeenAt, (DateTimeOffset?)null));
        db.ProposalSteps.Add(new ProposalStep
        {
            Id = SecretCode.NewId(), ProposalId = proposal.Id, State = proposal.State, ByRole = user.Role ?? Role.Facilitator, At = clock.GetUtcNow(), DueOn = dueOn, Number = last + 1,
        });
    }
}
