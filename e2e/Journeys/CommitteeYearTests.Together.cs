using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <content>When they meet: a meeting with its minutes, and a forum on the road.</content>
public sealed partial class CommitteeYearTests
{
    private const string Minutes = "On a parlé des sorties.\nTout le monde est content.";

    /// <summary>A theme chosen before, who was there, minutes that one of them rereads, a decision, and a task that is done.</summary>
    private async Task MeetAsync()
    {
        var meeting = await MeetingSteps.PlanAsync(Rose, Portal.Now.AddDays(10), places: 12);
        foreach (var page in new[] { Lina, Sami })
        {
            await page.GotoAsync(meeting);
            await page.GetByRole(AriaRole.Button, new() { Name = "Je viens", Exact = true }).ClickAsync();
            await Expect(page.GetByText("Ta place est gardée.")).ToBeVisibleAsync();
        }
        await MeetingSteps.PutPointAsync(Lina, Rose, meeting, "Les sorties de l’été");
        await Sami.GotoAsync($"{meeting}/points");
        await Sami.Button("Lever le pouce").ClickAsync();
        await Expect(Sami.GetByText("1 pouce levé")).ToBeVisibleAsync();

        await PassAsync(11);
        await Rose.GotoAsync($"{meeting}/inscrits");
        foreach (var name in Names.Take(2)) await Rose.Locator("label").Filter(new() { HasText = name }).ClickAsync();
        await Rose.Button("Garder").ClickAsync();
        await Rose.GotoAsync(meeting);
        await Expect(Rose.GetByText("2 membres étaient là.")).ToBeVisibleAsync();
        await WriteMinutesAsync(meeting);
        await OweAsync(meeting);
    }

    /// <summary>Only those who were there read them, until one of them agrees and they are published.</summary>
    private async Task WriteMinutesAsync(string meeting)
    {
        var absent = people[4].Page;
        await Rose.GotoAsync($"{meeting}/compte-rendu");
        await Rose.GetByLabel("Le compte rendu", new() { Exact = true }).FillAsync(Minutes);
        await Rose.IsAccessibleAsync();
        await Rose.Button("Donner à relire").ClickAsync();
        await Expect(Rose.GetByText("À relire par ceux qui étaient là")).ToBeVisibleAsync();
        await absent.GotoAsync($"{meeting}/compte-rendu");
        await Expect(absent.GetByText("Le compte rendu n’est pas encore là.")).ToBeVisibleAsync();
        await Expect(absent.GetByText("On a parlé des sorties.")).ToHaveCountAsync(0);
        await Lina.GotoAsync($"{meeting}/compte-rendu");
        await Expect(Lina.GetByText("On a parlé des sorties.")).ToBeVisibleAsync();
        await Lina.Button("Oui, c’est bien ça").ClickAsync();
        await Expect(Lina.GetByText("Un membre est d’accord")).ToBeVisibleAsync();
        await Rose.ReloadAsync();
        await Rose.Button("Publier le compte rendu").ClickAsync();
        await Expect(Rose.GetByText("Relu par des membres qui étaient là.")).ToBeVisibleAsync();
        await absent.ReloadAsync();
        await Expect(absent.GetByText("Tout le monde est content.")).ToBeVisibleAsync();
    }

