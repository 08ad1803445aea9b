namespace ChildProtection.Features.Proposals;

/// <summary>
/// What is written down about ideas, never a word of them. An author’s own act names no idea, and a reader’s act names its
/// author only when the author shows a name: so the log tells of no anonymous idea who wrote it. Supports are not written down.
/// </summary>
internal static class ProposalsAudit
{
    private const string Idea = "proposal";
    private const string Point = "proposal-point";

    public static readonly AuditAction Begun = new("proposals.begun", "a commencé une idée");
    public static readonly AuditAction Given = new("proposals.given", "a déposé une idée");
    public static readonly AuditAction TakenBack = new("proposals.taken-back", "a repris une idée");
    public static readonly AuditAction Withdrawn = new("proposals.withdrawn", "a retiré une idée");
    public static readonly AuditAction Erased = new("proposals.erased", "a effacé une idée");
    public static readonly AuditAction Joined = new("proposals.joined", "a rejoint une idée");
    public static readonly AuditAction Left = new("proposals.left", "a quitté une idée");

    public static readonly AuditAction Listed = new("proposals.listed", "a ouvert la liste des idées à lire");
    public static readonly AuditAction Read = new("proposals.read", "a lu ton idée") { Formal = "a lu votre idée", Why = "Tu l’avais déposée.", ObjectType = Idea };
    public static readonly AuditAction Heard = new("proposals.heard", "a ouvert ton message ou ton dessin") { Formal = "a ouvert votre message ou votre dessin", Why = "Tu l’avais déposé.", ObjectType = Idea };
    public static readonly AuditAction Published = new("proposals.published", "a publié ton idée") { Formal = "a publié votre idée", ObjectType = Idea };
    public static readonly AuditAction Returned = new("proposals.returned", "a rendu ton idée avec un mot") { Formal = "a rendu votre idée avec un mot", ObjectType = Idea };
    public static readonly AuditAction Closed = new("proposals.closed", "a fermé ou rouvert les avis d’une idée") { ObjectType = Idea };

    public static readonly AuditAction PointGiven = new("proposals.point-given", "a donné un avis sur une idée");
    public static readonly AuditAction PointErased = new("proposals.point-erased", "a effacé un avis");
    public static readonly AuditAction PointsRead = new("proposals.points-read", "a lu les avis qui attendent");
    public static readonly AuditAction PointPublished = new("proposals.point-published", "a publié un avis") { ObjectType = Point };
    public static readonly AuditAction PointReturned = new("proposals.point-returned", "a rendu ou caché un avis") { ObjectType = Point };

    public static readonly IReadOnlyList<AuditAction> All =
    [
        Begun, Given, TakenBack, Withdrawn, Erased, Joined, Left, Listed, Read, Heard, Published, Returned, Closed, PointGiven, PointErased, PointsRead, PointPublished, PointReturned,
    ];

    /// <summary>A reader’s act about an idea.</summary>
    public static Task WriteAsync(this AuditLog audit, AuditAction action, Proposal proposal) => audit.WriteAsync(action, proposal.IsNamed ? proposal.AuthorId : null, proposal.Id);
}
