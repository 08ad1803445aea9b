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
        var id = await PublishedAsync(await Portal.YoungAsync("Castor du lac"), "Une balançoire au parc");
        var (rose, ines, lina) = (await ComputerAsync(facilitator), await ComputerAsync(pilot), await PhoneAsync(await Portal.YoungAsync("Loutre du lac")));
        var today = $"{Portal.Now:yyyy-MM-dd}";

        await lina.GotoAsync($"{List}/{id}");
        await lina.Button("Suivre cette idée").ClickAsync();
        await rose.GotoAsync($"{List}/{id}/avancer");
        await rose.GetByLabel("Pour", new() { Exact = true }).FillAsync("11");
        await rose.GetByLabel("Contre", new() { Exact = true }).FillAsync("1");
        await rose.GetByLabel("Sans avis").FillAsync("2");
        await rose.GetByLabel("Le jour du vote").FillAsync(today);
        await rose.Button("Noter ce vote").ClickAsync();
        await AnswerSteps.SendAsync(rose, "Inès des réponses");
        await AnswerSteps.AnswerAsync(ines, "Une balançoire au parc", new("Le parc est à nous. Il y a de la place.", "Une balançoire dans chaque parc.", Portal.Now.AddDays(40)));
        await AnswerSteps.FinishAsync(ines, new("Il n’y avait rien.", "Il y a une balançoire.", Portal.Now));
        await CheckAsync(lina);
        await rose.GotoAsync($"{List}/{id}/avancer");
        await Expect(rose.GetByText("Dans mon parc, il n’y a rien.")).ToBeVisibleAsync();
        await rose.IsAccessibleAsync();
    }

    private static async Task CheckAsync(IPage lina)
    {
        await lina.GotoAsync("/accueil");
        await lina.GetByRole(AriaRole.Link, new() { Name = "Une idée que tu suis avance." }).ClickAsync();
        await lina.GetByRole(AriaRole.Link, new() { Name = "Une balançoire au parc" }).ClickAsync();
        await Expect(lina.GetByText("Le parc est à nous.")).ToBeVisibleAsync();
        await AnswerSteps.SayNotHereAsync(lina, "Dans mon parc, il n’y a rien.");
        await Expect(lina.GetByText("Trop peu de jeunes ont parlé")).ToBeVisibleAsync();
        await Expect(lina.GetByText("Dans mon parc")).ToHaveCountAsync(0);
        await lina.IsAccessibleAsync();
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
}
