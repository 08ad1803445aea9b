using ChildProtection.Features.Accounts;
using ChildProtection.Features.Privacy;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Privacy;

/// <summary>LAW-02: one person who cannot be erased today stops neither the others nor the other rules, and is tried again.</summary>
public abstract class PurgeFailureTests(Portal portal)
{
    [Fact]
    public async Task Whoever_cannot_be_erased_waits_and_everybody_and_everything_else_goes()
    {
        var people = new List<Account>();
        for (var i = 0; i < 4; i++) people.Add(await portal.AccountAsync(Role.Mentor));
        var nadia = await portal.AccountAsync(Role.Professional);
        await portal.DayAsync();
        portal.Clock.Advance(TimeSpan.FromDays(700));
        await portal.SignInAsync(nadia);
        await portal.DayAsync(); // they are told
        await portal.InvitationAsync(await portal.ChildOfAsync(nadia), nadia, RelationKind.Educator, "karim@exemple.fr");
        portal.Clock.Advance(TimeSpan.FromDays(60));
        var (stuck, last) = (people[1].Id, await LastAsync());

        IReadOnlyList<PurgeExpired.Purged> gone = [];
        await portal.Saves.WhileAsync(row => row.Entity is AuditEntry { Action: "data.erased" } entry && entry.PersonId == stuck, async () => gone = (await portal.DayAsync()).Gone);

        Assert.Equal([stuck], await HereAsync(people));
        var accounts = gone.Single(purged => purged.Rule.Code == PrivacyRetention.AccountsCode);
        Assert.True(accounts is { Count: >= 3, Failed: 1 }, $"{accounts.Count} gone, {accounts.Failed} failed.");
        Assert.Contains(gone, purged => purged is { Rule.Code: "accounts-invitations", Count: > 0 });
        Assert.Equal(last, await LastAsync()); // the administration sees that it is late
        Assert.DoesNotContain(stuck, (await portal.Services.GetRequiredService<ErasureLedger>().ReadAsync()).Select(erasure => erasure.PersonId)); // a line would be final
        Assert.InRange(await portal.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Reason == "accounts.1")), 3, int.MaxValue); // somebody of the other test may be among them

        await portal.DayAsync();
        Assert.Empty(await HereAsync(people));
        Assert.NotEqual(last, await LastAsync());
    }

    /// <summary>Found overdue, then came back before their turn.</summary>
    [Fact]
    public async Task Somebody_who_signs_in_meanwhile_is_kept()
    {
        var jonas = await portal.AccountAsync(Role.Mentor);
        portal.Clock.Advance(TimeSpan.FromDays(700));
        await portal.DayAsync();
        portal.Clock.Advance(TimeSpan.FromDays(60));
        await using var scope = portal.Services.CreateAsyncScope();
        var rule = scope.ServiceProvider.GetServices<IRetention>().OfType<IPeopleRetention>().Single(one => one.Rule.Code == PrivacyRetention.AccountsCode);
        var limit = portal.Clock.GetUtcNow().AddDays(-730);
        Assert.Contains(jonas.Id, await rule.OverdueAsync(limit, [], 1_000));

        await portal.SignInAsync(jonas);

        Assert.False(await scope.ServiceProvider.GetRequiredService<PortalDb>().InOneTransactionAsync(() => rule.PurgeOneAsync(jonas.Id, limit)));
        Assert.Equal([jonas.Id], await HereAsync([jonas]));
    }

    private Task<List<Guid>> HereAsync(IReadOnlyList<Account> people)
    {
        var ids = people.Select(person => person.Id).ToList();
        return portal.WithDbAsync(db => db.Users.Where(account => ids.Contains(account.Id)).Select(account => account.Id).ToListAsync());
    }

    private Task<string?> LastAsync() => portal.WithDbAsync(db => db.InstanceSettings.Where(setting => setting.Key == PurgeExpired.Last).Select(setting => setting.Value).SingleOrDefaultAsync());
}

public sealed class PurgeFailureOnSqlite(SqlitePortal portal) : PurgeFailureTests(portal), IClassFixture<SqlitePortal>;

public sealed class PurgeFailureOnPostgres(PostgresPortal portal) : PurgeFailureTests(portal), IClassFixture<PostgresPortal>;
