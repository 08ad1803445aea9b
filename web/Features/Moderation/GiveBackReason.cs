using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Moderation;

/// <summary>Why a text comes back or a person pauses: the rules of <c>/regles-de-discussion</c>, in the same order.</summary>
public enum GiveBackReason
{
    PrivateFacts,
    Contact,
    Wounding,
    Threat,
    Shocking,
    Elsewhere,
    Important,
}

/// <summary>The words of a reason: kind, short, and they say what can be done.</summary>
public static class GiveBackReasons
{
    /// <summary>For a moderator’s list.</summary>
    public static IReadOnlyList<Choice> Choices { get; } =
    [
        new(nameof(GiveBackReason.PrivateFacts), "Une information privée"),
        new(nameof(GiveBackReason.Contact), "Un moyen de contact"),
        new(nameof(GiveBackReason.Wounding), "Des mots qui blessent"),
        new(nameof(GiveBackReason.Threat), "Une menace"),
        new(nameof(GiveBackReason.Shocking), "Un contenu choquant"),
        new(nameof(GiveBackReason.Elsewhere), "Ce n’est pas le bon endroit"),
        new(nameof(GiveBackReason.Important), "C’est trop important pour rester ici"),
    ];

    /// <summary>As <c>IReportable.ReturnAsync</c> takes it.</summary>
    public static string Code(this GiveBackReason reason) => reason switch
    {
        GiveBackReason.PrivateFacts => "infos-privees",
        GiveBackReason.Contact => "contact",
        GiveBackReason.Wounding => "mots-blessants",
        GiveBackReason.Threat => "menace",
        GiveBackReason.Shocking => "choquant",
        GiveBackReason.Elsewhere => "autre-endroit",
        _ => "important",
    };

    /// <summary>To the author.</summary>
    public static Said ToAuthor(this GiveBackReason reason) => reason switch
    {
        GiveBackReason.PrivateFacts => new("On y lit une information privée. Enlève-la, puis renvoie ton texte.", "On y lit une information privée. Enlevez-la, puis renvoyez votre texte."),
        GiveBackReason.Contact => new("On y lit un moyen de contact. Ici, on ne donne ni numéro ni compte.", "On y lit un moyen de contact. Ici, on ne donne ni numéro ni compte."),
        GiveBackReason.Wounding => new("Des mots peuvent blesser. Tu peux le dire autrement.", "Des mots peuvent blesser. Vous pouvez le dire autrement."),
        GiveBackReason.Threat => new("Ces mots font peur à quelqu’un. Tu peux dire ta colère sans menace.", "Ces mots font peur à quelqu’un. Vous pouvez dire votre colère sans menace."),
        GiveBackReason.Shocking => new("Ce texte peut choquer. Tu peux en parler avec un adulte.", "Ce texte peut choquer. Vous pouvez en parler avec l’équipe."),
        GiveBackReason.Elsewhere => new("Ton texte parle d’autre chose. Un autre endroit va mieux.", "Votre texte parle d’autre chose. Un autre endroit va mieux."),
        _ => new("Ce que tu dis est important. Ici, trop de monde lit. Un adulte peut t’aider.", "Ce que vous dites est important. Ici, trop de monde lit. L’équipe peut vous aider."),
    };
}
