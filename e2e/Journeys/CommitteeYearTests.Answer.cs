using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <content>The answer that came late, what was done, who did not see it, and what stands for everybody at the end.</content>
public sealed partial class CommitteeYearTests
{
    private const string Before = "On restait dedans le mercredi.";
    private const string Since = "On sort chaque mercredi.";
    private const string Why = "Le sport fait du bien. Nous avons un car le mercredi.";

    /// <summary>The promised day passes: red for the members, one mail and one line for the pilot, who was told of the idea by another.</summary>
    private async Task WaitInVainAsync()
    {
        Assert.Empty(Year.Mails);
        await PassAsync(46);
        await Lina.GotoAsync("/comite");
        await Lina.Link("1 réponse est en retard.").First.ClickAsync();
        var late = Lina.Locator("a.row.corail").Filter(new() { HasText = IdeaSteps.Title });
        await Expect(late).ToContainTextAsync("en retard");
        await Lina.IsAccessibleAsync();
        await late.ClickAsync();
        await Expect(Lina.GetByText("en retard").First).ToBeVisibleAsync();

        Assert.Equal(2, Year.Mails.Count); // the idea was sent to her; then her answer is late
        Assert.All(Year.Mails, mail => Assert.Contains($"To: {Pilot}", mail, StringComparison.OrdinalIgnoreCase));
        Assert.All(Year.Mails, mail => Assert.DoesNotContain("sport", mail, StringComparison.OrdinalIgnoreCase));
        await HearAsync(Ines, "Une réponse aux jeunes est en retard.");
        await Ines.GotoAsync($"{IdeaSteps.List}/reponses");
        await Expect(Ines.Locator("a.row.corail").Filter(new() { HasText = IdeaSteps.Title })).ToBeVisibleAsync();
    }

    /// <summary>A yes with its reason: the author and the one who follows are told, and read it.</summary>
    private async Task AnswerAsync()
    {
        await AnswerSteps.AnswerAsync(Ines, IdeaSteps.Title, new(Why, "Une sortie chaque mercredi.", Portal.Now.AddDays(40)));
        await HearAsync(Lina, "Une de tes idées avance.");
        await Lina.GotoAsync($"{IdeaSteps.List}/mes-idees/{idea}");
        await Expect(Lina.GetByText(Why)).ToBeVisibleAsync();
        await HearAsync(Sami, "Une idée que tu suis avance.");
        await Sami.Link("Une idée que tu suis avance.").ClickAsync();
        await Sami.Link(IdeaSteps.Title).ClickAsync();
        await Expect(Sami.GetByText(Why)).ToBeVisibleAsync();
        await Expect(Sami.GetByText(", en retard.")).ToBeVisibleAsync(); // that it came late stays written
        await Sami.IsAccessibleAsync();
    }

    /// <summary>Under way, then done, with how it was and how it is.</summary>
    private async Task DoAsync()
    {
        await Ines.GetByLabel("Prêt avant le").FillAsync(Steps.Typed(Portal.Now.AddDays(30)));
        await Ines.Button("Dire que c’est en cours").ClickAsync();
        await Expect(Ines.GetByText("En cours", new() { Exact = true }).First).ToBeVisibleAsync();
        await PassAsync(20);
        await AnswerSteps.OpenAsync(Ines, IdeaSteps.Title);
        await AnswerSteps.FinishAsync(Ines, new(Before, Since, Portal.Now.AddDays(-1)));
    }

    /// <summary>Three young people say « non, pas chez moi » : an explanation is owed, and given.</summary>
    private async Task ContestAsync()
    {
        foreach (var page in Young.Take(3))
        {
            await page.GotoAsync(Idea);
            await Expect(page.GetByText(Since)).ToBeVisibleAsync();
            await Expect(page.GetByText("Contestée", new() { Exact = true })).ToHaveCountAsync(0);
            await AnswerSteps.SayNotHereAsync(page, "Chez moi, il n’y a pas de car.");
            await Expect(page.GetByText("Changer ce que j’ai dit")).ToBeVisibleAsync();
        }
        await Lina.GotoAsync(Idea);
        await Expect(Lina.GetByText("Contestée", new() { Exact = true }).First).ToBeVisibleAsync();
        await Expect(Lina.GetByText("il n’y a pas de car")).ToHaveCountAsync(0);
        await Lina.IsAccessibleAsync();

        await HearAsync(Ines, "Des jeunes attendent une réponse.");
        await AnswerSteps.OpenAsync(Ines, IdeaSteps.Title);
        await Ines.GetByLabel("Votre explication").FillAsync("Un second car part du port dès lundi.");
        await Ines.Button("Publier l’explication").ClickAsync();
        await Expect(Ines.GetByRole(AriaRole.Heading, new() { Name = "Ce que l’institution explique" })).ToBeVisibleAsync();
        await HearAsync(Sami, "Une idée que tu suis avance.");
        await Sami.GotoAsync(Idea);
        await Expect(Sami.GetByText("Un second car part du port")).ToBeVisibleAsync();
    }

    /// <summary>« Suivie »; Lina agrees to the two sentences, and whoever passes reads them.</summary>
    private async Task FollowAsync()
    {
        await Rose.GotoAsync($"{Idea}/avancer");
        await Rose.GetByText("Cela continue", new() { Exact = true }).ClickAsync();
        await Rose.Button("Dire ce que l’idée est devenue").ClickAsync();
        await Expect(Rose.GetByText("Suivie", new() { Exact = true }).First).ToBeVisibleAsync();
        var stranger = await PhoneAsync(scripts: false);
        await stranger.GotoAsync("/ce-qui-a-change");
        await Expect(stranger.GetByText(Since)).ToHaveCountAsync(0);
        await Rose.Button("Demander au jeune de relire").ClickAsync();
        await Expect(Rose.GetByText("Le jeune n’a pas encore relu.")).ToBeVisibleAsync();
        await Lina.GotoAsync($"{IdeaSteps.List}/mes-idees/{idea}");
        await Lina.Button("Oui, montrer ces 2 phrases").ClickAsync();
        await Expect(Lina.GetByText("Tu as dit oui.")).ToBeVisibleAsync();
        await stranger.ReloadAsync();
        await Expect(stranger.GetByText(Before)).ToBeVisibleAsync();
        await Expect(stranger.GetByText(Since)).ToBeVisibleAsync();
        await Lina.GotoAsync("/ce-qui-a-change");
        await Lina.IsAccessibleAsync();
    }
}
