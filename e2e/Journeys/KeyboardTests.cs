using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>The first journey by keyboard alone, from the référent's invitation to coming back with the card: no mouse anywhere.</summary>
[Collection(OnePortal.Name)]
public sealed class KeyboardTests(RunningOnSqlite portal, ITestOutputHelper output) : Journey(portal)
{
    private const string Pin = "839162";

    [Fact]
    public async Task The_keyboard_alone_does_the_whole_journey()
    {
        var code = await InviteAsync();
        var page = await ComputerAsync();
        await page.AddInitScriptAsync("window.print = () => { window.printed = true; };");
        var user = new KeyboardUser(page);

        var card = await ComeInAsync(page, user, code);
        await ReadAsync(page, user);
        await EnlargeAsync(page, user);
        await PrintAsync(page, user);
        await LeaveWithShiftAsync(page);
        await ComeBackAsync(page, user, card);
        await LeaveWithTheLinkAsync(page, user);
        await ComeBackAsync(page, user, card);
        output.WriteLine($"{user.Stops} stops, each with a ring and in sight.");
    }

    /// <summary>Control: a control without ring, one that lies hidden, a trap and a control out of reach are all seen.</summary>
    [Theory]
    [InlineData("a:focus-visible { outline:none!important }", "", "no ring")]
    [InlineData("header { position:fixed!important; inset:0; z-index:9 } main a { position:relative }", "", "hidden")]
    [InlineData("", "document.addEventListener('focusin', event => { if (event.target.closest('footer')) document.querySelector('main a').focus(); })", "trap")]
    public async Task Planted_faults_stop_the_keyboard(string style, string script, string fault)
    {
        var page = await ComputerAsync();
        await page.GotoAsync("/");
        await page.EvaluateAsync("([style, script]) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(style); document.adoptedStyleSheets = [sheet]; }", new[] { style, script });
        if (script.Length > 0) await page.EvaluateAsync($"() => {{ {script} }}");

        var refusal = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(new KeyboardUser(page).GoRoundAsync);
        Assert.Contains(fault, refusal.Message);
    }

    private async Task<string> InviteAsync()
    {
        var page = await ComputerAsync(await Portal.AccountAsync(Role.Professional, "Nadia Benali"));
        var user = new KeyboardUser(page);
        await page.GotoAsync("/equipe");
        await user.PressAsync(AriaRole.Link, "Ajouter un jeune");
        await HeadingAsync(page, "Ajouter un jeune");
        await user.GoRoundAsync();
        await user.TypeAsync(page.GetByLabel("Prénom usuel"), "Yanis");
        await user.TypeAsync(page.GetByLabel("Le jour de ses 18 ans"), "06062030");
        await user.PressAsync(page.GetByLabel("Secteur"), "ArrowDown");
        await user.PressAsync(AriaRole.Button, "Ajouter");
        await HeadingAsync(page, "Yanis");
        await user.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Yanis", Exact = true }));
        await HeadingAsync(page, "Inviter Yanis");
        await user.PressAsync(AriaRole.Button, "Faire la feuille");
        await HeadingAsync(page, "Ton invitation");
        return (await page.Locator(".code").TextContentAsync())!.Trim();
    }

