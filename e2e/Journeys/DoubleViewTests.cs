using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>One grid by three people: nobody sees another before both have finished; then they look together, decide, and prepare a date.</summary>
[Collection(OnePortal.Name)]
public sealed class DoubleViewTests(RunningOnSqlite portal) : Journey(portal)
{
    private const string Decision = "On fait une lessive ensemble samedi.";

    [Fact]
    public async Task A_grid_is_answered_by_three_strangers_who_then_look_together()
    {
        var (young, worker, mentor, child) = await CircleAsync();
        var (mine, theirs, friend) = (await PhoneAsync(young), await OpenAsync(1280, 800, worker), await PhoneAsync(mentor));
        var grid = await BegunAsync(mine);
        await MentorAnswersAsync(friend, grid);
        await WorkerAnswersAsync(theirs, grid);

        await mine.GotoAsync($"{grid}/finir");
        await mine.GetByText("Mon référent", new() { Exact = true }).ClickAsync();
        await Button(mine, "Finir ma grille").ClickAsync();
        await mine.GetByRole(AriaRole.Link, new() { Name = "Regarder ensemble" }).ClickAsync();
        await Expect(mine.GetByRole(AriaRole.Heading, new() { Name = "Toi et" })).ToHaveCountAsync(2);
        await IsAccessibleAsync(mine);

        await friend.GotoAsync($"{grid}/ensemble");
        await Expect(friend.GetByRole(AriaRole.Heading, new() { Name = "Inès et vous" })).ToHaveCountAsync(1);
        await IsAccessibleAsync(friend);
        await theirs.GotoAsync($"{grid}/ensemble");
        await Expect(theirs.GetByRole(AriaRole.Heading, new() { Name = "Inès et vous" })).ToHaveCountAsync(1);
        await Expect(theirs.Locator("details.meeting[open]")).ToContainTextAsync("Pas encore");
        await IsAccessibleAsync(theirs);
        await theirs.GetByRole(AriaRole.Textbox, new() { Name = "Ce qu’on décide ensemble" }).FillAsync(Decision);
        await Button(theirs, "Garder cette décision").ClickAsync();
        await Expect(theirs.GetByText("Inès n’a pas encore dit oui.")).ToBeVisibleAsync();
        await mine.ReloadAsync();
        await Button(mine, $"D’accord : {Decision}").ClickAsync();
        await Expect(mine.GetByText("Décidé à deux")).ToBeVisibleAsync();
        await DateAsync(mine, theirs, child);
    }

    private static async Task<string> BegunAsync(IPage mine)
    {
        await mine.GotoAsync("/autonomie/commencer");
        await mine.GetByText("Mireille", new() { Exact = true }).ClickAsync();
        await IsAccessibleAsync(mine);
        await Button(mine, "Commencer").ClickAsync();
        await mine.WaitForURLAsync("**/autonomie/grille/*");
        var grid = new Uri(mine.Url).AbsolutePath;
        await AnswerAsync(mine, grid, "Pas encore", "J’apprends");
        return grid;
    }

    /// <summary>Asked by the young person; reads none of their answers, whatever address she tries.</summary>
    private static async Task MentorAnswersAsync(IPage friend, string grid)
    {
        await friend.GotoAsync("/autonomie");
        await IsAccessibleAsync(friend);
        await friend.Locator($"a[href='{grid}']").ClickAsync();
        await Expect(friend.GetByText("Inès ne voit pas vos réponses. Vous ne voyez pas les siennes.")).ToBeVisibleAsync();
        await IsAccessibleAsync(friend);
        await AnswerAsync(friend, grid, "Sait faire seul·e", "Avec de l’aide");
        await IsLockedAsync(friend, grid);
        await friend.GotoAsync($"{grid}/finir");
        await Button(friend, "Terminer").ClickAsync();
        await IsLockedAsync(friend, grid);
    }

    private static async Task WorkerAnswersAsync(IPage theirs, string grid)
    {
        await AnswerAsync(theirs, grid, "Sait faire seul·e", "Apprend");
        await IsLockedAsync(theirs, grid);
        await theirs.GotoAsync($"{grid}/finir");
        await IsAccessibleAsync(theirs);
        await Button(theirs, "Terminer").ClickAsync();
        await Expect(theirs.GetByText("Vous avez fini. Vos réponses ne changent plus.")).ToBeVisibleAsync();
        await IsLockedAsync(theirs, grid);
    }

    /// <summary>The interview at 16: what the young person prepares and shows, what was decided, and that it is right.</summary>
    private static async Task DateAsync(IPage mine, IPage theirs, Child child)
    {
        await mine.GotoAsync("/autonomie/dates");
        await IsAccessibleAsync(mine);
        await mine.GotoAsync("/autonomie/dates/entretien");
        await IsAccessibleAsync(mine);
        await theirs.GotoAsync($"/equipe/jeunes/{child.Id}/autonomie/dates/entretien");
        await theirs.GetByRole(AriaRole.Textbox, new() { Name = "Ce qu’on a décidé" }).FillAsync("Inès fait un stage en mars.");
        await IsAccessibleAsync(theirs);
        await Button(theirs, "Montrer au jeune").ClickAsync();
        await Expect(theirs.GetByText("Le jeune n’a pas encore dit si c’est juste.")).ToBeVisibleAsync();
        await mine.GotoAsync("/autonomie/dates/entretien/decide");
        await Expect(mine.GetByText("Inès fait un stage en mars.")).ToBeVisibleAsync();
        await IsAccessibleAsync(mine);
    }

    /// <summary>The meeting view is not there, and no page shows what the young person answered.</summary>
    private static async Task IsLockedAsync(IPage page, string grid)
    {
        Assert.Equal(404, (await page.GotoAsync($"{grid}/ensemble"))!.Status);
        await page.GotoAsync($"{grid}/reponses");
        Assert.DoesNotContain("Pas encore", (await page.Locator("main").InnerTextAsync()).Replace("Pas encore de réponse.", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>The first two statements of « logement ».</summary>
    private static async Task AnswerAsync(IPage page, string grid, params string[] answers)
    {
        for (var number = 1; number <= answers.Length; number++)
        {
            await page.GotoAsync($"{grid}/logement?n={number}");
            if (number == 1) await IsAccessibleAsync(page);
            await page.GetByText(answers[number - 1], new() { Exact = true }).ClickAsync();
            await Button(page, "Continuer").ClickAsync();
            await page.WaitForURLAsync($"**/logement?n={number + 1}");
        }
    }

    private static async Task IsAccessibleAsync(IPage page)
    {
        Assert.Empty(await Axe.FindAsync(page));
        Assert.Equal(0, await Axe.OverflowAsync(page));
    }

    private async Task<(Account Young, Account Worker, Account Mentor, Child Child)> CircleAsync()
    {
        var (young, worker, mentor) = (await Portal.AccountAsync(Role.YoungPerson, "Martre du vent"), await Portal.AccountAsync(Role.Professional, "Nadia Benali"), await Portal.AccountAsync(Role.Mentor, "Mireille"));
        var child = Child.Register("Inès", "rive-sud", Portal.Now.AddDays(-1), DateOnly.FromDateTime(Portal.Now.DateTime).AddMonths(20));
        await Portal.WithDbAsync(db =>
        {
            db.AddRange([child, .. new[] { (young, RelationKind.Self), (worker, RelationKind.CaseWorker), (mentor, RelationKind.Mentor) }.Select(one => Relation.Begin(child.Id, one.Item1.Id, one.Item2, Portal.Now.AddMinutes(-1)))]);
            return db.SaveChangesAsync();
        });
        return (young, worker, mentor, child);
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
