using ChildProtection.Features.Accounts;
using ChildProtection.Features.Accounts.Recovery;
using ChildProtection.Platform;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Platform;

/// <summary>Nothing that serves once serves twice, by twenty-five at once (QA-08, V6.5.1, V6.7.2): rounds and accepted replays are printed.</summary>
public abstract class ReplayTests(Portal portal)
{
    private const int Rounds = 20;
    private const int AtOnce = 25;

    [Fact]
    public async Task No_code_of_any_kind_is_accepted_twice()
    {
        var accepted = new Dictionary<string, int>();
        foreach (var (name, make) in Kinds())
        {
            accepted[name] = 0;
            for (var round = 0; round < Rounds; round++)
            {
                var use = await make();
                var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var all = Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () => { await signal.Task; return await use(); })).ToList();
                signal.SetResult();
                var won = (await Task.WhenAll(all)).Count(yes => yes);
                Assert.True(won >= 1, $"{name}: nobody came in");
                accepted[name] += won - 1;
                Assert.False(await use(), $"{name}: later");
            }
        }
        TestContext.Current.SendDiagnosticMessage($"QA-08, {Rounds} rounds of {AtOnce} at once and one later: " + string.Join(" · ", accepted.Select(pair => $"{pair.Key} {pair.Value} replays accepted of {Rounds * AtOnce}")));
        Assert.All(accepted.Values, replays => Assert.Equal(0, replays));
    }

    private IEnumerable<(string, Func<Task<Func<Task<bool>>>>)> Kinds() =>
    [
        ("TOTP", async () =>
        {
            var (account, secret) = await portal.WithPasswordAsync(Role.Professional, "quatre mots sans lien");
            var code = Totp.Code(secret, portal.Clock.GetUtcNow());
            return () => WithAsync<Totp, bool>(totp => totp.AcceptAsync(account, code));
        }),
        ("recovery code of an adult", async () =>
        {
            var account = await portal.AccountAsync(Role.Professional);
            var code = (await WithAsync<BackupCodes, IReadOnlyList<string>>(backup => backup.MakeAsync(account.Id)))[0];
            return () => WithAsync<BackupCodes, bool>(backup => backup.UseAsync(account.Id, code));
        }),
        ("recovery code of a young person", async () =>
        {
            var nadia = await portal.AccountAsync(Role.Professional);
            var child = await portal.ChildOfAsync(nadia);
            var (lina, _) = await portal.YoungPersonAsync(child);
            var now = portal.Clock.GetUtcNow();
            var recovery = AccessRecovery.Start(lina.Id, child.Id, nadia.Id, now);
            recovery.Confirm((await portal.AccountAsync(Role.Professional)).Id, now);
            recovery.NewCode(now);
            await portal.WithDbAsync(async db => { db.Add(recovery); return await db.SaveChangesAsync(); });
            return () => RuleAsync<RegainAccess>(regain => regain.FinishAsync(recovery.Id, "716204", removeKeys: true));
        }),
        ("activation code", async () =>
        {
            var nadia = await portal.AccountAsync(Role.Professional);
            var child = await portal.ChildOfAsync(nadia);
            await portal.InvitationAsync(child, nadia, RelationKind.Self);
            var id = await portal.WithDbAsync(db => db.Invitations.Where(i => i.ChildId == child.Id).Select(i => i.Id).SingleAsync());
            return () => RuleAsync<ActivateAccount>(activate => activate.AsYoungPersonAsync(id, "Lynx du port " + Random.Shared.Next(2, 100), People.Pin));
        }),
        ("passkey challenge", async () =>
        {
            var key = await portal.InRequestAsync(null, async (context, services) =>
            {
                await services.GetRequiredService<CeremonyDesk>().OpenAsync("cle-entrer", "etat", TimeSpan.FromMinutes(5));
                return SessionCookie.SetBy(context, "__Host-etape-cle-entrer")!;
            });
            return () => portal.InRequestAsync(null, async (context, services) =>
            {
                context.Request.Headers.Cookie = $"__Host-etape-cle-entrer={key}";
                return await services.GetRequiredService<CeremonyDesk>().CloseAsync("cle-entrer") is not null;
            });
        }),
    ];

    private Task<bool> RuleAsync<T>(Func<T, Task> act) where T : notnull => WithAsync<T, bool>(async tool =>
    {
        try
        {
            await act(tool);
            return true;
        }
        catch (BrokenRuleException)
        {
            return false;
        }
    });

    private Task<TAnswer> WithAsync<T, TAnswer>(Func<T, Task<TAnswer>> use) where T : notnull =>
        portal.InRequestAsync(null, (_, services) => use(services.GetRequiredService<T>()));
}

public sealed class ReplayOnSqlite(SqlitePortal portal) : ReplayTests(portal), IClassFixture<SqlitePortal>;

public sealed class ReplayOnPostgres(PostgresPortal portal) : ReplayTests(portal), IClassFixture<PostgresPortal>;
