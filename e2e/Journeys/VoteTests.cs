using ChildProtection.Features.Votes;
using ChildProtection.Features.Votes.Results;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>Whole votes in real browsers: the ceremony, the ballots of young people, the sealed urn opened by two, a ticket found again, the record recounted.</summary>
[Collection(OnePortal.Name)]
public sealed partial class VoteTests(RunningOnSqlite portal) : Journey(portal)
{
    private const int Size = 11;
    private static readonly IReadOnlyList<string> Secrets = VoteSteps.Secrets;

    [Fact]
    public async Task A_vote_for_or_against_is_held_from_its_keys_to_its_recount()
    {
        var (young, runner) = await CommitteeAsync();
        var computer = await ComputerAsync(runner);
        var id = await PrepareAsync(computer, "Pour ou contre", null);
        await CeremonyAsync(computer, id, young);
        await Expect(computer.GetByText($"La liste est fixée\u00A0: {Size} personnes.")).ToBeVisibleAsync();

        var tickets = new List<string>();
        for (var number = 0; number < 10; number++) tickets.Add(await VoteAsync(young[number], id, page => page.GetByText(number < 7 ? "Pour" : "Contre", new() { Exact = true }).ClickAsync()));
        Assert.Equal(10, tickets.Distinct().Count());
        await PaperAsync(computer, id, young[10]);
        await SealAsync(computer, id);
        await CountAsync(computer, id, "Contre");
        await Expect(computer.GetByText("C’est adopté.", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(computer.GetByText("En dessous de 20 bulletins, les nombres ne sont pas montrés.")).ToBeVisibleAsync();
        await TicketAsync(young[0], id, tickets[0]);
        await RecountAsync(computer, id);
    }

    [Fact]
    public async Task A_majority_judgment_is_held_and_recounted()
    {
        var (young, runner) = await CommitteeAsync();
        var computer = await ComputerAsync(runner);
        var id = await PrepareAsync(computer, "Un avis sur chaque chose", "La mer\nLa montagne");
        await CeremonyAsync(computer, id, young);
        for (var number = 0; number < Size; number++)
        {
            var likesTheSea = number < 8;
            await VoteAsync(young[number], id, async page =>
            {
                await page.GetByRole(AriaRole.Group, new() { Name = "La mer" }).GetByText(likesTheSea ? "Très bien" : "À rejeter").ClickAsync();
                await page.GetByRole(AriaRole.Group, new() { Name = "La montagne" }).GetByText("Moyen").ClickAsync();
            });
        }
        await SealAsync(computer, id);
        await CountAsync(computer, id, null);
        await Expect(computer.GetByText("En premier\u00A0:")).ToBeVisibleAsync();
        await Expect(computer.GetByRole(AriaRole.Region, new() { Name = "Le résultat" }).GetByText("La mer")).ToBeVisibleAsync();
        await RecountAsync(computer, id);
    }

    /// <summary>Without JavaScript one reads how to vote in presence, and nothing of a choice can be sent.</summary>
    [Fact]
    public async Task Without_scripts_one_reads_how_to_vote_in_presence()
    {
        var (young, runner) = await CommitteeAsync();
        var computer = await ComputerAsync(runner);
        var id = await PrepareAsync(computer, "Pour ou contre", null);
        await CeremonyAsync(computer, id, young);
        var page = await PhoneAsync(young[0], scripts: false);
        await page.GotoAsync($"/comite/votes/{id}/voter");
        await Expect(page.GetByText("Sans JavaScript, on vote en présence")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("form [data-option], form input[type=radio]").CountAsync());
        await Expect(page.Locator("[data-vote]")).ToBeHiddenAsync();
    }

    private async Task<(List<Account> Young, Account Runner)> CommitteeAsync()
    {
        var body = (await Portal.BodyAsync()).Id;
        await Portal.WithDbAsync(db => db.Set<Features.Committee.Members.CommitteeMember>().Where(seat => seat.BodyId == body && seat.Until == null).ExecuteDeleteAsync());
        var young = new List<Account>();
        for (var number = 0; number < Size; number++)
        {
            young.Add(await Portal.AccountAsync(Role.YoungPerson, $"Renard {number + 1}"));
            await Portal.SeatAsync(young[^1]);
        }
        var runner = await Portal.AccountAsync(Role.Facilitator, "Rose");
        await Portal.RunsAsync(runner, Bodies.Young);
        return (young, runner);
    }

    private async Task<string> PrepareAsync(IPage page, string method, string? choices, string? limit = null)
    {
        var vote = Guid.Parse(await VoteSteps.PrepareAsync(page, new("Le voyage de mai", "Où va-t-on\u00A0?", method, choices, limit), Portal.Now.AddDays(1), Portal.Now.AddDays(3)));
        var yesterday = DateOnly.FromDateTime(Portal.Now.AddDays(-1).LocalDateTime);
        await Portal.WithDbAsync(db => db.Elections.Where(one => one.Id == vote).ExecuteUpdateAsync(update => update.SetProperty(one => one.OpensOn, yesterday)));
        return vote.ToString();
    }

    private static Task CeremonyAsync(IPage page, string id, List<Account> young) => VoteSteps.CeremonyAsync(page, id, young[0].DisplayName, young[1].DisplayName, "Rose");

    private async Task<string> VoteAsync(Account voter, string id, Func<IPage, Task> choose)
    {
        var page = await PhoneAsync(voter);
        var ticket = await VoteSteps.CastAsync(page, id, choose);
        await page.Context.CloseAsync();
        return ticket;
    }

    private static async Task PaperAsync(IPage page, string id, Account voter)
    {
        await page.GotoAsync($"/comite/votes/{id}/papier");
        await page.GetByRole(AriaRole.Button, new() { Name = $"A voté sur papier\u00A0: {voter.DisplayName}" }).ClickAsync();
        await Expect(page.GetByText("A voté sur papier", new() { Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>The last day passes.</summary>
    private async Task SealAsync(IPage page, string id)
    {
        var (vote, yesterday) = (Guid.Parse(id), DateOnly.FromDateTime(Portal.Now.AddDays(-1).LocalDateTime));
        await Portal.WithDbAsync(db => db.Elections.Where(one => one.Id == vote).ExecuteUpdateAsync(update => update.SetProperty(one => one.ClosesOn, yesterday)));
        await VoteSteps.SealAsync(page, id);
    }

    /// <summary>One member and a wrong phrase open nothing; two members do.</summary>
    private static async Task CountAsync(IPage page, string id, string? envelope)
    {
        await page.GotoAsync($"/comite/votes/{id}/depouiller");
        if (envelope is not null)
        {
            await page.GetByText(envelope, new() { Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter ce papier" }).ClickAsync();
        }
        var (first, second) = (page.GetByRole(AriaRole.Group, new() { Name = "Premier membre" }), page.GetByRole(AriaRole.Group, new() { Name = "Deuxième membre" }));
        await first.GetByLabel("Qui").SelectOptionAsync("3");
        await first.GetByLabel("Sa phrase secrète").FillAsync(Secrets[2]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir et compter" }).ClickAsync();
        await Expect(page.GetByText("Il faut deux membres différents")).ToBeVisibleAsync();
        await second.GetByLabel("Qui").SelectOptionAsync("1");
        await second.GetByLabel("Sa phrase secrète").FillAsync("une autre phrase que la bonne");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir et compter" }).ClickAsync();
        await Expect(page.GetByText("Ces phrases n’ouvrent pas l’urne.")).ToBeVisibleAsync();
        await second.GetByLabel("Sa phrase secrète").FillAsync(Secrets[0]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir et compter" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Le résultat" }).WaitForAsync();
    }

    private async Task TicketAsync(Account voter, string id, string ticket)
    {
        var page = await PhoneAsync(voter);
        await page.GotoAsync($"/comite/votes/{id}/tickets");
        Assert.DoesNotContain("Pour", await page.Locator("main ul.list").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByLabel("Le ticket").FillAsync(ticket);
        await page.GetByRole(AriaRole.Button, new() { Name = "Chercher" }).ClickAsync();
        await Expect(page.GetByText("Ce bulletin est dans l’urne.")).ToBeVisibleAsync();
    }

    /// <summary>The file: the page recounts it, and so does the second program from the sealed ballots that this browser made.</summary>
    private static async Task RecountAsync(IPage page, string id)
    {
        var (shown, whole) = (await page.APIRequest.GetAsync($"/comite/votes/{id}/fichier"), await page.APIRequest.GetAsync($"/comite/votes/{id}/urne"));
        Assert.Equal(200, shown.Status);
        await page.GotoAsync("/comite/votes/recompter");
        await page.GetByLabel("Le fichier du vote").SetInputFilesAsync(new FilePayload { Name = "vote.json", MimeType = "application/json", Buffer = await shown.BodyAsync() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Recompter" }).ClickAsync();
        await Expect(page.GetByText("Trop peu de bulletins pour publier les nombres.")).ToBeVisibleAsync();
        var verdict = RecordCheck.Check(await whole.BodyAsync(), new(1, Secrets[0]), new(3, Secrets[2]));
        Assert.True(verdict.Holds, verdict.Line);
    }
}
