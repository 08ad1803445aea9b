using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>A page of the booklet written by the facilitator, reread by a young person, published, compared and taken back.</summary>
[Collection(OnePortal.Name)]
public sealed class WritingTests(RunningOnSqlite portal) : Journey(portal)
{
    private const string Chapter = "/livret/mon-dossier";

    [Fact]
    public async Task A_facilitator_and_a_young_person_write_a_page_together()
    {
        var editor = await ComputerAsync(await Portal.AccountAsync(Role.Facilitator, "Ana"));
        var lina = await PhoneAsync(await YoungAsync("Lina"), scripts: false);

        await editor.GotoAsync($"/atelier/texte?adresse={Chapter}");
        var text = editor.GetByLabel("Texte de la page");
        var shipped = await text.InputValueAsync();
        await text.FillAsync($"{shipped.TrimEnd()}\n\nNous procéderons à l’instruction de votre demande dans les meilleurs délais, sous réserve des crédits disponibles.");
        await text.PressAsync("End"); // typed: the checker speaks by itself
        await Expect(editor.Locator(".plain-summary", new() { HasText = "à corriger" })).ToHaveCountAsync(1);
        await editor.GetByText("Pourquoi", new() { Exact = false }).First.ClickAsync();
        await text.FillAsync($"{shipped.TrimEnd()}\n\nTu peux lire ton dossier avec un adulte.");
        await Button(editor, "Garder le brouillon").ClickAsync();
        await Expect(editor.GetByText("C’est gardé.")).ToBeVisibleAsync();
        await editor.GetByRole(AriaRole.Link, new() { Name = "Faire relire" }).ClickAsync();
        await Button(editor, "Donner à relire").ClickAsync();
        var code = await editor.Locator(".reading-code").TextContentAsync();

        await lina.GotoAsync("/relire");
        await lina.GetByLabel("Le code de la relecture").FillAsync(code!);
        await Button(lina, "Commencer").ClickAsync();
        await Button(lina, "Je comprends").ClickAsync();
        await Button(lina, "Je ne comprends pas").ClickAsync();
        await Expect(lina.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Phrase 3 sur");
        await lina.GetByRole(AriaRole.Link, new() { Name = "J’ai fini" }).ClickAsync();
        await lina.GetByLabel("Mon prénom").CheckAsync();
        await Button(lina, "J’ai fini").ClickAsync();
        await Expect(lina.GetByText("Finie. Merci.")).ToBeVisibleAsync();

        await editor.ReloadAsync();
        await Expect(editor.GetByText("Relu par Lina.")).ToBeVisibleAsync();
        await editor.GetByRole(AriaRole.Link, new() { Name = "Publier" }).ClickAsync();
        await Expect(editor.Locator(".compared .added", new() { HasText = "Tu peux lire ton dossier avec un adulte." })).ToHaveCountAsync(1);
        await Button(editor, "Publier la page").ClickAsync();
        await Expect(editor.GetByText("La page est publiée.")).ToBeVisibleAsync();
        await lina.GotoAsync(Chapter);
        await Expect(lina.GetByText("Tu peux lire ton dossier avec un adulte.")).ToBeVisibleAsync();
        await Expect(lina.GetByText("Relu par Lina, le")).ToBeVisibleAsync();

        await editor.GotoAsync($"/atelier/versions?adresse={Chapter}");
        await editor.GetByLabel("Pourquoi la retirer").FillAsync("La phrase était fausse.");
        await Button(editor, "Retirer cette version").ClickAsync();
        await Expect(editor.GetByText("La phrase était fausse.")).ToBeVisibleAsync();
        await lina.GotoAsync(Chapter);
        await Expect(lina.GetByText("Tu peux lire ton dossier avec un adulte.")).ToHaveCountAsync(0);
    }

    private async Task<Account> YoungAsync(string firstName)
    {
        var account = await Portal.AccountAsync(Role.YoungPerson, "Loutre des neiges");
        return await Portal.WithDbAsync(async db =>
        {
            var child = Child.Register(firstName, "plaine", Portal.Now);
            db.Add(child);
            db.Add(Relation.Begin(child.Id, account.Id, RelationKind.Self, Portal.Now));
            await db.SaveChangesAsync();
            return account;
        });
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
