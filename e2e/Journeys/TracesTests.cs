using System.Text;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Canaries;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Journeys;

/// <summary>
/// What a shared computer still knows after somebody signed out or left by « Quitter vite » (SAFE-31, QA-04): planted words in
/// the stores that scripts have, in the titles of the history, and in every file of the browser's own folder, cache included.
/// </summary>
[Collection(OnePortal.Name)]
public sealed class TracesTests(RunningOnSqlite portal)
{
    private const string Stores = """
        async () => JSON.stringify({
          local: { ...localStorage }, session: { ...sessionStorage }, databases: await indexedDB.databases(),
          caches: await Promise.all((await caches.keys()).map(async name => [name, await Promise.all((await (await caches.open(name)).matchAll()).map(answer => answer.text()))])),
          cookies: document.cookie, title: document.title, name: window.name, state: history.state,
        })
        """;

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_browser_keeps_nothing_of_what_was_read_and_written(bool leavesAtOnce)
    {
        var book = new CanaryBook();
        var words = await PeopleAsync(book);
        var folder = Directory.CreateTempSubdirectory("nosvoix-browser-");
        using var playwright = await Playwright.CreateAsync();
        var (found, looked, pages) = (new List<string>(), 0L, 0);
        try
        {
            await using (var context = await playwright.Chromium.LaunchPersistentContextAsync(folder.FullName, new()
            {
                ExecutablePath = "/usr/bin/chromium", BaseURL = portal.Address.ToString(), Locale = "fr-FR",
                Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            }))
            {
                var page = context.Pages[0];
                foreach (var (account, addresses) in words)
                {
                    await context.AddCookiesAsync([await portal.SessionAsync(account)]);
                    foreach (var address in addresses)
                    {
                        await page.GotoAsync(address);
                        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                        pages++;
                        Look("a title", await page.TitleAsync());
                        Look("the stores", await page.EvaluateAsync<string>(Stores));
                    }
                    await page.GotoAsync("/ma-parole/ecrire");
                    if (await page.Locator("textarea").CountAsync() > 0) await page.Locator("textarea").FillAsync($"Brouillon {book.Word(CanaryKind.Statement)}"); // never sent
                    if (leavesAtOnce)
                    {
                        await page.GetByRole(AriaRole.Link, new() { Name = "Quitter vite" }).First.ClickAsync();
                        await page.WaitForURLAsync(url => !url.Contains("/ma-parole", StringComparison.Ordinal));
                    }
                    else
                    {
                        await page.GotoAsync("/deconnexion");
                        await page.GetByRole(AriaRole.Button, new() { Name = "Me déconnecter" }).ClickAsync();
                        await page.GetByRole(AriaRole.Heading, new() { Name = "C’est fini" }).WaitForAsync();
                    }
                    await page.GotoAsync("/reprendre");
                    Look("the stores afterwards", await page.EvaluateAsync<string>(Stores));
                    for (var back = 0; back < 3; back++)
                    {
                        await page.GoBackAsync();
                        Look("the page behind « back »", await page.ContentAsync());
                    }
                    await page.GotoAsync("/reprendre");
                }
            }
            foreach (var file in Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 0))
            {
                var bytes = await File.ReadAllBytesAsync(file);
                looked += bytes.Length;
                foreach (var canary in book.In(bytes)) found.Add($"{canary.Value} in {Path.GetRelativePath(folder.FullName, file)}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        Console.WriteLine($"{nameof(TracesTests)}: {(leavesAtOnce ? "« Quitter vite »" : "signed out")}: {book.All.Count} planted, {pages} pages read, {looked / 1024} KB of browser files, {found.Count} found.");
        Assert.True(found.Count == 0, string.Join('\n', found.Distinct().Take(20)));
        Assert.True(looked > 100_000, "The browser's folder was not read.");

        void Look(string where, string text)
        {
            looked += Encoding.UTF8.GetByteCount(text);
            foreach (var canary in book.In(text)) found.Add($"{canary.Value} in {where}");
        }
    }

    /// <summary>A young person, the référent and a parent, each with pages full of planted words.</summary>
    private async Task<List<(ChildProtection.Platform.Identity.Account Account, string[] Addresses)>> PeopleAsync(CanaryBook book)
    {
        var nadia = await portal.AccountAsync(Role.Professional, $"Nadia {book.Word(CanaryKind.AdultName)}");
        var child = await portal.WithDbAsync(async db =>
        {
            var registered = Child.Register(book.Word(CanaryKind.FirstName), "plaine", portal.Now, DateOnly.FromDateTime(portal.Now.Date).AddYears(3));
            db.Add(registered);
            db.Add(Relation.Begin(registered.Id, nadia.Id, RelationKind.CaseWorker, portal.Now.AddDays(-1)));
            await db.SaveChangesAsync();
            return registered;
        });
        var (lina, claire) = (await portal.AccountAsync(Role.YoungPerson, book.Words.Pseudonym("Loutre des neiges")), await portal.AccountAsync(Role.Parent, $"Claire {book.Word(CanaryKind.AdultName)}"));
        book.Plant(CanaryKind.Pseudonym, lina.DisplayName);
        await portal.WithDbAsync(db =>
        {
            db.Add(Relation.Begin(child.Id, lina.Id, RelationKind.Self, portal.Now.AddDays(-1)));
            db.Add(Relation.Begin(child.Id, claire.Id, RelationKind.Parent, portal.Now.AddDays(-1)));
            return db.SaveChangesAsync();
        });
        var said = await portal.SayAsync(lina.Id, child.Id, Audience.CaseWorker, $"Je dis {book.Word(CanaryKind.Statement)}.");
        return
        [
            (lina, ["/accueil", "/ma-parole", $"/ma-parole/{said}", "/mes-adultes", "/qui-a-regarde", "/livret/mes-droits"]),
            (nadia, ["/accueil", "/equipe", $"/equipe/jeunes/{child.Id}", "/paroles", $"/paroles/{said}"]),
            (claire, ["/accueil", "/mon-enfant", "/ma-parole"]),
        ];
    }
}
