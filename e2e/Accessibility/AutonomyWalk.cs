using ChildProtection.Platform.Security;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>The grids of the demonstration as the young person, the référente and the mentor see them, and one that is just begun.</summary>
internal sealed class AutonomyWalk(RunningPortal portal, PageWalk walk, Dictionary<string, IPage> pages)
{
    public async Task RunAsync()
    {
        var (young, worker) = (pages[Role.YoungPerson], pages[Role.Professional]);
        await young.GotoAsync("/autonomie");
        var together = await young.Locator("main a[href^='/autonomie/grille/']").First.GetAttributeAsync("href");
        foreach (var part in new[] { "", "/reponses", "/ensemble", "/imprimer", "/finir", "/reglages" }) await walk.OpenAsync(young, $"{together}{part}");
        foreach (var part in new[] { "", "/ensemble" }) await walk.OpenAsync(worker, $"{together}{part}");
        await walk.OpenAsync(worker, $"/equipe/jeunes/{(await DemoPeople.ChildAsync(portal, "Lina")).Id}/autonomie");

        var child = $"/equipe/jeunes/{(await DemoPeople.ChildAsync(portal, "Lina")).Id}/autonomie";
        foreach (var part in new[] { "/dates/entretien", "/dates/dix-huit-ans", "/retour" }) await walk.OpenAsync(worker, $"{child}{part}");
        await worker.GotoAsync($"{child}/dates/dix-huit-ans");
        await worker.GetByRole(AriaRole.Textbox, new() { Name = "Ce qu’on a décidé" }).FillAsync("Lina fait un stage.");
        await worker.GetByRole(AriaRole.Button, new() { Name = "Montrer au jeune" }).ClickAsync();
        await worker.GetByText("Le jeune n’a pas encore dit si c’est juste.").WaitForAsync();
        foreach (var part in new[] { "/entretien", "/entretien/imprimer", "/entretien/decide", "/dix-huit-ans/decide" }) await walk.OpenAsync(young, $"/autonomie/dates{part}");

        await young.GotoAsync("/autonomie/commencer");
        await young.GetByRole(AriaRole.Button, new() { Name = "Commencer", Exact = true }).ClickAsync();
        await young.WaitForURLAsync("**/autonomie/grille/*");
        var begun = new Uri(young.Url).AbsolutePath;
        foreach (var part in new[] { "", "/logement?n=1", "/reglages" }) await walk.OpenAsync(young, $"{begun}{part}");
        foreach (var part in new[] { "", "/logement?n=1", "/finir" }) await walk.OpenAsync(worker, $"{begun}{part}");
    }
}
