using ChildProtection.Features.Committee.Bodies.Draws;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>One seat for two: a call, two who want in, the draw, the one who was drawn accepts, and anybody verifies. Without scripts for the young.</summary>
[Collection(OnePortal.Name)]
public sealed class DrawTests(RunningOnSqlite portal) : Journey(portal)
{
    private const string Participate = "/comite/rejoindre/adolescents/participer";

    [Fact]
    public async Task Two_want_the_seat_one_is_drawn_and_anybody_verifies()
    {
        var (facilitator, people) = (await Portal.AccountAsync(Role.Facilitator, "Rose"), new[] { await Portal.AccountAsync(Role.YoungPerson, "Hibou du lac"), await Portal.AccountAsync(Role.YoungPerson, "Geai du bois") });
        await Portal.RunsAsync(facilitator, Bodies.Adolescents);
        var desk = await ComputerAsync(facilitator);
        await OpenCallAsync(desk);

        var (young, numbers) = (new List<IPage>(), new List<string>());
        foreach (var person in people)
        {
            var phone = await PhoneAsync(person, scripts: false);
            await phone.GotoAsync("/comite/rejoindre/adolescents");
            await phone.GetByRole(AriaRole.Link, new() { Name = "Je veux participer" }).ClickAsync();
            await phone.GetByLabel("Je veux bien remplacer quelqu’un").CheckAsync();
            await Button(phone, "Je veux participer").ClickAsync();
            numbers.Add((await phone.Locator("main .code").TextContentAsync())!);
            young.Add(phone);
        }
        var yesterday = DateOnly.FromDateTime(Portal.Now.Date).AddDays(-2);
        await Portal.WithDbAsync(db => db.Set<SeatCall>().Where(call => call.DrawnAt == null).ExecuteUpdateAsync(update => update.SetProperty(call => call.ClosesOn, yesterday)));
        await desk.ReloadAsync();
        await desk.GetByLabel("Le premier mot").FillAsync("Tournesol");
        await desk.GetByLabel("Le deuxième mot").FillAsync("rivière");
        await Button(desk, "Tirer au sort").ClickAsync();
        await Expect(desk.GetByText("Doit répondre")).ToBeVisibleAsync();

        var drawn = await desk.GetByText("Hibou du lac").CountAsync() == 1 ? 0 : 1;
        await young[drawn].GotoAsync("/accueil");
        await Expect(young[drawn].GetByText("Tu as été tiré·e au sort.")).ToBeVisibleAsync();
        await young[1 - drawn].GotoAsync(Participate);
        await Expect(young[1 - drawn].GetByText("Tu es remplaçant·e")).ToBeVisibleAsync();
        await young[drawn].GotoAsync(Participate);
        await Button(young[drawn], "Oui, je prends la place").ClickAsync();
        await Expect(young[drawn].GetByText("Ton mandat finit le")).ToBeVisibleAsync();

        var anybody = await PhoneAsync();
        await anybody.GotoAsync("/comite/rejoindre/adolescents/tirage");
        await Expect(anybody.GetByText("Oui, ce tirage est juste.")).ToBeVisibleAsync();
        await Expect(anybody.GetByRole(AriaRole.Row, new() { Name = numbers[drawn] })).ToContainTextAsync("Une place");
        await Expect(anybody.GetByRole(AriaRole.Row, new() { Name = numbers[1 - drawn] })).ToContainTextAsync("Remplaçant 1");
    }

    private async Task OpenCallAsync(IPage desk)
    {
        await desk.GotoAsync("/comite/instances/adolescents/appel");
        await desk.GetByLabel("Dernier jour pour dire oui").FillAsync(Portal.Now.AddDays(10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await desk.GetByLabel("Places à donner").FillAsync("1");
        await desk.GetByLabel("Remplaçants au plus").FillAsync("1");
        await Button(desk, "Ouvrir l’appel").ClickAsync();
        await Expect(desk.GetByText("Un appel est ouvert")).ToBeVisibleAsync();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
