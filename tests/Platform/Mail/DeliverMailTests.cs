using ChildProtection.Platform.Data;
using ChildProtection.Platform.Mail;
using ChildProtection.Tests.Privacy;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChildProtection.Tests.Platform.Mail;

public sealed class DeliverMailOnSqliteTests(SqlitePortal portal) : DeliverMailTests(portal), IClassFixture<SqlitePortal>;

public sealed class DeliverMailOnPostgresTests(PostgresPortal portal) : DeliverMailTests(portal), IClassFixture<PostgresPortal>;

/// <summary>The outbox and its sender, with a way out that the test holds. Each test starts from an empty outbox.</summary>
public abstract class DeliverMailTests(Portal portal)
{
    private const string Mother = "nadia@exemple.fr";
    private readonly WayOut wayOut = new();

    [Fact]
    public async Task A_mail_leaves_with_the_act_it_tells_of_and_not_without_it()
    {
        await EmptyAsync();
        await portal.WithDbAsync(async db =>
        {
            await using var act = await db.Database.BeginTransactionAsync();
            Outbox.Add(db, Mother, MailTemplate.News, portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
            await act.RollbackAsync();
            return 0;
        });
        Assert.Equal(0, await SendAsync());

        await LeaveAsync();
        Assert.Equal(1, await SendAsync());
        Assert.Equal(Mother, Assert.Single(wayOut.Sent).Recipient);
        Assert.Equal(0, await SendAsync());
    }

    [Fact]
    public async Task A_mail_that_fails_is_tried_again_later_and_set_aside_after_eight_failures()
    {
        await EmptyAsync();
        await LeaveAsync();
        wayOut.Failure = MailFailure.Unreachable;

        for (var attempt = 1; attempt <= OutboxMail.MaximumAttempts; attempt++)
        {
            Assert.Equal(attempt - 1, (await OnlyMailAsync()).Attempts);
            Assert.Equal(0, await SendAsync());
            Assert.Equal(0, await SendAsync()); // at once: not due yet, so not tried
            Assert.Equal(attempt, wayOut.Asked);
            portal.Clock.Advance(TimeSpan.FromHours(8));
        }

        var mail = await OnlyMailAsync();
        Assert.NotNull(mail.ParkedAt);
        Assert.Equal(MailFailure.Unreachable, mail.LastFailure);
        wayOut.Failure = null;
        Assert.Equal(0, await SendAsync());
    }

    [Fact]
    public async Task A_refused_address_is_set_aside_at_once()
    {
        await EmptyAsync();
        await LeaveAsync();
        wayOut.Failure = MailFailure.RecipientRefused;

        await SendAsync();

        Assert.NotNull((await OnlyMailAsync()).ParkedAt);
    }

    [Fact]
    public async Task Eight_senders_at_once_send_each_mail_once()
    {
        await EmptyAsync();
        for (var i = 0; i < 30; i++) await LeaveAsync($"personne{i}@exemple.fr");

        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(SendAsync)));

        Assert.Equal(30, sent.Sum());
        Assert.Equal(30, wayOut.Sent.Count);
        Assert.Equal(30, wayOut.Sent.DistinctBy(mail => mail.Recipient).Count());
        Assert.True(sent.Count(share => share > 0) > 1, "Only one sender worked: nothing was shown.");
    }

    /// <summary>At least once, by choice: a mail twice is a small harm, a mail never is a great one.</summary>
    [Fact]
    public async Task Killed_between_the_sending_and_the_mark_the_mail_is_sent_again_after_the_lease_with_the_same_id()
    {
        await EmptyAsync();
        await LeaveAsync();
        wayOut.Killed = true;
        await Assert.ThrowsAsync<ProcessKilledException>(SendAsync);

        wayOut.Killed = false;
        Assert.Equal(0, await SendAsync()); // the dead sender's lease still holds
        portal.Clock.Advance(OutboxMail.LeaseTime);
        Assert.Equal(1, await SendAsync());

        Assert.Equal(2, wayOut.Sent.Count);
        Assert.Single(wayOut.Sent.Select(mail => mail.Id).Distinct());
    }

    [Fact]
    public async Task A_sender_that_outlives_its_lease_does_not_undo_what_the_next_one_did()
    {
        await EmptyAsync();
        await LeaveAsync();
        wayOut.Meanwhile = async () =>
        {
            wayOut.Meanwhile = null;
            portal.Clock.Advance(OutboxMail.LeaseTime);
            Assert.Equal(1, await SendAsync());
            wayOut.Failure = MailFailure.TimedOut; // what the slow one comes back with
        };

        await SendAsync();

        var mail = await OnlyMailAsync();
        Assert.NotNull(mail.SentAt);
        Assert.Null(mail.LastFailure);
    }

    [Fact]
    public async Task Without_a_mail_server_mails_wait_and_none_is_lost()
    {
        await EmptyAsync();
        await LeaveAsync();

        Assert.Equal(0, await SendAsync(new MailOptions()));
        portal.Clock.Advance(TimeSpan.FromDays(300));

        Assert.Equal(0, (await OnlyMailAsync()).Attempts);
        Assert.Equal(1, await SendAsync());
    }

    [Fact]
    public async Task Mails_sent_are_forgotten_after_seven_days_and_only_those()
    {
        await EmptyAsync();
        await LeaveAsync();
        await SendAsync();
        await LeaveAsync("attente@exemple.fr");

        portal.Clock.Advance(OutboxMail.KeptOnceSent);
        Assert.DoesNotContain((await portal.DayAsync()).Gone, gone => gone.Rule.Code == "mail-sent");
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, Assert.Single((await portal.DayAsync()).Gone, gone => gone.Rule.Code == "mail-sent").Count);

        Assert.Equal("attente@exemple.fr", (await OnlyMailAsync()).Recipient);
    }

    private Task<int> SendAsync() => SendAsync(new MailOptions { Host = "smtp.exemple.fr", From = "portail@exemple.fr" });

    private Task<int> SendAsync(MailOptions options) => portal.WithDbAsync(db => Sender(db, options).SendDueAsync(CancellationToken.None));

    private DeliverMail Sender(PortalDb db, MailOptions options) => new(
        db, wayOut, Options.Create(options), portal.Services.GetRequiredService<IConfiguration>(), portal.Clock, NullLogger<DeliverMail>.Instance);

    private Task<int> LeaveAsync(string recipient = Mother) => portal.WithDbAsync(db =>
    {
        Outbox.Add(db, recipient, MailTemplate.News, portal.Clock.GetUtcNow());
        return db.SaveChangesAsync();
    });

    private Task<OutboxMail> OnlyMailAsync() => portal.WithDbAsync(db => db.Set<OutboxMail>().AsNoTracking().SingleAsync());

    private Task<int> EmptyAsync() => portal.WithDbAsync(db => db.Set<OutboxMail>().ExecuteDeleteAsync());
}
