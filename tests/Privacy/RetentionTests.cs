using ChildProtection.Features.Accounts;
using ChildProtection.Features.Privacy;
using ChildProtection.Features.Voice;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Verbs;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Privacy;

/// <summary>QA-37, LAW-02: what must disappear disappears, whatever the day, and nothing else does.</summary>
public abstract class RetentionTests(Portal portal)
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365.25);

    [Fact]
    public async Task A_purge_killed_between_two_batches_goes_on_and_each_batch_has_its_line()
    {
        var nadia = await portal.AccountAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia);
        for (var i = 0; i < 25; i++) await portal.InvitationAsync(child, nadia, RelationKind.Educator, $"personne{i}@exemple.fr");
        portal.Clock.Advance(TimeSpan.FromDays(14 + 31));
        var overdue = (await portal.OverdueAsync()).Single(one => one.Rule.Code == "accounts-invitations").Count;
        Assert.True(overdue >= 25);

        await using (var scope = portal.Services.CreateAsyncScope())
            await foreach (var batch in scope.ServiceProvider.GetRequiredService<PurgeExpired>().BatchesAsync(10))
                if (batch.Rule.Code == "accounts-invitations") break; // the process dies here

        Assert.Equal(overdue - 10, (await portal.OverdueAsync()).Single(one => one.Rule.Code == "accounts-invitations").Count);
        Assert.Equal(overdue - 10, (await portal.DayAsync()).Gone.Where(one => one.Rule.Code == "accounts-invitations").Sum(one => one.Count));
        Assert.Empty((await portal.DayAsync()).Gone);
        Assert.True(await portal.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Action == "purge.done" && entry.Reason == "accounts-invitations.10")));
    }

    [Fact]
    public async Task A_batch_that_cannot_be_written_down_removes_nothing()
    {
        var nadia = await portal.AccountAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia);
        await portal.InvitationAsync(child, nadia, RelationKind.Educator, "karim@exemple.fr");
        portal.Clock.Advance(TimeSpan.FromDays(14 + 31));
        var overdue = (await portal.OverdueAsync()).Sum(one => one.Count);

        await portal.Saves.WhileAsync(row => row.Entity is AuditEntry, async () => Assert.All((await portal.DayAsync()).Gone, purged => Assert.True(purged is { Count: 0, Failed: > 0 })));

        Assert.Equal(overdue, (await portal.OverdueAsync()).Sum(one => one.Count));
        Assert.NotEmpty((await portal.DayAsync()).Gone);
    }

    /// <summary>A mail and a line two months before; whoever comes back stays, whoever does not goes thirty days after the notice at the earliest.</summary>
    [Fact]
    public async Task Nobody_is_erased_without_a_notice_and_whoever_comes_back_stays()
    {
        await portal.DayAsync();
        var (claire, jonas) = (await portal.AdultAsync(Role.Parent, "Claire", "claire@exemple.fr"), await portal.AdultAsync(Role.Mentor, "Jonas", "jonas@exemple.fr"));
        portal.Clock.Advance(TimeSpan.FromDays(668));
        await portal.DayAsync();
        Assert.Equal(0, await NoticesAsync(claire, jonas));

        portal.Clock.Advance(TimeSpan.FromDays(2));
        await portal.DayAsync();
        await portal.DayAsync();
        Assert.Equal(2, await NoticesAsync(claire, jonas));
        Assert.Equal(1, await portal.WithDbAsync(db => db.OutboxMails.CountAsync(mail => mail.RecipientIndex == portal.IndexOf("claire@exemple.fr") && mail.Template == MailTemplate.Reminder)));

        var visitor = await portal.VisitorAsync(claire);
        Assert.Contains("Sans visite, votre espace allait être effacé.", (await visitor.OpenAsync("/accueil")).Text, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(62));
        await portal.DayAsync();
        Assert.True(await IsHereAsync(claire));
        Assert.False(await IsHereAsync(jonas));
    }

    /// <summary>A portal that slept for years wakes up: people are told first, and have their thirty days.</summary>
    [Fact]
    public async Task A_portal_that_slept_tells_before_it_erases()
    {
        var late = await portal.AdultAsync(Role.Parent, "Ana", "ana@exemple.fr");
        var said = await portal.SayAsync(late.Id, (await portal.ChildOfAsync(await portal.AccountAsync(Role.Professional))).Id, Audience.OnlyMe, "Des mots.");
        portal.Clock.Advance(Year * 4);
        await portal.DayAsync();
        Assert.True(await IsHereAsync(late));
        Assert.True(await portal.WithDbAsync(db => db.Statements.AnyAsync(one => one.Id == said && one.Text != null))); // nor her words
        portal.Clock.Advance(TimeSpan.FromDays(31));
        await portal.DayAsync();
        Assert.False(await IsHereAsync(late));
        Assert.False(await portal.WithDbAsync(db => db.Statements.AnyAsync(one => one.Id == said)));
    }

    [Fact]
    public async Task The_verb_counts_or_purges()
    {
        var dry = await RunAsync("purge", "--dry-run");
        Assert.Equal(0, dry.Code);
        Assert.Matches(@"^\d+ rows would go( \(.+\))?, \d+ people would be told\.$", dry.Output.TrimEnd());
        Assert.Equal(0, (await RunAsync("purge")).Code);
        Assert.EndsWith("0 rows gone, 0 people told.", (await RunAsync("purge")).Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("purge", "everything")).Code);
        Assert.StartsWith("purge [--dry-run]", (await RunAsync("purge", "--help")).Output, StringComparison.Ordinal);
    }

    /// <summary>The durations that people read are those in force, and a change is written down.</summary>
    [Fact]
    public async Task An_administrator_changes_a_duration_within_its_bounds_and_everybody_reads_it()
    {
        var admin = await portal.VisitorAsync(Role.Administrator);
        using var wrong = await portal.PostAsync("/administration/durees", await portal.SignInAsync(admin.Account), [KeyValuePair.Create("code", "booklet-words"), KeyValuePair.Create("jours", "9999")]);
        Assert.Equal(422, (int)wrong.StatusCode);
        using var right = await portal.PostAsync("/administration/durees", await portal.SignInAsync(admin.Account), [KeyValuePair.Create("code", "booklet-words"), KeyValuePair.Create("jours", "45")]);
        Assert.Equal(302, (int)right.StatusCode);

        Assert.Contains("45 jours après l’avis", (await portal.Stranger().OpenAsync("/combien-de-temps")).Text, StringComparison.Ordinal);
        Assert.Contains("24 mois après le dernier contact", (await portal.Stranger().OpenAsync("/combien-de-temps")).Text, StringComparison.Ordinal);
        Assert.True(await portal.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Action == "retention.changed" && entry.ActorId == admin.Account.Id && entry.Reason == "booklet-words.45")));
    }

    private Task<int> NoticesAsync(params Account[] people)
    {
        var ids = people.Select(person => person.Id).ToList();
        return portal.WithDbAsync(db => db.ErasureNotices.CountAsync(notice => ids.Contains(notice.AccountId)));
    }

    private Task<bool> IsHereAsync(Account account) => portal.WithDbAsync(db => db.Users.AnyAsync(one => one.Id == account.Id));

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        return (await VerbRunner.RunAsync(portal.Services, arguments, output, output), output.ToString());
    }
}

public sealed class RetentionOnSqlite(SqlitePortal portal) : RetentionTests(portal), IClassFixture<SqlitePortal>;

public sealed class RetentionOnPostgres(PostgresPortal portal) : RetentionTests(portal), IClassFixture<PostgresPortal>;
