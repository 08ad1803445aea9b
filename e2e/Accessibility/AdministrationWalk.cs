using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>One person, one young person, one child's links, one place, a list looked at and sent: as the administrator sees them.</summary>
internal sealed class AdministrationWalk(RunningPortal portal, PageWalk walk, IPage page, Dictionary<string, Account> accounts)
{
    public async Task RunAsync()
    {
        await walk.OpenAsync(page, $"/administration/personnes/{accounts[Role.Professional].Id}");
        await walk.OpenAsync(page, $"/administration/personnes/{accounts[Role.YoungPerson].Id}");
        await walk.OpenAsync(page, $"/administration/personnes/{accounts[Role.Administrator].Id}");
        await walk.OpenAsync(page, $"/administration/personnes/{accounts[Role.Professional].Id}/jeunes");
        var place = await portal.WithDbAsync(db => db.Places.Where(one => one.ClosedAt == null).Select(one => one.Id).FirstAsync());
        await walk.OpenAsync(page, $"/administration/lieux/{place}");
        await walk.OpenAsync(page, $"/administration/liens/{(await DemoPeople.ChildAsync(portal, "Lina")).Id}");
        await EndOfCareAsync();
        await ListAsync();
    }

    /// <summary>A day too far, then a day to come: looked at, and not said yes to.</summary>
    private async Task EndOfCareAsync()
    {
        var address = $"/administration/liens/{(await DemoPeople.ChildAsync(portal, "Lina")).Id}/fin";
        await walk.OpenAsync(page, address);
        await page.GotoAsync(address);
        await page.GetByLabel("Dernier jour de l’accompagnement").FillAsync(DateOnly.FromDateTime(portal.Now.Date).AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Oui, noter cette fin" }).WaitForAsync();
        await walk.LookAsync(page, "an end to say yes to", answer: null);
    }

    private async Task ListAsync()
    {
        await page.GotoAsync("/administration/invitations/liste");
        await page.GetByLabel("La liste").FillAsync($"courriel;role;secteur\n{DemoPeople.LongAddress.Replace("marie", "rose", StringComparison.Ordinal)};professionnel;\nadmin@demo.example;moderateur;\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Vérifier la liste" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Inviter cette personne" }).WaitForAsync();
        await walk.LookAsync(page, "a list that was looked at", answer: null);
        await page.GetByRole(AriaRole.Button, new() { Name = "Inviter cette personne" }).ClickAsync();
        await page.Locator(".code").First.WaitForAsync();
        await walk.LookAsync(page, "papers to cut", answer: null);
    }
}
