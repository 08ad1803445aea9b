namespace ChildProtection.Features.Discussions;

/// <summary>The words of rooms, kinds, badges and reasons.</summary>
public static class RoomWords
{
    /// <summary>The fixed name of a room of this kind.</summary>
    /// <param name="kind">Of the room.</param>
    /// <param name="body">The body’s name, or null.</param>
    public static string Name(this RoomKind kind, string? body = null) => kind switch
    {
        RoomKind.Committee => body is null ? "Le salon du comité" : $"Le salon\u00A0: {body}",
        RoomKind.WorkingGroup => "Le groupe de travail",
        RoomKind.Forum => "Le forum éclair",
        RoomKind.Peer => "L’entraide entre jeunes",
        RoomKind.Parents => body is null ? "Le groupe de parents" : $"Le salon\u00A0: {body}",
        RoomKind.Pair => "L’échange avec le mentor",
        RoomKind.CaseWorker => "L’échange avec le référent",
        _ => "La question à l’équipe",
    };

    /// <summary>A name of the icon sprite.</summary>
    public static string Icon(this RoomKind kind) => kind switch
    {
        RoomKind.Committee => "cercle", RoomKind.WorkingGroup => "equipe", RoomKind.Forum => "forum", RoomKind.Peer => "main",
        RoomKind.Parents => "famille", RoomKind.Pair => "mentor", RoomKind.CaseWorker => "referent", _ => "question",
    };

    /// <summary>After a name; empty for the young, parents, and whoever has none.</summary>
    public static string Badge(string role, RoomPart part) => part == RoomPart.Supervisor ? "accompagne" : role switch
    {
        Role.Facilitator => "animation", Role.Professional => "équipe", Role.Mentor => "mentor", Role.Moderator => "protection", _ => "",
    };

    /// <summary>Whether one may stop reading whoever has this badge; whoever runs the room is read by everybody.</summary>
    public static bool MayBeHidden(string badge) => badge is "" or "mentor" or "équipe";

    /// <summary>Why a message came back or waits, kindly, to its author.</summary>
    public static string Why(string? reason, bool tu) => reason switch
    {
        HeldFor.Contact => tu ? "Il y a peut-être un numéro ou une adresse. On te protège." : "Il y a peut-être un numéro ou une adresse.",
        HeldFor.Words => "Certains mots peuvent faire mal.",
        HeldFor.Link => "Il y a un lien vers un autre site.",
        HeldFor.Room or HeldFor.Alarm => "Ici, on lit chaque message avant.",
        HeldFor.First => tu ? "On lit tes premiers messages, pour bien t’accueillir." : "On lit les premiers messages de chacun.",
        HeldFor.Duty => "Personne n’est là en ce moment. On lira bientôt.",
        HeldFor.Care => tu ? "Ce que tu dis compte. Une personne va lire." : "Ce que vous dites compte. Une personne va lire.",
        "prive" => tu ? "Ce message en dit trop sur quelqu’un. Tu peux l’écrire autrement." : "Ce message en dit trop sur quelqu’un. Vous pouvez l’écrire autrement.",
        "blessant" => tu ? "Ce message peut blesser. Tu peux l’écrire autrement." : "Ce message peut blesser. Vous pouvez l’écrire autrement.",
        "sujet" or "autre-endroit" => tu ? "Ton message parle d’autre chose. Un autre endroit va mieux." : "Votre message parle d’autre chose. Un autre endroit va mieux.",
        "infos-privees" => tu ? "On y lit une information privée. Enlève-la, puis renvoie ton message." : "On y lit une information privée. Enlevez-la, puis renvoyez votre message.",
        "contact" => "On y lit un moyen de contact. Ici, on ne donne ni numéro ni compte.",
        "mots-blessants" => tu ? "Des mots peuvent blesser. Tu peux le dire autrement." : "Des mots peuvent blesser. Vous pouvez le dire autrement.",
        "menace" => tu ? "Ces mots font peur à quelqu’un. Tu peux dire ta colère sans menace." : "Ces mots font peur à quelqu’un. Vous pouvez dire votre colère sans menace.",
        "choquant" => tu ? "Ce message peut choquer. Tu peux en parler avec un adulte." : "Ce message peut choquer. Vous pouvez en parler avec l’équipe.",
        "important" => tu ? "Ce que tu dis est important. Ici, trop de monde lit. Un adulte peut t’aider." : "Ce que vous dites est important. Ici, trop de monde lit. L’équipe peut vous aider.",
        _ => tu ? "Une personne l’a lu et te le rend. Tu peux l’écrire autrement." : "Une personne l’a lu et vous le rend. Vous pouvez l’écrire autrement.",
    };

    /// <summary>What whoever runs a room may give back a message for: code and words.</summary>
    public static readonly IReadOnlyList<(string Code, string Words)> ReturnReasons =
        [("prive", "Il en dit trop sur quelqu’un"), ("blessant", "Il peut blesser"), (HeldFor.Contact, "Il donne un numéro ou une adresse"), ("sujet", "Ce n’est pas le sujet ici")];

    /// <summary>A name of the icon sprite, and what a screen reader says.</summary>
    public static (string Icon, string Words) Picture(this ReactionKind kind) => kind switch
    {
        ReactionKind.Heart => ("coeur", "Un cœur"), ReactionKind.Idea => ("idee", "Bonne idée"), ReactionKind.Thanks => ("etoile", "Merci"), _ => ("main", "Du soutien"),
    };

    /// <summary>« Parcours fictif »: a way to begin without telling one’s own story.</summary>
    public static readonly IReadOnlyList<string> Starters =
    [
        "Maïa, 15 ans, change de foyer en mars. Que lui dire\u00A0?",
        "Tom, 17 ans, cherche un logement. Par où commence-t-il\u00A0?",
        "Inès, 14 ans, veut voir son frère plus souvent. Que peut-elle demander\u00A0?",
        "Léo, 16 ans, trouve les règles du soir injustes. À qui parle-t-il\u00A0?",
    ];
}
