using ChildProtection.Features.Accounts;
using ChildProtection.Features.Accounts.Recovery;
using ChildProtection.Platform;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Throttling;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Accounts;

/// <summary>Whoever was proving who they are while somebody ended everything comes too late (V7.4): on both databases.</summary>
public abstract class LateSessionTests(Portal portal)
{
    private const int Rounds = 20;

    [Fact]
    public async Task A_card_made_void_while_its_pin_was_checked_stays_void()
    {
        var child = await portal.ChildOfAsync(await portal.AccountAsync(Role.Professional));
        var (lina, card) = await portal.YoungPersonAsync(child);

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => WithAsync(services => new OpenWithCard(
            services.GetRequiredService<PortalDb>(), new SlowHasher(() => VoidAsync(lina)), services.GetRequiredService<NobodysPassword>(),
            services.GetRequiredService<Tries>(), services.GetRequiredService<AuditLog>(), portal.Clock).CheckAsync(card, People.Pin)));

        Assert.Equal(OpenWithCard.Void, refused.Message);
        Assert.NotNull(await portal.WithDbAsync(db => db.Cards.Where(one => one.AccountId == lina.Id).Select(one => one.VoidedAt).SingleAsync()));
    }

    [Fact]
    public async Task The_right_pin_at_the_last_try_opens_and_the_card_lives_on()
    {
        var child = await portal.ChildOfAsync(await portal.AccountAsync(Role.Professional));
        var (lina, card) = await portal.YoungPersonAsync(child);
        await portal.WithDbAsync(db => db.Cards.Where(one => one.AccountId == lina.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.FailedTries, PersonalCard.TriesBeforeVoid - 1)));

        Assert.Equal(lina.Id, (await WithAsync(services => services.GetRequiredService<OpenWithCard>().CheckAsync(card, People.Pin))).Id);
        Assert.Equal(0, await portal.WithDbAsync(db => db.Cards.Where(one => one.AccountId == lina.Id).Select(one => one.FailedTries).SingleAsync()));
    }

    [Fact]
    public async Task A_proof_of_before_the_end_of_everything_opens_no_session()
    {
        foreach (var (name, act) in Ends())
        {
            var child = await portal.ChildOfAsync(await portal.AccountAsync(Role.Professional));
            var (lina, _) = await portal.YoungPersonAsync(child, "none");
            var proven = await portal.ReadAccountAsync(lina.Id);

            await WithAsync(async services => { await act(services, child, lina.Id); return true; });

            Assert.True(await RefusedAsync(proven), name);
            Assert.Equal(0, await OpenAsync(lina.Id));
        }
    }

    [Fact]
    public async Task A_session_and_the_end_of_everything_at_once_leave_none()
    {
        var late = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var child = await portal.ChildOfAsync(await portal.AccountAsync(Role.Professional));
            var (lina, _) = await portal.YoungPersonAsync(child, "none");
            var proven = await portal.ReadAccountAsync(lina.Id);
            using var start = new Barrier(2);
            var opening = Task.Run(() => { start.SignalAndWait(TimeSpan.FromSeconds(20)); return RefusedAsync(proven); });
            var closing = Task.Run(() =>
            {
                start.SignalAndWait(TimeSpan.FromSeconds(20));
                return WithAsync(async services => { await services.GetRequiredService<RegainAccess>().CloseAllAsync(lina.Id); return true; });
            });
            await Task.WhenAll(opening, closing);
            if (await opening) late++;
            Assert.Equal(0, await OpenAsync(lina.Id));
        }
        Console.WriteLine($"{GetType().Name}: {Rounds} races of a sign-in and « ce n’était pas moi », {late} came too late, 0 sessions left open.");
    }

    /// <summary>Identity writes whole rows: a passkey used at the wrong moment must not write an open account over a closed one.</summary>
    [Fact]
    public async Task An_older_copy_of_the_account_is_not_written_over_the_newer_one()
    {
        var account = await portal.AccountAsync(Role.Professional);
        var saved = await WithAsync(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<Account>>();
            var loaded = (await accounts.FindByIdAsync(account.Id.ToString()))!;
            await portal.WithDbAsync(db => db.Users.Where(one => one.Id == account.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.DisabledAt, portal.Clock.GetUtcNow())));
            await WithAsync(inner => inner.GetRequiredService<EndSessions>().OfAccountAsync(account.Id, SessionEnd.AccountChanged));
            return (await accounts.AddOrUpdatePasskeyAsync(loaded, Key(loaded, 1))).Succeeded;
        });

        Assert.False(saved);
        Assert.NotNull((await portal.ReadAccountAsync(account.Id)).DisabledAt);
    }

    [Fact]
    public async Task Of_the_last_two_keys_taken_away_at_once_one_stays()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var account = await portal.AccountAsync(Role.Professional);
            foreach (var number in new byte[] { 1, 2 })
                await WithAsync(async services =>
                {
                    var accounts = services.GetRequiredService<UserManager<Account>>();
                    var owner = (await accounts.FindByIdAsync(account.Id.ToString()))!;
                    return (await accounts.AddOrUpdatePasskeyAsync(owner, Key(owner, number))).Succeeded;
                });
            var cookie = await portal.SignInAsync(account);
            var who = (await portal.WhoHasAsync(cookie))!;
            using var start = new Barrier(2);
            var done = await Task.WhenAll(new byte[] { 1, 2 }.Select(number => Task.Run(async () =>
            {
                start.SignalAndWait(TimeSpan.FromSeconds(20));
                try
                {
                    return await portal.InRequestAsync(cookie, (context, services) =>
                    {
                        context.User = who;
                        return services.GetRequiredService<ChildProtection.Features.Accounts.Profile.OwnAccess>().RemoveKeyAsync(Convert.ToHexStringLower(IdOf(account, number)));
                    });
                }
                catch (BrokenRuleException)
                {
                    return false;
                }
            })));

            Assert.Single(done, taken => taken);
            Assert.Equal(1, await portal.WithDbAsync(db => db.Set<IdentityUserPasskey<Guid>>().CountAsync(key => key.UserId == account.Id)));
        }
        Console.WriteLine($"{GetType().Name}: {Rounds} races of two removals, 1 key left each time.");
    }

    private static IEnumerable<(string, Func<IServiceProvider, Child, Guid, Task>)> Ends() =>
    [
        ("the card is replaced", async (services, child, id) =>
        {
            services.GetRequiredService<Microsoft.AspNetCore.Http.IHttpContextAccessor>().HttpContext!.User = Voice.Voices.UserPrincipal(id);
            await services.GetRequiredService<ReplaceCard>().OfAsync(child.Id);
        }),
        ("everything is closed", (services, _, id) => services.GetRequiredService<RegainAccess>().CloseAllAsync(id)),
        ("every device is closed", (services, _, id) => services.GetRequiredService<EndSessions>().OfAccountAsync(id, SessionEnd.ByOwner)),
        ("the account is closed", (services, _, id) => services.GetRequiredService<PortalDb>().Users.Where(one => one.Id == id)
            .ExecuteUpdateAsync(update => update.SetProperty(one => one.DisabledAt, DateTimeOffset.UnixEpoch))),
    ];

    private static byte[] IdOf(Account account, byte number) => [.. account.Id.ToByteArray(), number];

    private static UserPasskeyInfo Key(Account account, byte number) =>
        new(IdOf(account, number), [1], DateTimeOffset.UnixEpoch, 0, ["internal"], true, false, false, [1], [1]) { Name = $"Clé {number}" };

    private Task<int> VoidAsync(Account account)
    {
        DateTimeOffset? now = portal.Clock.GetUtcNow();
        return portal.WithDbAsync(db => db.Cards.Where(card => card.AccountId == account.Id).ExecuteUpdateAsync(update => update.SetProperty(card => card.VoidedAt, now)));
    }

    private Task<bool> RefusedAsync(Account proven) => WithAsync(async services =>
    {
        try
        {
            await services.GetRequiredService<StartSession>().StartAsync(proven, SessionProfile.SharedDevice, "pin", "pop");
            return false;
        }
        catch (BrokenRuleException refusal)
        {
            Assert.Equal(StartSession.Overtaken, refusal.Message);
            return true;
        }
    });

    private Task<int> OpenAsync(Guid accountId) => portal.WithDbAsync(db => db.Set<SignInSession>().CountAsync(session => session.AccountId == accountId && session.EndedAt == null));

    private Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> work) => portal.InRequestAsync(null, (_, services) => work(services));

    /// <summary>While it computes, somebody else acts.</summary>
    private sealed class SlowHasher(Func<Task> meanwhile) : IPasswordHasher<Account>
    {
        public string HashPassword(Account user, string password) => throw new NotSupportedException();

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Task.Run(meanwhile).GetAwaiter().GetResult();
            return PasswordVerificationResult.Success;
        }
    }
}

public sealed class LateSessionOnSqliteTests(SqlitePortal portal) : LateSessionTests(portal), IClassFixture<SqlitePortal>;

public sealed class LateSessionOnPostgresTests(PostgresPortal portal) : LateSessionTests(portal), IClassFixture<PostgresPortal>;
