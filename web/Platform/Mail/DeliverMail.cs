using Microsoft.Extensions.Options;

namespace ChildProtection.Platform.Mail;

/// <summary>
/// One round of sending. Safe with several processes and when killed: each mail is taken by one atomic update that only
/// one sender can win, for two minutes; what a dead sender held is free again after that.
/// </summary>
public sealed partial class DeliverMail(
    PortalDb db, IMailTransport transport, IOptions<MailOptions> options, IConfiguration configuration, TimeProvider clock, ILogger<DeliverMail> logger)
{
    private const int Batch = 50;
    private readonly Guid owner = Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>Sends what is due; returns how many mails left.</summary>
    public async Task<int> SendDueAsync(CancellationToken stop)
    {
        if (!options.Value.IsConfigured) return 0;

        var now = clock.GetUtcNow();
        var due = await Due(now).OrderBy(mail => mail.NextAttemptAt).Select(mail => mail.Id).Take(Batch).ToListAsync(stop);
        var sent = 0;
        foreach (var id in due)
        {
            if (await TakeAsync(id, stop) is { } mail && await SendAsync(mail, stop)) sent++;
        }
        return sent;
    }

    private IQueryable<OutboxMail> Due(DateTimeOffset now) => db.OutboxMails.AsNoTracking().Where(mail =>
        mail.SentAt == null && mail.ParkedAt == null && mail.NextAttemptAt <= now && (mail.LeaseUntil == null || mail.LeaseUntil <= now));

    /// <summary>The mail, for us alone; null when another sender was faster.</summary>
    private async Task<OutboxMail?> TakeAsync(Guid id, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var until = now + OutboxMail.LeaseTime;
        var taken = await Due(now).Where(mail => mail.Id == id).ExecuteUpdateAsync(update => update
            .SetProperty(mail => mail.LeaseOwner, owner)
            .SetProperty(mail => mail.LeaseUntil, until)
            .SetProperty(mail => mail.Attempts, mail => mail.Attempts + 1), stop);
        return taken == 0 ? null : await db.OutboxMails.SingleOrDefaultAsync(mail => mail.Id == id && mail.LeaseOwner == owner, stop);
    }

    private async Task<bool> SendAsync(OutboxMail mail, CancellationToken stop)
    {
        var text = MailText.Of(mail.Template, configuration["Security:HostName"] ?? "localhost");
        var failure = await transport.SendAsync(new OutgoingMail(mail.Id, mail.Recipient, text), stop);

        if (failure is { } kind)
        {
            mail.MarkFailed(kind, clock.GetUtcNow());
            if (mail.ParkedAt is null) LogFailed(mail.Id, kind, mail.Attempts);
            else LogParked(mail.Id, kind, mail.Attempts);
        }
        else
        {
            mail.MarkSent(clock.GetUtcNow());
        }

        try
        {
            await db.SaveChangesAsync(CancellationToken.None); // the mail has left: the mark must not be lost to a stop
        }
        catch (DbUpdateConcurrencyException)
        {
            LogLeaseLost(mail.Id);
            db.ChangeTracker.Clear();
        }
        return failure is null;
    }

    [LoggerMessage(LogLevel.Warning, "Mail {MailId} did not leave ({Failure}, attempt {Attempts}) and will be tried again.")]
    private partial void LogFailed(Guid mailId, MailFailure failure, int attempts);

    [LoggerMessage(LogLevel.Error, "Mail {MailId} was set aside ({Failure}, attempt {Attempts}): see /administration/courriels.")]
    private partial void LogParked(Guid mailId, MailFailure failure, int attempts);

    [LoggerMessage(LogLevel.Warning, "Mail {MailId} took longer than its lease: another sender has it.")]
    private partial void LogLeaseLost(Guid mailId);
}
