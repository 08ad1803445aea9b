namespace ChildProtection.Features.Administration.Mails;

/// <summary>A mail as an administrator sees it: masked address, subject, state.</summary>
public sealed record MailRow(Guid Id, string Recipient, string Subject, bool IsParked, string State, string? Reason)
{
    public static MailRow Of(OutboxMail mail, Func<DateTimeOffset, string> when) => new(
        mail.Id,
        MailAddresses.Masked(mail.Recipient),
        MailText.Of(mail.Template, "").Subject,
        mail.ParkedAt is not null,
        mail.ParkedAt is { } parked ? $"Mis de côté le {when(parked)}" : $"Prochain essai le {when(mail.NextAttemptAt)}",
        mail.LastFailure is { } failure ? Words(failure) : null);

    private static string Words(MailFailure failure) => failure switch
    {
        MailFailure.Unreachable => "Le serveur de courriel ne répond pas.",
        MailFailure.NotEncrypted => "Le serveur n’offre pas de liaison chiffrée sûre.",
        MailFailure.SenderRefused => "Le serveur refuse notre envoi.",
        MailFailure.RecipientRefused => "Le serveur refuse cette adresse.",
        MailFailure.Postponed => "Le serveur demande d’attendre.",
        MailFailure.TimedOut => "Le serveur est trop lent.",
        MailFailure.Restored => "Une sauvegarde a été remise. Ce courriel est peut-être déjà parti.",
        _ => "L’envoi a échoué.",
    };
}
