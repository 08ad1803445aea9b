using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals.Mine;

/// <summary>What a young person is told and asked about their own idea.</summary>
internal static class MineWords
{
    public static readonly IReadOnlyList<Choice> Reaches =
    [
        new(nameof(ProposalReach.Place), "Mon lieu de vie", "maison", "Seuls ceux qui y vivent la lisent. Ils peuvent deviner que c’est toi."),
        new(nameof(ProposalReach.Zone), "Mon secteur", "lieu", "Les jeunes du même secteur la lisent."),
        new(nameof(ProposalReach.Territory), "Tout le territoire", "carte", "Tous les jeunes d’ici la lisent."),
    ];

    public static readonly IReadOnlyList<Choice> Names =
    [
        new("oui", "Oui, avec mon nom d’ici", "personnes", "Les lecteurs voient ton nom d’ici. Jamais ton vrai nom."),
        new("non", "Non, sans nom", "bouclier", "Ni les jeunes, ni l’animateur ne voient qui a écrit. Le portail garde le lien avec ton compte. La justice peut le demander."),
    ];

    private const string Decider = " Puis qui décide, si le comité transmet.";

    /// <summary>The box « Qui va lire ? » before one writes.</summary>
    public static readonly ReadersNotice Readers = ReadersNotice.Fixed("Pour changer quelque chose, ensemble.", "Toi seul·e, tant que tu ne déposes pas. Puis un animateur. Puis les jeunes, s’il publie. Puis qui décide, si le comité transmet.", "N’écris le nom de personne. Seul un animateur écoute ta voix.");

    /// <summary>The same on the review page, as this idea’s choices make it.</summary>
    public static ReadersNotice ReadersOf(Proposal proposal, int days) => ReadersNotice.Fixed(
        $"Un animateur lit ton idée en {days} jours au plus.",
        proposal.Reach switch { ProposalReach.Place => $"Un animateur. Puis ceux qui vivent avec toi, s’il publie.{Decider}", ProposalReach.Zone => $"Un animateur. Puis les jeunes de ton secteur, s’il publie.{Decider}", _ => $"Un animateur. Puis tous les jeunes d’ici, s’il publie.{Decider}" },
        proposal.IsNamed ? "Ils voient ton nom d’ici." : "Ils ne voient pas ton nom. Le portail garde le lien avec ton compte.");
}
