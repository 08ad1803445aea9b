using ChildProtection.Features.Mentoring.Together;
using ChildProtection.Tests.Mentoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>A bond from the wish on a telephone to a silent stop: five people, each on their own page, the young person without scripts.</summary>
[Collection(OnePortal.Name)]
public sealed class MentoringTests(RunningOnSqlite portal) : Journey(portal)
{
    [Fact]
    public async Task A_young_person_asks_an_adult_is_checked_a_parent_agrees_they_meet_and_it_stops_in_silence()
    {
        var (child, nadia, youth, _) = await Portal.AskingAsync();
        var (claire, maya, jonas) = (await Portal.ParentAsync(child), await Portal.CoordinatorAsync("Maya"), await Portal.AdultWhoAppliesAsync());
        var (young, adult, desk) = (await PhoneAsync(youth, scripts: false), await PhoneAsync(jonas), await ComputerAsync(maya));

        await young.GotoAsync("/mentorat/demande");
        await young.GetByText("Parler", new() { Exact = true }).ClickAsync();
        await young.Button("Garder ma demande").ClickAsync();
        await Expect(young.GetByText("On cherche la bonne personne.")).ToBeVisibleAsync();

        await ApplyAsync(adult);
        await CheckAsync(desk);

        await desk.GotoAsync("/mentorat/suivi");
        await desk.GetByRole(AriaRole.Link, new() { Name = "Lina" }).First.ClickAsync();
        await desk.GetByLabel("L’adulte", new() { Exact = true }).SelectOptionAsync("Jonas Bel");
        await desk.GetByLabel("Pourquoi ces 2 personnes").FillAsync("Vous aimez le sport.");
        await desk.Button("Proposer à tous").ClickAsync();

        await AgreeAsync(young, "Oui, je veux bien");
        await AgreeAsync(adult, "Oui, je suis d’accord");
        await AgreeAsync(await PhoneAsync(claire), "Oui, je suis d’accord");
        await AgreeAsync(young, "Je signe");
        await AgreeAsync(await PhoneAsync(nadia), "Je signe");
        await desk.GotoAsync("/mentorat/suivi");
        await desk.GetByRole(AriaRole.Link, new() { Name = "Lina et Jonas Bel" }).ClickAsync();
        await desk.GetByText("Une signature de la convention").ClickAsync();
        await desk.GetByLabel("Qui", new() { Exact = true }).SelectOptionAsync("L’association");
        await desk.GetByText("Oui", new() { Exact = true }).Last.ClickAsync();
        await desk.GetByLabel("Le jour du papier").FillAsync(Steps.Typed(Portal.Now));
        await desk.Button("Noter").ClickAsync();
        await desk.Button("Ouvrir l’essai").ClickAsync();
        await Expect(desk.Locator("main .pill").First).ToContainTextAsync("À l’essai");

        await LiveAsync(young, adult, desk);
        Forgive(); // nothing is wrong when a page refuses
    }

    private static async Task ApplyAsync(IPage adult)
    {
        await adult.GotoAsync("/mentorat/candidature");
        await adult.GetByText("Les deux", new() { Exact = true }).ClickAsync();
        await adult.GetByLabel("Votre année de naissance").FillAsync("1980");
        await adult.GetByLabel("Votre secteur").SelectOptionAsync("Rive-Sud");
        await adult.GetByText("Le sport", new() { Exact = true }).ClickAsync();
        await adult.GetByLabel("Pourquoi vous voulez accompagner un jeune").FillAsync("J’ai du temps.");
        await adult.Button("Envoyer").ClickAsync();
        await adult.Button("Je signe cette charte").ClickAsync();
        await Expect(adult.GetByText("L’équipe signe après vous.")).ToBeVisibleAsync();
        await adult.IsAccessibleAsync();
    }

    private async Task CheckAsync(IPage desk)
    {
        await desk.GotoAsync("/mentorat/suivi");
        await desk.GetByRole(AriaRole.Link, new() { Name = "Jonas Bel" }).ClickAsync();
        foreach (var check in new[] { "L’identité", "L’attestation d’honorabilité", "L’entretien", "Les références", "La formation" })
        {
            await desk.Locator("form .tile label").Filter(new() { HasText = check }).ClickAsync();
            await desk.GetByLabel("Vérifié le").FillAsync(Steps.Typed(Portal.Now));
            await desk.Button("Noter").ClickAsync();
        }
        await desk.Button("Signer pour l’association").ClickAsync();
        await desk.Button("Accepter").ClickAsync();
        await Expect(desk.Button("Accepter")).ToHaveCountAsync(0);
    }

    private static async Task AgreeAsync(IPage page, string button)
    {
        await page.GotoAsync("/mentorat");
        await page.Locator("main a[href^='/mentorat/accords/']").First.ClickAsync();
        await page.Button(button).ClickAsync();
        await Expect(page.Button(button)).ToHaveCountAsync(0);
    }

    /// <summary>The diary, the evaluation of the young person alone, and the stop that the adult’s page does not show.</summary>
    private async Task LiveAsync(IPage young, IPage adult, IPage desk)
    {
        await young.GotoAsync("/mentorat");
        await young.GetByRole(AriaRole.Link, new() { Name = "Nous deux" }).ClickAsync();
        await young.GetByLabel("Le jour").FillAsync(Steps.Typed(Portal.Now));
        await young.GetByLabel("Pour faire quoi ?").SelectOptionAsync("Le sport");
        await young.GetByLabel("Quelques mots, si tu veux").FillAsync("On a couru.");
        await young.Button("Noter").ClickAsync();
        var page = new Uri(young.Url).AbsolutePath;
        await adult.GotoAsync(page);
        await Expect(adult.GetByText("On a couru.")).ToBeVisibleAsync();
        await adult.Button("C’est fait").ClickAsync();
        await adult.IsAccessibleAsync();
        await young.Button("Je continue").ClickAsync();
        await desk.Button("Confirmer le lien").ClickAsync();

        var (id, today) = (Guid.Parse(page.Split('/')[^1]), DateOnly.FromDateTime(Portal.Now.UtcDateTime));
        await Portal.WithDbAsync(db => db.Set<PairReview>().Where(review => review.PairingId == id).ExecuteUpdateAsync(update => update.SetProperty(review => review.OpensOn, today)));
        await young.GotoAsync($"{page}/bilan");
        await young.GetByText("Bien", new() { Exact = true }).ClickAsync();
        await young.GetByText("Continuer", new() { Exact = true }).ClickAsync();
        await young.GetByLabel("Ce que je veux ajouter, si tu veux").FillAsync("Un secret pour l’équipe.");
        await young.Button("Envoyer").ClickAsync();

        await adult.GotoAsync(page);
        var before = await adult.Locator("main").InnerTextAsync();
        Assert.DoesNotContain("Un secret", before);
        await young.GetByRole(AriaRole.Link, new() { Name = "Je veux arrêter" }).ClickAsync();
        await young.GetByText("Je veux bien un mot").ClickAsync();
        await young.Button("J’arrête").ClickAsync();
        await Expect(young.GetByText("C’est arrêté pour toi.")).ToBeVisibleAsync();
        await adult.GotoAsync(page);
        Assert.Equal(before, await adult.Locator("main").InnerTextAsync());
    }
}
