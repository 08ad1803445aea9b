using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>An action with many figures on a small phone without scripts: their names first, one unfolded by a press, nothing wider than the screen.</summary>
[Collection(OnePortal.Name)]
public sealed class PlanTests(RunningOnSqlite portal) : Journey(portal)
{
    [Fact]
    public async Task Twelve_figures_are_twelve_lines_until_one_is_pressed()
    {
        var young = await PhoneAsync(await Portal.AccountAsync(Role.YoungPerson, "Loutre du plan"), scripts: false);
        await young.SetViewportSizeAsync(360, 720);
        await young.GotoAsync("/comite/plan/4");
        var figures = young.Locator("section[aria-labelledby=chiffres]");
        await Expect(figures.Locator("details")).ToHaveCountAsync(12);
        await Expect(young.GetByText("Un guide explique comment écrire sa partie.")).ToBeHiddenAsync();
        Assert.InRange((await figures.BoundingBoxAsync())!.Height, 300, 1300);

        await figures.Locator("summary").Nth(1).ClickAsync();
        await Expect(young.GetByText("Un guide explique comment écrire sa partie.")).ToBeVisibleAsync();
        await Expect(figures.Locator("details[open]")).ToHaveCountAsync(1);
        Assert.InRange((await young.Locator("main").BoundingBoxAsync())!.Width, 200, 360);
    }
}
