namespace ChildProtection.Features.Privacy;

/// <summary>What the audit log knows of people's rights and of what disappears.</summary>
internal static class PrivacyAudit
{
    public static readonly AuditAction Copied = new("data.copied", "a pris une copie de tes données") { Formal = "a pris une copie de vos données" };

    /// <summary>Neither the old nor the new name.</summary>
    public static readonly AuditAction Renamed = new("data.renamed", "a changé ton nom ici") { Formal = "a changé votre nom ici" };

    /// <summary>Reason: how many things.</summary>
    public static readonly AuditAction OwnErased = new("data.own-erased", "a effacé ce que tu étais seul à lire") { Formal = "a effacé ce que vous étiez seul à lire" };

    /// <summary>Reason: the kind of request.</summary>
    public static readonly AuditAction Asked = new("rights.asked", "a fait une demande sur tes données") { Formal = "a fait une demande sur vos données", ObjectType = "rights-request" };

    public static readonly AuditAction Withdrawn = new("rights.withdrawn", "a repris une demande") { ObjectType = "rights-request" };

    public static readonly AuditAction Read = new("rights.read", "a lu ta demande sur tes données")
    {
        Formal = "a lu votre demande sur vos données", Why = "C’est la personne nommée pour répondre.", ObjectType = "rights-request",
    };

    /// <summary>Reason: « granted » or « refused ».</summary>
    public static readonly AuditAction Answered = new("rights.answered", "a répondu à ta demande sur tes données")
    {
        Formal = "a répondu à votre demande sur vos données", ObjectType = "rights-request",
    };

    /// <summary>The person is nobody's any more. Reason: « request » or « unseen ».</summary>
    public static readonly AuditAction Erased = new("data.erased", "a effacé ton espace") { Formal = "a effacé votre espace" };

    /// <summary>Reason: the rule's code and how many rows.</summary>
    public static readonly AuditAction Purged = new("purge.done", "a effacé ce qui était trop ancien");

    /// <summary>Reason: the rule's code and the new number of days.</summary>
    public static readonly AuditAction RuleChanged = new("retention.changed", "a changé une durée de conservation");

    public static IReadOnlyList<AuditAction> All => [Copied, Renamed, OwnErased, Asked, Withdrawn, Read, Answered, Erased, Purged, RuleChanged];
}
