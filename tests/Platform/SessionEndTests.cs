using System.Net;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Privacy;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Platform;

/// <summary>The device list and what ends a session from elsewhere (V7.2.4, V7.4.3, V7.5.2, ID-41, ID-42, ID-43).</summary>
public abstract class SessionEndTests(Portal portal)
{
    [Fact]
    public async Task One_sees_one_s_devices_and_closes_another_one()
    {
        var lina = await portal.VisitorAsync(Role.YoungPerson);
        var phone = await portal.SignInAsync(lina.Account, SessionProfile.OwnDevice);
        await lina.OpenAsync("/mon-acces/appareils");
        Assert.Contains("(ici)", lina.Text);
        var form = lina.Page.QuerySelectorAll("form[action*=End] input[name=session]").Select(input => input.GetAttribute("value")!).ToList();
        Assert.Equal(2, form.Count);

        using var answer = await portal.PostAsync("/mon-acces/appareils?handler=End", await SessionOf(lina), [new("session", form[1])]);

        Assert.True(answer.IsRedirect());
        Assert.Null(await portal.WhoHasAsync(phone));
        await lina.OpenAsync("/mon-acces/appareils");
        Assert.Contains("Fermé depuis un autre appareil", lina.Text);
    }

    [Fact]
    public async Task All_others_close_at_once_and_this_one_stays()
    {
        var account = await portal.AccountAsync(Role.YoungPerson);
        var (one, two) = (await portal.SignInAsync(account), await portal.SignInAsync(account));
        var here = await portal.VisitorAsync(account);
        await here.OpenAsync("/mon-acces/appareils");
        await here.PressAsync("Déconnecter tous les autres");

        Assert.Equal("/mon-acces/appareils", here.Path);
        Assert.Null(await portal.WhoHasAsync(one));
        Assert.Null(await portal.WhoHasAsync(two));
    }

    /// <summary>V8.2.2: a session that is not mine is one that does not exist.</summary>
    [Fact]
    public async Task Nobody_closes_somebody_else_s_device()
    {
        var victim = await portal.AccountAsync(Role.YoungPerson);
        var theirs = await portal.SignInAsync(victim);
        var id = await portal.WithDbAsync(db => db.Set<SignInSession>().Where(row => row.AccountId == victim.Id).Select(row => row.Id).SingleAsync());

        using var answer = await portal.PostAsync("/mon-acces/appareils?handler=End", await portal.SessionOfAsync(Role.YoungPerson), [new("session", id.ToString())]);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotNull(await portal.WhoHasAsync(theirs));
    }

    /// <summary>ID-43: three devices for the young, two for staff; the oldest closes and it is said.</summary>
    [Theory, InlineData(Role.YoungPerson, 3), InlineData(Role.Professional, 2), InlineData(Role.Administrator, 2)]
    public async Task The_oldest_of_too_many_devices_closes_and_it_is_said(string role, int most)
    {
        var account = await portal.AccountAsync(role);
        var open = new List<string>();
        for (var i = 0; i <= most; i++)
        {
            open.Add(await portal.SignInAsync(account));
            portal.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Null(await portal.WhoHasAsync(open[0]));
        foreach (var cookie in open.Skip(1)) Assert.NotNull(await portal.WhoHasAsync(cookie));
        using var page = await portal.GetAsync("/mon-acces", Wire.CookieOf(open[^1]));
        Assert.Contains("Le plus ancien a été fermé", await page.Content.ReadAsStringAsync());
    }

    /// <summary>V7.2.4: whoever signs in while signed in gets another key; the one before is dead.</summary>
    [Fact]
    public async Task Signing_in_over_a_session_makes_a_new_key_and_ends_the_old_one()
    {
        var account = await portal.AccountAsync(Role.YoungPerson);
        var before = await portal.SignInAsync(account);

        var after = await portal.InRequestAsync(before, async (context, services) =>
        {
            await Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions.AuthenticateAsync(context, StartSession.Scheme);
            await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<StartSession>(services)
                .StartAsync(account, SessionProfile.SharedDevice, "pop", "pin");
            return SessionCookie.SetBy(context, SessionCookie.Name)!;
        });

        Assert.NotEqual(before, after);
        Assert.Null(await portal.WhoHasAsync(before));
        Assert.NotNull(await portal.WhoHasAsync(after));
    }

    /// <summary>V8.3.2: a role that changes takes its sessions with it, at the next request.</summary>
    [Fact]
    public async Task A_changed_role_ends_the_session()
    {
        var account = await portal.AccountAsync(Role.Professional);
        var cookie = await portal.SignInAsync(account);
        await portal.WithDbAsync(db => db.Users.Where(user => user.Id == account.Id).ExecuteUpdateAsync(update => update.SetProperty(user => user.Role, Role.Observer)));

        Assert.Null(await portal.WhoHasAsync(cookie));
    }

    /// <summary>§2.2: an ended session is kept thirty days, without its ticket, seen to five minutes; then forgotten.</summary>
    [Fact]
    public async Task An_ended_session_is_kept_thirty_days_and_no_longer()
    {
        var account = await portal.AccountAsync(Role.Mentor);
        portal.Clock.Advance(TimeSpan.FromSeconds(137));
        var cookie = await portal.SignInAsync(account);
        await portal.SignOutAsync(cookie);
        var row = await RowAsync(account);
        Assert.Equal(SessionEnd.SignedOut, row!.EndedReason);
        Assert.Empty(row.Ticket);
        Assert.Equal(0, row.LastSeenAt.UtcTicks % TimeSpan.FromMinutes(5).Ticks);

        portal.Clock.Advance(IdentityRetention.SessionsKept - TimeSpan.FromHours(1));
        await ForgetAsync();
        Assert.NotNull(await RowAsync(account));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await ForgetAsync();
        Assert.Null(await RowAsync(account));
    }

    [Fact]
    public async Task A_session_nobody_came_back_to_gets_its_end_written()
    {
        var account = await portal.AccountAsync(Role.Mentor);
        await portal.SignInAsync(account);
        portal.Clock.Advance(TimeSpan.FromMinutes(12));
        await ForgetAsync();

        Assert.Equal(SessionEnd.Idle, (await RowAsync(account))!.EndedReason);
    }

    private Task<SignInSession?> RowAsync(Account account) =>
        portal.WithDbAsync(db => db.Set<SignInSession>().AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == account.Id));

    private Task<bool> ForgetAsync() => portal.WithDbAsync(async db =>
    {
        await ForgetExpired.ForgetAsync(db, portal.Clock.GetUtcNow());
        await portal.DayAsync();
        return true;
    });

    private static Task<string> SessionOf(Visitor visitor) => Task.FromResult(visitor.Cookies.Single(cookie => cookie.Name == SessionCookie.Name).Value);
}

public sealed class SessionEndOnSqlite(SqlitePortal portal) : SessionEndTests(portal), IClassFixture<SqlitePortal>;

public sealed class SessionEndOnPostgres(PostgresPortal portal) : SessionEndTests(portal), IClassFixture<PostgresPortal>;
