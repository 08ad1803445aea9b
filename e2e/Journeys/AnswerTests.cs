using ChildProtection.Features.Accounts;
using ChildProtection.Features.Proposals;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>An idea gets its answer, as three people live it on their own screens: sent by the facilitator, answered, said to be done and contested.</summary>
[Collection(OnePortal.Name)]
public sealed class AnswerTests(RunningOnSqlite portal) : Journey(portal)
{
    private const string List = "/comite/propositions";

    [Fact]
    public async Task An_idea_is_sent_answered_done_and_one_says_not_where_I_live()
    {
        var (facilitator, pilot) = (await Portal.AccountAsync(Role.Facilitator, "Rose des réponses"), await Portal.AccountAsync(Role.Observer, "Inès des réponses"));
        await Portal.RunsAsync(facilitator, Bodies.Young, Bodies.Adolescents);
        var id = await PublishedAsync(await YoungAsync("Castor du lac"), "Une balançoire au parc");
        var (rose, ines, lina) = (await ComputerAsync(facilitator), await ComputerAsync(pilot), await PhoneAsync(await YoungAsync("Loutre du lac")));
        var today = $"{Portal.Now:yyyy-MM-dd}";

        await lina.GotoAsync($"{List}/{id}");
        await Button(lina, "Suivre cette idée").ClickAsync();
        await rose.GotoAsync($"{List}/{id}/avancer");
        await rose.GetByLabel("Pour", new() { Exact = true }).FillAsync("11");
        await rose.GetByLabel("Contre", new() { Exact = true }).FillAsync("1");
        await rose.GetByLabel("Sans avis").FillAsync("2");
        await rose.GetByLabel("Le jour du vote").FillAsync(today);
        await Button(rose, "Noter ce vote").ClickAsync();
        await rose.GetByLabel("Qui répond").SelectOptionAsync("Inès des réponses");
        await IsAccessibleAsync(rose);
        await Button(rose, "Transmettre l’idée").ClickAsync();
        await Expect(rose.GetByText("Réponse promise avant le")).ToBeVisibleAsync();

        await AnswerAsync(ines, today);
        await CheckAsync(lina);
        await rose.GotoAsync($"{List}/{id}/avancer");
        await Expect(rose.GetByText("Dans mon parc, il n’y a rien.")).ToBeVisibleAsync();
        await IsAccessibleAsync(rose);
    }

    private static async Task CheckAsync(IPage lina)
    {
        await lina.GotoAsync("/accueil");
        await lina.GetByRole(AriaRole.Link, new() { Name = "Une idée que tu suis avance." }).ClickAsync();
        await lina.GetByRole(AriaRole.Link, new() { Name = "Une balançoire au parc" }).ClickAsync();
        await Expect(lina.GetByText("Le parc est à nous.")).ToBeVisibleAsync();
        await lina.GetByRole(AriaRole.Link, new() { Name = "C’est fait chez moi" }).ClickAsync();
        await lina.GetByText("Non, pas chez moi").ClickAsync();
        await lina.GetByLabel("Un mot").FillAsync("Dans mon parc, il n’y a rien.");
        await IsAccessibleAsync(lina);
        await Button(lina, "Dire ce que je vois").ClickAsync();
        await Expect(lina.GetByText("Trop peu de jeunes ont parlé")).ToBeVisibleAsync();
        await Expect(lina.GetByText("Dans mon parc")).ToHaveCountAsync(0);
        await IsAccessibleAsync(lina);
    }

    private async Task AnswerAsync(IPage ines, string today)
    {
        await ines.GotoAsync($"{List}/reponses");
        await ines.GetByRole(AriaRole.Link, new() { Name = "Une balançoire au parc" }).ClickAsync();
        await ines.GetByText("Oui", new() { Exact = true }).ClickAsync();
        await ines.GetByLabel("Pourquoi").FillAsync("Le parc est à nous. Il y a de la place.");
        await ines.GetByLabel("Ce qui va se faire").FillAsync("Une balançoire dans chaque parc.");
        await ines.GetByLabel("Quel service").FillAsync("Le service des lieux");
        await ines.GetByLabel("Fait avant le").FillAsync($"{Portal.Now.AddDays(40):yyyy-MM-dd}");
        await IsAccessibleAsync(ines);
        await Button(ines, "Publier la réponse").ClickAsync();
        await ines.GetByLabel("Fait le").FillAsync(today);
        await ines.GetByLabel("Avant", new() { Exact = true }).FillAsync("Il n’y avait rien.");
        await ines.GetByLabel("Maintenant").FillAsync("Il y a une balançoire.");
        await ines.GetByLabel("Comment on le voit").FillAsync("Elle est près du grand arbre.");
        await Button(ines, "Dire que c’est fait").ClickAsync();
        await Expect(ines.GetByRole(AriaRole.Heading, new() { Name = "Fait le" })).ToBeVisibleAsync();
    }

    private async Task<Guid> PublishedAsync(Account author, string title)
    {
        var (id, now) = (SecretCode.NewId(), Portal.Now);
        var words = await Portal.WithVaultAsync(vault => vault.SealAsync(ProposalsData.Words, author.Id, id, new ProposalWords(title, "Pour jouer dehors.").Freeze()));
        var idea = Proposal.Begin(id, author.Id, ProposalManner.Written, words, now);
        idea.Give(ProposalAudience.Everywhere, null, DateOnly.FromDateTime(now.DateTime), now);
        await Portal.WithDbAsync(async db =>
        {
            idea.Publish(Math.Max(now.UtcTicks, (await db.Set<Proposal>().MaxAsync(one => one.Rank) ?? 0) + 1), now);
            db.Add(idea);
            return await db.SaveChangesAsync();
        });
        return id;
    }

    private static async Task IsAccessibleAsync(IPage page)
    {
        Assert.Empty(await Axe.FindAsync(page));
        Assert.Equal(0, await Axe.OverflowAsync(page));
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    private async Task<Account> YoungAsync(string name)
    {
        var account = await Portal.AccountAsync(Role.YoungPerson, name);
        var now = Portal.Now - TimeSpan.FromHours(1);
        await Portal.WithDbAsync(db =>
        {
            var child = Child.Register("Yanis", "rive-sud", now, DateOnly.FromDateTime(now.DateTime).AddYears(2));
            db.AddRange(child, Relation.Begin(child.Id, account.Id, RelationKind.Self, now));
            return db.SaveChangesAsync();
        });
        return account;
    }
}