    private async Task OweAsync(string meeting)
    {
        foreach (var (kind, words, owner) in new[] { ("Une décision", "On sort aussi en juillet.", null), ("Une tâche", "Appeler la piscine.", Names[0]) })
        {
            await Rose.GotoAsync($"{meeting}/suites");
            await Rose.GetByText(kind, new() { Exact = true }).Last.ClickAsync(); // the form comes after what was written
            await Rose.GetByLabel("En une phrase").FillAsync(words);
            if (owner is not null) await Rose.GetByLabel("Le membre qui s’en occupe").SelectOptionAsync(owner);
            await Rose.GetByLabel("Pour quel jour").FillAsync(Steps.Typed(Portal.Now.AddDays(14)));
            await Rose.GetByRole(AriaRole.Button, new() { Name = "Ajouter", Exact = true }).ClickAsync();
            await Expect(Rose.GetByText(words).First).ToBeVisibleAsync();
        }
        await Lina.GotoAsync($"{meeting}/suites");
        await Expect(Lina.GetByText("On sort aussi en juillet.").First).ToBeVisibleAsync();
        var done = Lina.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("C’est fait.*piscine", RegexOptions.None, TimeSpan.FromSeconds(5)) });
        await done.ClickAsync();
        await Expect(done).ToHaveCountAsync(0);
    }

    /// <summary>Three stops; a ticket of the first one comes in while the network is cut, and is counted once when it is back.</summary>
    private async Task TravelAsync()
    {
        var (home, stops) = await PrepareForumAsync();
        await Lina.GotoAsync(home);
        await Expect(Lina.GetByRole(AriaRole.Heading, new() { Level = 3 })).ToHaveCountAsync(3);
        await Lina.IsAccessibleAsync();
        await Lina.Locator($"a[href$='/inscription/{stops[0]}']").ClickAsync();
        await Lina.Button("Prendre ma place").ClickAsync();
        var ticket = (await Lina.Locator(".code").TextContentAsync())!;

        await PassAsync(7);
        await Rose.GotoAsync($"{home}/accueil/{stops[0]}");
        await Rose.IsAccessibleAsync();
        await Rose.Context.SetOfflineAsync(true);
        await ForumSteps.EnterAsync(Rose, ticket, "Bienvenue");
        await ForumSteps.EnterAsync(Rose, ticket, "Ce billet est déjà entré.");
        await Expect(Rose.GetByText("1 à envoyer.")).ToBeVisibleAsync();
        Assert.Equal(0, await ForumSteps.ArrivedAsync(Portal, stops[0]));
        await Rose.Context.SetOfflineAsync(false);
        await Expect(Rose.GetByText("1 à envoyer.")).ToHaveCountAsync(0);
        Assert.Equal(1, await ForumSteps.ArrivedAsync(Portal, stops[0]));
        await Rose.ReloadAsync();
        await Expect(Rose.GetByText("1 sur 1 sont là.")).ToBeVisibleAsync();
        Assert.All(Troubles, trouble => Assert.Contains("net::ERR_", trouble, StringComparison.Ordinal)); // what a browser says without network
        Forgive();
    }

    private async Task<(string Home, IReadOnlyList<Guid> Stops)> PrepareForumAsync()
    {
        await Rose.GotoAsync("/comite/forums/nouveau");
        await Rose.GetByLabel("Instance").SelectOptionAsync("Comité des jeunes");
        await Rose.GetByLabel("Nom du forum").FillAsync("La caravane des droits");
        await Rose.GetByLabel("À quoi il sert").FillAsync("Connaître ses droits.");
        await Rose.GetByLabel("Premier jour").FillAsync(Steps.Typed(Portal.Now.AddDays(7)));
        await Rose.GetByLabel("Dernier jour").FillAsync(Steps.Typed(Portal.Now.AddDays(9)));
        await Rose.Button("Préparer ce forum").ClickAsync();
        await Expect(Rose.GetByText("Aucune étape pour le moment.")).ToBeVisibleAsync();
        var home = new Uri(Rose.Url).AbsolutePath;
        foreach (var (name, day) in new[] { ("La place du marché", 7), ("La halle du port", 8), ("Le parc des saules", 9) })
        {
            await Rose.GotoAsync($"{home}/etape");
            await Rose.GetByLabel("Nom de l’étape").FillAsync(name);
            await Rose.GetByText("Place publique ou salle", new() { Exact = true }).ClickAsync();
            await Rose.GetByLabel("Adresse publique").FillAsync($"{name}, Arroux-la-Neuve");
            await Rose.GetByLabel("Secteur").SelectOptionAsync("Rive-Sud");
            await Rose.GetByLabel("Jour", new() { Exact = true }).FillAsync(Steps.Typed(Portal.Now.AddDays(day)));
            await Rose.GetByLabel("De", new() { Exact = true }).FillAsync("08:00");
            await Rose.GetByLabel("À", new() { Exact = true }).FillAsync("18:00");
            await Rose.GetByLabel("Nombre de places").FillAsync("20");
            await Rose.Button("Enregistrer").ClickAsync();
            await Expect(Rose.GetByRole(AriaRole.Heading, new() { Name = name })).ToBeVisibleAsync();
        }
        await Rose.Button("Publier le forum").ClickAsync();
        await Expect(Rose.Button("Publier le forum")).ToHaveCountAsync(0);
        var doors = await Rose.Locator("a[href*='/accueil/']").EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('href'))");
        return (home, [.. doors.Select(door => Guid.Parse(door.Split('/')[^1]))]);
    }
}
