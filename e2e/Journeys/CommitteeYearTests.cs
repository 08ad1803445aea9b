using ChildProtection.Features.Proposals;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>
/// One year of one committee, as the people concerned live it on their own screens: five young people, the facilitator, the pilot who
/// owes the answer. The vote is of one method; every other is held in <see cref="VoteTests"/>.
/// </summary>
public sealed partial class CommitteeYearTests(YearPortal portal) : Journey(portal), IClassFixture<YearPortal>
{
    private const string Rules = "/comite/instances/jeunes/reglement";
    private const string Pilot = "ines.bailly@exemple.fr";
    private static readonly string[] Names = ["Girafe du lac", "Comète du parc", "Faucon du soir", "Panda du port", "Koala des prés"];

    private readonly List<(Account Account, IPage Page)> people = [];
    private string idea = "";

    private YearPortal Year => (YearPortal)Portal;
    private IPage Rose => people[0].Page;
    private IPage Ines => people[1].Page;
    private IPage Lina => people[2].Page;
    private IPage Sami => people[3].Page;
    private IEnumerable<IPage> Young => people.Skip(2).Select(person => person.Page);
    private string Idea => $"{IdeaSteps.List}/{idea}";

    [Fact]
    public async Task A_year_from_the_first_code_to_what_changed()
    {
        await JoinAsync();
        await TellAsync();
        await DebateAsync();
        await VoteAsync();
        await SendAsync();
        await WaitInVainAsync();
        await AnswerAsync();
        await DoAsync();
        await ContestAsync();
        await FollowAsync();
        await MeetAsync();
        await TravelAsync();
        Assert.Equal(2, Year.Mails.Count); // « une nouveauté » and one alarm in the whole year, and no other mail
        var id = Guid.Parse(idea);
        Assert.Equal(ProposalState.Followed, await Portal.WithDbAsync(db => db.Set<Proposal>().Where(one => one.Id == id).Select(one => one.State).SingleAsync()));
    }

    /// <summary>The rules are written; two come with a code each and one signs; the three others sat there before.</summary>
    private async Task JoinAsync()
    {
        var (facilitator, pilot) = (await Portal.AccountAsync(Role.Facilitator, "Rose"), await Portal.AccountAsync(Role.Observer, "Inès Bailly"));
        await Portal.RunsAsync(facilitator, Bodies.Young, Bodies.Adolescents);
        await Portal.WithDbAsync(db => db.Users.Where(account => account.Id == pilot.Id).ExecuteUpdateAsync(update => update.SetProperty(account => account.Email, Pilot)));
        people.AddRange([(facilitator, await ComputerAsync(facilitator)), (pilot, await ComputerAsync(pilot))]);
        foreach (var name in Names)
        {
            var young = await Portal.YoungAsync(name);
            people.Add((young, await PhoneAsync(young)));
        }
        foreach (var (account, _) in people.Skip(4)) await Portal.SeatAsync(account);

        await Rose.GotoAsync($"{Rules}/ecrire");
        await Rose.GetByLabel("Le règlement", new() { Exact = true }).FillAsync("# Entre nous\n\n- On s’écoute.\n- On peut se taire.");
        await Rose.Button("Publier cette version").ClickAsync();
        await Expect(Rose.GetByText("On peut se taire.")).ToBeVisibleAsync();
        foreach (var young in new[] { Lina, Sami })
        {
            await Rose.GotoAsync("/comite/membres?instance=jeunes");
            await Rose.Button("Faire un code").ClickAsync();
            var code = await Rose.Locator(".code").TextContentAsync();
            await young.GotoAsync("/comite/rejoindre/jeunes");
            await Expect(young.GetByText("Oui, tu peux participer.")).ToBeVisibleAsync();
            await young.Link("J’ai un code").ClickAsync();
            await young.GetByLabel("Le code").FillAsync(code!);
            await young.GetByRole(AriaRole.Button, new() { Name = "Entrer", Exact = true }).ClickAsync();
            await young.GotoAsync(Rules);
            await Expect(young.GetByText("On s’écoute.")).ToBeVisibleAsync();
        }
        await Lina.Button("Signer le règlement").ClickAsync();
        await Expect(Lina.GetByText("Tu as signé la version")).ToBeVisibleAsync();
        await Rose.GotoAsync(Rules);
        await Expect(Rose.GetByText("1 sur 5")).ToBeVisibleAsync();
    }

