namespace ChildProtection.Platform.Mail;

/// <summary>
/// The mails the portal knows: a closed set (reference SAFE-33). None names a person, a place, a measure or the authority,
/// none carries a secret; each only says to come and see. Families and professionals receive them, never the young.
/// </summary>
public enum MailTemplate
{
    /// <summary>Something new to read.</summary>
    News,

    /// <summary>An invitation; its code is given by hand, on paper.</summary>
    Invitation,

    /// <summary>A date comes near.</summary>
    Reminder,

    /// <summary>Somebody waits for an answer.</summary>
    AnswerAwaited,

    /// <summary>For those on duty: something must be looked at now.</summary>
    Attention,

    /// <summary>A way of signing in was added, renewed or withdrawn (ASVS 6.3.7).</summary>
    AccessChanged,

    /// <summary>Somebody wrote the right password, then wrong codes, again and again.</summary>
    WrongSecondCodes,

    /// <summary>New keys were asked for: the sheet waits a day, and whoever is signed in may stop it.</summary>
    AccessAsked,
}

/// <summary>The words of a template: plain text, UTF-8, French.</summary>
public sealed record MailText(string Subject, string Body)
{
    private const string Ending = """

        Ce message est automatique. Merci de ne pas y répondre.
        Il ne vous demandera jamais de code ni de mot de passe.

        """;

    /// <summary>The text as sent, with the address of the page where one signs in (« Security:HostName ») and no other.</summary>
    public static MailText Of(MailTemplate template, string hostName)
    {
        var signIn = $"https://{hostName}/connexion";
        return template switch
        {
            MailTemplate.News => New("Vous avez une nouveauté", "Une nouveauté vous attend.", "Pour la lire, connectez-vous :", signIn),
            MailTemplate.Invitation => New("Vous êtes invité", "Une invitation vous attend.",
                "Votre code vous est remis en main propre.", "Avec ce code, ouvrez cette page :", $"https://{hostName}/bienvenue"),
            MailTemplate.Reminder => New("Un rappel vous attend", "Une date approche.", "Pour la voir, connectez-vous :", signIn),
            MailTemplate.AnswerAwaited => New("Une réponse est attendue", "Quelqu’un attend votre réponse.", "Pour répondre, connectez-vous :", signIn),
            MailTemplate.Attention => New("Votre attention est demandée", "Un point demande votre attention dès maintenant.", "Pour le lire, connectez-vous :", signIn),
            MailTemplate.AccessChanged => New("Votre accès a changé", "Un moyen de vous connecter a changé.",
                "Ce n’était pas vous ? Prévenez un administrateur.", "Pour vérifier, connectez-vous :", signIn),
            MailTemplate.WrongSecondCodes => New("Votre attention est demandée", "Quelqu’un a écrit votre mot de passe, puis plusieurs codes faux.",
                "Ce n’était pas vous ? Prévenez un administrateur.", "Pour changer de mot de passe, demandez une nouvelle feuille.", "Pour vérifier, connectez-vous :", signIn),
            MailTemplate.AccessAsked => New("Votre attention est demandée", "Une demande de nouvel accès est en cours.", "Elle sert dans 24 heures, avec une feuille de papier.",
                "Ce n’était pas vous ? Arrêtez-la, ou prévenez un administrateur.", "Pour la voir, connectez-vous :", signIn),
            _ => throw new ArgumentOutOfRangeException(nameof(template), template, "No text for this template."),
        };
    }

    private static MailText New(string subject, params string[] lines) =>
        new(subject, $"Bonjour,\n\n{string.Join('\n', lines)}\n{Ending.ReplaceLineEndings("\n")}".Replace(" ?", "\u00A0?").Replace(" :", "\u00A0:"));
}
