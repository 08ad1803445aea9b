using ChildProtection.Features.Safeguarding.Alerts;
using ChildProtection.Features.Safeguarding.Talks;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>An alert before and after it is taken, its words, a closed one; a wish to talk on both sides; the roster as an administrator.</summary>
internal sealed class SafeguardingWalk(RunningPortal portal, PageWalk walk, Dictionary<string, IPage> pages)
{
    public async Task RunAsync()
    {
        var alerts = await portal.WithDbAsync(db => db.Set<Alert>().AsNoTracking().ToListAsync());
        var talks = await portal.WithDbAsync(db => db.Set<TalkRequest>().AsNoTracking().ToListAsync());
        var (team, open, waiting) = (pages[Role.Moderator], alerts.First(alert => alert.IsOpen), talks.First(talk => talk.ReadAt is null));
        await walk.OpenAsync(team, "/protection?etat=fermees");
        await walk.OpenAsync(team, $"/protection/{alerts.First(alert => !alert.IsOpen).Id}");
        await walk.OpenAsync(team, $"/protection/{open.Id}");
        await walk.OpenAsync(team, $"/protection/{open.Id}/mots");
        await team.GotoAsync($"/protection/{open.Id}");
        await team.GetByRole(AriaRole.Button, new() { Name = "Je m’en occupe" }).ClickAsync();
        await walk.OpenAsync(team, $"/protection/{open.Id}");
        await walk.OpenAsync(team, $"/protection/parler/{waiting.Id}");
        await team.GotoAsync($"/protection/parler/{waiting.Id}");
        await team.GetByRole(AriaRole.Button, new() { Name = "Lire la demande" }).ClickAsync();
        await walk.OpenAsync(team, $"/protection/parler/{waiting.Id}");
        await walk.OpenAsync(pages[Role.Administrator], "/protection/astreinte");
        var young = pages[Role.YoungPerson];
        await young.GotoAsync("/parler");
        await walk.OpenAsync(young, (await young.Locator("a[href^='/parler/']").First.GetAttributeAsync("href"))!);
    }
}
