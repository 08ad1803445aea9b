using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Review;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>Documents that are reread, as members, their facilitator and the service see them: open, over, answered, with a second version. Before anybody leaves the committee.</summary>
internal sealed class ReviewsWalk(RunningPortal portal, PageWalk walk, Dictionary<string, IPage> pages)
{
    public async Task RunAsync()
    {
        var (young, parent, facilitator, observer) = (pages[Role.YoungPerson], pages[Role.Parent], pages[Role.Facilitator], pages[Role.Observer]);
        var (pocket, letter, guide) = (await OneAsync("jeunes", 1), await OneAsync("parents", 1), await OneAsync("parents", 2));
        await walk.OpenAsync(parent, $"/comite/relectures/{letter}");
        await walk.OpenAsync(parent, $"/comite/relectures/{guide}");
        foreach (var (page, id) in new[] { (young, pocket), (parent, letter) })
            foreach (var part in (string[])["/phrases?phrase=2", "/fin"]) await walk.OpenAsync(page, $"/comite/relectures/{id}{part}");
        foreach (var part in (string[])["/versions", "/gerer", "/texte", "/propositions"]) await walk.OpenAsync(facilitator, $"/comite/relectures/{guide}{part}");
        await walk.OpenAsync(observer, $"/comite/relectures/bilan/{await portal.WithDbAsync(db => db.Set<ReviewVersion>().Where(version => version.DocumentId == guide && version.Number == 1).Select(version => version.Id).SingleAsync())}");

        await young.GotoAsync($"/comite/relectures/{pocket}/phrases?phrase=3");
        await young.GetByLabel("Je propose").FillAsync("La somme change avec ton âge.");
        await young.GetByRole(AriaRole.Button, new() { Name = "Je propose cette phrase" }).ClickAsync();
        await facilitator.GotoAsync($"/comite/relectures/{pocket}/gerer");
        await facilitator.GetByText("Finir maintenant").ClickAsync();
        await facilitator.GetByRole(AriaRole.Button, new() { Name = "Oui, finir la relecture" }).ClickAsync();
        await facilitator.GetByText("Publier la réponse").First.WaitForAsync();
        foreach (var part in (string[])["/gerer", "/propositions"]) await walk.OpenAsync(facilitator, $"/comite/relectures/{pocket}{part}");
    }

    /// <summary>The document of the demonstration, of this body, with so many texts.</summary>
    private Task<Guid> OneAsync(string body, int versions) => portal.WithDbAsync(async db =>
    {
        var id = await db.Set<Body>().Where(one => one.Code == body).Select(one => one.Id).SingleAsync();
        var texts = db.Set<ReviewVersion>();
        return await db.Set<ReviewDocument>().Where(document => document.BodyId == id && texts.Count(version => version.DocumentId == document.Id) == versions).Select(document => document.Id).SingleAsync();
    });
}
