namespace ChildProtection.Platform.Mail;

/// <summary>Mails still in the outbox for a person's address: they are shown to the person and go with the account.</summary>
internal sealed class MailPersonalData(PortalDb db) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities => [typeof(OutboxMail)];

    public async Task<object> ExportAsync(Guid personId) =>
        await MailsOf(personId).Select(mail => new { mail.Template, mail.CreatedAt, mail.SentAt }).ToListAsync();

    public Task EraseAsync(Guid personId) => MailsOf(personId).ExecuteDeleteAsync();

    private IQueryable<OutboxMail> MailsOf(Guid personId)
    {
        var accounts = db.Users;
        return db.OutboxMails.Where(mail => accounts.Any(account => account.Id == personId && account.NormalizedEmail == mail.RecipientIndex));
    }
}
