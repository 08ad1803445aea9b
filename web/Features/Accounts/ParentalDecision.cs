namespace ChildProtection.Features.Accounts;

/// <summary>What a decision may let a parent have. Never the child's words, place or the other parent: no right opens those.</summary>
[Flags]
public enum ParentalRights
{
    None = 0,

    /// <summary>« Information »: how school, health and daily life go.</summary>
    Information = 1,

    /// <summary>« Droit de visite » or « d’hébergement ».</summary>
    Visits = 2,

    /// <summary>« Autorisations »: asked before what only parents may decide (« actes non usuels »).</summary>
    Authorisations = 4,
}

/// <summary>Where the limits come from.</summary>
public enum DecisionBasis
{
    [Display(Name = "Décision du juge")]
    Judge,

    [Display(Name = "Accord avec les parents", Description = "Accueil provisoire, mesure administrative")]
    Agreement,

    [Display(Name = "Délégation ou retrait de l’autorité parentale")]
    AuthorityChanged,

    [Display(Name = "Mesure de protection immédiate", Description = "En attendant une décision")]
    Emergency,
}

/// <summary>
/// What one holder of parental authority may have around one child, and since when (R03; reference LAW-05). A new decision
/// replaces the one before, which stays for the history. Without a decision, a parent has only the référent's name.
/// </summary>
public sealed class ParentalDecision
{
    private ParentalDecision() { } // for EF Core

    public Guid Id { get; private init; }

    /// <summary>The parent's relation: so one child, one parent; the other parent has their own.</summary>
    public Guid RelationId { get; private init; }
    public ParentalRights Rights { get; private init; }
    public DecisionBasis Basis { get; private init; }
    public DateTimeOffset From { get; private init; }

    /// <summary>When the decision itself ends, if it says so.</summary>
    public DateTimeOffset? Until { get; private init; }
    public Guid? RecordedById { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>When a newer one took its place.</summary>
    public DateTimeOffset? ReplacedAt { get; private set; }

    /// <summary>A decision that begins now. An end already past: <see cref="BrokenRuleException"/>.</summary>
    public static ParentalDecision Record(
        Guid relationId, ParentalRights rights, DecisionBasis basis, DateTimeOffset? until, Guid recordedById, DateTimeOffset now)
    {
        if (until <= now) throw new BrokenRuleException("La date de fin est déjà passée.");
        return new ParentalDecision
        {
            Id = SecretCode.NewId(), RelationId = relationId, Rights = rights, Basis = basis,
            From = now, Until = until, RecordedById = recordedById, RecordedAt = now,
        };
    }
}

internal static class ParentalDecisions
{
    /// <summary>The decisions that hold at this moment: at most one for each parent's relation.</summary>
    public static IQueryable<ParentalDecision> InForceAt(this IQueryable<ParentalDecision> decisions, DateTimeOffset now) =>
        decisions.Where(decision => decision.ReplacedAt == null && decision.From <= now && (decision.Until == null || decision.Until > now));

    /// <summary>For a list, said to professionals.</summary>
    public static IEnumerable<string> ShortWords(this ParentalRights rights)
    {
        if (rights == ParentalRights.None) yield return "aucun droit";
        if (rights.HasFlag(ParentalRights.Information)) yield return "nouvelles";
        if (rights.HasFlag(ParentalRights.Visits)) yield return "visites ou hébergement";
        if (rights.HasFlag(ParentalRights.Authorisations)) yield return "autorisations";
    }

    public static string Words(this DecisionBasis basis) => Platform.Ui.Choice.Of(typeof(DecisionBasis)).First(choice => choice.Value == basis.ToString()).Words;

    /// <summary>Said to the parent: what each right means.</summary>
    public static IEnumerable<string> Words(this ParentalRights rights)
    {
        if (rights.HasFlag(ParentalRights.Information)) yield return "Vous recevez des nouvelles : école, santé, vie de tous les jours.";
        if (rights.HasFlag(ParentalRights.Visits)) yield return "Vous avez un droit de visite.";
        if (rights.HasFlag(ParentalRights.Authorisations)) yield return "On vous demande votre accord pour les décisions importantes.";
    }
}
