namespace ChildProtection.Features.Forums;

/// <summary>What is written down about forums: who runs them, who read what somebody needs; never its words.</summary>
internal static class ForumsAudit
{
    private const string Thing = "forum";

    public static readonly AuditAction Prepared = new("forum.prepared", "a préparé un forum") { ObjectType = Thing };
    public static readonly AuditAction Changed = new("forum.changed", "a changé un forum") { ObjectType = Thing };
    public static readonly AuditAction Published = new("forum.published", "a publié un forum") { ObjectType = Thing };
    public static readonly AuditAction Cancelled = new("forum.cancelled", "a annulé un forum") { ObjectType = Thing };
    public static readonly AuditAction StopWritten = new("forum.stop-written", "a écrit une étape d’un forum") { ObjectType = "forum-stop" };
    public static readonly AuditAction StopRemoved = new("forum.stop-removed", "a enlevé une étape d’un forum") { ObjectType = "forum-stop" };
    public static readonly AuditAction GreeterAccepted = new("forum.greeter-accepted", "t’a confié l’accueil d’une étape") { Formal = "vous a confié l’accueil d’une étape", ObjectType = "forum-stop" };
    public static readonly AuditAction GreeterRemoved = new("forum.greeter-removed", "t’a retiré l’accueil d’une étape") { Formal = "vous a retiré l’accueil d’une étape", ObjectType = "forum-stop" };
    public static readonly AuditAction GreeterLeft = new("forum.greeter-left", "ne vient plus accueillir à une étape") { ObjectType = "forum-stop" };
    public static readonly AuditAction NeedsRead = new("forum.needs-read", "a lu ce qu’il te faut pour venir au forum") { Formal = "a lu ce qu’il vous faut pour le forum", Why = "Pour organiser le transport et l’accès.", ObjectType = "forum-ticket" };
    public static readonly AuditAction Exported = new("forum.exported", "a pris les chiffres d’un forum") { ObjectType = Thing };

    public static readonly IReadOnlyList<AuditAction> All = [Prepared, Changed, Published, Cancelled, StopWritten, StopRemoved, GreeterAccepted, GreeterRemoved, GreeterLeft, NeedsRead, Exported];
}
