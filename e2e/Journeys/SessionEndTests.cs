using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>The end of a session as people see it: the question two minutes before, nothing written lost, doors closed from elsewhere (V7.3, V7.4, SAFE-32).</summary>
public abstract class SessionEndTests(RunningPortal portal) : Journey(portal)
{
    [Fact]
    public async Task Two_minutes_before_the_end_every_tab_asks_and_staying_is_one_key()
    {
        var nadia = await Portal.AccountAsync(Role.Professional, "Nadia Benali");
        var page = await ComputerAsync(nadia);
        await page.GotoAsync("/accueil");
        await EndsInAsync(nadia, TimeSpan.FromSeconds(100));
        await page.ReloadAsync();
        var dialog = page.GetByRole(AriaRole.Alertdialog, new() { Name = "Vous êtes là\u00A0?" });
        await Expect(dialog).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Rester" })).ToBeFocusedAsync();
        await Expect(dialog.Locator("[data-annonce]")).ToContainTextAsync("Encore");
        Assert.Empty(await Axe.FindAsync(page));

        var second = await page.Context.NewPageAsync();
        await second.GotoAsync("/livret");
        await Expect(second.GetByRole(AriaRole.Alertdialog)).ToBeVisibleAsync();

        await EndsInAsync(nadia, TimeSpan.FromHours(2));
        await page.BringToFrontAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(second.GetByRole(AriaRole.Alertdialog)).ToBeHiddenAsync(); // the other tab learns of it
    }

    [Fact]
    public async Task What_was_being_written_when_it_ended_is_found_again()
    {
        var nadia = await Portal.AccountAsync(Role.Professional, "Nadia Benali");
        var page = await ComputerAsync(nadia);
        await page.GotoAsync("/accueil");
        await EndsInAsync(nadia, TimeSpan.FromSeconds(20));
        await page.GotoAsync("/equipe/jeunes/nouveau");
        await Expect(page.GetByRole(AriaRole.Alertdialog)).ToBeVisibleAsync();
        await page.EvaluateAsync("() => { const field = document.querySelector('[name=FirstName]'); field.value = 'Zéphyrine'; field.dispatchEvent(new Event('input', { bubbles: true })); }");

        await Expect(page.GetByText("est gardé 30 minutes")).ToBeVisibleAsync(new() { Timeout = 2 * Patience.Long });
        Assert.DoesNotContain("Zéphyrine", await page.ContentAsync());
        var back = await page.Locator("input[name=retour]").First.GetAttributeAsync("value");
        await page.Context.AddCookiesAsync([await Portal.SessionAsync(nadia)]);
        await page.GotoAsync(back!);
        await Expect(page.GetByLabel("Prénom usuel")).ToHaveValueAsync("Zéphyrine");
        await Expect(page.GetByText("est encore là")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_device_closed_from_elsewhere_leaves_the_screen_within_seconds()
    {
        var lina = await Portal.AccountAsync(Role.YoungPerson);
        var foyer = await ComputerAsync(lina);
        await foyer.RunAndWaitForWebSocketAsync(() => foyer.GotoAsync("/accueil"));
        var phone = await PhoneAsync(lina);
        await phone.GotoAsync("/mon-acces/appareils");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Déconnecter tous les autres" }).ClickAsync();

        await Expect(foyer.GetByRole(AriaRole.Heading, new() { Name = "Entrer dans mon espace" })).ToBeVisibleAsync(); // by itself: in how many seconds, RevocationAcrossProcessesTests measures
        await Expect(phone.GetByText("(ici)")).ToBeVisibleAsync();
        Forgive(); // the browser says that the socket was refused: it was meant to be
    }

    [Fact]
    public async Task Anonymous_pages_load_nothing_of_it()
    {
        var page = await PhoneAsync();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync("/livret");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.DoesNotContain(asked, url => url.Contains("signalr", StringComparison.Ordinal) || url.Contains("session", StringComparison.Ordinal) || url.Contains("/direct", StringComparison.Ordinal));
    }

    private Task EndsInAsync(Account account, TimeSpan time) => Portal.WithDbAsync(db =>
    {
        var end = TimeProvider.System.GetUtcNow() + time;
        return db.Set<SignInSession>().Where(session => session.AccountId == account.Id && session.EndedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(session => session.EndsAt, end));
    });
}

public sealed class SessionEndOnSqlite(RunningOnSqlite portal) : SessionEndTests(portal), IClassFixture<RunningOnSqlite>;

public sealed class SessionEndOnPostgres(RunningOnPostgres portal) : SessionEndTests(portal), IClassFixture<RunningOnPostgres>;
