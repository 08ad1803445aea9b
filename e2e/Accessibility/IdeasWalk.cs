using ChildProtection.Features.Proposals;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>Ideas as a young person tells them in each way and reads them, and as a facilitator reads, returns and runs them.</summary>
internal sealed class IdeasWalk(RunningPortal portal, PageWalk walk, Dictionary<string, IPage> pages)
{
    private const string List = "/comite/propositions";

    public async Task RunAsync(Guid youngId)
    {
        var (young, facilitator) = (pages[Role.YoungPerson], pages[Role.Facilitator]);
        var ideas = await portal.WithDbAsync(db => db.Set<Proposal>().AsNoTracking().ToListAsync());
        var open = ideas.First(idea => idea is { IsOpen: true, State: ProposalState.Discussed });
        foreach (var part in (string[])["", "/avis", "/soutien"]) await walk.OpenAsync(young, $"{List}/{open.Id}{part}");
        foreach (var part in (string[])["", "/gerer"]) await walk.OpenAsync(facilitator, $"{List}/{open.Id}{part}");
        await walk.OpenAsync(young, $"{List}/{ideas.First(idea => idea is { IsShown: true, Manner: ProposalManner.Pictures }).Id}");
        await walk.OpenAsync(facilitator, $"{List}/a-lire/{ideas.First(idea => idea.State == ProposalState.Given).Id}");
        await walk.OpenAsync(young, $"{List}?sujet=Outings&pour=Territory");
        foreach (var idea in ideas.Where(idea => idea.AuthorId == youngId).DistinctBy(idea => idea.State)) await walk.OpenAsync(young, $"{List}/mes-idees/{idea.Id}");
        foreach (var manner in (string[])["J’écris", "Je choisis des images", "Je parle", "Je dessine"])
        {
            await young.GotoAsync($"{List}/nouvelle");
            await young.GetByLabel(manner).CheckAsync();
            await young.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).PressAsync("Enter");
            await young.GetByRole(AriaRole.Heading, new() { Name = "Mon idée" }).WaitForAsync();
            await walk.OpenAsync(young, new Uri(young.Url).AbsolutePath);
        }
    }
}
