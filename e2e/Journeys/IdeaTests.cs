using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>Ideas as young people tell them on a small phone: without writing, kept as they write, by voice, drawn; and the same idea found.</summary>
[Collection(OnePortal.Name)]
public sealed class IdeaTests(RunningOnSqlite portal) : Journey(portal)
{
    private const string List = "/comite/propositions";

    /// <summary>What a telephone’s microphone would give.</summary>
    private const string Microphone = """
        navigator.mediaDevices.getUserMedia = async () => {
          const sound = new AudioContext();
          const end = sound.createMediaStreamDestination();
          const tone = sound.createOscillator();
          tone.connect(end);
          tone.start();
          return end.stream;
        };
        """;

    /// <summary>The kept message, as the browser reads it: it has a length, and goes on.</summary>
    private const string Plays = """
        () => new Promise(done => {
          const sound = document.querySelector('main audio');
          sound.onerror = () => done(false);
          sound.ontimeupdate = () => sound.currentTime > 0.1 && done(sound.duration > 0);
          sound.muted = true;
          sound.preload = 'auto';
          sound.play().catch(() => done(false));
        })
        """;

    [Fact]
    public async Task An_idea_is_told_without_a_written_word_read_published_and_supported()
    {
        var page = await PhoneAsync(await Portal.YoungAsync("Girafe du lac"));
        var own = await IdeaSteps.TellInPicturesAsync(page);

        var facilitator = await Portal.AccountAsync(Role.Facilitator, "Rose");
        await Portal.RunsAsync(facilitator, Bodies.Young, Bodies.Adolescents); // others may run them already
        var rose = await ComputerAsync(facilitator);
        await IdeaSteps.PublishAsync(rose);

        await page.GotoAsync("/accueil");
        await Expect(page.GetByText("Une de tes idées est publiée.")).ToBeVisibleAsync();
        await page.GotoAsync(own);
        await page.GetByRole(AriaRole.Link, new() { Name = "Voir l’idée publiée" }).ClickAsync();
        await page.Button("Je soutiens").ClickAsync();
        await Expect(page.GetByText("Tu soutiens cette idée.")).ToBeVisibleAsync();
        await page.IsAccessibleAsync();

        // Somebody else writes the same in other letters, and finds it.
        var other = await PhoneAsync(await Portal.YoungAsync("Comète du parc"));
        await IdeaSteps.FindAgainAsync(other);
    }

    [Fact]
    public async Task What_one_writes_is_kept_without_a_button_and_after_the_network_went()
    {
        var page = await PhoneAsync(await Portal.YoungAsync("Faucon du soir"));
        await page.GotoAsync($"{List}/nouvelle");
        await page.GetByText("J’écris").ClickAsync();
        await page.Button("Continuer").ClickAsync();
        await page.GetByLabel("Titre").FillAsync("Des jeux de société");
        await Expect(page.GetByText("Gardé à")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(true);
        await page.GetByLabel("Mon idée", new() { Exact = true }).FillAsync("Le mercredi, tous ensemble.");
        await Expect(page.GetByText("Pas de réseau.")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(false);
        await Expect(page.GetByText("Gardé à")).ToBeVisibleAsync();
        await page.GotoAsync($"{List}/mes-idees");
        await page.GetByRole(AriaRole.Link, new() { Name = "Des jeux de société" }).ClickAsync();
        await Expect(page.GetByText("Le mercredi, tous ensemble.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Changer mon idée" }).ClickAsync();
        await page.GetByLabel("Titre").FillAsync("Des jeux de cartes");
        await page.Button("Continuer et relire").ClickAsync(); // at once: nothing is waited for
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Des jeux de cartes");
        Assert.All(Troubles, trouble => Assert.Contains("net::ERR_", trouble, StringComparison.Ordinal)); // what a browser says without network
        Forgive();
    }

    [Fact]
    public async Task A_drawing_is_drawn_undone_and_kept()
    {
        var page = await PhoneAsync(await Portal.YoungAsync("Panda du port"));
        await page.GotoAsync($"{List}/nouvelle");
        await page.GetByText("Je dessine").ClickAsync();
        await page.Button("Continuer").ClickAsync();
        var sheet = page.Locator("canvas");
        await sheet.ScrollIntoViewIfNeededAsync();
        var box = (await sheet.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 30, box.Y + 30);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 150, box.Y + 120, new() { Steps = 5 });
        await page.Mouse.UpAsync();
        await Expect(page.GetByText("Ton dessin est prêt.")).ToBeVisibleAsync();
        await page.Button("Défaire").ClickAsync();
        await Expect(page.GetByText("Ton dessin est prêt.")).ToHaveCountAsync(0);
        await sheet.ClickAsync(new() { Position = new() { X = 60, Y = 60 } });
        await Expect(page.GetByText("Ton dessin est prêt.")).ToBeVisibleAsync();
        await page.IsAccessibleAsync();
        await page.Button("Continuer et relire").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Le dessin de cette idée" })).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('main img').naturalWidth > 0"));
    }

    [Fact]
    public async Task A_voice_message_is_recorded_heard_again_and_kept()
    {
        var page = await PhoneAsync(await Portal.YoungAsync("Koala des prés"));
        await page.AddInitScriptAsync(Microphone);
        await page.GotoAsync($"{List}/nouvelle");
        await page.GetByText("Je parle").ClickAsync();
        await page.Button("Continuer").ClickAsync();
        await Expect(page.GetByText("Tu parles 60 secondes au plus.")).ToBeVisibleAsync();
        await page.Button("Enregistrer").ClickAsync();
        await Expect(page.GetByText("On t’écoute. Parle.")).ToBeVisibleAsync();
        await page.IsAccessibleAsync();
        await page.Button("Arrêter").ClickAsync();
        await Expect(page.GetByText("Ton message est prêt.")).ToBeVisibleAsync();
        await page.Button("Réécouter").ClickAsync();
        await page.Button("Continuer et relire").ClickAsync();
        await Expect(page.Locator("main audio")).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>(Plays), "What the portal made of the recording does not play.");
        await Expect(page.Button("Déposer mon idée")).ToBeVisibleAsync();
    }

    /// <summary>Without a script the same form takes the same idea.</summary>
    [Fact]
    public async Task Without_a_script_an_idea_is_told_all_the_same()
    {
        var page = await OpenAsync(360, 740, await Portal.YoungAsync("Phoque des îles"), scripts: false);
        await IdeaSteps.WriteAsync(page, "Un coin pour lire", "Avec des coussins.");
        await page.Button("Déposer mon idée").ClickAsync();
        await Expect(page.GetByText("Un animateur lit ton idée avant le")).ToBeVisibleAsync();
    }
}
