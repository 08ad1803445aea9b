using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>And when the network goes.</summary>
public sealed partial class FirstViewTests
{
    private static readonly int[] Cuts = [2, 5, 9];

    /// <summary>The issue's own words: 16 years, a 360 px phone, the network cut three times.</summary>
    [Fact]
    public async Task A_grid_is_finished_on_a_small_phone_although_the_network_goes_three_times()
    {
        var page = await PhoneAsync(await SixteenAsync());
        await page.GotoAsync("/autonomie/commencer");
        await Button(page, "Commencer").ClickAsync();
        await page.WaitForURLAsync("**/autonomie/grille/*");
        var grid = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync($"{grid}/logement");
        var answered = 0;
        while (new Uri(page.Url).AbsolutePath != grid)
        {
            answered++;
            var here = page.Url;
            var isCut = Cuts.Contains(answered);
            if (isCut) await page.Context.SetOfflineAsync(true);
            await page.GetByText(answered % 2 == 0 ? "Avec de l’aide" : "J’apprends", new() { Exact = true }).ClickAsync();
            await page.Locator("form.question button.btn").ClickAsync();
            if (isCut)
            {
                await Expect(page.GetByText("Pas de réseau. Garde cette page ouverte.")).ToBeVisibleAsync();
                Assert.Equal(here, page.Url);
                Assert.Equal("{}{}", await page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })"));
                await page.Context.SetOfflineAsync(false);
            }
            await page.WaitForURLAsync(url => url != here);
        }
        Assert.True(answered >= 12, $"{answered} statements");

        await page.GetByRole(AriaRole.Link, new() { Name = "J’ai fini" }).ClickAsync();
        await page.GetByText("Moi, personne d’autre", new() { Exact = true }).ClickAsync();
        await Button(page, "Finir ma grille").ClickAsync();
        await Expect(page.GetByText("Tu as fini. Tes réponses ne changent plus.")).ToBeVisibleAsync();
        await page.GotoAsync($"{grid}/reponses");
        await Expect(page.Locator("dl.answers dt")).ToHaveCountAsync(answered);
        await Expect(page.GetByText("J’apprends", new() { Exact = true })).ToHaveCountAsync((answered + 1) / 2);

        Assert.All(Troubles, trouble => Assert.Contains("net::ERR_", trouble, StringComparison.Ordinal)); // what a browser says without network
        Forgive();
    }

    private async Task<Account> SixteenAsync()
    {
        var account = await Portal.AccountAsync(Role.YoungPerson, "Loutre des rivières");
        var today = DateOnly.FromDateTime(Portal.Now.DateTime);
        var child = Child.Register("Inès", "plaine", Portal.Now.AddDays(-1), today.AddMonths(20));
        await Portal.WithDbAsync(db => { db.AddRange(child, Relation.Begin(child.Id, account.Id, RelationKind.Self, Portal.Now.AddMinutes(-1))); return db.SaveChangesAsync(); });
        return account;
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
