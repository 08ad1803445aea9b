using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>An idea from its first picture to somebody who had the same.</summary>
internal static class IdeaSteps
{
    public const string List = "/comite/propositions";

    /// <summary>Of the idea told in pictures: its title is made of them.</summary>
    public const string Title = "Plus de\u00A0: le sport, la nature";

    /// <summary>Without a written word, given to the facilitators; the address of the author's own page.</summary>
    public static async Task<string> TellInPicturesAsync(IPage page)
    {
        await page.GotoAsync(List);
        await page.Link("Proposer une idée").ClickAsync();
        await page.GetByText("Je choisis des images").ClickAsync();
        await page.IsAccessibleAsync();
        await page.Button("Continuer").ClickAsync();
        foreach (var picture in (string[])["Plus de", "Le sport", "La nature", "Sorties et loisirs", "Tout le territoire"]) await page.Locator("label").Filter(new() { HasText = picture }).First.ClickAsync();
        await page.IsAccessibleAsync();
        await page.Button("Continuer et relire").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Title);
        await page.IsAccessibleAsync();
        await page.Button("Déposer mon idée").ClickAsync();
        await Expect(page.GetByText("Un animateur lit ton idée avant le")).ToBeVisibleAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Read and published by a facilitator.</summary>
    public static async Task PublishAsync(IPage desk)
    {
        await desk.GotoAsync($"{List}/a-lire");
        await desk.Link(Title).ClickAsync();
        await desk.IsAccessibleAsync();
        await desk.Button("Publier cette idée").ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Name = "Idées à lire" })).ToBeVisibleAsync();
    }

    /// <summary>Written, and ready to be reread.</summary>
    public static async Task WriteAsync(IPage page, string title, string text)
    {
        await page.GotoAsync($"{List}/nouvelle");
        await page.GetByText("J’écris").ClickAsync();
        await page.Button("Continuer").ClickAsync();
        await page.GetByLabel("Titre").FillAsync(title);
        await page.GetByLabel("Mon idée", new() { Exact = true }).FillAsync(text);
        await page.Button("Continuer et relire").ClickAsync();
    }

    /// <summary>Somebody else writes the same in other letters, finds it and supports it.</summary>
    public static async Task FindAgainAsync(IPage page)
    {
        await WriteAsync(page, "plu de spor dan la natur", "On reste trop dedans.");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Déjà proposé" })).ToBeVisibleAsync();
        await page.IsAccessibleAsync();
        await page.Button("C’est la même, je la soutiens").ClickAsync();
        await Expect(page.GetByText("Tu soutiens cette idée.")).ToBeVisibleAsync();
    }
}
