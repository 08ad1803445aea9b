using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>The pages of a child, the sheets, and the buttons that come too late: what signed-in people see beyond plain addresses.</summary>
internal sealed class RefusalWalk(RunningPortal portal, PageWalk walk, Dictionary<string, IPage> pages, Dictionary<string, Account> accounts)
{
    /// <summary>Walks; gives two codes that still serve: a young person's, and that of somebody who works here.</summary>
    public async Task<(string Young, string Staff)> RunAsync()
    {
        await new VoiceWalk(portal, walk, pages, accounts).RunAsync(); // before a new card ends her sessions
        await OnlyKeyAsync(pages[Role.Observer]);
        await LateMailsAsync(pages[Role.Administrator]);
        await new AdministrationWalk(portal, walk, pages[Role.Administrator], accounts).RunAsync();
        await ChildAsync(pages[Role.Professional]);
        await LateCancelAsync(pages[Role.Professional], $"/equipe/jeunes/{(await DemoPeople.ChildAsync(portal, "Yanis")).Id}");
        await InviteStaffAsync(pages[Role.Administrator]);
        await LateCancelAsync(pages[Role.Administrator], "/administration/invitations");
        return (await YoungCodeAsync(pages[Role.Professional]), await InviteStaffAsync(pages[Role.Administrator]));
    }

    private async Task OnlyKeyAsync(IPage page)
    {
        await portal.WithDbAsync(async db => { (await db.Users.FindAsync(accounts[Role.Observer].Id))!.PasswordHash = null; return await db.SaveChangesAsync(); });
        await page.GotoAsync("/mon-acces");
        await walk.RefuseAsync(page, () => Button(page, "Enlever").ClickAsync());
    }

    private async Task LateMailsAsync(IPage page)
    {
        await DemoPeople.LeaseMailsAsync(portal, portal.Now.AddMinutes(10));
        foreach (var button in new[] { "Abandonner", "Réessayer" })
        {
            await page.GotoAsync("/administration/courriels?numero=2");
            await walk.RefuseAsync(page, () => Button(page, button).ClickAsync());
        }
    }

    /// <summary>A child with a circle, one without a card, the invitations, and the three kinds of sheet.</summary>
    private async Task ChildAsync(IPage page)
    {
        var lina = $"/equipe/jeunes/{(await DemoPeople.ChildAsync(portal, "Lina")).Id}";
        await walk.OpenAsync(page, lina);
        await walk.OpenAsync(page, $"{lina}/inviter?lien=Parent");
        await walk.OpenAsync(page, $"{lina}/livret");
        await walk.OpenAsync(page, $"/equipe/jeunes/{(await DemoPeople.ChildAsync(portal, "Aminata")).Id}/lieu");
        await walk.OpenAsync(page, $"/equipe/jeunes/{(await DemoPeople.ChildAsync(portal, "Sami")).Id}/lieu"); // a change is planned
        await page.GotoAsync($"{lina}/inviter?lien=Self");
        await walk.RefuseAsync(page, () => Button(page, "Faire la feuille").ClickAsync());

        var withoutCard = await DemoPeople.WithoutCardAsync(portal, accounts[Role.Professional]);
        await page.GotoAsync($"/equipe/jeunes/{withoutCard.Id}");
        await walk.RefuseAsync(page, () => Button(page, "Refaire sa carte").ClickAsync());

        await page.GotoAsync(lina);
        await Button(page, "Refaire sa carte").ClickAsync();
        await walk.LookAsync(page, "a new card", answer: null);

        var yanis = $"/equipe/jeunes/{(await DemoPeople.ChildAsync(portal, "Yanis")).Id}";
        await page.GotoAsync($"{yanis}/inviter?lien=FosterCarer");
        await page.GetByLabel("Son adresse e-mail").FillAsync(DemoPeople.LongAddress);
        await Button(page, "Inviter").ClickAsync();
        await page.Locator(".code").WaitForAsync();
        await walk.OpenAsync(page, yanis); // somebody is now expected there
    }

    private async Task LateCancelAsync(IPage page, string address)
    {
        await walk.LookAsync(page, address, await page.GotoAsync(address));
        await DemoPeople.CancelInvitationsAsync(portal, portal.Now);
        await walk.RefuseAsync(page, () => page.GetByRole(AriaRole.Button, new() { Name = "Annuler" }).First.ClickAsync());
    }

    private async Task<string> InviteStaffAsync(IPage page)
    {
        await page.GotoAsync("/administration/invitations");
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.GetByLabel("Adresse e-mail au travail").FillAsync(DemoPeople.LongAddress);
        await Button(page, "Inviter").ClickAsync();
        return await SheetAsync(page, "an adult's sheet");
    }

    private async Task<string> YoungCodeAsync(IPage page)
    {
        await page.GotoAsync($"/equipe/jeunes/{(await DemoPeople.ChildAsync(portal, "Yanis")).Id}/inviter?lien=Self");
        await Button(page, "Faire la feuille").ClickAsync();
        return await SheetAsync(page, "a young person's sheet");
    }

    private async Task<string> SheetAsync(IPage page, string name)
    {
        var code = (await page.Locator(".code").TextContentAsync())!.Trim();
        await walk.LookAsync(page, name, answer: null);
        return code;
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name }).First;
}
