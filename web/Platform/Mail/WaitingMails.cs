namespace ChildProtection.Platform.Mail;

/// <summary>The mails an administrator should know of.</summary>
internal sealed class WaitingMails(PortalDb db) : IWaitingWork
{
    private const string Address = "/administration/courriels";

    public async Task<IReadOnlyList<WaitingItem>> CountAsync()
    {
        var parked = await db.OutboxMails.CountAsync(mail => mail.ParkedAt != null);
        var waiting = await db.OutboxMails.CountAsync(mail => mail.SentAt == null && mail.ParkedAt == null);
        return [new("Courriels mis de côté", parked, Address), new("Courriels en attente", waiting, Address)];
    }
}
