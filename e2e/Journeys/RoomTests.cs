using System.Text.RegularExpressions;
using ChildProtection.Features.Discussions;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>A portal where somebody is on duty at any hour of the machine.</summary>
public sealed class AwakePortal() : RunningPortal(new SqliteFile())
{
    protected override void ChangeServices(IServiceCollection services) => services.AddScoped<IDuty, AlwaysOnDuty>();

    private sealed class AlwaysOnDuty : IDuty
    {
        public Task<bool> IsCoveredAsync(DateTimeOffset at) => Task.FromResult(true);

        public bool IsQuiet(DateTimeOffset at) => false;
    }
}

/// <summary>
/// Two phones and a computer without scripts talk in one room. One phone loses the network for half a minute, and nothing that was written;
/// what moderation took away meanwhile is on no screen. Whoever leaves quickly leaves nothing.
/// </summary>
public sealed class RoomTests(AwakePortal portal) : Journey(portal), IClassFixture<AwakePortal>
{
    private const string Greeting = "Bonjour, tu es là ?";
    private const string Early = "Un mot dit avant la coupure";
    private const string Late = "Un mot dit pendant la coupure";
    private const string Unscripted = "Je vous lis, sans script.";
    private const string Unsent = "Écrit sans réseau";

    /// <summary>Of the cut, in seconds; a message comes every few of them.</summary>
    private const int Away = 30, Pace = 5;

    private const string Stores = """
        async () => JSON.stringify({
          local: { ...localStorage }, session: { ...sessionStorage }, databases: await indexedDB.databases(),
          caches: await Promise.all((await caches.keys()).map(async name => [name, await Promise.all((await (await caches.open(name)).matchAll()).map(answer => answer.text()))])),
          cookies: document.cookie, title: document.title, name: window.name, state: history.state,
        })
        """;

    private bool isCut;
    private IWebSocketRoute? live;

    [Fact]
    public async Task Two_browsers_talk_one_is_away_for_half_a_minute_and_both_show_the_same_without_what_was_taken_away()
    {
        var (lina, sami, samia) = (await Portal.AccountAsync(Role.YoungPerson, "Loutre"), await Portal.AccountAsync(Role.YoungPerson, "Renard"), await Portal.AccountAsync(Role.Facilitator, "Samia Roche"));
        var room = await RoomAsync(lina, sami, samia, await Portal.AccountAsync(Role.Moderator, "Paul Martin"));
        var (first, second, desk) = (await PhoneAsync(lina), await PhoneAsync(sami), await ComputerAsync(samia, scripts: false));
        await second.RouteWebSocketAsync("**/hubs/discussions**", route =>
        {
            if (isCut) _ = route.CloseAsync();
            else (live = route).ConnectToServer();
        });
        foreach (var page in new[] { first, second, desk }) await page.GotoAsync($"/salons/{room}", new() { WaitUntil = WaitUntilState.Load });

        await SayAsync(first, Greeting);
        await Expect(Message(second, Greeting)).ToBeVisibleAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Voir les nouveaux messages" }).ClickAsync();
        await Expect(Message(desk, Greeting)).ToBeVisibleAsync(); // read without scripts too
        await SayWithoutScriptAsync(desk, Early);
        foreach (var page in new[] { first, second }) await Expect(Message(page, Early)).ToBeVisibleAsync();

        isCut = true;
        await second.Context.SetOfflineAsync(true);
        await live!.CloseAsync();
        await SayAsync(second, Unsent);
        await Expect(Message(second, Unsent).Locator("small")).ToContainTextAsync("Pas encore envoyé");
        string[] during = ["Premier", "Deuxième", "Troisième", "Quatrième", "Cinquième", "Sixième"];
        using (var tick = new PeriodicTimer(TimeSpan.FromSeconds(Pace)))
            foreach (var words in during.Take(Away / Pace))
            {
                await SayAsync(first, words);
                if (words == during[2]) await TakeAwayAsync(room, first, desk);
                await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }
        await SayWithoutScriptAsync(desk, Unscripted);
        await Expect(Message(first, Unscripted)).ToBeVisibleAsync();
        await Expect(Message(second, Early)).ToBeVisibleAsync(); // it cannot know yet

        await OnlineAsync(second);
        await Expect(Message(second, Unscripted)).ToBeVisibleAsync();
        await Expect(Message(first, Unsent)).ToHaveCountAsync(1);
        await Expect(Message(second, Unsent).Locator("small")).ToContainTextAsync("envoyé");
        foreach (var page in new[] { first, second }) await ShowsAsync(page, [Greeting, .. during, Unscripted, Unsent]);
        Assert.Equal(during.Length + 5, await Portal.WithDbAsync(db => db.Set<RoomMessage>().CountAsync(message => message.RoomId == room)));
        Forgive(); // the browser complains of the cut
    }

