using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>A letter that parents reread: put, opened, read in part on a phone without scripts, ended, answered, written again, and compared.</summary>
[Collection(OnePortal.Name)]
public sealed class ReviewTests(RunningOnSqlite portal) : Journey(portal)
{
    private const string List = "/comite/relectures";

    [Fact]
    public async Task Parents_say_what_is_hard_and_see_what_was_done_with_it()
    {
        var (facilitator, parent) = (await Portal.AccountAsync(Role.Facilitator, "Rose"), await Portal.AccountAsync(Role.Parent, "Nora Blanc"));
        await Portal.RunsAsync(facilitator, Bodies.Parents);
        await Portal.SeatAsync(parent, Bodies.Parents);
        var (desk, phone) = (await ComputerAsync(facilitator), await PhoneAsync(parent, scripts: false));

        await desk.GotoAsync($"{List}/nouvelle");
        await desk.GetByLabel("Le groupe qui relit").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        foreach (var (label, words) in new[] { ("Le nom du document", "Le courrier de rentrée"), ("Qui demande", "La PMI"), ("À quoi sert ce document", "Inviter les parents."), ("Ce qui sera fait des réponses", "Nous changeons les phrases."), ("Le texte", "La réunion a lieu en mars.\nLe cas échéant, elle est reportée.\nVous venez à 2.") })
            await desk.GetByLabel(label, new() { Exact = label != "Le texte" }).First.FillAsync(words);
        await Button(desk, "Préparer la relecture").ClickAsync();
        await Expect(desk.GetByText("3 phrases à relire")).ToBeVisibleAsync();
        await Button(desk, "Ouvrir la relecture").ClickAsync();
        var here = new Uri(desk.Url).AbsolutePath.Replace("/gerer", "", StringComparison.Ordinal);

        await phone.GotoAsync("/accueil");
        await phone.GetByText("Un document est à relire.").ClickAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "Le courrier de rentrée" }).ClickAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "Lire phrase par phrase" }).ClickAsync();
        await Button(phone, "Je comprends").ClickAsync();
        await phone.GetByLabel("Je propose").FillAsync("S’il le faut, on change la date.");
        await Button(phone, "Je propose cette phrase").ClickAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "J’ai fini" }).ClickAsync();
        await Expect(phone.GetByText("Il reste 1 phrase.")).ToBeVisibleAsync();
        await phone.GetByText("Mon prénom").First.ClickAsync();
        await Button(phone, "J’ai fini").ClickAsync();
        await Expect(phone.GetByText("Vos propositions")).ToBeVisibleAsync();

        await AnswerAsync(desk, here);
        await phone.GotoAsync($"{here}/versions");
        await Expect(phone.Locator(".compared ins")).ToHaveTextAsync("S’il le faut, on change la date.");
        await Expect(phone.Locator(".compared del")).ToHaveTextAsync("Le cas échéant, elle est reportée.");
    }

    /// <summary>Ends, answers the one proposal and the group, writes the second text and opens it.</summary>
    private static async Task AnswerAsync(IPage desk, string here)
    {
        await desk.GotoAsync($"{here}/gerer");
        await desk.GetByText("Finir maintenant").ClickAsync();
        await Button(desk, "Oui, finir la relecture").ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Les propositions" }).ClickAsync();
        await Expect(desk.GetByText("S’il le faut, on change la date.").First).ToBeVisibleAsync();
        await Expect(desk.GetByText("Nora")).ToHaveCountAsync(0);
        await desk.GetByText("Gardé", new() { Exact = true }).First.ClickAsync();
        await desk.GetByLabel("Pourquoi", new() { Exact = true }).FillAsync("C’est plus clair.");
        await Button(desk, "Garder cette réponse").ClickAsync();
        await desk.GotoAsync($"{here}/gerer");
        await desk.GetByLabel("La réponse au groupe").FillAsync("Nous avons changé 1 phrase.");
        await Button(desk, "Publier la réponse").ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Écrire la version 2" }).ClickAsync();
        await desk.GetByLabel("Le texte").First.FillAsync("La réunion a lieu en mars.\nS’il le faut, on change la date.\nVous venez à 2.");
        await Button(desk, "Garder ce texte").ClickAsync();
        await Button(desk, "Ouvrir la relecture").ClickAsync();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
