namespace ChildProtection.Features.Autonomy;

/// <summary>What is written down about grids and small steps; the sentence is read in « Qui a regardé ? ».</summary>
internal static class AutonomyAudit
{
    /// <summary>An adult opened the page that says which grids there are: no answers.</summary>
    public static readonly AuditAction Listed = new("autonomy.listed", "a regardé où tu en es") { Formal = "a regardé où vous en êtes", Why = "Pour préparer la suite avec toi." };

    /// <summary>An adult opened a grid, on their own side.</summary>
    public static readonly AuditAction Opened = new("autonomy.opened", "a ouvert ta grille") { Formal = "a ouvert votre grille", Why = "Pour répondre aux mêmes phrases.", ObjectType = "grid" };

    /// <summary>An adult opened the young person's answers.</summary>
    public static readonly AuditAction Read = new("autonomy.read", "a lu ta grille") { Formal = "a lu votre grille", Why = "Tu l’avais choisi pour te lire.", ObjectType = "grid" };
    public static readonly AuditAction Started = new("autonomy.started", "a commencé une grille") { ObjectType = "grid" };
    public static readonly AuditAction Locked = new("autonomy.locked", "a fini de répondre dans la grille") { ObjectType = "grid" };
    public static readonly AuditAction Withdrawn = new("autonomy.withdrawn", "ne montre plus la grille") { ObjectType = "grid" };
    public static readonly AuditAction Erased = new("autonomy.erased", "a effacé une grille") { ObjectType = "grid" };
    public static readonly AuditAction Agreed = new("autonomy.agreed", "a écrit ou accepté une décision dans la grille") { ObjectType = "grid" };
    public static readonly AuditAction StepChosen = new("autonomy.step-chosen", "a choisi un petit pas") { ObjectType = "step" };
    public static readonly AuditAction StepChanged = new("autonomy.step-changed", "a changé un petit pas") { ObjectType = "step" };
    public static readonly AuditAction TakenOver = new("autonomy.taken-over", "continue la grille à la place d’un autre adulte") { ObjectType = "grid" };
    public static readonly AuditAction Prepared = new("autonomy.prepared", "a préparé une date");

    /// <summary>An adult opened one date: the sheet when it is addressed to them, the record when they write it.</summary>
    public static readonly AuditAction DateRead = new("autonomy.date-read", "a regardé ta date") { Formal = "a regardé votre date", Why = "Pour préparer la suite avec toi." };
    public static readonly AuditAction RecordWritten = new("autonomy.record-written", "a écrit ce qui a été décidé avec toi") { Formal = "a écrit ce qui a été décidé avec vous" };
    public static readonly AuditAction RecordValidated = new("autonomy.record-validated", "a dit oui à ce qui a été décidé") { ObjectType = "record" };
    public static readonly AuditAction RecordObjected = new("autonomy.record-objected", "a dit non à ce qui a été écrit") { ObjectType = "record" };
    public static readonly AuditAction ReturnAsked = new("autonomy.return-asked", "a demandé à revenir ou à reparler");
    public static readonly AuditAction ReturnRead = new("autonomy.return-read", "a lu ta demande") { Formal = "a lu votre demande", Why = "Pour te répondre." };
    public static readonly AuditAction ReturnAnswered = new("autonomy.return-answered", "a répondu à ta demande") { Formal = "a répondu à votre demande" };
    public static readonly AuditAction ExitSurveyOpened = new("autonomy.exit-survey", "a ouvert l’enquête de sortie, avec la fin d’un accompagnement") { ObjectType = "survey" };
    public static readonly AuditAction ExitOffered = new("autonomy.exit-offered", "a fait proposer le questionnaire de sortie") { ObjectType = "survey" };
    public static readonly AuditAction FollowUpWanted = new("autonomy.follow-up-wanted", "veut bien une question dans six mois");
    public static readonly AuditAction FollowUpStopped = new("autonomy.follow-up-stopped", "ne veut plus de question après la sortie");

    public static readonly IReadOnlyList<AuditAction> All =
    [
        Listed, Opened, Read, Started, Locked, Withdrawn, Erased, Agreed, StepChosen, StepChanged, TakenOver, Prepared, DateRead, RecordWritten, RecordValidated, RecordObjected,
        ReturnAsked, ReturnRead, ReturnAnswered, ExitSurveyOpened, ExitOffered, FollowUpWanted, FollowUpStopped,
    ];
}
