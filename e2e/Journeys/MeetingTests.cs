using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>A meeting from its first line to « je viens »: planned at a computer, prepared on a phone without scripts, its point published and chosen.</summary>
[Collection(OnePortal.Name)]
public sealed class MeetingTests(RunningOnSqlite portal) : Journey(portal)
{
    [Fact]
    public async Task A_meeting_is_planned_prepared_together_and_joined()
    {
        var (facilitator, lina) = (await Portal.AccountAsync(Role.Facilitator, "Rose"), await Portal.AccountAsync(Role.YoungPerson, "Loutre du canal"));
        await Portal.RunsAsync(facilitator, Bodies.Young);
        await Portal.SeatAsync(lina);
        var (desk, young) = (await ComputerAsync(facilitator), await PhoneAsync(lina, scripts: false));

        var address = await MeetingSteps.PlanAsync(desk, Portal.Now.AddDays(10), places: 1);

        await young.GotoAsync("/comite/reunions");
        await young.Locator($"a[href='{address}']").ClickAsync();
        await young.GetByText("Un trajet pour venir").ClickAsync();
        await Button(young, "Je viens").ClickAsync();
        await Expect(young.GetByText("Ta place est gardée.")).ToBeVisibleAsync();
        await MeetingSteps.PutPointAsync(young, desk, address, "Les repas du dimanche");
        await young.GotoAsync($"{address}/points");
        await young.GetByRole(AriaRole.Button, new() { Name = "Lever le pouce" }).ClickAsync();
        await Expect(young.GetByText("1 pouce levé")).ToBeVisibleAsync();
        await desk.GotoAsync($"{address}/inscrits");
        await Expect(desk.GetByText("Un trajet pour venir")).ToBeVisibleAsync();

        var file = await young.APIRequest.GetAsync(new Uri(new Uri(desk.Url), $"{address}/calendrier").ToString());
        Assert.Contains("SUMMARY:Réunion", await file.TextAsync(), StringComparison.Ordinal);
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
