using System.Text.RegularExpressions;
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
    private static readonly string[] Secrets = ["trois tortues vertes dansent", "une lampe bleue dans le bus", "quatre nuages sur la colline"];

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
        await page.GotoAsync("/comite/votes/nouveau");
        await page.GetByLabel("Instance").SelectOptionAsync(new SelectOptionValue { Label = "Comité des jeunes" });
        await page.GetByLabel("Titre").FillAsync("Le voyage de mai");
        await page.GetByLabel("La question").FillAsync("Où va-t-on\u00A0?");
        await page.GetByText(method, new() { Exact = true }).ClickAsync();
        if (choices is not null) await page.GetByLabel("Les choix").FillAsync(choices);
        if (limit is not null) await page.GetByRole(AriaRole.Textbox, new() { Name = "Nombre" }).FillAsync(limit);
        await page.GetByLabel("S’ouvre le").FillAsync(Day(1));
        await page.GetByLabel("Se ferme le").FillAsync(Day(3));
        await page.GetByRole(AriaRole.Button, new() { Name = "Préparer" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Conduire ce vote" }).WaitForAsync();
        var (vote, yesterday) = (Guid.Parse(Id.Match(page.Url).Value), DateOnly.FromDateTime(Portal.Now.AddDays(-1).LocalDateTime));
        await Portal.WithDbAsync(db => db.Elections.Where(one => one.Id == vote).ExecuteUpdateAsync(update => update.SetProperty(one => one.OpensOn, yesterday)));
        return vote.ToString();
    }

    /// <summary>Three members, one of them young, each a phrase of their own; then the list is fixed.</summary>
    private static async Task CeremonyAsync(IPage page, string id, List<Account> young)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Faire les clés" }).ClickAsync();
        foreach (var (name, number) in new[] { young[0].DisplayName, young[1].DisplayName, "Rose" }.Select((name, number) => (name, number)))
        {
            var member = page.GetByRole(AriaRole.Group, new() { Name = $"Membre {number + 1}" });
            await member.GetByLabel("Qui").SelectOptionAsync(new SelectOptionValue { Label = name });
            await member.GetByLabel("Sa phrase secrète").FillAsync(Secrets[number]);
            await member.GetByLabel("Sa phrase, encore une fois").FillAsync(Secrets[number]);
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Faire les clés" }).ClickAsync();
        await page.GetByText("Les clés sont faites.").WaitForAsync();
        await page.WaitForURLAsync($"**/{id}/conduire");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fixer la liste" }).ClickAsync();
        await page.GetByText("La liste est fixée\u00A0:").WaitForAsync();
    }

    /// <summary>On a phone: chosen, reread, one press; the ticket. Nothing of the choice goes over the wire, and what goes has one length.</summary>
    private async Task<string> VoteAsync(Account voter, string id, Func<IPage, Task> choose)
    {
        var page = await PhoneAsync(voter);
        var sent = new List<string>();
        page.Request += (_, request) => { if (request.Method == "POST" && request.Url.Contains("handler=Cast", StringComparison.Ordinal)) sent.Add(request.PostData ?? ""); };
        await page.GotoAsync($"/comite/votes/{id}");
        await Expect(page.GetByText("Tu es sur la liste.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Voter" }).ClickAsync();
        await choose(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Relire mon choix" }).ClickAsync();
        await Expect(page.GetByText("Un vote ne se change pas.").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Voter", Exact = true }).ClickAsync();
        var code = page.Locator("[data-code]");
        await Expect(code).Not.ToHaveTextAsync("····");
        await Expect(code).ToBeVisibleAsync();
        Assert.Matches(TicketCode, await code.InnerTextAsync());
        await Expect(page.Locator("[data-partie=choisir] input, [data-partie=relire] li")).ToHaveCountAsync(0);
        Assert.Single(sent);
        var ballot = Sealed.Match(sent[0]).Groups["sealed"].Value;
        Assert.Equal(512, Uri.UnescapeDataString(ballot).Length);
        var ticket = await code.InnerTextAsync();
        await page.GotoAsync($"/comite/votes/{id}/voter");
        await Expect(page.GetByText("Ton vote est dans l’urne. Il ne se change pas.")).ToBeVisibleAsync();
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
    private string Day(int from) => Portal.Now.AddDays(from).LocalDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task SealAsync(IPage page, string id)
    {
        var (vote, yesterday) = (Guid.Parse(id), DateOnly.FromDateTime(Portal.Now.AddDays(-1).LocalDateTime));
        await Portal.WithDbAsync(db => db.Elections.Where(one => one.Id == vote).ExecuteUpdateAsync(update => update.SetProperty(one => one.ClosesOn, yesterday)));
        await page.GotoAsync($"/comite/votes/{id}/conduire");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fermer et sceller l’urne" }).ClickAsync();
        await page.GetByText("L’urne est scellée\u00A0:").WaitForAsync();
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

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Id { get; }

    [GeneratedRegex("^([0-9A-Z]{4} ?){3}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TicketCode { get; }

    [GeneratedRegex("bulletin=(?<sealed>[^&]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Sealed { get; }
}
