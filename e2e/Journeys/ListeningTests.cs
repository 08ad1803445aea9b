using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>« Écouter » on devices with and without voices. Headless Chromium has none, so the device's speech is planted.</summary>
[Collection(OnePortal.Name)]
public sealed class ListeningTests(RunningOnSqlite portal) : Journey(portal)
{
    /// <summary>A device that says what it is given when told so: « window.said », and « window.endOfSentence() ».</summary>
    private const string Speech = """
        (() => {
          const said = [];
          let speaking = null;
          const speech = Object.assign(new EventTarget(), {
            getVoices: () => VOICES,
            speak: one => { speaking = one; said.push(one); },
            cancel: () => { const stopped = speaking; speaking = null; stopped?.onerror?.({ error: 'canceled' }); },
          });
          Object.defineProperty(window, 'speechSynthesis', { value: speech });
          window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
          window.said = () => said.map(one => `${one.voice.name}: ${one.text}`);
          window.speaking = () => speaking !== null;
          window.endOfSentence = () => { const ended = speaking; speaking = null; ended.onend(); };
        })();
        """;

    private const string Near = "{ name: 'Amélie', lang: 'fr-FR', localService: true }";
    private const string Far = "{ name: 'Nuage', lang: 'fr-FR', localService: false }";
    private const string English = "{ name: 'Kate', lang: 'en-GB', localService: true }";

    [Fact]
    public async Task The_sentence_that_is_shown_is_the_one_that_is_said()
    {
        var page = await OpenAsync("/livret/mes-droits", account: null, $"{English}, {Far}, {Near}");
        await ListenButton(page).ClickAsync();

        await SaysWhatIsShownAsync(page, 1);
        await page.EvaluateAsync("() => window.endOfSentence()"); // the voice comes to the end by itself
        var second = await SaysWhatIsShownAsync(page, 2);
        await Button(page, "Phrase d’après").ClickAsync();
        await SaysWhatIsShownAsync(page, 3);
        await Button(page, "Phrase d’avant").ClickAsync();
        Assert.Equal(second, await SaysWhatIsShownAsync(page, 4));

        await Button(page, "Pause").ClickAsync();
        await Expect(Status(page)).ToHaveTextAsync("En pause.");
        Assert.False(await page.EvaluateAsync<bool>("() => window.speaking()"));
        await Button(page, "Écouter").ClickAsync();
        Assert.Equal(second, await SaysWhatIsShownAsync(page, 5)); // goes on where it stopped

        await Button(page, "Fermer").ClickAsync();
        Assert.False(await page.EvaluateAsync<bool>("() => window.speaking()"));
        await Expect(page.Locator("main .lue")).ToHaveCountAsync(0);
        await Expect(ListenButton(page)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task On_a_private_page_words_are_never_given_to_a_voice_elsewhere()
    {
        var lina = await Portal.AccountAsync(Role.YoungPerson, "Loutre des neiges");
        var page = await OpenAsync("/accueil", lina, Far);
        await ListenButton(page).ClickAsync();
        await Expect(Status(page)).ToContainTextAsync("la voix doit rester dans le téléphone");
        Assert.Empty(await SaidAsync(page));
        await Expect(Button(page, "Fermer")).ToBeFocusedAsync();
        await Expect(Button(page, "Phrase d’après")).ToBeHiddenAsync();

        await page.GotoAsync("/livret/mes-droits"); // the same words for everyone: this voice may say them
        await ListenButton(page).ClickAsync();
        Assert.StartsWith("Nuage: ", await SaysWhatIsShownAsync(page, 1), StringComparison.Ordinal);

        var near = await OpenAsync("/mes-adultes", lina, $"{Far}, {Near}");
        await ListenButton(near).ClickAsync();
        Assert.StartsWith("Amélie: ", await SaysWhatIsShownAsync(near, 1), StringComparison.Ordinal);
    }

    [Theory, InlineData("/livret/mes-droits", false), InlineData("/accueil", true)]
    public async Task Without_a_French_voice_one_is_told_so(string address, bool signedIn)
    {
        var page = await OpenAsync(address, signedIn ? await Portal.AccountAsync(Role.Parent) : null, English);
        await ListenButton(page).ClickAsync();

        await Expect(Status(page)).ToContainTextAsync("Ce téléphone n’a pas de voix française.");
        await Expect(Status(page)).ToContainTextAsync(signedIn ? "Vous pouvez" : "Tu peux");
        Assert.Empty(await SaidAsync(page));
    }

    private async Task<IPage> OpenAsync(string address, Platform.Identity.Account? account, string voices)
    {
        var page = await PhoneAsync(account);
        await page.AddInitScriptAsync(Speech.Replace("VOICES", $"[{voices}]", StringComparison.Ordinal));
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>The last sentence said, with its voice; it is the one shown, and as many were said as expected.</summary>
    private static async Task<string> SaysWhatIsShownAsync(IPage page, int expected)
    {
        var shown = page.Locator("main .lue");
        await Expect(shown).ToHaveCountAsync(1);
        await Expect(shown).ToBeInViewportAsync();
        var said = await SaidAsync(page);
        Assert.Equal(expected, said.Length);
        var text = await shown.EvaluateAsync<string>("""
            shown => { const copy = shown.cloneNode(true); copy.querySelectorAll('button').forEach(one => one.remove()); return copy.textContent.replace(/\s+/g, ' ').trim(); }
            """);
        Assert.EndsWith($": {text}", said[^1], StringComparison.Ordinal);
        return said[^1];
    }

    private static Task<string[]> SaidAsync(IPage page) => page.EvaluateAsync<string[]>("() => window.said()");

    private static ILocator ListenButton(IPage page) => page.Locator(".tools [data-ecouter]");

    private static ILocator Status(IPage page) => page.Locator("[data-lecteur] [role=status]");

    private static ILocator Button(IPage page, string name) => page.Locator("[data-lecteur]").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
