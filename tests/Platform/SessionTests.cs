using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Platform;

/// <summary>Sessions end when they must: idle, too old, signed out, account closed (ID-40, QA-05).</summary>
public abstract class SessionTests(Portal portal)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static TheoryData<string> Profiles => ["shared", "own", "work", "sensitive"];

    [Theory, MemberData(nameof(Profiles))]
    public async Task A_session_left_idle_ends(string name)
    {
        var profile = SessionProfile.Named(name);
        var cookie = await SignInAsync(profile);
        portal.Clock.Advance(profile.Idle - TimeSpan.FromMinutes(1));
        Assert.NotNull(await portal.WhoHasAsync(cookie));

        portal.Clock.Advance(profile.Idle + Second);

        Assert.Null(await portal.WhoHasAsync(cookie));
    }

    [Theory, MemberData(nameof(Profiles))]
    public async Task A_session_in_use_ends_at_its_time(string name)
    {
        var profile = SessionProfile.Named(name);
        var cookie = await SignInAsync(profile);
        var step = profile.Idle - TimeSpan.FromMinutes(1);
        var used = TimeSpan.Zero;
        for (; used + step < profile.Absolute; used += step)
        {
            Assert.NotNull(await portal.WhoHasAsync(cookie));
            portal.Clock.Advance(step);
        }
        Assert.NotNull(await portal.WhoHasAsync(cookie));

        portal.Clock.Advance(profile.Absolute - used);

        Assert.Null(await portal.WhoHasAsync(cookie));
    }

    [Fact]
    public void Each_role_has_the_profile_that_suits_it()
    {
        Assert.All(Role.All, role => Assert.True(SessionProfile.Named(StartSession.ProfileOf(Somebody(role), ownDevice: false).Name).Absolute <= TimeSpan.FromHours(12)));
        Assert.Equal(SessionProfile.SharedDevice, StartSession.ProfileOf(Somebody(Role.YoungPerson), ownDevice: false));
        Assert.Equal(SessionProfile.Sensitive, StartSession.ProfileOf(Somebody(Role.Administrator), ownDevice: true));
        Assert.Equal(SessionProfile.SharedDevice, SessionProfile.Named("unheard of"));
    }

    [Fact]
    public async Task Signing_out_ends_every_copy_of_the_cookie()
    {
        var cookie = await SignInAsync();
        Assert.NotNull(await portal.WhoHasAsync(cookie));

        await portal.SignOutAsync(cookie);

        Assert.Null(await portal.WhoHasAsync(cookie));
    }

    [Fact]
    public async Task Signing_out_of_one_device_leaves_the_other()
    {
        var account = await portal.AccountAsync(Role.Parent);
        var (phone, computer) = (await portal.SignInAsync(account), await portal.SignInAsync(account));

        await portal.SignOutAsync(phone);

        Assert.Null(await portal.WhoHasAsync(phone));
        Assert.NotNull(await portal.WhoHasAsync(computer));
    }

    [Fact]
    public async Task A_closed_account_loses_its_sessions_at_once()
    {
        var account = await portal.AccountAsync(Role.Professional);
        var cookie = await portal.SignInAsync(account);

        await portal.WithDbAsync(db => db.Users.Where(user => user.Id == account.Id)
            .ExecuteUpdateAsync(update => update.SetProperty(user => user.DisabledAt, portal.Clock.GetUtcNow())));

        Assert.Null(await portal.WhoHasAsync(cookie));
    }

    [Fact]
    public async Task The_database_alone_opens_no_session()
    {
        var cookie = await SignInAsync();
        var rows = await portal.WithDbAsync(db => db.Set<SignInSession>().AsNoTracking().ToListAsync());

        Assert.DoesNotContain(rows, row => cookie.Contains(row.KeyHash, StringComparison.OrdinalIgnoreCase));
        Assert.All(rows, row => Assert.Equal(64, row.KeyHash.Length));
        Assert.Null(await portal.WhoHasAsync(rows[0].KeyHash));
    }

    [Fact]
    public async Task A_changed_cookie_is_nobodys()
    {
        var cookie = await SignInAsync();
        for (var at = 0; at < cookie.Length; at += 7)
            Assert.Null(await portal.WhoHasAsync($"{cookie[..at]}{(cookie[at] == 'A' ? 'B' : 'A')}{cookie[(at + 1)..]}"));
    }

    /// <summary>A session prepared by somebody else is not continued: signing in makes a new key.</summary>
    [Fact]
    public async Task Signing_in_twice_gives_two_keys()
    {
        var account = await portal.AccountAsync(Role.Mentor);

        Assert.NotEqual(await portal.SignInAsync(account), await portal.SignInAsync(account));
    }

    private async Task<string> SignInAsync(SessionProfile? profile = null) => await portal.SignInAsync(await portal.AccountAsync(Role.YoungPerson), profile);

    private static Account Somebody(string role) => new() { Role = role, DisplayName = "Sami", CreatedAt = StoppedClock.Start };
}

public sealed class SessionsOnSqlite(SqlitePortal portal) : SessionTests(portal), IClassFixture<SqlitePortal>;

public sealed class SessionsOnPostgres(PostgresPortal portal) : SessionTests(portal), IClassFixture<PostgresPortal>;
