using ChildProtection.Features.Safeguarding;
using ChildProtection.Features.Safeguarding.Alerts;
using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Platform;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Safety;

/// <summary>SAFE-21, SAFE-25, QA-30: whom an alert is told to, in which transaction, and what becomes of one that nobody takes; on both databases.</summary>
public abstract class AlertsTests(Portal portal)
{
    /// <summary>To the author of the words: nobody yet, then who and since when; nothing of a text without an alert.</summary>
    [Fact]
    public async Task Its_author_is_told_who_has_an_alert_and_since_when()
    {
        var (team, lina) = (await portal.TeamAsync(1), await portal.AccountAsync(Role.YoungPerson));
        var at = Guarding.Text(lina.Id);
        var id = await portal.RaiseAsync(WordRisk.Danger, at);
        Assert.Equal(new AlertHeard(null, null), (await HeardAsync(at))[at.Id]);
        await portal.WithDbAsync(async db =>
        {
            (await db.Set<Alert>().SingleAsync(one => one.Id == id)).Take(team[0].Id, null, portal.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        Assert.Equal(new AlertHeard(team[0].DisplayName, portal.Clock.GetUtcNow()), (await HeardAsync(at))[at.Id]);
        Assert.Empty(await HeardAsync(Guarding.Text(lina.Id)));

        async Task<IReadOnlyDictionary<Guid, AlertHeard>> HeardAsync(SaidAt text)
        {
            await using var scope = portal.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<IAlerts>().HeardAsync(text.Kind, [text.Id]);
        }
    }

    [Fact]
    public async Task Two_distinct_people_on_duty_are_told_first_and_fewer_means_everybody()
    {
        var team = await portal.TeamAsync(3);
        var author = await portal.AccountAsync(Role.YoungPerson);
        await portal.OnDutyAsync(team[0], DutyKind.First);
        await portal.OnDutyAsync(team[0], DutyKind.Second, 0); // the same person twice is one
        await portal.RaiseAsync(WordRisk.Danger, Guarding.Text(author.Id));
        Assert.Equal(Mails(team), await portal.MailedAsync());

        await portal.WithDbAsync(db => db.OutboxMails.ExecuteDeleteAsync());
        await portal.OnDutyAsync(team[2], DutyKind.Second);
        var id = await portal.RaiseAsync(WordRisk.Danger, Guarding.Text(author.Id));
        Assert.Equal(Mails([team[0], team[2]]), await portal.MailedAsync());
        var alert = await portal.WithDbAsync(db => db.Alerts.AsNoTracking().SingleAsync(one => one.Id == id));
        Assert.Equal((portal.Clock.GetUtcNow().AddMinutes(15), author.Id, null), (alert.DueAt, alert.AuthorId!.Value, alert.ReporterId));
        Assert.True(await portal.WithDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.ObjectId == id && entry.ActorId == null && entry.PersonId == null)));
    }

    /// <summary>A moderator’s own words go to the others, and are not on their page.</summary>
    [Fact]
    public async Task Nobody_is_told_of_their_own_words()
    {
        var team = await portal.TeamAsync(3);
        await portal.OnDutyAsync(team[0], DutyKind.First);
        await portal.OnDutyAsync(team[1], DutyKind.Second);
        var id = await portal.RaiseAsync(WordRisk.Violence, Guarding.Text(team[0].Id), team[2].Id);
        Assert.Equal(Mails([team[1], team[2]]), await portal.MailedAsync());
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.As<ReadAlerts>(team[0]).OneAsync(id));
        Assert.False(await scope.ServiceProvider.As<HandleAlert>(team[0]).TakeAsync(id, null));
        await using var other = portal.Services.CreateAsyncScope();
        Assert.NotNull(await other.ServiceProvider.As<ReadAlerts>(team[1]).OneAsync(id));
    }