    /// <summary>Lina tells her idea in pictures; Sami writes the same, finds hers, supports and follows it.</summary>
    private async Task TellAsync()
    {
        idea = (await IdeaSteps.TellInPicturesAsync(Lina)).Split('/')[^1];
        await IdeaSteps.PublishAsync(Rose);
        await HearAsync(Lina, "Une de tes idées est publiée.");
        await IdeaSteps.FindAgainAsync(Sami);
        Assert.EndsWith(idea, Sami.Url, StringComparison.Ordinal);
        await Sami.Button("Suivre cette idée").ClickAsync();
        await Expect(Sami.Button("Ne plus suivre")).ToBeVisibleAsync();
    }

    /// <summary>For, against and a question: read first, then shown to all.</summary>
    private async Task DebateAsync()
    {
        var said = new[] { (Sami, "Pour", "On dort mieux après."), (people[4].Page, "Contre", "Il pleut souvent."), (people[5].Page, "Une question", "Qui nous conduit ?") };
        foreach (var (page, kind, words) in said)
        {
            await page.GotoAsync($"{Idea}/avis");
            await page.GetByText(kind, new() { Exact = true }).ClickAsync();
            await page.GetByLabel("En quelques mots").FillAsync(words);
            await page.Button("Donner cet avis").ClickAsync();
            await Expect(page.GetByText(words)).ToBeVisibleAsync();
        }
        await Lina.GotoAsync(Idea);
        await Expect(Lina.GetByText("Aucun avis pour le moment.")).ToBeVisibleAsync();
        await Rose.GotoAsync($"{IdeaSteps.List}/avis-a-lire");
        var publish = Rose.Locator("button[aria-label^=Publier]");
        for (var left = said.Length; left > 0; left--)
        {
            await Expect(publish).ToHaveCountAsync(left);
            await publish.First.ClickAsync();
        }
        await Expect(publish).ToHaveCountAsync(0);
        await Lina.GotoAsync(Idea);
        await Expect(Lina.GetByText("En discussion", new() { Exact = true }).First).ToBeVisibleAsync(); // the first published point opened it
        foreach (var (_, _, words) in said) await Expect(Lina.GetByText(words)).ToBeVisibleAsync();
    }

    /// <summary>A secret vote that bears the idea’s name: the keys of three, five ballots, the urn opened by two, the result noted.</summary>
    private async Task VoteAsync()
    {
        var vote = await VoteSteps.PrepareAsync(Rose, new(IdeaSteps.Title, "Le comité le demande-t-il\u00A0?", "Pour ou contre"), Portal.Now.AddDays(1), Portal.Now.AddDays(3));
        await VoteSteps.CeremonyAsync(Rose, vote, Names[0], Names[1], "Rose");
        await PassAsync(1);
        await HearAsync(Lina, "Un vote est ouvert, et tu es sur la liste.");
        foreach (var (page, number) in Young.Select((page, number) => (page, number)))
            await VoteSteps.CastAsync(page, vote, one => one.GetByText(number < 4 ? "Pour" : "Contre", new() { Exact = true }).ClickAsync());
        await PassAsync(3);
        await VoteSteps.SealAsync(Rose, vote);
        await VoteSteps.OpenUrnAsync(Rose, vote);
        await Expect(Rose.GetByText("C’est adopté.", new() { Exact = true })).ToBeVisibleAsync();
        await Rose.GotoAsync($"{Idea}/avancer");
        await Rose.GetByLabel("Le vote secret").SelectOptionAsync(vote);
        await Rose.Button("Noter ce vote secret").ClickAsync();
        await Expect(Rose.GetByText("Idée retenue.")).ToBeVisibleAsync();
    }

    /// <summary>To the pilot who holds the answer; the day stands for all to read.</summary>
    private async Task SendAsync()
    {
        await AnswerSteps.SendAsync(Rose, "Inès Bailly");
        await HearAsync(Ines, "Des jeunes attendent une réponse.");
        await HearAsync(Lina, "Une de tes idées avance.");
        await HearAsync(Sami, "Une idée que tu suis avance.");
        await Sami.GotoAsync(Idea);
        await Expect(Sami.GetByText("Réponse promise avant le")).ToBeVisibleAsync();
    }

    /// <summary>Days pass, on every screen; then everybody signs in again.</summary>
    private async Task PassAsync(int days)
    {
        foreach (var (_, page) in people) await page.GotoAsync("about:blank");
        await Year.PassAsync(days);
        foreach (var (account, page) in people) await page.Context.AddCookiesAsync([await Portal.SessionAsync(account)]);
    }

    private static async Task HearAsync(IPage page, string news)
    {
        await page.GotoAsync("/accueil");
        await Expect(page.GetByText(news)).ToBeVisibleAsync();
    }
}
