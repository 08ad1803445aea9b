namespace ChildProtection.Features.Moderation;

/// <summary>
/// What is written down about moderation, never a word of it. A reporter’s act names no text, and a reading names no author: so no
/// log tells who reported whom. A decision that its author learns of names them.
/// </summary>
internal static class ModerationAudit
{
    private const string Case = "moderation-case";
    private const string Pause = "moderation-pause";

    public static readonly AuditAction Reported = new("moderation.reported", "a signalé un texte");
    public static readonly AuditAction TakenBack = new("moderation.taken-back", "a retiré un signalement");
    public static readonly AuditAction Claimed = new("moderation.claimed", "a pris un texte à relire") { ObjectType = Case };
    public static readonly AuditAction Read = new("moderation.read", "a lu un texte à relire") { ObjectType = Case };
    public static readonly AuditAction ProofRead = new("moderation.proof-read", "a ouvert un fichier gardé comme preuve") { ObjectType = Case };
    public static readonly AuditAction Kept = new("moderation.kept", "a décidé qu’un texte reste") { ObjectType = Case };
    public static readonly AuditAction Decided = new("moderation.decided", "a décidé d’un de tes textes") { Formal = "a décidé d’un de vos textes", Why = "Tu lis pourquoi dans «\u00A0Mes textes rendus\u00A0».", ObjectType = Case };
    public static readonly AuditAction Reopened = new("moderation.reopened", "a rouvert une décision") { ObjectType = Case };
    public static readonly AuditAction KeptForJustice = new("moderation.kept-for-justice", "a conservé un texte pour la justice") { ObjectType = Case };
    public static readonly AuditAction LetGo = new("moderation.let-go", "ne conserve plus un texte pour la justice") { ObjectType = Case };
    public static readonly AuditAction Escalated = new("moderation.escalated", "a prévenu d’un texte qui attend trop") { ObjectType = Case };
    public static readonly AuditAction Appealed = new("moderation.appealed", "a demandé une autre lecture");
    public static readonly AuditAction AppealRead = new("moderation.appeal-read", "a lu ta demande d’une autre lecture") { Formal = "a lu votre demande d’une autre lecture", ObjectType = Case };
    public static readonly AuditAction AppealAnswered = new("moderation.appeal-answered", "a répondu à ta demande d’une autre lecture") { Formal = "a répondu à votre demande d’une autre lecture", ObjectType = Case };
    public static readonly AuditAction Paused = new("moderation.paused", "t’a mis en pause") { Formal = "vous a mis en pause", Why = "Tu lis pourquoi dans «\u00A0Mes textes rendus\u00A0».", ObjectType = Pause };
    public static readonly AuditAction PauseConfirmed = new("moderation.pause-confirmed", "a confirmé une pause de 30 jours") { ObjectType = Pause };
    public static readonly AuditAction PauseLifted = new("moderation.pause-lifted", "a arrêté ta pause") { Formal = "a arrêté votre pause", ObjectType = Pause };

    public static readonly IReadOnlyList<AuditAction> All =
        [Reported, TakenBack, Claimed, Read, ProofRead, Kept, Decided, Reopened, KeptForJustice, LetGo, Escalated, Appealed, AppealRead, AppealAnswered, Paused, PauseConfirmed, PauseLifted];
}
