using ChildProtection.Features.Privacy;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>The parts of « Mes données », as told to the young and to adults, and a request as those who may and may not read it find it.</summary>
internal sealed class PrivacyWalk(RunningPortal portal, PageWalk walk, Dictionary<string, IPage> pages)
{
    /// <summary>Walked here, and not form by form.</summary>
    public const string Durations = "GET /administration/durees";

    private static readonly string[] Parts = ["compte", "cercle", "parole", "relecture", "demandes", "journal", "courriels"];

    /// <param name="officer">The page of the one person who reads requests.</param>
    public async Task RunAsync(IPage officer)
    {
        foreach (var role in new[] { Role.YoungPerson, Role.Parent })
            foreach (var part in Parts) await walk.OpenAsync(pages[role], $"/mes-donnees/{part}");
        var waiting = await portal.WithDbAsync(db => db.RightsRequests.Where(one => one.State == RightsState.Waiting).Select(one => one.Id).FirstAsync());
        await walk.OpenAsync(pages[Role.Administrator], $"/administration/demandes/{waiting}");
        await walk.OpenAsync(officer, $"/administration/demandes/{waiting}");
        await DurationsAsync(pages[Role.Administrator]);
    }

    /// <summary>Twenty forms alike: one refusal says it for all.</summary>
    private async Task DurationsAsync(IPage page)
    {
        await walk.LookAsync(page, "/administration/durees", await page.GotoAsync("/administration/durees"));
        await page.Locator("main form input:not([type=hidden])").First.FillAsync("99999");
        await walk.RefuseAsync(page, () => page.Locator("main form button").First.ClickAsync());
    }
}
