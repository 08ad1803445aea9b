using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Platform;

/// <summary>What serves once serves once, however many ask at the same moment (ID-23, ID-31, QA-08).</summary>
public abstract class OneUseTests(Portal portal)
{
    private const string Purpose = "essai";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Of_fifty_who_close_a_ceremony_one_gets_it()
    {
        var key = await OpenAsync();

        var states = await AtOnceAsync(50, () => CloseAsync(key));

        Assert.Equal("etat", Assert.Single(states, state => state is not null));
    }

    [Fact]
    public async Task A_ceremony_may_be_looked_at_before_it_is_closed()
    {
        var key = await OpenAsync();

        Assert.Equal("etat", await PeekAsync(key));
        Assert.Equal("etat", await PeekAsync(key));
        Assert.Equal("etat", await CloseAsync(key));
        Assert.Null(await PeekAsync(key));
        Assert.Null(await CloseAsync(key));
    }

    [Fact]
    public async Task A_ceremony_expires()
    {
        var key = await OpenAsync();
        portal.Clock.Advance(Life);

        Assert.Null(await CloseAsync(key));
    }

    [Fact]
    public async Task A_ceremony_serves_its_own_purpose_only()
    {
        var key = await OpenAsync();

        Assert.Null(await DeskAsync($"__Host-etape-autre={key}", desk => desk.CloseAsync("autre")));
        Assert.Equal("etat", await CloseAsync(key));
    }

    [Theory, InlineData(""), InlineData("x"), InlineData("00000000000000000000000000000000")]
    public async Task A_made_up_key_opens_nothing(string key) => Assert.Null(await CloseAsync(key));

    [Fact]
    public async Task Of_thirty_who_give_the_same_code_one_comes_in()
    {
        var (account, secret) = await WithAuthenticatorAsync();
        var code = Totp.Code(secret, portal.Clock.GetUtcNow());

        var accepted = await AtOnceAsync(30, () => AcceptAsync(account, code));

        Assert.Single(accepted, yes => yes);
    }

    [Fact]
    public async Task A_code_is_never_taken_again_nor_one_older_than_it()
    {
        var (account, secret) = await WithAuthenticatorAsync();
        var now = portal.Clock.GetUtcNow();

        Assert.True(await AcceptAsync(account, Totp.Code(secret, now)));
        Assert.False(await AcceptAsync(account, Totp.Code(secret, now)));
        Assert.False(await AcceptAsync(account, Totp.Code(secret, now - TimeSpan.FromSeconds(30))));
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True(await AcceptAsync(account, Totp.Code(secret, portal.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task The_secret_is_not_readable_in_the_database()
    {
        var (account, secret) = await WithAuthenticatorAsync();
        var stored = await portal.WithDbAsync(db => db.Users.Where(user => user.Id == account.Id).Select(user => user.TotpSecret).SingleAsync());

        Assert.DoesNotContain(secret, stored, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<(Account Account, string Secret)> WithAuthenticatorAsync()
    {
        var (account, secret) = (await portal.AccountAsync(Role.Professional), Totp.NewSecret());
        await using var scope = portal.Services.CreateAsyncScope();
        account.TotpSecret = scope.ServiceProvider.TotpOf().Protect(secret);
        await portal.WithDbAsync(db => db.Users.Where(user => user.Id == account.Id).ExecuteUpdateAsync(update => update.SetProperty(user => user.TotpSecret, account.TotpSecret)));
        return (account, secret);
    }

    private async Task<bool> AcceptAsync(Account account, string code)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.TotpOf().AcceptAsync(account, code);
    }

    private Task<string> OpenAsync() => portal.InRequestAsync(cookie: null, async (context, services) =>
    {
        await services.GetRequiredService<CeremonyDesk>().OpenAsync(Purpose, "etat", Life);
        return SessionCookie.SetBy(context, $"__Host-etape-{Purpose}")!;
    });

    private Task<string?> CloseAsync(string key) => DeskAsync($"__Host-etape-{Purpose}={key}", desk => desk.CloseAsync(Purpose));

    private Task<string?> PeekAsync(string key) => DeskAsync($"__Host-etape-{Purpose}={key}", desk => desk.PeekAsync(Purpose));

    private Task<string?> DeskAsync(string cookie, Func<CeremonyDesk, Task<string?>> use) => portal.InRequestAsync(cookie: null, (context, services) =>
    {
        context.Request.Headers.Cookie = cookie;
        return use(services.GetRequiredService<CeremonyDesk>());
    });

    /// <summary>All wait for one signal, so that they really meet.</summary>
    private static async Task<IReadOnlyList<T>> AtOnceAsync<T>(int count, Func<Task<T>> act)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable.Range(0, count).Select(_ => Task.Run(async () =>
        {
            await signal.Task;
            return await act();
        })).ToList();
        signal.SetResult();
        return await Task.WhenAll(all);
    }
}

public sealed class OneUseOnSqlite(SqlitePortal portal) : OneUseTests(portal), IClassFixture<SqlitePortal>;

public sealed class OneUseOnPostgres(PostgresPortal portal) : OneUseTests(portal), IClassFixture<PostgresPortal>;

internal static class TotpFromServices
{
    /// <summary>Made here when no feature has registered it.</summary>
    public static Totp TotpOf(this IServiceProvider services) => ActivatorUtilities.CreateInstance<Totp>(services);
}
