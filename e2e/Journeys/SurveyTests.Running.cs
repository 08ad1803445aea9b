using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>One survey from its template to « ce qui a changé », by whoever runs it, answers it, and studies it.</summary>
public sealed partial class SurveyTests
{
    private const int Sheets = 40;

    [Fact]
    public async Task A_survey_is_made_tried_opened_answered_closed_studied_and_given_back()
    {
        var (desk, young) = (await OpenAsync(1280, 800, await Portal.AccountAsync(Role.Facilitator, "Claire Dubois")), await PhoneAsync(await YoungAsync("Renard des lacs")));
        var run = await MadeAsync(desk);
        await TriedAsync(desk, run);
        await desk.GotoAsync($"{run}/marche");
        await IsAccessibleAsync(desk);
        await Button(desk, "Ouvrir maintenant").ClickAsync();
        await Expect(desk.GetByText("Ouverte")).ToBeVisibleAsync();

        var id = Guid.Parse(run.Split('/')[^1]);
        await AnsweredAsync(young, id);
        await desk.GotoAsync($"{run}/rappel");
        await IsAccessibleAsync(desk);
        await Button(desk, "Rappeler à tout le groupe").ClickAsync();
        await OthersAnswerAsync(id);
        await young.GotoAsync("/accueil");
        await Expect(young.GetByText("Mon avis sur l’événement")).ToBeVisibleAsync(); // the reminder, even to whoever answered

        await desk.GotoAsync($"{run}/marche");
        await Button(desk, "Fermer maintenant").ClickAsync();
        await desk.GotoAsync($"{run}/resultats");
        await Expect(desk.GetByText("La plupart", new() { Exact = false }).First).ToBeVisibleAsync();
        await IsAccessibleAsync(desk);
        await StudiedAsync(run);

        await desk.GotoAsync($"{run}/retour");
        await desk.GetByLabel("Ce que vous avez dit").FillAsync("La plupart d’entre vous ont appris une chose utile.");
        await desk.GetByLabel("Ce qu’on a décidé").FillAsync("Il y aura un autre forum au printemps.");
        await desk.GetByLabel("Ce qui a changé").FillAsync("Un bus vient chercher les jeunes.");
        await IsAccessibleAsync(desk);
        await Button(desk, "Montrer le retour").ClickAsync();
        await young.GotoAsync("/enquetes");
        await young.Locator($"a[href='/enquetes/{id}/retour']").First.ClickAsync();
        await Expect(young.GetByText("Un bus vient chercher les jeunes.")).ToBeVisibleAsync();
        await Expect(young.GetByRole(AriaRole.Heading, new() { Name = "Ce qui a changé" })).ToBeVisibleAsync();
        await IsAccessibleAsync(young);
    }

    /// <summary>From a template; in one zone; one question said in other words, seen at once in the frame beside it.</summary>
    private static async Task<string> MadeAsync(IPage desk)
    {
        await desk.GotoAsync("/enquetes/gerer/nouvelle");
        await desk.GetByLabel("Modèle").SelectOptionAsync("retour-d-evenement");
        await Button(desk, "Préparer").ClickAsync();
        await desk.GetByText("Rive-Sud", new() { Exact = true }).ClickAsync();
        await IsAccessibleAsync(desk);
        await Button(desk, "Enregistrer").ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Changer les questions" }).ClickAsync();
        await desk.WaitForURLAsync("**/questions");
        var run = new Uri(desk.Url).AbsolutePath[..^"/questions".Length];
        await IsAccessibleAsync(desk);
        await desk.GetByRole(AriaRole.Link, new() { Name = "Changer : Tout était facile à comprendre." }).ClickAsync();
        await desk.GetByLabel("La question", new() { Exact = true }).FillAsync("Tout était simple à comprendre.");
        await Expect(desk.Locator(".phone legend")).ToHaveTextAsync("Tout était simple à comprendre.");
        await IsAccessibleAsync(desk);
        await Button(desk, "Garder la question").ClickAsync();
        await Expect(desk.GetByText("Tout était simple à comprendre.").First).ToBeVisibleAsync();
        return run;
    }

    /// <summary>As a parent would; nothing is kept.</summary>
    private static async Task TriedAsync(IPage desk, string run)
    {
        await desk.GotoAsync($"{run}/essai");
        await desk.GetByLabel("Répondre comme").SelectOptionAsync("parent");
        await Button(desk, "Commencer").ClickAsync();
        await Expect(desk.GetByText("Comment s’est passé l’événement pour vous ?")).ToBeVisibleAsync();
        await IsAccessibleAsync(desk);
        for (var number = 1; await IsAskedAsync(desk, number); number++) await Button(desk, "Je passe").ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Name = "Fin de l’essai" })).ToBeVisibleAsync();
    }

    /// <summary>« Mon avis », with free words; then who reads, and when one will know.</summary>
    private static async Task AnsweredAsync(IPage young, Guid id)
    {
        await young.GotoAsync($"/enquetes/{id}/promesse");
        await IsAccessibleAsync(young);
        await young.GotoAsync($"/enquetes/{id}/question");
        for (var number = 1; await IsAskedAsync(young, number); number++)
        {
            if (number == 9) await Expect(young.GetByText("Ici, personne ne peut savoir que c’est toi")).ToBeVisibleAsync();
            await AnswerAsync(young);
            await Button(young, "Continuer").ClickAsync();
        }
        await Button(young, "Envoyer mes réponses").ClickAsync();
        await Expect(young.GetByRole(AriaRole.Heading, new() { Name = "Qui va lire ?" })).ToBeVisibleAsync();
    }

    /// <summary>Enough of them for figures to be shown.</summary>
    private async Task OthersAnswerAsync(Guid id)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var (db, urn) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<AnswerUrn>());
        var survey = await db.Surveys.AsNoTracking().SingleAsync(one => one.Id == id);
        for (var number = 0; number < Sheets; number++)
        {
            var sheet = Sheet.Empty;
            foreach (var question in survey.Questions.Questions.Where(question => question.Kind == QuestionKind.YesNo)) sheet.Answer(question.Code, number % 5 == 0 ? "non" : "oui");
            db.AnswerBuffer.Add(await urn.BufferAsync(survey, survey.Questions, new Reader(Public.Young, 15) { Zone = Zone }, sheet));
        }
        await db.SaveChangesAsync();
    }

    /// <summary>A researcher reads the same figures, on a page and in a file, and finds nothing that is not a total.</summary>
    private async Task StudiedAsync(string run)
    {
        var page = await OpenAsync(1280, 800, await Portal.AccountAsync(Role.Observer, "Hugo Petit"));
        await page.GotoAsync("/enquetes/gerer");
        await page.Locator($"a[href='{run}']").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Voir les résultats" }).ClickAsync();
        await Expect(page.GetByText("Ces chiffres peuvent être publiés.")).ToBeVisibleAsync();
        await IsAccessibleAsync(page);
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Le fichier pour un tableur" }).ClickAsync());
        await using var bytes = await file.CreateReadStreamAsync();
        using var reader = new StreamReader(bytes);
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.True(lines.Length > 10, $"{lines.Length} lines");
        Assert.Contains(lines, line => line.Contains("Tout était simple à comprendre.", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(Wish, StringComparison.Ordinal));
        foreach (var part in new[] { "mots", "retour", "questions" }) Assert.True((await page.GotoAsync($"{run}/{part}"))!.Status is 403 or 404, part);
    }
}
