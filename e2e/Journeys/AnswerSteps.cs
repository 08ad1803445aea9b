using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>The answer that is owed to an idea, as a facilitator asks it, a pilot gives it and young people check it.</summary>
internal static class AnswerSteps
{
    /// <summary>A yes with its reason.</summary>
    public sealed record Reply(string Why, string What, DateTimeOffset DoBy);

    /// <summary>How it was, how it is, since when.</summary>
    public sealed record Proof(string Before, string Now, DateTimeOffset Since);

    /// <summary>From « Faire avancer » of an idea that was voted, to this person.</summary>
    public static async Task SendAsync(IPage desk, string answerer)
    {
        await desk.GetByLabel("Qui répond").SelectOptionAsync(answerer);
        await desk.IsAccessibleAsync();
        await desk.Button("Transmettre l’idée").ClickAsync();
        await Expect(desk.GetByText("Réponse promise avant le")).ToBeVisibleAsync();
    }

    public static async Task AnswerAsync(IPage pilot, string title, Reply reply)
    {
        await OpenAsync(pilot, title);
        await pilot.GetByText("Oui", new() { Exact = true }).ClickAsync();
        await pilot.GetByLabel("Pourquoi").FillAsync(reply.Why);
        await pilot.GetByLabel("Ce qui va se faire").FillAsync(reply.What);
        await pilot.GetByLabel("Quel service").FillAsync("Le service des lieux");
        await pilot.GetByLabel("Fait avant le").FillAsync(Steps.Typed(reply.DoBy));
        await pilot.IsAccessibleAsync();
        await pilot.Button("Publier la réponse").ClickAsync();
        await Expect(pilot.GetByRole(AriaRole.Heading, new() { Name = "L’idée est faite" })).ToBeVisibleAsync();
    }

    /// <summary>« Faite », on the page where the answer was given.</summary>
    public static async Task FinishAsync(IPage pilot, Proof proof)
    {
        await pilot.GetByLabel("Fait le").FillAsync(Steps.Typed(proof.Since));
        await pilot.GetByLabel("Avant", new() { Exact = true }).FillAsync(proof.Before);
        await pilot.GetByLabel("Maintenant").FillAsync(proof.Now);
        await pilot.GetByLabel("Comment on le voit").FillAsync("Elle est près du grand arbre.");
        await pilot.Button("Dire que c’est fait").ClickAsync();
        await Expect(pilot.GetByRole(AriaRole.Heading, new() { Name = "Fait le" })).ToBeVisibleAsync();
    }

    /// <summary>« Non, pas chez moi », from the page of the idea.</summary>
    public static async Task SayNotHereAsync(IPage page, string word)
    {
        await page.Link("C’est fait chez moi").ClickAsync();
        await page.GetByText("Non, pas chez moi").ClickAsync();
        await page.GetByLabel("Un mot").FillAsync(word);
        await page.IsAccessibleAsync();
        await page.Button("Dire ce que je vois").ClickAsync();
    }

    /// <summary>One of those that wait for this pilot.</summary>
    public static async Task OpenAsync(IPage pilot, string title)
    {
        await pilot.GotoAsync($"{IdeaSteps.List}/reponses");
        await pilot.Link(title).ClickAsync();
        await Expect(pilot.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
    }
}