    private Task OnlineAsync(IPage page)
    {
        isCut = false;
        return page.Context.SetOfflineAsync(false);
    }

    /// <summary>These, in this order, and nothing of what was taken away.</summary>
    private static async Task ShowsAsync(IPage page, string[] words)
    {
        await Expect(page.Locator("[data-salon] .whole")).ToHaveTextAsync(words);
        foreach (var gone in new[] { Early, Late }) Assert.DoesNotContain(gone, await page.ContentAsync());
    }

    /// <summary>A screen reader hears what comes, after what it is saying; whoever writes goes on writing.</summary>
    [Fact]
    public async Task What_comes_is_announced_politely_and_the_cursor_stays_where_it_is()
    {
        var (lina, sami, samia) = (await Portal.AccountAsync(Role.YoungPerson, "Loutre"), await Portal.AccountAsync(Role.YoungPerson, "Renard"), await Portal.AccountAsync(Role.Facilitator, "Samia Roche"));
        var room = await RoomAsync(lina, sami, samia, await Portal.AccountAsync(Role.Moderator, "Paul Martin"));
        var (first, second) = (await PhoneAsync(lina), await PhoneAsync(sami));
        foreach (var page in new[] { first, second }) await page.GotoAsync($"/salons/{room}", new() { WaitUntil = WaitUntilState.Load });
        var (log, field) = (first.GetByRole(AriaRole.Log, new() { Name = "Les messages" }), first.GetByLabel("Ton message"));
        await Expect(log).ToHaveAttributeAsync("aria-live", "polite");
        await Expect(log.Locator("[aria-live=assertive]")).ToHaveCountAsync(0);
        await field.FillAsync("Je suis en train d’");
        await Expect(field).ToBeFocusedAsync();

        await SayAsync(second, Greeting);
        await Expect(log.GetByText(Greeting)).ToBeVisibleAsync();
        await Expect(field).ToBeFocusedAsync();
        await first.Keyboard.TypeAsync("écrire");
        await Expect(field).ToHaveValueAsync("Je suis en train d’écrire");
        await Expect(first.GetByRole(AriaRole.Alert).Filter(new() { HasTextString = Greeting })).ToHaveCountAsync(0);
    }

