namespace ChildProtection.Platform.Mail;

/// <summary>The mails an administrator should know of.</summary>
internal sealed class WaitingMails(PortalDb db) : IWaitingWork
{
    private const string Address = "/administration/courriels";

    public IReadOnlyList<WaitingRows> Rows =>
    [
        new("Courriels mis de côté", Address, db.OutboxMails.Where(mail => mail.SentAt == null && mail.ParkedAt != null).Select(mail => mail.Id)),
        new("Courriels en attente", Address, db.OutboxMails.Where(mail => mail.SentAt == null && mail.ParkedAt == null).Select(mail => mail.Id)),
    ];
}
