namespace ChildProtection.Features.Proposals;

/// <summary>Where an idea stands (R11). Up to <see cref="Discussed"/> its author and the facilitator move it; the votes and the answers that are owed move it on.</summary>
public enum ProposalState
{
    Draft,
    Given,
    Returned,
    Published,
    Discussed,
    Voted,
    Sent,
    Answered,
    Ongoing,
    Done,
    Refused,
    Followed,
    Withdrawn,
}

/// <summary>The words of a state: the same for everybody who sees it.</summary>
public static class ProposalStates
{
    /// <summary>Those in which an idea may be supported and discussed.</summary>
    public static readonly IReadOnlyList<ProposalState> Open = [ProposalState.Published, ProposalState.Discussed];

    /// <summary>Those that its author still writes, and erases without a trace.</summary>
    public static readonly IReadOnlyList<ProposalState> Own = [ProposalState.Draft, ProposalState.Returned];

    /// <summary>Those that readers may see, in the order of the filter.</summary>
    public static readonly IReadOnlyList<ProposalState> Shown =
    [
        ProposalState.Published, ProposalState.Discussed, ProposalState.Voted, ProposalState.Sent, ProposalState.Answered, ProposalState.Ongoing, ProposalState.Done, ProposalState.Refused, ProposalState.Followed,
    ];

    /// <summary>A step that readers may see: what happened between its author and the facilitator is theirs.</summary>
    public static bool IsPublic(this ProposalState state) => state == ProposalState.Given || Shown.Contains(state);

    public static string Words(this ProposalState state) => state switch
    {
        ProposalState.Draft => "Brouillon",
        ProposalState.Given => "Déposée",
        ProposalState.Returned => "Revenue avec un mot",
        ProposalState.Published => "Publiée",
        ProposalState.Discussed => "En discussion",
        ProposalState.Voted => "Votée",
        ProposalState.Sent => "Transmise",
        ProposalState.Answered => "Réponse reçue",
        ProposalState.Ongoing => "En cours",
        ProposalState.Done => "Faite",
        ProposalState.Refused => "Refusée",
        ProposalState.Followed => "Suivie",
        ProposalState.Withdrawn => "Retirée",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Icon(this ProposalState state) => state switch
    {
        ProposalState.Draft => "crayon",
        ProposalState.Given or ProposalState.Sent => "lettre",
        ProposalState.Returned or ProposalState.Answered => "bulle",
        ProposalState.Published => "idee",
        ProposalState.Discussed => "forum",
        ProposalState.Voted => "vote",
        ProposalState.Ongoing => "chemin",
        ProposalState.Done => "coche",
        ProposalState.Refused or ProposalState.Withdrawn => "croix",
        _ => "oeil",
    };

    public static string Colour(this ProposalState state) => state switch
    {
        ProposalState.Draft => "violet",
        ProposalState.Given or ProposalState.Returned or ProposalState.Sent => "ocre",
        ProposalState.Done or ProposalState.Followed or ProposalState.Answered => "feuille",
        ProposalState.Refused or ProposalState.Withdrawn => "corail",
        _ => "lagune",
    };

    /// <summary>What happens next, in one sentence that says neither « tu » nor « vous »; null at the end of the road.</summary>
    public static string? Next(this ProposalState state) => state switch
    {
        ProposalState.Draft => "L’idée n’est pas encore déposée.",
        ProposalState.Given => "Un animateur lit l’idée, puis la publie ou la rend avec un mot.",
        ProposalState.Returned => "Son auteur peut la changer, puis la déposer encore.",
        ProposalState.Published => "Les jeunes la lisent, la soutiennent et donnent leur avis.",
        ProposalState.Discussed => "Les jeunes donnent encore leur avis. Puis le comité en parle.",
        ProposalState.Voted => "Le comité transmet l’idée à la personne qui décide.",
        ProposalState.Sent => "La personne qui décide doit répondre, avec ses raisons.",
        ProposalState.Answered => "Le comité lit la réponse.",
        ProposalState.Ongoing => "L’idée se prépare.",
        ProposalState.Done => "Les jeunes disent si c’est vraiment fait.",
        ProposalState.Refused => "La raison est écrite. Le comité peut en reparler.",
        ProposalState.Followed => "Le comité regarde si cela dure.",
        _ => null,
    };
}
