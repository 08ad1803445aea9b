using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>
/// A référent invites; a young person comes in on a phone, reads, listens, changes the size, prints, leaves quickly,
/// comes back with the card, then with the phone itself. The whole first journey, on both databases.
/// </summary>
public abstract class ArrivalTests(RunningPortal portal) : Journey(portal)
{
    private const string Pin = "839162";

    [Fact]
    public async Task A_young_person_is_invited_comes_in_reads_leaves_and_comes_back()
    {
        var (code, nadia) = await InviteAsync(scripts: true);
        await nadia.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(nadia.GetByRole(AriaRole.Button, new() { Name = "Imprimer" })).ToBeHiddenAsync();
        await Expect(nadia.Locator(".code")).ToBeVisibleAsync();

        var phone = await PhoneAsync();
        await phone.GotoAsync($"/bienvenue#{code.Replace(" ", "", StringComparison.Ordinal)}");
        await Expect(phone).ToHaveURLAsync(Portal.Address + "bienvenue"); // the secret has left the address
        var card = await ComeInAsync(phone, code: null);

        await ReadThreeChaptersAsync(phone);
        await ListenAsync(phone);
        await EnlargeAsync(phone);
        await PrintAsync(phone);
        await LeaveAsync(phone);
        await ComeBackAsync(phone, card);
        await ComeBackWithThePhoneAsync(phone);
    }

    [Fact]
    public async Task Without_scripts_one_comes_in_reads_leaves_and_comes_back_with_the_card()
    {
        var (code, _) = await InviteAsync(scripts: false);
        var phone = await PhoneAsync(scripts: false);
        await phone.GotoAsync("/bienvenue");
        var card = await ComeInAsync(phone, code);
        await ReadThreeChaptersAsync(phone);
        await EnlargeAsync(phone);

        await phone.GetByRole(AriaRole.Link, new() { Name = "Quitter vite" }).Last.ClickAsync();
        await Expect(phone.GetByText("Nos Voix")).ToHaveCountAsync(0);
        await phone.GoBackAsync();
        await Expect(phone.GetByText("Nos Voix")).ToHaveCountAsync(0);

        await ComeBackAsync(phone, card);
    }

    private async Task<(string Code, IPage Sheet)> InviteAsync(bool scripts)
    {
        var nadia = await Portal.AccountAsync(Role.Professional, "Nadia Benali");
        var page = await ComputerAsync(nadia, scripts);
        await page.GotoAsync("/equipe/jeunes/nouveau");
        await page.GetByLabel("Prénom usuel").FillAsync("Yanis");
        await page.GetByLabel("Le jour de ses 18 ans").FillAsync("2030-06-06");
        await page.GetByLabel("Secteur").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Yanis", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Faire la feuille" }).ClickAsync();
        return ((await page.Locator(".code").TextContentAsync())!.Trim(), page);
    }

    /// <summary>From the code to the card; the code is typed, or was already in the field.</summary>
    private static async Task<string> ComeInAsync(IPage page, string? code)
    {
        if (code is not null) await page.GetByLabel("Le code de l’invitation").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();
        await page.GetByLabel("Ton code secret de 6 chiffres").FillAsync(Pin);
        await page.GetByLabel("Encore une fois").FillAsync(Pin);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Voici ta carte" })).ToBeVisibleAsync();
        var card = (await page.Locator(".code").TextContentAsync())!.Trim();
        await page.GetByRole(AriaRole.Button, new() { Name = "C’est bon, j’ai ma carte" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Bonjour");
        return card;
    }

    private static async Task ReadThreeChaptersAsync(IPage page)
    {
        await page.GotoAsync("/livret");
        await page.GetByRole(AriaRole.Link, new() { Name = "Qui fait quoi pour toi" }).First.ClickAsync();
        for (var chapter = 0; chapter < 2; chapter++)
        {
            var before = page.Url;
            await page.Locator("a[rel=next]").ClickAsync();
            await Expect(page).Not.ToHaveURLAsync(before);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        }
    }

    /// <summary>Headless Chromium has no voice: the portal must say so. With one (planted), it reads sentence by sentence.</summary>
    private static async Task ListenAsync(IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.Load); // before its script, « Écouter » leads to the help page
        await page.GetByRole(AriaRole.Link, new() { Name = "Écouter" }).Or(page.GetByRole(AriaRole.Button, new() { Name = "Écouter" })).First.ClickAsync();
        await Expect(page.GetByText("pas de voix française")).ToBeVisibleAsync();
    }

    private static async Task EnlargeAsync(IPage page)
    {
        await page.GotoAsync("/affichage");
        await page.GetByLabel("Très grande").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Garder cet affichage" }).ClickAsync();
        await page.GotoAsync("/livret/mes-droits");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-taille", "tres-grand");
    }

    private static async Task PrintAsync(IPage page)
    {
        await page.GotoAsync("/livret/imprimer");
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });
        Assert.True(pdf.Length > 20_000, $"The booklet is only {pdf.Length} bytes.");
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
    }

    private async Task LeaveAsync(IPage page)
    {
        await page.GotoAsync("/accueil");
        var blankAfter = await page.EvaluateAsync<double>("""
            () => new Promise(done => {
              const start = performance.now();
              new MutationObserver(() => document.documentElement.classList.contains('parti') && done(performance.now() - start)).observe(document.documentElement, { attributes: true });
              for (let press = 0; press < 3; press++) { document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true })); document.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift', bubbles: true })); }
              setTimeout(() => done(9999), 3000);
            })
            """);
        Assert.True(blankAfter < 200, $"The page was blank after {blankAfter} ms.");
        // Leaving is proved by the address, asked again and again: waiting for the navigation misses it when the second of the two ends the first.
        await Expect(page).Not.ToHaveURLAsync(Portal.Address + "accueil");
        await page.GoBackAsync();
        await Expect(page.GetByText("Bonjour")).ToHaveCountAsync(0);
    }

    private static async Task ComeBackAsync(IPage page, string card)
    {
        await page.GotoAsync("/connexion");
        await page.GetByLabel("Les lettres et les chiffres de ta carte").FillAsync(card);
        await page.GetByLabel("Ton code secret de 6 chiffres").FillAsync(Pin);
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrer", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Bonjour");
    }

    /// <summary>A real WebAuthn exchange.</summary>
    private static async Task ComeBackWithThePhoneAsync(IPage page)
    {
        await VirtualKey.AddAsync(page);
        await page.GotoAsync("/mon-acces");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter cet appareil" }).ClickAsync();
        await Expect(page.GetByText("Tu peux entrer avec cet appareil.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Me déconnecter" }).ClickAsync();

        await page.GotoAsync("/connexion");
        var sent = await page.RunAndWaitForRequestAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Entrer avec mon téléphone" }).ClickAsync(),
            request => request.Url.EndsWith("handler=Finish", StringComparison.Ordinal));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Bonjour");

        // The very same answer, sent again with the very same cookies, opens nothing: a challenge serves once.
        var replayed = await page.APIRequest.PostAsync(sent.Url, new()
        {
            Headers = await sent.AllHeadersAsync() is var headers ? headers.Where(header => !header.Key.StartsWith(':')) : [], DataByte = sent.PostDataBuffer,
        });
        Assert.Equal(400, replayed.Status);
    }
}

public sealed class ArrivalOnSqlite(RunningOnSqlite portal) : ArrivalTests(portal), IClassFixture<RunningOnSqlite>;

public sealed class ArrivalOnPostgres(RunningOnPostgres portal) : ArrivalTests(portal), IClassFixture<RunningOnPostgres>;
