namespace ChildProtection.Features.Meetings;

/// <summary>What is written down about meetings: who planned, read or answered; never a word, and never what somebody thought of one.</summary>
internal static class MeetingsAudit
{
    private const string Meeting = "meeting";
    private const string Point = "meeting-point";
    private const string Task = "meeting-task";

    public static readonly AuditAction Planned = new("meetings.planned", "a préparé une réunion") { ObjectType = Meeting };
    public static readonly AuditAction Changed = new("meetings.changed", "a changé une réunion") { ObjectType = Meeting };
    public static readonly AuditAction Cancelled = new("meetings.cancelled", "a annulé une réunion") { ObjectType = Meeting };
    public static readonly AuditAction PointWritten = new("meetings.point-written", "a proposé un point pour une réunion") { ObjectType = Point };
    public static readonly AuditAction PointErased = new("meetings.point-erased", "a effacé un point pour une réunion") { ObjectType = Point };
    public static readonly AuditAction PointRead = new("meetings.point-read", "a lu ton point pour une réunion") { Formal = "a lu votre point pour une réunion", Why = "Un animateur lit avant de publier.", ObjectType = Point };
    public static readonly AuditAction PointReturned = new("meetings.point-returned", "a rendu ton point avec un mot") { Formal = "a rendu votre point avec un mot", ObjectType = Point };
    public static readonly AuditAction PointPublished = new("meetings.point-published", "a publié ton point au nom du groupe") { Formal = "a publié votre point au nom du groupe", ObjectType = Point };
    public static readonly AuditAction ThemePut = new("meetings.theme-put", "a mis un thème de l’année à une réunion") { ObjectType = Point };
    public static readonly AuditAction Ordered = new("meetings.ordered", "a fixé l’ordre du jour d’une réunion") { ObjectType = Meeting };
    public static readonly AuditAction NeedsRead = new("meetings.needs-read", "a lu ce qui t’aide à venir") { Formal = "a lu ce qui vous aide à venir", Why = "Pour préparer la réunion.", ObjectType = Meeting };
    public static readonly AuditAction PresentWritten = new("meetings.present-written", "a noté qui était à une réunion") { ObjectType = Meeting };
    public static readonly AuditAction MinutesWritten = new("meetings.minutes-written", "a écrit un compte rendu") { ObjectType = Meeting };
    public static readonly AuditAction MinutesReread = new("meetings.minutes-reread", "a relu un compte rendu") { ObjectType = Meeting };
    public static readonly AuditAction RemarkRead = new("meetings.remark-read", "a lu ton mot sur le compte rendu") { Formal = "a lu votre mot sur le compte rendu", ObjectType = Meeting };
    public static readonly AuditAction MinutesPublished = new("meetings.minutes-published", "a publié un compte rendu") { ObjectType = Meeting };
    public static readonly AuditAction TaskAdded = new("meetings.task-added", "a écrit une suite d’une réunion") { ObjectType = Task };
    public static readonly AuditAction TaskEnded = new("meetings.task-ended", "a terminé une suite d’une réunion") { ObjectType = Task };
    public static readonly AuditAction Answered = new("meetings.answered", "a publié une réponse des élus") { ObjectType = Point };
    public static readonly AuditAction ChangeSaid = new("meetings.change-said", "a dit ce qui change après une réunion") { ObjectType = Meeting };
    public static readonly AuditAction FeedMade = new("meetings.feed-made", "a fait une adresse de calendrier");
    public static readonly AuditAction FeedEnded = new("meetings.feed-ended", "a fermé une adresse de calendrier");

    public static readonly IReadOnlyList<AuditAction> All =
        [Planned, Changed, Cancelled, PointWritten, PointErased, PointRead, PointReturned, PointPublished, ThemePut, Ordered, NeedsRead, PresentWritten, MinutesWritten, MinutesReread, RemarkRead, MinutesPublished, TaskAdded, TaskEnded, Answered, ChangeSaid, FeedMade, FeedEnded];
}
