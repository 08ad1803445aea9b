namespace ChildProtection.Features.Review;

/// <summary>What is written down about documents that are reread; never a word of them, and never who said what.</summary>
internal static class ReviewAudit
{
    private const string Version = "review-version";

    public static readonly AuditAction Prepared = new("review.prepared", "a préparé un document à relire") { ObjectType = Version };
    public static readonly AuditAction Erased = new("review.erased", "a effacé un document à relire") { ObjectType = Version };
    public static readonly AuditAction Opened = new("review.opened", "a ouvert la relecture d’un document") { ObjectType = Version };
    public static readonly AuditAction Closed = new("review.closed", "a fini la relecture d’un document") { ObjectType = Version };
    public static readonly AuditAction Read = new("review.words-read", "a lu les propositions d’une relecture, sans les noms") { ObjectType = Version };
    public static readonly AuditAction Decided = new("review.decided", "a répondu à ta proposition") { Formal = "a répondu à votre proposition", ObjectType = Version };
    public static readonly AuditAction Answered = new("review.answered", "a publié la réponse d’une relecture") { ObjectType = Version };
    public static readonly AuditAction Left = new("review.left", "a repris ses réponses à une relecture") { ObjectType = Version };

    public static readonly IReadOnlyList<AuditAction> All = [Prepared, Erased, Opened, Closed, Read, Decided, Answered, Left];
}
