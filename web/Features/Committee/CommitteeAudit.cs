namespace ChildProtection.Features.Committee;

/// <summary>What is written down about the committee: who came and went, and what became of a draft; never its words.</summary>
internal static class CommitteeAudit
{
    private const string Draft = "committee-draft";

    public static readonly AuditAction Joined = new("committee.joined", "est entré·e au comité");
    public static readonly AuditAction Left = new("committee.left", "est sorti·e du comité");
    public static readonly AuditAction Ended = new("committee.ended", "a écrit ta sortie du comité") { Formal = "a écrit votre sortie du comité" };
    public static readonly AuditAction CodeMade = new("committee.code-made", "a fait un code pour entrer au comité");

    public static readonly AuditAction CodesCancelled = new("committee.codes-cancelled", "a annulé les codes pour entrer au comité");

    public static readonly AuditAction DraftWritten = new("committee.draft-written", "a écrit un brouillon d’enquête") { ObjectType = Draft };
    public static readonly AuditAction DraftGiven = new("committee.draft-given", "a donné un brouillon à l’animateur") { ObjectType = Draft };
    public static readonly AuditAction DraftKept = new("committee.draft-kept", "a repris un brouillon") { ObjectType = Draft };
    public static readonly AuditAction DraftErased = new("committee.draft-erased", "a effacé un brouillon") { ObjectType = Draft };
    public static readonly AuditAction DraftRead = new("committee.draft-read", "a lu ton brouillon") { Formal = "a lu votre brouillon", Why = "Tu l’avais donné.", ObjectType = Draft };
    public static readonly AuditAction DraftTaken = new("committee.draft-taken", "prépare l’enquête de ton brouillon") { Formal = "prépare l’enquête de votre brouillon", ObjectType = Draft };
    public static readonly AuditAction DraftReturned = new("committee.draft-returned", "a rendu ton brouillon avec un mot") { Formal = "a rendu votre brouillon avec un mot", ObjectType = Draft };

    public static readonly IReadOnlyList<AuditAction> All = [Joined, Left, Ended, CodeMade, CodesCancelled, DraftWritten, DraftGiven, DraftKept, DraftErased, DraftRead, DraftTaken, DraftReturned];
}