    /// <summary>Help comes into the page that is there: nobody is thrown back to its top, and another screen shows one’s own words as one’s own.</summary>
    [Fact]
    public async Task Words_that_say_a_danger_bring_help_without_a_new_page_and_ones_other_screen_knows_ones_own()
    {
        const string Danger = "Mon beau-père me frappe tous les soirs";
        var (lina, sami, samia) = (await Portal.AccountAsync(Role.YoungPerson, "Loutre"), await Portal.AccountAsync(Role.YoungPerson, "Renard"), await Portal.AccountAsync(Role.Facilitator, "Samia Roche"));
        var room = await RoomAsync(lina, sami, samia, await Portal.AccountAsync(Role.Moderator, "Paul Martin"));
        var phone = await PhoneAsync(lina);
        await phone.GotoAsync($"/salons/{room}", new() { WaitUntil = WaitUntilState.Load });
        var tablet = await phone.Context.NewPageAsync();
        await tablet.GotoAsync($"/salons/{room}", new() { WaitUntil = WaitUntilState.Load });
        await phone.EvaluateAsync("() => { window.isStillHere = true; }");
        await SayAsync(phone, Greeting);
        await Expect(Message(tablet, Greeting)).ToHaveClassAsync(new Regex(@"\bme\b", RegexOptions.None, TimeSpan.FromSeconds(10)));
        await Expect(Message(phone, Greeting).Locator("small")).ToHaveAttributeAsync("aria-live", "off");
        await Expect(Message(phone, Greeting).Locator("small")).ToContainTextAsync("envoyé");

        await SayAsync(phone, Danger);
        await Expect(phone.Locator("[data-refus]")).ToContainTextAsync("Merci de l’avoir dit.");
        await Expect(phone.Locator("[data-morceau=soin]")).ToContainTextAsync("Tes mots ne sont pas perdus.");
        Assert.True(await phone.EvaluateAsync<bool>("() => window.isStillHere === true"));
        await Expect(phone.GetByRole(AriaRole.Textbox, new() { Name = "Ton message" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Leaving_quickly_in_the_middle_of_a_discussion_leaves_nothing()
    {
        const string Draft = "Brouillon-que-personne-ne-lit";
        var (lina, sami, samia) = (await Portal.AccountAsync(Role.YoungPerson, "Loutre-qui-part"), await Portal.AccountAsync(Role.YoungPerson, "Renard-qui-reste"), await Portal.AccountAsync(Role.Facilitator, "Samia Roche"));
        var room = await RoomAsync(lina, sami, samia, await Portal.AccountAsync(Role.Moderator, "Paul Martin"));
        var (phone, other) = (await PhoneAsync(lina), await PhoneAsync(sami));
        await phone.GotoAsync("/salons");
        foreach (var page in new[] { phone, other }) await page.GotoAsync($"/salons/{room}", new() { WaitUntil = WaitUntilState.Load });
        await SayAsync(other, Greeting);
        await Expect(Message(phone, Greeting)).ToBeVisibleAsync();
        await SayAsync(phone, Unsent);
        await phone.GetByLabel("Ton message").FillAsync(Draft);
        Assert.Contains("Renard-qui-reste", await phone.ContentAsync()); // what is looked for is there before
        string[] said = [Greeting, Unsent, Draft, "Renard-qui-reste", room.ToString()];
        var before = await phone.EvaluateAsync<string>(Stores);
        Assert.All(said, words => Assert.DoesNotContain(words, before)); // nor while it lasts

        await phone.Locator("a[data-quitter]:not(.skip)").First.ClickAsync();
        await Expect(phone).Not.ToHaveURLAsync(new Regex("/salons", RegexOptions.None, TimeSpan.FromSeconds(10)));
        await phone.GotoAsync("/reprendre");
        var stores = await phone.EvaluateAsync<string>(Stores);
        Assert.All(said, words => Assert.DoesNotContain(words, stores));
        for (var back = 0; back < 4; back++)
        {
            await BackAsync(phone);
            var page = await phone.ContentAsync();
            Assert.All(said[..^1], words => Assert.DoesNotContain(words, page));
        }
        await phone.GotoAsync($"/salons/{room}"); // the address alone opens nothing
        var closed = await phone.ContentAsync();
        Assert.All(said[..^1], words => Assert.DoesNotContain(words, closed));
        Forgive(); // where it leads to is elsewhere, and does not answer here
    }

    /// <summary>All of it in this order, and nothing that was taken away.</summary>
    private static async Task ShowsAsync(IPage page, IReadOnlyList<string> said)
    {
        await Expect(page.Locator("[data-salon] .whole")).ToHaveTextAsync([.. said]);
        foreach (var gone in new[] { Early, Late }) Assert.DoesNotContain(gone, await page.ContentAsync());
    }

    private static async Task BackAsync(IPage page)
    {
        try
        {
            await page.GoBackAsync(new() { WaitUntil = WaitUntilState.Load });
        }
        catch (PlaywrightException)
        {
            // Where it led to does not answer, or leads on at once: what is shown then is looked at all the same.
        }
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>Moderation holds one message that was read before the cut and one said since; neither is the phone’s own.</summary>
    private async Task TakeAwayAsync(Guid room, IPage first, IPage desk)
    {
        await SayWithoutScriptAsync(desk, Late);
        await Expect(Message(first, Late)).ToBeVisibleAsync();
        var samia = await Portal.WithDbAsync(db => db.Set<RoomMember>().Where(member => member.RoomId == room && member.Part == RoomPart.Facilitator).Select(member => member.AccountId).SingleAsync());
        var hers = await Portal.WithDbAsync(db => db.Set<RoomMessage>().Where(message => message.RoomId == room && message.AuthorId == samia).Select(message => message.Id).ToListAsync());
        Assert.Equal(2, hers.Count);
        await using var scope = Portal.Services.CreateAsyncScope();
        var texts = scope.ServiceProvider.GetRequiredService<IEnumerable<IReportable>>().Single(one => one.Kind == ReportableMessages.MessageKind);
        foreach (var id in hers) await texts.HoldAsync(id);
        foreach (var gone in new[] { Early, Late }) await Expect(Message(first, gone)).ToHaveCountAsync(0); // whoever is there sees it go
    }

    private static async Task SayWithoutScriptAsync(IPage desk, string words)
    {
        await desk.GetByLabel("Votre message").FillAsync(words);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Envoyer le message" }).ClickAsync();
        await Expect(Message(desk, words)).ToBeVisibleAsync();
    }

    private Task<Guid> RoomAsync(Account lina, Account sami, Account samia, Account paul) => Portal.WithDbAsync(async db =>
    {
        var (room, now) = (Room.Open(SecretCode.NewId(), RoomKind.Committee, Portal.Now), Portal.Now);
        db.Add(room);
        foreach (var (account, part) in new[] { (lina, RoomPart.Member), (sami, RoomPart.Member), (samia, RoomPart.Facilitator), (paul, RoomPart.Supervisor) })
        {
            var member = RoomMember.Come(room.Id, account.Id, part, now);
            for (var post = 0; post < RoomMember.FirstPosts; post++) member.WasShown();
            db.Add(member);
        }
        await db.SaveChangesAsync();
        return room.Id;
    });

    private static async Task SayAsync(IPage page, string words)
    {
        await page.GetByLabel("Ton message").FillAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer mon message" }).ClickAsync();
        await Expect(Message(page, words)).ToBeVisibleAsync();
    }

    private static ILocator Message(IPage page, string words) => page.Locator("[data-salon] > li", new() { HasTextString = words });
}
