namespace ChildProtection.Features.Discussions;

/// <summary>What is written down about rooms: who opens and closes them, what was read before the others; never a word of anybody.</summary>
internal static class DiscussionsAudit
{
    private const string RoomType = "room";
    private const string MessageType = "room-message";

    public static readonly AuditAction Opened = new("rooms.opened", "a ouvert un salon") { ObjectType = RoomType };
    public static readonly AuditAction Changed = new("rooms.changed", "a changé les règles d’un salon") { ObjectType = RoomType };
    public static readonly AuditAction Closed = new("rooms.closed", "a fermé un salon") { ObjectType = RoomType };
    public static readonly AuditAction Published = new("rooms.published", "a lu ton message, puis l’a montré") { Formal = "a lu votre message, puis l’a montré", Why = "Un adulte lit avant les autres.", ObjectType = MessageType };
    public static readonly AuditAction Returned = new("rooms.returned", "a rendu ton message") { Formal = "a rendu votre message", Why = "Un adulte lit avant les autres.", ObjectType = MessageType };
    public static readonly AuditAction Withdrawn = new("rooms.withdrawn", "a repris un message") { ObjectType = MessageType };
    public static readonly AuditAction TranscriptShown = new("rooms.transcript", "a montré le compte rendu d’un salon") { ObjectType = RoomType };
    public static readonly AuditAction GlassAsked = new("rooms.glass-asked", "a demandé à lire un échange") { ObjectType = RoomType };
    public static readonly AuditAction GlassGranted = new("rooms.glass-granted", "a dit oui pour lire un échange") { ObjectType = RoomType };
    public static readonly AuditAction GlassRead = new("rooms.glass-read", "a lu ton échange") { Formal = "a lu votre échange", Why = "Deux personnes l’ont décidé, pour protéger.", ObjectType = RoomType };

    public static readonly IReadOnlyList<AuditAction> All = [Opened, Changed, Closed, Published, Returned, Withdrawn, TranscriptShown, GlassAsked, GlassGranted, GlassRead];
}
