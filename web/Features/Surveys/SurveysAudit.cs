namespace ChildProtection.Features.Surveys;

/// <summary>What is written down about surveys: never an answer, and nothing at all when somebody answers anonymously.</summary>
internal static class SurveysAudit
{
    private const string Thing = "survey";

    public static readonly AuditAction Prepared = new("survey.prepared", "a préparé une enquête") { ObjectType = Thing };
    public static readonly AuditAction Changed = new("survey.changed", "a changé les réglages d’une enquête") { ObjectType = Thing };
    public static readonly AuditAction Written = new("survey.written", "a changé les questions d’une enquête en préparation") { ObjectType = Thing };
    public static readonly AuditAction Lengthened = new("survey.lengthened", "a ouvert à des jeunes une enquête de plus de 10 minutes") { ObjectType = Thing };
    public static readonly AuditAction Opened = new("survey.opened", "a ouvert une enquête") { ObjectType = Thing };
    public static readonly AuditAction Closed = new("survey.closed", "a fermé une enquête") { ObjectType = Thing };
    public static readonly AuditAction GaveBack = new("survey.returned", "a écrit le retour d’une enquête") { ObjectType = Thing };
    public static readonly AuditAction Answered = new("survey.answered", "a répondu à une enquête qui n’est pas anonyme") { ObjectType = Thing };

    public static readonly AuditAction Exported = new("survey.exported", "a pris le fichier des résultats d’une enquête") { ObjectType = Thing };
    public static readonly AuditAction QuoteShown = new("survey.quote-shown", "a relu et montré un texte d’une enquête") { ObjectType = Thing };
    public static readonly AuditAction QuoteRefused = new("survey.quote-refused", "a relu un texte d’une enquête et ne le montre pas") { ObjectType = Thing };

    public static readonly AuditAction Printed = new("survey.printed", "a imprimé des feuilles d’une enquête") { ObjectType = Thing };
    public static readonly AuditAction KioskOpened = new("survey.kiosk-opened", "a ouvert une borne pour une enquête anonyme") { ObjectType = Thing };
    public static readonly AuditAction Copied = new("survey.copied", "a recopié ta feuille d’enquête, remplie sur papier") { Formal = "a recopié votre feuille d’enquête, remplie sur papier", ObjectType = Thing };
    public static readonly AuditAction CopyUndone = new("survey.copy-undone", "a annulé une feuille d’enquête, recopiée à ton nom par erreur") { Formal = "a annulé une feuille d’enquête, recopiée à votre nom par erreur", ObjectType = Thing };
    public static readonly AuditAction Read = new("survey.read", "a lu les réponses d’une enquête, une par une") { ObjectType = Thing };
    public static readonly AuditAction ReadNamed = new("survey.read-named", "a lu tes réponses à une enquête avec les noms") { Formal = "a lu vos réponses à une enquête avec les noms", ObjectType = Thing };
    public static readonly AuditAction Reminded = new("survey.reminded", "a rappelé une enquête à toutes les personnes interrogées") { ObjectType = Thing };

    public static readonly IReadOnlyList<AuditAction> All =
        [Prepared, Changed, Written, Lengthened, Opened, Closed, GaveBack, Answered, Exported, QuoteShown, QuoteRefused, Printed, KioskOpened, Copied, CopyUndone, Read, ReadNamed, Reminded];
}
