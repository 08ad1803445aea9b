using ChildProtection.Features.Proposals;
using ChildProtection.Features.Proposals.Answers;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>The answers that are owed: the facilitator at each step, whoever answers with each form, a young person who checks, and what is late.</summary>
internal sealed class AnswersWalk(RunningPortal portal, PageWalk walk, Dictionary<string, IPage> pages)
{
    private const string List = "/comite/propositions";

    public async Task RunAsync(Guid pilotId)
    {
        await portal.WithDbAsync(db => db.Set<ProposalAnswer>().Where(answer => answer.SentAt != null).ExecuteUpdateAsync(update => update.SetProperty(answer => answer.AnswererId, (Guid?)pilotId)));
        var (young, facilitator, observer) = (pages[Role.YoungPerson], pages[Role.Facilitator], pages[Role.Observer]);
        var ideas = (await portal.WithDbAsync(db => db.Set<Proposal>().AsNoTracking().ToListAsync())).Where(idea => idea.IsShown).ToList();
        foreach (var idea in ideas.DistinctBy(idea => idea.State)) await walk.OpenAsync(facilitator, $"{List}/{idea.Id}/avancer");
        foreach (var state in (ProposalState[])[ProposalState.Sent, ProposalState.Ongoing, ProposalState.Done]) await walk.OpenAsync(observer, $"{List}/reponses/{ideas.First(idea => idea.State == state).Id}");
        var done = ideas.First(idea => idea.State == ProposalState.Done).Id;
        foreach (var part in (string[])["", "/cest-fait", "/imprimer"]) await walk.OpenAsync(young, $"{List}/{done}{part}");
        await walk.OpenAsync(young, $"{List}/{ideas.First(idea => idea.State == ProposalState.Refused).Id}");
        await walk.OpenAsync(young, $"{List}/suivies");
    }
}
