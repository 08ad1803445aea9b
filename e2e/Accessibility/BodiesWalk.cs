using ChildProtection.Platform.Security;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>A body as its members, its facilitator and a passer-by see it: rules, groups, mandate, invitation, settings, calls and draws, and each refusal.</summary>
internal sealed class BodiesWalk(PageWalk walk, Dictionary<string, IPage> pages)
{
    private const string Here = "/comite/instances/jeunes";

    public async Task RunAsync(IPage offered, IPage volunteer)
    {
        var (young, parent, facilitator) = (pages[Role.YoungPerson], pages[Role.Parent], pages[Role.Facilitator]);
        foreach (var part in (string[])["", "/reglement", "/reglement?version=1", "/groupes", "/mandat", "/attestation", "/attestation?nom=d-ici"]) await walk.OpenAsync(young, $"{Here}{part}");
        await walk.OpenAsync(young, $"{Here}/themes");
        await young.GotoAsync($"{Here}/themes");
        await young.GetByLabel("Le thème").FillAsync("Les sorties du samedi");
        await young.GetByRole(AriaRole.Button, new() { Name = "Proposer ce thème" }).ClickAsync();
        await young.GetByText("Un animateur va lire").First.WaitForAsync();
        await walk.OpenAsync(facilitator, $"{Here}/themes");
        foreach (var part in (string[])["", "/reglement", "/groupes", "/mandat", "/attestation"]) await walk.OpenAsync(parent, $"/comite/instances/parents{part}");
        foreach (var part in (string[])["", "/reglement", "/groupes", "/mandat"]) await walk.OpenAsync(facilitator, $"{Here}{part}");
        foreach (var address in (string[])["/comite/rejoindre/adolescents", "/comite/rejoindre/adolescents/imprimer", "/comite/rejoindre/adolescents/imprimer?format=a5"]) await walk.OpenAsync(young, address);

        foreach (var address in (string[])["/comite/rejoindre/jeunes/tirage", "/comite/rejoindre/adolescents/tirage", "/comite/rejoindre/adolescents/participer"]) await walk.OpenAsync(young, address);
        await walk.OpenAsync(offered, "/comite/rejoindre/jeunes/participer");
        await walk.OpenAsync(volunteer, "/comite/rejoindre/adolescents/participer");
        await volunteer.GetByRole(AriaRole.Button, new() { Name = "Je ne veux plus participer" }).ClickAsync();
        await volunteer.GetByRole(AriaRole.Button, new() { Name = "Je veux participer" }).WaitForAsync();
        await walk.LookAsync(volunteer, "/comite/rejoindre/adolescents/participer, again", await volunteer.ReloadAsync());
        foreach (var body in (string[])["adolescents", "jeunes"]) await walk.OpenAsync(facilitator, $"/comite/instances/{body}/appel");
        await walk.OpenAsync(pages[Role.Administrator], "/administration/instances/adolescents/fermer");
        foreach (var part in (string[])["/reglages", "/reglement/ecrire"]) await walk.OpenAsync(facilitator, $"{Here}{part}");
    }
}
