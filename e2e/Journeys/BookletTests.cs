using ChildProtection.Features.Accounts;
using ChildProtection.Features.Booklet;
using ChildProtection.Features.Content;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>The booklet given, read and asked about, by the people concerned; without a script as well as with one.</summary>
[Collection(OnePortal.Name)]
public sealed class BookletTests(RunningOnSqlite portal) : Journey(portal)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_booklet_is_given_read_and_asked_about(bool scripts)
    {
        var account = await Portal.AccountAsync(Role.Professional, "Nadia Benali");
        var lina = await Portal.AccountAsync(Role.YoungPerson, "Loutre des neiges");
        var child = Child.Register("Lina", "plaine", Portal.Now, DateOnly.FromDateTime(Portal.Now.Date).AddYears(2));
        await Portal.WithDbAsync(db =>
        {
            db.AddRange(child, Relation.Begin(child.Id, account.Id, RelationKind.CaseWorker, Portal.Now), Relation.Begin(child.Id, lina.Id, RelationKind.Self, Portal.Now));
            return db.SaveChangesAsync();
        });
        var desk = await OpenAsync(1280, 800, account, scripts);
        await desk.GotoAsync($"/equipe/jeunes/{child.Id}");
        await desk.GetByRole(AriaRole.Link, new() { Name = "Le livret : remis, lu ?" }).ClickAsync();
        await desk.GetByLabel("Par le portail").CheckAsync();
        await Press(desk, "Noter cette remise");
        await Expect(desk.GetByText("N’a pas encore dit avoir lu")).ToBeVisibleAsync();

        var phone = await OpenAsync(360, 740, lina, scripts);
        await phone.GotoAsync("/accueil");
        await phone.GetByRole(AriaRole.Link, new() { Name = "Tu as reçu le livret." }).ClickAsync();
        await Expect(phone.GetByText("Nadia Benali t’a donné le livret 15 à 18 ans.")).ToBeVisibleAsync();
        await Press(phone, "J’ai vu");
        await phone.GetByRole(AriaRole.Link, new() { Name = "Qui fait quoi pour toi" }).First.ClickAsync();
        await Press(phone, "Je l’ai lu");
        await Expect(phone.GetByText("Tu as dit : je l’ai lu")).ToBeVisibleAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "J’ai une question" }).ClickAsync();
        await phone.GetByLabel("Mon référent", new() { Exact = false }).First.CheckAsync();
        await phone.GetByLabel("Ma question").PressSequentiallyAsync("C’est quoi une audience ?");
        await Press(phone, "Envoyer ou garder");
        await Expect(phone.GetByText("C’est envoyé.")).ToBeVisibleAsync();
        await phone.GotoAsync("/livret/ma-lecture");
        await Press(phone, "J’ai lu tout le livret");

        await desk.ReloadAsync();
        await Expect(desk.GetByText("Dit avoir lu, le")).ToBeVisibleAsync();
        await desk.GotoAsync("/paroles");
        await Expect(desk.GetByText("Lina").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_word_that_is_unfolded_is_counted_once_and_says_nobody()
    {
        var page = await PhoneAsync();
        var chapter = Portal.Services.GetRequiredService<ContentLibrary>().Current.Booklet(BookletEdition.Usual).First(one => one.Words.Count > 0);
        await page.GotoAsync(chapter.Address);
        var button = page.Locator(".word-q").First;
        var word = await button.GetAttributeAsync("data-mot");
        var before = await CountAsync(word!);
        await page.RunAndWaitForResponseAsync(() => button.ClickAsync(), answer => answer.Request.Method == "POST" && answer.Status == 204);
        await button.ClickAsync();
        await button.ClickAsync(); // once a page

        await page.RunAndWaitForResponseAsync(() => page.GotoAsync($"/mots/{word}"), answer => answer.Ok); // typed: no page of ours asked
        Assert.Equal(before + 1, await CountAsync(word!));
        await page.GotoAsync("/mots");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sigles et mots des professionnels" }).ClickAsync();
        await Expect(page.Locator(".word-entry").First).ToBeVisibleAsync();
    }

    private Task<int> CountAsync(string word) => Portal.WithDbAsync(db => db.WordLookups.Where(lookup => lookup.Word == word).SumAsync(lookup => lookup.Count));

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
}
