using ChildProtection.Platform.Security;
using ChildProtection.Tests.Moderation;
using ChildProtection.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>A text is reported in two presses on a phone, decided without a script, told to both, and looked at again.</summary>
[Collection(OnePortal.Name)]
public sealed class ModerationTests(RunningOnSqlite portal) : Journey(portal)
{
    [Fact]
    public async Task A_text_is_reported_in_two_presses_given_back_and_shown_after_an_appeal()
    {
        var (lina, sami) = (await Portal.YoungAsync("Hibou des bois"), await Portal.YoungAsync("Castor du lac"));
        var idea = await Portal.ShownIdeaAsync(sami, "Un four à pain");
        await Portal.PointAsync(idea, lina, "Le pain, c’est pour les vieux.");
        var phone = await PhoneAsync(sami);
        await phone.GotoAsync($"/comite/propositions/{idea}");
        await phone.GetByRole(AriaRole.Link, new() { Name = "Signaler" }).ClickAsync();
        await phone.IsAccessibleAsync();
        await phone.Button("C’est choquant").ClickAsync();
        await Expect(phone.GetByText("Merci. Quelqu’un va lire.")).ToBeVisibleAsync();

        await GiveBackAsync();

        await phone.GotoAsync("/mes-signalements");
        await Expect(phone.GetByText("Tu avais raison de le dire.")).ToBeVisibleAsync();
        await phone.GotoAsync($"/comite/propositions/{idea}");
        await Expect(phone.GetByText("Le pain, c’est")).ToHaveCountAsync(0);

        var author = await PhoneAsync(lina);
        await author.GotoAsync("/accueil");
        await author.GetByText("Il y a du nouveau dans tes textes rendus.").ClickAsync();
        await author.GetByRole(AriaRole.Link, new() { Name = "Un avis sur une idée" }).ClickAsync();
        await Expect(author.Link("Réécrire")).ToBeVisibleAsync();
        await author.GetByLabel("Ce que tu veux dire").FillAsync("C’était une blague entre nous.");
        await author.Button("Demander une autre lecture").ClickAsync();
        await Expect(author.GetByText("Ta demande est partie.")).ToBeVisibleAsync();
        await author.IsAccessibleAsync();

        var other = await ComputerAsync(await Portal.AccountAsync(Role.Moderator, "Yasmine"));
        await other.GotoAsync("/moderation/recours");
        await other.GetByRole(AriaRole.Link, new() { Name = "Un texte" }).First.ClickAsync();
        await other.GetByText("La décision change").ClickAsync();
        await other.GetByLabel("Votre mot à la personne").FillAsync("Merci de l’avoir expliqué.");
        await other.Button("Répondre").ClickAsync();
        await Expect(other.GetByText("Aucune demande pour vous.")).ToBeVisibleAsync();
        await author.ReloadAsync();
        await author.GotoAsync("/mes-textes-rendus");
        await Expect(author.GetByText("Ton texte est de nouveau affiché.")).ToBeVisibleAsync();
        await phone.ReloadAsync();
        await Expect(phone.GetByText("Le pain, c’est")).ToBeVisibleAsync();
    }

    /// <summary>A moderator without scripts reads it at a second press, and gives it back.</summary>
    private async Task GiveBackAsync()
    {
        var desk = await OpenAsync(1280, 900, await Portal.AccountAsync(Role.Moderator, "Paul"), scripts: false);
        await desk.GotoAsync("/moderation");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Je m’en occupe : Un avis sur une idée, C’est choquant" }).First.ClickAsync();
        var words = desk.GetByText("Le pain, c’est pour les vieux.");
        await Expect(words).ToBeHiddenAsync();
        await desk.GetByText("Montrer le texte").ClickAsync();
        await Expect(words).ToBeVisibleAsync();
        await desk.GetByText("Rendre à son auteur").ClickAsync();
        await desk.GetByLabel("Raison").SelectOptionAsync(new SelectOptionValue { Label = "Des mots qui blessent" });
        await desk.Button("Décider").ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Textes à relire");
    }
}
