using System.Diagnostics;
using ChildProtection.Platform.Mail;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChildProtection.Tests.Platform.Mail;

/// <summary>The job in the running portal, and the outbox with real servers.</summary>
public sealed class SendMailTests(MailingPortal portal) : IClassFixture<MailingPortal>
{
    [Fact]
    public async Task A_mail_left_in_this_process_leaves_without_waiting_for_the_next_round()
    {
        _ = portal.Services; // the portal runs, and its clock stands still: no next round comes by itself

        await portal.WithDbAsync(db =>
        {
            Outbox.Add(db, "nadia@exemple.fr", MailTemplate.News, portal.Clock.GetUtcNow());
            return db.SaveChangesAsync();
        });

        for (var wait = Stopwatch.StartNew(); portal.WayOut.Sent.Count == 0 && wait.Elapsed < TimeSpan.FromSeconds(10);) await Task.Delay(20);
        Assert.Equal("nadia@exemple.fr", Assert.Single(portal.WayOut.Sent).Recipient);
    }
}

/// <summary>A portal whose mails go to <see cref="WayOut"/>.</summary>
public sealed class MailingPortal : Portal
{
    internal WayOut WayOut { get; } = new();

    protected override bool RunsJobs => true;

    protected override void ChangeServices(IServiceCollection services) => services.AddSingleton<IMailTransport>(WayOut);

    protected override IDictionary<string, string> Settings() => new Dictionary<string, string>(base.Settings(), StringComparer.OrdinalIgnoreCase)
    {
        ["Mail:Host"] = "smtp.exemple.fr",
        ["Mail:From"] = "portail@exemple.fr",
    };
}

/// <summary>The whole way: outbox, sender, real server.</summary>
public sealed class OutboxToServerTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task A_mail_outlives_a_server_that_is_down_and_arrives_once()
    {
        using var server = SmtpServer.Down();
        await LeaveAsync();

        Assert.Equal(0, await SendAsync(server));
        await server.StartAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await SendAsync(server));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await SendAsync(server));

        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_server_that_refuses_encryption_never_sees_the_mail_which_waits()
    {
        using var server = await SmtpServer.UpAsync(certificate: null);
        await LeaveAsync();

        Assert.Equal(0, await SendAsync(server));

        var mail = await portal.WithDbAsync(db => db.Set<OutboxMail>().SingleAsync(mail => mail.SentAt == null));
        Assert.Equal((1, null, MailFailure.NotEncrypted), (mail.Attempts, mail.ParkedAt, mail.LastFailure));
        Assert.Empty(server.Mails);
    }

    private Task<int> LeaveAsync() => portal.WithDbAsync(async db =>
    {
        await db.Set<OutboxMail>().ExecuteDeleteAsync();
        Outbox.Add(db, "nadia@exemple.fr", MailTemplate.News, portal.Clock.GetUtcNow());
        return await db.SaveChangesAsync();
    });

    private Task<int> SendAsync(SmtpServer server) => portal.WithDbAsync(db =>
    {
        var configuration = portal.Services.GetRequiredService<IConfiguration>();
        var options = Options.Create(server.Options);
        return new DeliverMail(db, new SmtpTransport(options, configuration), options, configuration, portal.Clock, NullLogger<DeliverMail>.Instance)
            .SendDueAsync(CancellationToken.None);
    });
}
