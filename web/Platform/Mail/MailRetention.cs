namespace ChildProtection.Platform.Mail;

/// <summary>Mails are a way to tell, not a memory.</summary>
internal static class MailRetention
{
    private static readonly RetentionRule Sent = new("mail-sent", "Les courriels partis", "après l’envoi", "Pour vérifier un envoi récent.", (int)OutboxMail.KeptOnceSent.TotalDays)
    {
        Entity = typeof(OutboxMail),
    };

    private static readonly RetentionRule Unsent = new("mail-unsent", "Les courriels qui n’ont pas pu partir", "après leur écriture", "Pour essayer encore, puis abandonner.", 90)
    {
        Entity = typeof(OutboxMail), Least = 30, Most = 90,
    };

    public static void AddMailRetention(this IServiceCollection services)
    {
        services.AddRetention(Sent, (db, limit) => db.OutboxMails.Where(mail => mail.SentAt < limit).OrderBy(mail => mail.Id));
        services.AddRetention(Unsent, (db, limit) => db.OutboxMails.Where(mail => mail.SentAt == null && mail.CreatedAt < limit).OrderBy(mail => mail.Id));
    }
}
