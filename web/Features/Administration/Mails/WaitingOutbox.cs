using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Administration.Mails;

/// <summary>The mails that have not left: those set aside first. What an administrator decides about one is written down.</summary>
public sealed partial class WaitingOutbox(PortalDb db, CurrentUser user, AuditLog audit, MailBell bell, TimeProvider clock, ILogger<WaitingOutbox> logger)
{
    private const int PageSize = 20;

    public Task<Paged<OutboxMail>> PageAsync(int number) => db.Set<OutboxMail>().AsNoTracking().Where(mail => mail.SentAt == null)
        .OrderBy(mail => mail.ParkedAt == null).ThenBy(mail => mail.CreatedAt).ThenBy(mail => mail.Id).PageAsync(number, PageSize);

    public Task<int> CountAsync() => db.Set<OutboxMail>().CountAsync(mail => mail.SentAt == null);

    /// <summary>A new round of attempts. Being sent at this moment, or gone: <see cref="BrokenRuleException"/>. No such mail: false.</summary>
    public async Task<bool> RetryAsync(Guid id)
    {
        if (await db.Set<OutboxMail>().SingleOrDefaultAsync(mail => mail.Id == id) is not { } mail) return false;
        mail.Retry(clock.GetUtcNow());
        try
        {
            await audit.WriteAsync(AdministrationAudit.MailRetried, objectId: id);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new BrokenRuleException("Ce courriel part en ce moment. Revenez dans deux minutes.");
        }
        bell.Ring();
        LogRetried(user.Id, id);
        return true;
    }

    /// <summary>Deletes the mail, unless it is being sent at this very moment: <see cref="BrokenRuleException"/>. No such mail: false.</summary>
    public async Task<bool> AbandonAsync(Guid id)
    {
        var mails = db.Set<OutboxMail>();
        var now = clock.GetUtcNow();
        var deleted = await db.InOneTransactionAsync(async () =>
        {
            var gone = await mails.Where(mail => mail.Id == id && mail.SentAt == null && (mail.LeaseUntil == null || mail.LeaseUntil <= now)).ExecuteDeleteAsync();
            if (gone > 0) await audit.WriteAsync(AdministrationAudit.MailAbandoned, objectId: id);
            return gone;
        });
        if (deleted == 0 && !await mails.AnyAsync(mail => mail.Id == id)) return false;
        if (deleted == 0) throw new BrokenRuleException("Ce courriel part en ce moment, ou il est déjà parti.");
        LogAbandoned(user.Id, id);
        return true;
    }

    [LoggerMessage(LogLevel.Information, "Administrator {AccountId} asked for mail {MailId} to be tried again.")]
    private partial void LogRetried(Guid accountId, Guid mailId);

    [LoggerMessage(LogLevel.Information, "Administrator {AccountId} abandoned mail {MailId}.")]
    private partial void LogAbandoned(Guid accountId, Guid mailId);
}
