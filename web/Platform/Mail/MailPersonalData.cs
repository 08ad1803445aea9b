namespace ChildProtection.Platform.Mail;

/// <summary>Mails still in the outbox for a person's address: they are shown to the person and go with the account.</summary>
internal sealed class MailPersonalData(PortalDb db) : IPersonalData
{
    private static readonly PersonalTable Mails = new(typeof(OutboxMail), "Les courriels du portail")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(OutboxMail.Recipient)] = "Adresse", [nameof(OutboxMail.Template)] = new("Texte", template => MailText.Of((MailTemplate)template, "").Subject),
            [nameof(OutboxMail.CreatedAt)] = "Préparé le", [nameof(OutboxMail.SentAt)] = "Parti le", [nameof(OutboxMail.ParkedAt)] = "Mis de côté le",
            [nameof(OutboxMail.Attempts)] = "Essais", [nameof(OutboxMail.NextAttemptAt)] = "Prochain essai", [nameof(OutboxMail.LastFailure)] = "Dernier échec",
        },
        Withheld = new Dictionary<string, string>
        {
            [nameof(OutboxMail.RecipientIndex)] = "a blind index", [nameof(OutboxMail.LeaseOwner)] = "names the sender's process", [nameof(OutboxMail.LeaseUntil)] = "two minutes of a sender",
        },
    };

    public PersonalModule Module { get; } = new("courriels", new("Les courriels", "Les courriels"), "lettre", 60,
        new KeptData("L’adresse et la date des courriels partis", "Pour savoir si un courriel est arrivé.", "L’administration voit le début de l’adresse.", "mail-sent")
        {
            Roles = [.. Role.All.Except([Role.YoungPerson])],
        });

    public IReadOnlyList<PersonalTable> Tables => [Mails];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most) =>
        [Mails.Of(await PersonalTable.SomeAsync(MailsOf(personId).AsNoTracking().OrderByDescending(mail => mail.CreatedAt), most), most)];

    public Task EraseAsync(Guid personId) => MailsOf(personId).ExecuteDeleteAsync();

    private IQueryable<OutboxMail> MailsOf(Guid personId)
    {
        var accounts = db.Users;
        return db.OutboxMails.Where(mail => accounts.Any(account => account.Id == personId && account.NormalizedEmail == mail.RecipientIndex));
    }
}
