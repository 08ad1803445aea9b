using ChildProtection.Features.Plan.Questions;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>The « schéma »: an action as a member, a facilitator and the pilot see it, with each of their forms. Before anybody leaves the committee.</summary>
internal sealed class PlanWalk(RunningPortal portal, PageWalk walk, Dictionary<string, IPage> pages)
{
    public async Task RunAsync()
    {
        foreach (var address in (string[])["/comite/plan/4", "/comite/plan/6", "/comite/plan/6/ecrire", "/comite/plan/1/nouvelles"]) await walk.OpenAsync(pages[Role.YoungPerson], address);
        await walk.OpenAsync(pages[Role.Parent], "/comite/plan/8");
        foreach (var address in (string[])["/comite/plan/2", "/comite/plan/2/etat", "/comite/plan/2/chiffres"]) await walk.OpenAsync(pages[Role.Observer], address);
        var questions = await portal.WithDbAsync(db => db.Set<PlanQuestion>().AsNoTracking().ToListAsync());
        foreach (var asked in questions.Where(question => question.State == QuestionState.Published)) await walk.OpenAsync(pages[Role.Observer], $"/comite/plan/reponses/{asked.Id}");
        await walk.OpenAsync(pages[Role.Facilitator], $"/comite/plan/a-lire/{questions.First(question => question.State == QuestionState.Held).Id}");
    }
}