    [Fact]
    public async Task It_stands_or_falls_with_the_caller_and_one_text_has_one_open_alert()
    {
        var team = await portal.TeamAsync(2);
        var at = Guarding.Text((await portal.AccountAsync(Role.YoungPerson)).Id);
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var (db, alerts) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<IAlerts>());
            await Assert.ThrowsAsync<BrokenRuleException>(() => db.InOneTransactionAsync(async () =>
            {
                await alerts.RaiseAsync(WordRisk.Danger, at);
                throw new BrokenRuleException("Non.");
            }));
        }
        Assert.Empty(await portal.MailedAsync());
        Assert.Equal(0, await portal.WithDbAsync(db => db.Alerts.CountAsync()));

        var ids = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => portal.RaiseAsync(WordRisk.Contact, at))));
        Assert.Single(ids.Distinct());
        Assert.Equal(Mails(team), await portal.MailedAsync());
        Assert.Equal(ids[0], await portal.RaiseAsync(WordRisk.Danger, at, team[0].Id)); // graver: told again, sooner
        Assert.Equal(4, (await portal.MailedAsync()).Count);
        var alert = await portal.WithDbAsync(db => db.Alerts.AsNoTracking().SingleAsync());
        Assert.Equal((WordRisk.Contact | WordRisk.Danger, portal.Clock.GetUtcNow().AddMinutes(15)), (alert.Risks, alert.DueAt));
    }

    [Fact]
    public async Task What_nobody_takes_goes_to_the_second_then_to_the_manager_then_to_all_once_each_whoever_looks()
    {
        var team = await portal.TeamAsync(4);
        await portal.OnDutyAsync(team[0], DutyKind.First);
        await portal.OnDutyAsync(team[1], DutyKind.Second);
        await portal.OnDutyAsync(team[2], DutyKind.Manager);
        var id = await portal.RaiseAsync(WordRisk.Danger, Guarding.Text((await portal.AccountAsync(Role.YoungPerson)).Id));
        Assert.Equal(0, await EscalateAsync());
        foreach (var (level, told) in new[] { (1, Mails([team[0], team[1]])), (2, Mails([team[0], team[1], team[2]])), (3, Everybody(team)), (4, Everybody(team)) })
        {
            await portal.WithDbAsync(db => db.OutboxMails.ExecuteDeleteAsync());
            portal.Clock.Advance(TimeSpan.FromMinutes(15));
            Assert.Equal(1, (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(EscalateAsync)))).Sum()); // four processes, one step
            Assert.Equal(told, await portal.MailedAsync());
            Assert.Equal(level, await portal.WithDbAsync(db => db.Alerts.Where(alert => alert.Id == id).Select(alert => alert.Level).SingleAsync()));
        }
        var row = await portal.WithDbAsync(db => db.Alerts.AsNoTracking().SingleAsync(alert => alert.Id == id));
        Assert.Equal((row.RaisedAt.AddMinutes(15), row.RaisedAt.AddMinutes(30)), (row.SecondAt!.Value, row.ManagerAt!.Value));

        Assert.True(await ActAsync(team[3], handle => handle.TakeAsync(id, null)));
        portal.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.True(await ActAsync(team[3], handle => handle.NoteAsync(id, "J’appelle."))); // a sign: its hour begins again
        portal.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, await EscalateAsync());
        await portal.WithDbAsync(db => db.OutboxMails.ExecuteDeleteAsync());
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await EscalateAsync()); // no sign for an hour: nobody has it any more
        Assert.Equal(Everybody(team), await portal.MailedAsync());
        Assert.Null(await portal.WithDbAsync(db => db.Alerts.Where(alert => alert.Id == id).Select(alert => alert.TakenById).SingleAsync()));
        Assert.True(await ActAsync(team[3], handle => handle.TakeAsync(id, null)));
        await portal.WithDbAsync(db => db.OutboxMails.ExecuteDeleteAsync());
        await portal.OnDutyAsync(team[1], DutyKind.Second);
        await portal.OnDutyAsync(team[0], DutyKind.First);
        Assert.True(await ActAsync(team[3], handle => handle.HandOnAsync(id)));
        Assert.Contains(Mail(team[1]), await portal.MailedAsync());
        portal.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(1, await EscalateAsync());
    }

    /// <summary>A second report of what somebody has already: the holder and those on duty hear of it.</summary>
    [Fact]
    public async Task Whoever_says_it_again_is_heard_by_the_holder_too()
    {
        var team = await portal.TeamAsync(3);
        await portal.OnDutyAsync(team[0], DutyKind.First);
        await portal.OnDutyAsync(team[1], DutyKind.Second);
        var at = Guarding.Text((await portal.AccountAsync(Role.YoungPerson)).Id);
        var id = await portal.RaiseAsync(WordRisk.Danger, at);
        Assert.True(await ActAsync(team[2], handle => handle.TakeAsync(id, null)));
        await portal.WithDbAsync(db => db.OutboxMails.ExecuteDeleteAsync());
        await portal.RaiseAsync(WordRisk.Danger, at);
        Assert.Empty(await portal.MailedAsync()); // the same words, found again
        await portal.RaiseAsync(WordRisk.Danger, at, (await portal.AccountAsync(Role.YoungPerson)).Id);
        Assert.Equal(Mails(team), await portal.MailedAsync());
    }

    [Fact]
    public async Task Of_several_who_take_it_at_once_one_has_it_and_only_that_one_acts()
    {
        var team = await portal.TeamAsync(3);
        var id = await portal.RaiseAsync(WordRisk.Sexual, Guarding.Text((await portal.AccountAsync(Role.YoungPerson)).Id));
        var taken = await Task.WhenAll(team.Select(one => Task.Run(async () =>
        {
            try
            {
                return await ActAsync(one, handle => handle.TakeAsync(id, null)) ? one : null;
            }
            catch (BrokenRuleException)
            {
                return null;
            }
        })));
        var holder = Assert.Single(taken.OfType<Account>());
        var other = team.First(one => one.Id != holder.Id);
        await Assert.ThrowsAsync<BrokenRuleException>(() => ActAsync(other, handle => handle.CloseAsync(id, AlertOutcome.Safe, "Rien.")));
        await Assert.ThrowsAsync<BrokenRuleException>(() => ActAsync(holder, handle => handle.CloseAsync(id, AlertOutcome.Transmitted, "Fait."))); // to whom?
        Assert.True(await ActAsync(holder, handle => handle.TransmitAsync(id, "La cellule")));
        Assert.True(await ActAsync(holder, handle => handle.CloseAsync(id, AlertOutcome.Transmitted, "Appelé, puis transmis.")));
        await Assert.ThrowsAsync<BrokenRuleException>(() => ActAsync(other, handle => handle.TakeAsync(id, holder.Id)));
        await using var scope = portal.Services.CreateAsyncScope();
        var whole = await scope.ServiceProvider.As<ReadAlerts>(other).OneAsync(id);
        Assert.Equal(("La cellule", "Appelé, puis transmis."), (whole!.Service, whole.Notes.Single().Text));
    }

    [Fact]
    public async Task Cover_is_a_first_or_a_second_whose_account_is_open()
    {
        var team = await portal.TeamAsync(2);
        var now = portal.Clock.GetUtcNow();
        Assert.False(await CoveredAsync(now));
        await portal.OnDutyAsync(team[0], DutyKind.Manager, -1, 2);
        Assert.False(await CoveredAsync(now));
        await portal.OnDutyAsync(team[1], DutyKind.Second, -1, 2);
        Assert.True(await CoveredAsync(now));
        Assert.False(await CoveredAsync(now.AddHours(2)));
        await portal.WithDbAsync(db => db.Users.Where(account => account.Id == team[1].Id).ExecuteUpdateAsync(update => update.SetProperty(account => account.DisabledAt, now)));
        Assert.False(await CoveredAsync(now));
    }

    /// <summary>The trace of a closed one stays twelve months; an open one never goes, however old.</summary>
    [Fact]
    public async Task A_closed_one_goes_after_its_time_and_an_open_one_never()
    {
        var team = await portal.TeamAsync(2);
        var young = await portal.AccountAsync(Role.YoungPerson);
        var (open, late, closed) = (await portal.RaiseAsync(WordRisk.Danger, Guarding.Text(young.Id)), await portal.RaiseAsync(WordRisk.Danger, Guarding.Text(young.Id)), await portal.RaiseAsync(WordRisk.Danger, Guarding.Text(young.Id)));
        foreach (var one in new[] { late, closed }) Assert.True(await ActAsync(team[0], handle => handle.TakeAsync(one, null)));
        Assert.True(await ActAsync(team[0], handle => handle.CloseAsync(closed, AlertOutcome.Safe, "Appelée.")));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        Assert.True(await ActAsync(team[0], handle => handle.CloseAsync(late, AlertOutcome.Safe, "Appelée.")));
        await using var scope = portal.Services.CreateAsyncScope();
        var retention = scope.ServiceProvider.GetRequiredService<IEnumerable<IRetention>>().Single(one => one.Rule.Code == SafeguardingRetention.AlertsCode);
        Assert.Equal(365, retention.Rule.Days);
        Assert.Equal(1, await retention.PurgeAsync(portal.Clock.GetUtcNow().AddDays(-1), 100));
        Assert.Equal(new[] { open, late }.Order(), (await portal.WithDbAsync(db => db.Alerts.Select(alert => alert.Id).ToListAsync())).Order());
        Assert.Equal(1, await retention.PurgeAsync(portal.Clock.GetUtcNow().AddYears(9), 100));
        Assert.Equal([open], await portal.WithDbAsync(db => db.Alerts.Select(alert => alert.Id).ToListAsync()));
    }

    private async Task<bool> CoveredAsync(DateTimeOffset at)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IDuty>().IsCoveredAsync(at);
    }

    private async Task<int> EscalateAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EscalateAlerts>().RunAsync(TestContext.Current.CancellationToken);
    }

    private async Task<bool> ActAsync(Account who, Func<HandleAlert, Task<bool>> act)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.As<HandleAlert>(who));
    }

    private static string Mail(Account account) => account.DisplayName.Replace("Garde ", "garde", StringComparison.Ordinal) + "@exemple.fr";

    /// <summary>Every lead, and the service that listens.</summary>
    private List<string> Everybody(IEnumerable<Account> team) =>
        [.. Mails(team).Concat(portal.Services.GetRequiredService<InstanceChoices>().Listening.Email is { Length: > 0 } address ? [address] : []).Order(StringComparer.Ordinal)];

    private static List<string> Mails(IEnumerable<Account> people) => [.. people.Select(Mail).Order(StringComparer.Ordinal)];
}

public sealed class AlertsOnSqlite(SqlitePortal portal) : AlertsTests(portal), IClassFixture<SqlitePortal>;

public sealed class AlertsOnPostgres(PostgresPortal portal) : AlertsTests(portal), IClassFixture<PostgresPortal>;
