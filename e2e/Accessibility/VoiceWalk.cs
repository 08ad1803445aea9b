using ChildProtection.Features.Voice;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>What people said, as its author and its readers see it; and a parent's rights.</summary>
internal sealed class VoiceWalk(RunningPortal portal, PageWalk walk, Dictionary<string, IPage> pages, Dictionary<string, Account> accounts)
{
    public async Task RunAsync()
    {
        var own = await OfAsync(accounts[Role.YoungPerson].Id);
        foreach (var statement in own) await walk.OpenAsync(pages[Role.YoungPerson], $"/ma-parole/{statement.Id}");
        await TooLateAsync(pages[Role.YoungPerson], own.First(statement => statement is { AnsweredAt: null, AnswerBy: not null }).Id);
        await ReadAsync(pages[Role.Professional], (await OfAsync(accounts[Role.Parent].Id)).First().Id);
        await RightsAsync(pages[Role.Professional]);
        await walk.OpenAsync(pages[Role.Parent], "/mon-enfant");
    }

    /// <summary>Before « Lire », after it, and each refusal of the answer.</summary>
    private async Task ReadAsync(IPage page, Guid id)
    {
        await walk.OpenAsync(page, $"/paroles/{id}");
        await page.GotoAsync($"/paroles/{id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lire", Exact = true }).PressAsync("Enter");
        await page.GetByLabel("Votre réponse").WaitForAsync();
        await walk.OpenAsync(page, $"/paroles/{id}");
    }

    /// <summary>« Reprendre », pressed after somebody read.</summary>
    private async Task TooLateAsync(IPage page, Guid id)
    {
        await page.GotoAsync($"/ma-parole/{id}");
        DateTimeOffset? read = portal.Now;
        await portal.WithDbAsync(db => db.Statements.Where(s => s.Id == id).ExecuteUpdateAsync(update => update.SetProperty(s => s.FirstReadAt, read)));
        await walk.RefuseAsync(page, () => page.GetByRole(AriaRole.Button, new() { Name = "Reprendre mon texte" }).PressAsync("Enter"));
    }

    private async Task RightsAsync(IPage page)
    {
        await page.GotoAsync($"/equipe/jeunes/{(await DemoPeople.ChildAsync(portal, "Lina")).Id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ses droits" }).First.ClickAsync();
        await walk.OpenAsync(page, new Uri(page.Url).AbsolutePath);
    }

    private Task<List<Statement>> OfAsync(Guid author) => portal.WithDbAsync(db => db.Statements.AsNoTracking().Where(s => s.AuthorId == author).ToListAsync());
}
