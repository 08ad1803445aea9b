using ChildProtection.Features.Mentoring.Mentors;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Wishes;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>The bonds of the demo as the young person, the volunteer, a parent and the coordinator see them.</summary>
internal sealed class MentoringWalk(RunningPortal portal, PageWalk walk, Dictionary<string, IPage> pages)
{
    /// <param name="mentor">The volunteer of the demo, who has a bond.</param>
    /// <param name="coordinator">Whom the demo named.</param>
    /// <param name="newcomer">A volunteer who has not applied.</param>
    /// <param name="ended">The young person whose bond is over.</param>
    public async Task RunAsync(IPage mentor, IPage coordinator, IPage newcomer, IPage ended)
    {
        var bonds = await portal.WithDbAsync(db => db.Set<Pairing>().AsNoTracking().ToListAsync());
        var (active, waiting, over) = (bonds.Single(one => one.State == PairingState.Active), bonds.Single(one => one.State == PairingState.Agreeing), bonds.Single(one => one.State == PairingState.Ended));
        foreach (var page in new[] { pages[Role.YoungPerson], mentor })
            foreach (var part in (string[])["", "/bilan"]) await walk.OpenAsync(page, $"/mentorat/nous-deux/{active.Id}{part}");
        await walk.OpenAsync(pages[Role.YoungPerson], $"/mentorat/nous-deux/{active.Id}/arreter");
        await walk.OpenAsync(ended, $"/mentorat/nous-deux/{over.Id}/au-revoir");
        await walk.OpenAsync(ended, $"/mentorat/nous-deux/{over.Id}");
        var line = await portal.WithDbAsync(db => db.Set<PairingAgreement>().Where(one => one.PairingId == waiting.Id && one.Party == Party.Parent).Select(one => one.Id).SingleAsync());
        await walk.OpenAsync(pages[Role.Parent], $"/mentorat/accords/{line}");
        await walk.OpenAsync(newcomer, "/mentorat/candidature");
        await mentor.GotoAsync("/mentorat/candidature");
        await walk.RefuseAsync(mentor, () => mentor.GetByRole(AriaRole.Button, new() { Name = "J’arrête d’être bénévole" }).ClickAsync());
        foreach (var part in (string[])["", "/a-lire", "/inviter", "/entraide"]) await walk.OpenAsync(coordinator, $"/mentorat/suivi{part}");
        foreach (var id in new[] { active.Id, waiting.Id }) await walk.OpenAsync(coordinator, $"/mentorat/suivi/paires/{id}");
        await walk.OpenAsync(coordinator, $"/mentorat/suivi/paires/{active.Id}/bilans/1");
        var (file, wish) = (await portal.WithDbAsync(db => db.Set<MentorFile>().Select(one => one.Id).FirstAsync()), await portal.WithDbAsync(db => db.Set<MentorWish>().Where(one => one.State == WishState.Waiting).Select(one => one.Id).FirstAsync()));
        await walk.OpenAsync(coordinator, $"/mentorat/suivi/mentors/{file}");
        await walk.OpenAsync(coordinator, $"/mentorat/suivi/demandes/{wish}");
    }
}
