namespace ChildProtection.Features.Accounts;

/// <summary>
/// What someone is to a child, from one date to another: the only thing that opens the child's door.
/// When a référent changes, the old relation gets an end and stays, so the history is not lost.
/// </summary>
public sealed class Relation
{
    private Relation() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid ChildId { get; private init; }
    public Guid AccountId { get; private init; }
    public RelationKind Kind { get; private init; }
    public DateTimeOffset From { get; private init; }

    /// <summary>Null while it lasts. The relation is over at this instant, not after it.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>Its own end, where the end of the measure came before (<see cref="Care.EndCare"/>); null for none.</summary>
    public DateTimeOffset? OwnUntil { get; private set; }

    /// <summary>The stay whose beginning ends this link, while the change of place may be taken back; null for none.</summary>
    public Guid? EndsWithStayId { get; private set; }

    public static Relation Begin(Guid childId, Guid accountId, RelationKind kind, DateTimeOffset now) => new()
    {
        Id = SecretCode.NewId(),
        ChildId = childId,
        AccountId = accountId,
        Kind = kind,
        From = now,
    };

    public void End(DateTimeOffset now)
    {
        if (Until <= now) throw new BrokenRuleException("Ce lien est déjà terminé.");
        (Until, EndsWithStayId) = (now, null);
    }

    /// <summary>Writes the day it ends, today or later, in place of another day not yet come. Over already: <see cref="BrokenRuleException"/>.</summary>
    public void EndsAt(DateTimeOffset until, DateTimeOffset now)
    {
        if (Until <= now) throw new BrokenRuleException("Ce lien est déjà terminé.");
        if (until < now) throw new BrokenRuleException("Cette date est passée. Choisissez aujourd’hui ou plus tard.");
        (Until, EndsWithStayId) = (until, null);
    }

    /// <summary>The measure ends: the link with it, unless it ended before; never before it began.</summary>
    internal void CareEnds(DateTimeOffset at)
    {
        if (Until <= at) return;
        (OwnUntil, Until) = (Until, at < From ? From : at);
    }

    /// <summary>The measure goes on: the link has the end it had.</summary>
    internal void CareGoesOn() => (Until, OwnUntil) = (OwnUntil, null);

    /// <summary>The child leaves the place and this adult with it. A link that had an end of its own does not go on again if the change is taken back.</summary>
    internal void EndsWith(Guid stayId, DateTimeOffset at, DateTimeOffset? careEndsAt) =>
        (EndsWithStayId, Until) = (Until == careEndsAt ? stayId : null, at); // both null: no end at all

    /// <summary>The child stays: the link goes on as long as the measure, or to the end it had before.</summary>
    internal void StaysAfterAll(DateTimeOffset leavingAt, DateTimeOffset? careEndsAt)
    {
        if (OwnUntil == leavingAt) OwnUntil = null;
        (Until, OwnUntil) = OwnUntil is { } own && (careEndsAt is null || own <= careEndsAt) ? (own, null) : (careEndsAt, OwnUntil);
        EndsWithStayId = null;
    }
}

/// <summary>What one may be to a child.</summary>
public enum RelationKind
{
    /// <summary>The young person's own account.</summary>
    Self,

    /// <summary>« Référent ASE »: follows the whole course, invites the others.</summary>
    CaseWorker,

    /// <summary>« Éducateur », « éducatrice »: daily life in the place of care.</summary>
    Educator,

    /// <summary>« Assistant familial »: the child lives in their home.</summary>
    FosterCarer,

    /// <summary>« Parent », or another holder of parental authority. Never reads the child's words.</summary>
    Parent,

    /// <summary>« Mentor », « parrain », « marraine »: a volunteer.</summary>
    Mentor,
}

/// <summary>The words for a relation, and the role an account needs to have it.</summary>
public static class RelationKinds
{
    /// <summary>Whom a référent may invite around a child. Not a mentor: checks, agreements and a trial come first (mentoring opens that link).</summary>
    public static readonly IReadOnlyList<RelationKind> Invitable =
        [RelationKind.Self, RelationKind.Parent, RelationKind.Educator, RelationKind.FosterCarer];

    public static string RoleOf(this RelationKind kind) => kind switch
    {
        RelationKind.Self => Role.YoungPerson,
        RelationKind.Parent => Role.Parent,
        RelationKind.Mentor => Role.Mentor,
        _ => Role.Professional,
    };

    /// <summary>With a capital, as in a list.</summary>
    public static string Word(this RelationKind kind) => kind switch
    {
        RelationKind.Self => "Le jeune ou la jeune",
        RelationKind.CaseWorker => "Référent ou référente",
        RelationKind.Educator => "Éducateur ou éducatrice",
        RelationKind.FosterCarer => "Assistant familial ou assistante familiale",
        RelationKind.Parent => "Parent",
        RelationKind.Mentor => "Mentor, parrain ou marraine",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>After a name, in brackets.</summary>
    public static string ShortWord(this RelationKind kind) => kind switch
    {
        RelationKind.CaseWorker => "référent ASE",
        RelationKind.Educator => "équipe éducative",
        RelationKind.FosterCarer => "famille d’accueil",
        RelationKind.Parent => "parent",
        RelationKind.Mentor => "mentor",
        _ => "jeune",
    };

    /// <summary>What this person may see, in plain words, said to the young person.</summary>
    public static string SeesWhat(this RelationKind kind) => kind switch
    {
        RelationKind.Self => "Toi.",
        RelationKind.CaseWorker => "Lit seulement ce que tu choisis de lui montrer.",
        RelationKind.Educator => "Lit seulement ce que tu choisis de lui montrer.",
        RelationKind.FosterCarer => "Lit seulement ce que tu choisis de lui montrer.",
        RelationKind.Parent => "Ne lit jamais ce que tu écris ici.",
        RelationKind.Mentor => "Ne lit pas ce que tu écris à ton équipe.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
