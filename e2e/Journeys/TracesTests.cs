using System.Text;
using System.Text.RegularExpressions;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Canaries;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>
/// What a shared computer still knows after somebody signed out or left by « Quitter vite » (SAFE-31, QA-04): planted words in
/// the stores that scripts have, in the titles of the history, and in every file of the browser's own folder, cache included.
/// </summary>
[Collection(OnePortal.Name)]
public sealed class TracesTests(RunningOnSqlite portal)
{
    private readonly CanaryBook book = new();
    private readonly List<string> found = [];
    private long looked;
    private int pages;

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
        var people = await PeopleAsync();
        var folder = Directory.CreateTempSubdirectory("nosvoix-browser-");
        using var playwright = await Playwright.CreateAsync();
        try
        {
            await using (var context = await playwright.Chromium.LaunchPersistentContextAsync(folder.FullName, new()
            {
                ExecutablePath = "/usr/bin/chromium", BaseURL = portal.Address.ToString(), Locale = "fr-FR",
                Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            }))
                foreach (var (account, addresses) in people)
                {
                    await context.AddCookiesAsync([await portal.SessionAsync(account)]);
                    await ReadAndWriteAsync(context.Pages[0], addresses);
                    await (leavesAtOnce ? LeaveAsync(context.Pages[0]) : SignOutAsync(context.Pages[0]));
                    await GoBackAsync(context.Pages[0]);
                }
            await SearchAsync(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        Console.WriteLine($"{nameof(TracesTests)}: {(leavesAtOnce ? "« Quitter vite »" : "signed out")}: {book.All.Count} planted, {pages} pages read, {looked / 1024} KB of browser files, {found.Count} found.");
        Assert.True(found.Count == 0, string.Join('\n', found.Distinct().Take(20)));
        Assert.True(looked > 100_000, "The browser's folder was not read.");
    }

    /// <summary>Reads these pages, then begins to write what is never sent.</summary>
    private async Task ReadAndWriteAsync(IPage page, string[] addresses)
    {
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            pages++;
            Look("a title", await page.TitleAsync());
            Look("the stores", await page.EvaluateAsync<string>(Stores));
        }
        foreach (var (address, field) in new[] { ("/ma-parole/ecrire", "textarea"), ("/livret/mes-droits", "input[name=Word]") })
        {
            await page.GotoAsync(address);
            if (await page.Locator(field).CountAsync() > 0) await page.Locator(field).FillAsync($"Brouillon {book.Word(CanaryKind.Statement)}");
        }
    }

    private static async Task LeaveAsync(IPage page)
    {
        await page.Locator("a[data-quitter]:not(.skip)").First.ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("/livret", RegexOptions.None, TimeSpan.FromSeconds(10))); // not « has loaded »: where it leads to may not answer
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/deconnexion");
        await page.GetByRole(AriaRole.Button, new() { Name = "Me déconnecter" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "C’est fini" }).WaitForAsync();
    }

    /// <summary>The next person at this computer.</summary>
    private async Task GoBackAsync(IPage page)
    {
        await page.GotoAsync("/reprendre");
        Look("the stores afterwards", await page.EvaluateAsync<string>(Stores));
        for (var back = 0; back < 3; back++)
        {
            await page.GoBackAsync();
            Look("the page behind « back »", await page.ContentAsync());
        }
        await page.GotoAsync("/reprendre");
    }

    private async Task SearchAsync(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 0))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            looked += bytes.Length;
            foreach (var canary in book.In(bytes)) found.Add($"{canary.Value} in {Path.GetRelativePath(folder, file)}");
        }
    }

    private void Look(string where, string text)
    {
        looked += Encoding.UTF8.GetByteCount(text);
        foreach (var canary in book.In(text)) found.Add($"{canary.Value} in {where}");
    }

    /// <summary>A young person, the référent and a parent, each with pages full of planted words.</summary>
    private async Task<List<(ChildProtection.Platform.Identity.Account Account, string[] Addresses)>> PeopleAsync()
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
