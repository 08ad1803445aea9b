using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>Into a body from the paper on the wall: the public page, a code, the rules to sign, a group, the kit, and out again. Without scripts for the young person.</summary>
[Collection(OnePortal.Name)]
public sealed class BodiesTests(RunningOnSqlite portal) : Journey(portal)
{
    [Fact]
    public async Task A_young_person_comes_in_signs_works_and_leaves()
    {
        var facilitator = await Portal.AccountAsync(Role.Facilitator, "Rose");
        await Portal.RunsAsync(facilitator, Bodies.Young);
        var (desk, young) = (await ComputerAsync(facilitator), await PhoneAsync(await Portal.AccountAsync(Role.YoungPerson, "Hibou des quais"), scripts: false));

        await desk.GotoAsync("/comite/instances/jeunes/reglement/ecrire");
        await desk.GetByLabel("Le règlement", new() { Exact = true }).FillAsync("# Entre nous\n\n- On s’écoute.\n- On peut se taire.");
        await Button(desk, "Publier cette version").ClickAsync();
        await Expect(desk.GetByText("On peut se taire.")).ToBeVisibleAsync();
        await desk.GotoAsync("/comite/instances/jeunes/groupes");
        await desk.GetByLabel("Nom du groupe").FillAsync("Les sorties");
        await desk.GetByLabel("Ce qu’il fait").FillAsync("Choisir les sorties.");
        await Button(desk, "Ouvrir ce groupe").ClickAsync();
        await Expect(desk.GetByText("Choisir les sorties.")).ToBeVisibleAsync();
        await desk.GotoAsync("/comite/membres?instance=jeunes");
        await Button(desk, "Faire un code").ClickAsync();
        var code = await desk.Locator(".code").TextContentAsync();

        await young.GotoAsync("/comite/rejoindre/jeunes");
        await Expect(young.GetByText("Oui, tu peux participer.")).ToBeVisibleAsync();
        await young.GetByRole(AriaRole.Link, new() { Name = "J’ai un code" }).ClickAsync();
        await young.GetByLabel("Le code").FillAsync(code!);
        await young.GetByRole(AriaRole.Button, new() { Name = "Entrer", Exact = true }).ClickAsync();
        await young.GotoAsync("/comite/instances/jeunes/reglement");
        await Button(young, "Signer le règlement").ClickAsync();
        await Expect(young.GetByText("Tu as signé la version")).ToBeVisibleAsync();
        await young.GotoAsync("/comite/instances/jeunes/groupes");
        await young.GetByRole(AriaRole.Button, new() { Name = "Entrer dans le groupe" }).First.ClickAsync();
        await Expect(young.GetByText("Hibou des quais")).ToBeVisibleAsync();
        await young.GotoAsync("/comite/instances/jeunes/mandat");
        await Expect(young.GetByText("Tu n’as pas à raconter ton histoire.")).ToBeVisibleAsync();
        await young.GotoAsync("/comite/instances/jeunes");
        await young.GetByText("Sortir de cette instance", new() { Exact = true }).ClickAsync();
        await Button(young, "Oui, sortir").ClickAsync();
        await Expect(young.GetByRole(AriaRole.Link, new() { Name = "Rejoindre le comité" })).ToBeVisibleAsync();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
