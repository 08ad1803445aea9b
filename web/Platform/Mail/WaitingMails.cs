namespace ChildProtection.Platform.Mail;

/// <summary>The mails an administrator should know of.</summary>
internal sealed class WaitingMails(PortalDb db) : IWaitingWork
{
    private const string Address = "/administration/courriels";

    public async Task<IReadOnlyList<WaitingItem>> CountAsync()
    {
        var unsent = await db.OutboxMails.Where(mail => mail.SentAt == null).GroupBy(mail => mail.ParkedAt != null).Select(mails => new { IsParked = mails.Key, Count = mails.Count() }).ToListAsync();
        return [new("Courriels mis de côté", Of(parked: true), Address), new("Courriels en attente", Of(parked: false), Address)];

        int Of(bool parked) => unsent.Where(mails => mails.IsParked == parked).Sum(mails => mails.Count);
    }
}
