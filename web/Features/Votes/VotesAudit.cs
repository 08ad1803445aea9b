namespace ChildProtection.Features.Votes;

/// <summary>What is written down about votes: never a choice, and nothing at all when somebody votes on the web.</summary>
internal static class VotesAudit
{
    private const string Thing = "election";

    public static readonly AuditAction Prepared = new("vote.prepared", "a préparé un vote") { ObjectType = Thing };
    public static readonly AuditAction Keyed = new("vote.keyed", "a fait les clés d’un vote avec le bureau") { ObjectType = Thing };
    public static readonly AuditAction Announced = new("vote.announced", "a fixé la liste d’un vote") { ObjectType = Thing };
    public static readonly AuditAction OnPaper = new("vote.on-paper", "a noté que tu votes sur papier") { Formal = "a noté que vous votez sur papier", ObjectType = Thing };
    public static readonly AuditAction Sealed = new("vote.sealed", "a fermé et scellé l’urne d’un vote") { ObjectType = Thing };
    public static readonly AuditAction Refused = new("vote.refused", "a refusé de sceller une urne qui a été touchée") { ObjectType = Thing };
    public static readonly AuditAction UrnTaken = new("vote.urn-taken", "a pris l’urne scellée d’un vote pour la compter") { ObjectType = Thing };
    public static readonly AuditAction Counted = new("vote.counted", "a compté un vote avec le bureau") { ObjectType = Thing };
    public static readonly AuditAction Cancelled = new("vote.cancelled", "a annulé un vote") { ObjectType = Thing };
    public static readonly AuditAction Destroyed = new("vote.destroyed", "a détruit les clés et les bulletins d’un vote") { ObjectType = Thing };
    public static readonly AuditAction Hands = new("vote.hands", "a noté un vote à main levée") { ObjectType = "hand-vote" };

    public static readonly IReadOnlyList<AuditAction> All = [Prepared, Keyed, Announced, OnPaper, Sealed, Refused, UrnTaken, Counted, Cancelled, Destroyed, Hands];
}