    private static async Task<string> ComeInAsync(IPage page, KeyboardUser user, string code)
    {
        await page.GotoAsync("/bienvenue");
        await user.GoRoundAsync();
        await user.TypeAsync(page.GetByLabel("Le code de l’invitation"), code);
        await user.Keys.PressAsync("Enter");
        await HeadingAsync(page, "Choisis ton nom ici");
        await user.GoRoundAsync();
        await user.PressAsync(page.GetByRole(AriaRole.Radio), "Space");
        await user.Keys.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Radio).Nth(1)).ToBeCheckedAsync();
        await user.PressAsync(AriaRole.Button, "Continuer");
        await HeadingAsync(page, "Choisis ton code secret");
        await user.TypeAsync(page.GetByLabel("Ton code secret de 6 chiffres"), Pin);
        await user.TypeAsync(page.GetByLabel("Encore une fois"), Pin);
        await user.PressAsync(AriaRole.Button, "Continuer");
        await HeadingAsync(page, "Voici ta carte");
        var card = (await page.Locator(".code").TextContentAsync())!.Trim();
        await user.PressAsync(AriaRole.Button, "C’est bon, j’ai ma carte");
        await HeadingAsync(page, "Bonjour");
        await user.GoRoundAsync();
        return card;
    }

    private static async Task ReadAsync(IPage page, KeyboardUser user)
    {
        await user.PressAsync(AriaRole.Link, "Lire le livret");
        await HeadingAsync(page, "Ton livret");
        await user.PressAsync(AriaRole.Link, "Qui fait quoi pour toi");
        await HeadingAsync(page, "Qui fait quoi pour toi");
        var word = page.Locator(".word-q").First;
        var explanation = page.Locator($"#{await word.GetAttributeAsync("aria-controls")}");
        await Expect(explanation).ToBeHiddenAsync();
        await user.PressAsync(word);
        await Expect(explanation).ToBeVisibleAsync();
        await user.GoRoundAsync(); // with the explanation open
        await user.PressAsync(word, "Escape");
        await Expect(explanation).ToBeHiddenAsync();
        await user.PressAsync(page.Locator("a[rel=next]"));
        await Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("qui-fait-quoi", default, TimeSpan.FromSeconds(10)));
    }

    private static async Task EnlargeAsync(IPage page, KeyboardUser user)
    {
        await user.PressAsync(AriaRole.Link, "Affichage");
        await HeadingAsync(page, "Affichage");
        await user.GoRoundAsync();
        var largest = page.GetByLabel("Très grande");
        await user.ReachAsync(page.GetByRole(AriaRole.Group, new() { Name = "Taille du texte" }).GetByRole(AriaRole.Radio));
        for (var presses = 0; presses < 5 && !await largest.IsCheckedAsync(); presses++) await user.Keys.PressAsync("ArrowDown");
        await user.PressAsync(AriaRole.Button, "Garder cet affichage");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/livret/", default, TimeSpan.FromSeconds(10))); // back where one was
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-taille", "tres-grand");
        await user.GoRoundAsync(); // with the largest letters
    }

    private static async Task PrintAsync(IPage page, KeyboardUser user)
    {
        await user.PressAsync(page.GetByRole(AriaRole.Navigation, new() { Name = "Rubriques" }).GetByRole(AriaRole.Link, new() { Name = "Livret" }));
        await HeadingAsync(page, "Ton livret");
        await user.PressAsync(AriaRole.Link, "Le livret à imprimer");
        await HeadingAsync(page, "Livret d’accueil");
        await user.PressAsync(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Imprimer" }));
        Assert.True(await page.EvaluateAsync<bool>("() => window.printed === true"));
    }

    private async Task LeaveWithShiftAsync(IPage page)
    {
        for (var press = 0; press < 3; press++) await page.Keyboard.PressAsync("Shift");
        await GoneAsync(page);
    }

    /// <summary>The way out is the second stop of every page.</summary>
    private async Task LeaveWithTheLinkAsync(IPage page, KeyboardUser user)
    {
        await page.GotoAsync("/mes-adultes");
        await user.PressAsync(AriaRole.Link, "Quitter vite");
        Assert.Equal(2, user.Presses);
        await GoneAsync(page);
    }

    /// <summary>Left, and what was open opens no more.</summary>
    private async Task GoneAsync(IPage page)
    {
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"^(?!{Portal.Address}(?!page$))", default, TimeSpan.FromSeconds(10)));
        await page.GotoAsync("/accueil");
        await Expect(page.GetByText("Nos Voix")).ToHaveCountAsync(0);
    }

    private static async Task ComeBackAsync(IPage page, KeyboardUser user, string card)
    {
        await user.PressAsync(AriaRole.Link, "Continuer"); // on the blank page
        await HeadingAsync(page, "Ici, ta parole compte.");
        await user.PressAsync(AriaRole.Link, "J’ai une carte ou une invitation");
        await HeadingAsync(page, "Entrer dans mon espace");
        await user.TypeAsync(page.GetByLabel("Les lettres et les chiffres de ta carte"), card);
        await user.TypeAsync(page.GetByLabel("Ton code secret de 6 chiffres"), Pin);
        await user.Keys.PressAsync("Enter");
        await HeadingAsync(page, "Bonjour");
    }

    private static Task HeadingAsync(IPage page, string text) =>
        Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(text);
}
