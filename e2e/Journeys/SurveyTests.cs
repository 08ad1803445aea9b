using ChildProtection.Features.Accounts;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>Surveys as those who answer meet them. In a zone of their own: nobody else on this portal is asked.</summary>
[Collection(OnePortal.Name)]
public sealed partial class SurveyTests(RunningOnSqlite portal) : Journey(portal)
{
    private const string Zone = "rive-sud";
    private const string Wish = "Plus de sorties le week-end.";

    /// <summary>As in <c>FirstViewTests.Offline</c>; the third cut comes as it is sent.</summary>
    private static readonly int[] Cuts = [2, 10];

    /// <summary>The issue's own words: 16 years, a 360 px phone, the network cut three times. Anonymous: what is lost in the page is lost.</summary>
    [Fact]
    public async Task A_survey_is_finished_on_a_small_phone_although_the_network_goes_three_times()
    {
        var survey = await SurveyAsync("mon-lieu-de-vie");
        var page = await PhoneAsync(await YoungAsync("Castor des îles"));
        await page.GotoAsync($"/enquetes/{survey.Id}");
        await Expect(page.GetByText("On lit des totaux, et des phrases sans nom.")).ToBeVisibleAsync();
        await IsAccessibleAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Commencer" }).ClickAsync();

        var given = new List<string>();
        for (var number = 1; await IsAskedAsync(page, number); number++)
        {
            var isCut = Cuts.Contains(number);
            if (number is 1 or 10) await IsAccessibleAsync(page);
            if (isCut) await CutAsync(page);
            given.Add(await AnswerAsync(page));
            await Button(page, "Continuer").ClickAsync();
            if (isCut) await NothingIsLostAsync(page, page.GetByText($"Question {number} sur"));
        }
        Assert.Equal(10, given.Count);

        await AllIsThereAsync(page, given);
        await IsAccessibleAsync(page);
        Assert.Equal(0, await SentAsync(survey));
        await CutAsync(page);
        await Button(page, "Envoyer mes réponses").ClickAsync();
        await NothingIsLostAsync(page, page.GetByRole(AriaRole.Heading, new() { Name = "Relis tes réponses" }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "C’est envoyé" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Quand tu sauras" })).ToBeVisibleAsync();
        await IsAccessibleAsync(page);
        Assert.Equal(1, await SentAsync(survey));
        await Button(page, "Garder une copie").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ma copie" })).ToBeVisibleAsync();
        await AllIsThereAsync(page, given);

        Assert.All(Troubles, trouble => Assert.Contains("net::ERR_", trouble, StringComparison.Ordinal)); // what a browser says without network
        Forgive();
    }

    /// <summary>A telephone of before 2022 has neither of what the waiting needs: its form goes as any form.</summary>
    [Fact]
    public async Task An_old_telephone_answers_all_the_same()
    {
        var survey = await SurveyAsync("mon-lieu-de-vie");
        var page = await PhoneAsync(await YoungAsync("Merle des toits"));
        await page.AddInitScriptAsync("delete AbortSignal.timeout; delete HTMLFormElement.prototype.requestSubmit;");
        await page.GotoAsync($"/enquetes/{survey.Id}/question");
        await AnswerAsync(page);
        await Button(page, "Continuer").ClickAsync();
        await Expect(page.GetByText("Question 2 sur")).ToBeVisibleAsync();
    }

    /// <summary>A page that waits for the network asks nothing of somebody who has to leave in a blink.</summary>
    [Fact]
    public async Task Nothing_that_waits_for_the_network_holds_up_whoever_leaves_in_a_blink()
    {
        var (survey, young) = (await SurveyAsync("mon-lieu-de-vie"), await YoungAsync("Zèbre des prés"));
        var questions = new System.Collections.Concurrent.ConcurrentQueue<string>();
        foreach (var address in new[] { $"/enquetes/{survey.Id}/question", "/autonomie/commencer" })
        {
            var page = await PhoneAsync(young);
            page.Dialog += (_, dialog) => { questions.Enqueue(dialog.Type); _ = dialog.AcceptAsync(); };
            await page.GotoAsync(address);
            if (address.StartsWith("/autonomie", StringComparison.Ordinal))
            {
                await Button(page, "Commencer").ClickAsync();
                await page.WaitForURLAsync("**/autonomie/grille/*");
                await page.GotoAsync($"{new Uri(page.Url).AbsolutePath}/logement");
            }
            await CutAsync(page);
            var here = page.Url;
            await page.Locator("main fieldset label").First.ClickAsync();
            await Button(page, "Continuer").ClickAsync();
            await Expect(page.GetByText("Pas de réseau. Garde cette page ouverte.")).ToBeVisibleAsync();
            await page.Locator("[data-quitter]:not(.skip):visible").First.ClickAsync();
            await Expect(page).Not.ToHaveURLAsync(here);
            await Expect(page.Locator("main form")).ToHaveCountAsync(0);
        }
        Assert.Empty(questions);
        Assert.All(Troubles, trouble => Assert.Contains("net::ERR_", trouble, StringComparison.Ordinal));
        Forgive();
    }

    [Fact]
    public async Task A_parent_answers_the_parents_own_questions_and_is_told_vous()
    {
        var survey = await SurveyAsync("mon-lieu-de-vie");
        var parent = await Portal.AccountAsync(Role.Parent, "Paul Martin");
        await RelateAsync(await ChildAsync("Zoé"), (parent, RelationKind.Parent));
        var page = await PhoneAsync(parent);
        await page.GotoAsync($"/enquetes/{survey.Id}");
        await Expect(page.GetByText("Vous pouvez passer chaque question.")).ToBeVisibleAsync();
        await IsAccessibleAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Commencer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Où vit votre enfant ?" })).ToBeVisibleAsync();
        var given = new List<string>();
        for (var number = 1; await IsAskedAsync(page, number); number++)
        {
            if (number == 9) await IsAccessibleAsync(page);
            given.Add(await AnswerAsync(page));
            await Button(page, "Continuer").ClickAsync();
        }
        Assert.Equal(9, given.Count); // the room of one's own is asked of the young only
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Relisez vos réponses" })).ToBeVisibleAsync();
        await AllIsThereAsync(page, given);
        Assert.DoesNotMatch(@"(?i)\b(tu|tes|ton|toi)\b", await page.Locator("main").InnerTextAsync());
        await Button(page, "Envoyer mes réponses").ClickAsync();
        await Expect(page.GetByText("Vos réponses comptent.")).ToBeVisibleAsync();
        await IsAccessibleAsync(page);
    }

    /// <summary>Not while the browser fetches the script that shows the help numbers without network: it would complain of that.</summary>
    private static async Task CutAsync(IPage page)
    {
        await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
        await page.Context.SetOfflineAsync(true);
    }

    /// <summary>Without network the page stays, says so, keeps nothing on the device, and goes by itself when the network is back.</summary>
    private static async Task NothingIsLostAsync(IPage page, ILocator still)
    {
        await Expect(page.GetByText("Pas de réseau. Garde cette page ouverte.")).ToBeVisibleAsync();
        await Expect(still).ToBeVisibleAsync();
        Assert.Equal("{}{}", await page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })"));
        await page.Context.SetOfflineAsync(false);
    }

    /// <summary>Whether this question comes, or all were asked.</summary>
    private static async Task<bool> IsAskedAsync(IPage page, int number)
    {
        await Expect(page.Locator($".survey-step:has-text('Question {number} sur'), .survey-lines")).ToBeVisibleAsync();
        return await page.Locator(".survey-lines").CountAsync() == 0;
    }

    /// <summary>The first answer of all, the order as it stands, or a wish; as it will be read again.</summary>
    private static async Task<string> AnswerAsync(IPage page)
    {
        var words = page.Locator("main textarea, main input[type=text]");
        if (await words.CountAsync() > 0)
        {
            await words.FillAsync(Wish);
            return Wish;
        }
        if (await page.Locator(".survey-rank strong").CountAsync() > 0) return await page.Locator(".survey-rank strong").First.InnerTextAsync();
        var first = page.Locator("main fieldset label").First;
        await first.ClickAsync();
        return (await first.InnerTextAsync()).Trim();
    }

    private static async Task AllIsThereAsync(IPage page, List<string> given)
    {
        var lines = page.Locator(".survey-lines > div");
        await Expect(lines).ToHaveCountAsync(given.Count);
        for (var number = 0; number < given.Count; number++) await Expect(lines.Nth(number)).ToContainTextAsync(given[number]);
    }

    private static async Task IsAccessibleAsync(IPage page)
    {
        Assert.Empty(await Axe.FindAsync(page));
        Assert.Equal(0, await Axe.OverflowAsync(page));
    }

    private Task<int> SentAsync(Survey survey) => Portal.WithDbAsync(async db =>
    {
        var turns = await db.SurveyTurns.CountAsync(turn => turn.SurveyId == survey.Id);
        Assert.Equal(turns, await db.AnswerBuffer.CountAsync(answer => answer.SurveyId == survey.Id));
        return turns;
    });

    /// <summary>Opened today for three weeks, in <see cref="Zone"/> only.</summary>
    private async Task<Survey> SurveyAsync(string template)
    {
        var questions = Portal.Services.GetRequiredService<QuestionnaireShelf>().Find(template)!;
        var today = Portal.Services.GetRequiredService<TerritoryPack>().Today(TimeProvider.System);
        var survey = Survey.Prepare(questions, new SurveySettings(questions.Mode, questions.Publics, today, today.AddDays(21), today.AddDays(60), questions.ReturnWho) { AgeFrom = questions.AgeFrom, AgeTo = questions.AgeTo, Zones = [Zone] });
        survey.Open(today);
        await Portal.WithDbAsync(db => { db.Surveys.Add(survey); return db.SaveChangesAsync(); });
        return survey;
    }

    private async Task<Account> YoungAsync(string name)
    {
        var account = await Portal.AccountAsync(Role.YoungPerson, name);
        await RelateAsync(await ChildAsync("Inès"), (account, RelationKind.Self));
        return account;
    }

    /// <summary>Sixteen years old.</summary>
    private async Task<Child> ChildAsync(string firstName)
    {
        var child = Child.Register(firstName, Zone, Portal.Now.AddDays(-1), DateOnly.FromDateTime(Portal.Now.DateTime).AddMonths(20));
        await Portal.WithDbAsync(db => { db.Add(child); return db.SaveChangesAsync(); });
        return child;
    }

    private Task<int> RelateAsync(Child child, params (Account Account, RelationKind Kind)[] people) => Portal.WithDbAsync(db =>
    {
        db.AddRange(people.Select(one => Relation.Begin(child.Id, one.Account.Id, one.Kind, Portal.Now.AddMinutes(-1))));
        return db.SaveChangesAsync();
    });

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
