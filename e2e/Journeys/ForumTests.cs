using ChildProtection.Features.Forums;
using ChildProtection.Features.Forums.Stops;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Forums;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>A caravan of three stops: a young person takes a place without scripts, and the door works with the network cut.</summary>
[Collection(OnePortal.Name)]
public sealed class ForumTests(RunningOnSqlite portal) : Journey(portal)
{
    [Fact]
    public async Task A_ticket_is_taken_and_comes_in_while_the_network_is_cut()
    {
        var facilitator = await Portal.AccountAsync(Role.Facilitator, "Rose");
        await Portal.RunsAsync(facilitator, Bodies.Young);
        var (forum, stops) = await Portal.CaravanAsync(DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(Portal.Now, "Europe/Paris").DateTime), 5, 5, 5);
        var (lina, sami) = (await Portal.AccountAsync(Role.YoungPerson, "Hibou des quais"), await Portal.AccountAsync(Role.YoungPerson, "Loup des prés"));
        var young = await PhoneAsync(lina, scripts: false);
        await young.GotoAsync($"/comite/forums/{forum.Code}");
        await young.GetByRole(AriaRole.Link, new() { Name = "Je viens : Étape 1" }).ClickAsync();
        await young.GetByRole(AriaRole.Button, new() { Name = "Prendre ma place" }).ClickAsync();
        var mine = (await young.Locator(".code").TextContentAsync())!;
        await Portal.AsAsync<Features.Forums.Tickets.TakeTicket, Guid?>(sami, take => take.ForMyselfAsync(forum.Id, stops[1].Id, null));
        var other = await Portal.CodeAsync(stops[1].Id, sami.Id);

        var door = await PhoneAsync(facilitator);
        await door.Clock.InstallAsync();
        await door.GotoAsync($"/comite/forums/{forum.Code}/accueil/{stops[0].Id}");
        await Expect(door.GetByText("0 sur 1 sont là.")).ToBeVisibleAsync();
        await CutAsync(door, forum, stops[0].Id, mine, other);

        await door.Context.SetOfflineAsync(false);
        await Expect(door.GetByText("3 à envoyer.")).ToHaveCountAsync(0);
        Assert.Equal(1, await ForumSteps.ArrivedAsync(Portal, stops[0].Id));
        Assert.Equal(2, (await Portal.WithDbAsync(db => db.Forums.AsNoTracking().SingleAsync(one => one.Id == forum.Id))).Sheet.WithoutTicket[stops[0].Id]);
        Assert.Equal("{}", await door.EvaluateAsync<string>("() => JSON.stringify(localStorage)"));

        await door.EvaluateAsync("() => localStorage.setItem('accueil:hier', JSON.stringify({ day: '2020-01-01', hashes: ['00'] }))");
        await door.ReloadAsync();
        await Expect(door.GetByText("1 sur 1 sont là.")).ToBeVisibleAsync();
        Assert.Equal("{}", await door.EvaluateAsync<string>("() => JSON.stringify(localStorage)")); // what a day left goes with it

        await LateAsync(door, forum, stops[1], other);

        var plain = await PhoneAsync(facilitator, scripts: false);
        await plain.GotoAsync($"/comite/forums/{forum.Code}/accueil/{stops[0].Id}");
        await ForumSteps.EnterAsync(plain, mine, "Ce billet est déjà entré.");
        Forgive(); // the browser tells the cut of the network
    }

    /// <summary>Without network: codes are known or not, one comes in, and half an hour later the door is still there.</summary>
    private async Task CutAsync(IPage door, Forum forum, Guid stop, string mine, string other)
    {
        await ForumSteps.EnterAsync(door, other, "Ce billet est pour une autre étape."); // the portal is asked, and the page stays
        await door.EvaluateAsync("() => { window.stays = true; }");
        await door.Context.SetOfflineAsync(true);
        await ForumSteps.EnterAsync(door, other, "Ce code n’est sur aucun billet chargé ici.");
        await ForumSteps.EnterAsync(door, "ABC", "Ce code a 8 signes");
        await ForumSteps.EnterAsync(door, "00000000", "Ce code n’est sur aucun billet chargé ici.");
        await ForumSteps.EnterAsync(door, mine.ToLowerInvariant(), "Bienvenue");
        await ForumSteps.EnterAsync(door, $"http://localhost/forums/{forum.Code}#{mine.Replace(" ", "", StringComparison.Ordinal)}", "Ce billet est déjà entré.");
        await Expect(door.GetByText("1 à envoyer.")).ToBeVisibleAsync();
        for (var person = 0; person < 2; person++) await door.GetByRole(AriaRole.Button, new() { Name = "Une personne sans billet" }).ClickAsync();
        await Expect(door.GetByText("3 à envoyer.")).ToBeVisibleAsync();
        await door.Clock.FastForwardAsync("31:00"); // longer than a session without a sign: nothing covers the door, nothing leaves it
        await ForumSteps.EnterAsync(door, "00000000", "Ce code n’est sur aucun billet chargé ici.");
        await Expect(door.GetByRole(AriaRole.Alertdialog)).ToBeHiddenAsync();
        Assert.True(await door.EvaluateAsync<bool>("() => window.stays"));
        Assert.DoesNotContain(mine.Replace(" ", "", StringComparison.Ordinal), await door.EvaluateAsync<string>("() => JSON.stringify(localStorage)"));
        Assert.Equal(0, await ForumSteps.ArrivedAsync(Portal, stop));
    }

    /// <summary>The day after, the page is closed: what the telephone kept goes all the same.</summary>
    private async Task LateAsync(IPage door, Forum forum, ForumStop stop, string other)
    {
        var before = stop.Day.AddDays(-1);
        await Portal.WithDbAsync(db => db.ForumStops.Where(one => one.Id == stop.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Day, before)));
        await door.EvaluateAsync("([stop, day, hash]) => localStorage.setItem('accueil:' + stop, JSON.stringify({ day, hashes: [hash] }))", new[] { stop.Id.ToString(), $"{before:yyyy-MM-dd}", Features.Forums.Arrivals.Welcome.HashOf(stop.Id, other) });
        await door.GotoAsync($"/comite/forums/{forum.Code}/accueil/{stop.Id}"); // closed since midnight: what the telephone kept goes all the same
        await Expect(door.GetByText("L’accueil s’ouvre le jour de l’étape.")).ToBeVisibleAsync();
        await door.WaitForFunctionAsync("() => localStorage.length === 0");
        Assert.Equal(1, await ForumSteps.ArrivedAsync(Portal, stop.Id));
    }
}
