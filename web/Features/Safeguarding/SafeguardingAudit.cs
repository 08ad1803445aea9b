namespace ChildProtection.Features.Safeguarding;

/// <summary>What is written down about alerts, the roster and those who want to talk; never a word of them, and never who reported.</summary>
internal static class SafeguardingAudit
{
    private const string AlertType = "alert";
    private const string Talk = "talk";

    public static readonly AuditAction Raised = new("safeguarding.raised", "a prévenu l’équipe de protection") { ObjectType = AlertType };
    public static readonly AuditAction Escalated = new("safeguarding.escalated", "a prévenu une personne de plus") { ObjectType = AlertType };
    public static readonly AuditAction WordsRead = new("safeguarding.words-read", "a lu tes mots pour te protéger") { Formal = "a lu vos mots pour protéger quelqu’un", Why = "Tes mots disaient peut-être un danger.", ObjectType = AlertType };
    public static readonly AuditAction Taken = new("safeguarding.taken", "a pris une alerte") { ObjectType = AlertType };
    public static readonly AuditAction Noted = new("safeguarding.noted", "a écrit une note sur une alerte") { ObjectType = AlertType };
    public static readonly AuditAction Transmitted = new("safeguarding.transmitted", "a transmis une alerte à un service") { ObjectType = AlertType };
    public static readonly AuditAction HandedOn = new("safeguarding.handed-on", "a passé une alerte au second") { ObjectType = AlertType };
    public static readonly AuditAction Closed = new("safeguarding.closed", "a fermé une alerte") { ObjectType = AlertType };
    public static readonly AuditAction DutyPlanned = new("safeguarding.duty-planned", "a prévu une astreinte");
    public static readonly AuditAction DutyRemoved = new("safeguarding.duty-removed", "a retiré une astreinte") { ObjectType = "duty" };
    public static readonly AuditAction TalkAsked = new("safeguarding.talk-asked", "a demandé à parler à quelqu’un") { ObjectType = Talk };
    public static readonly AuditAction TalkCancelled = new("safeguarding.talk-cancelled", "a repris sa demande de parler") { ObjectType = Talk };
    public static readonly AuditAction TalkRead = new("safeguarding.talk-read", "a lu ta demande de parler") { Formal = "a lu votre demande de parler", Why = "Tu as demandé à parler à quelqu’un.", ObjectType = Talk };
    public static readonly AuditAction TalkFollowed = new("safeguarding.talk-followed", "a donné des nouvelles de ta demande") { Formal = "a donné des nouvelles de votre demande", ObjectType = Talk };
    public static readonly AuditAction TalkTicked = new("safeguarding.talk-ticked", "a noté ce qui est fait pour ta demande") { Formal = "a noté ce qui est fait pour votre demande", ObjectType = Talk };
    public static readonly AuditAction TalkAnswered = new("safeguarding.talk-answered", "a répondu à ta demande de parler") { Formal = "a répondu à votre demande de parler", ObjectType = Talk };

    public static readonly IReadOnlyList<AuditAction> All = [Raised, Escalated, WordsRead, Taken, Noted, Transmitted, HandedOn, Closed, DutyPlanned, DutyRemoved, TalkAsked, TalkCancelled, TalkRead, TalkFollowed, TalkTicked, TalkAnswered];
}
