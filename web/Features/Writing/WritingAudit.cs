namespace ChildProtection.Features.Writing;

/// <summary>What is written down about pages: never a word of them, nor who reread.</summary>
internal static class WritingAudit
{
    public static readonly AuditAction Published = new("writing.published", "a publié une page") { ObjectType = "page-version" };
    public static readonly AuditAction Withdrawn = new("writing.withdrawn", "a retiré une page publiée") { ObjectType = "page-version" };
    public static readonly AuditAction Opened = new("writing.rereading-opened", "a donné une page à relire") { ObjectType = "page-rereading" };
    public static readonly AuditAction Closed = new("writing.rereading-closed", "a fini une relecture") { ObjectType = "page-rereading" };
    public static readonly AuditAction Discarded = new("writing.draft-discarded", "a jeté un brouillon de page");
    public static readonly AuditAction Invited = new("writing.reader-invited", "a invité une personne à relire une page") { ObjectType = "page-rereading" };
    public static readonly AuditAction Uninvited = new("writing.reader-removed", "a enlevé une personne des lecteurs attendus") { ObjectType = "page-rereading" };
    public static readonly AuditAction NameHidden = new("writing.name-hidden", "a enlevé un nom d’une page relue") { ObjectType = "page-rereading" };
    public static readonly AuditAction Imported = new("writing.imported", "a fait entrer des textes en brouillons");
    public static readonly AuditAction House = new("writing.house", "a changé la page d’un lieu de vie") { ObjectType = "place" };
    public static readonly AuditAction HouseRead = new("writing.house-read", "a ouvert la page d’un lieu de vie pour l’écrire") { ObjectType = "place" };
    public static readonly AuditAction Photo = new("writing.house-photo", "a mis la photo d’un lieu de vie") { ObjectType = "place" };
    public static readonly AuditAction PhotoRemoved = new("writing.house-photo-off", "a enlevé la photo d’un lieu de vie") { ObjectType = "place" };
    public static readonly AuditAction Exported = new("writing.exported", "a emporté les textes du portail");

    public static readonly IReadOnlyList<AuditAction> All =
        [Published, Withdrawn, Opened, Closed, Discarded, Invited, Uninvited, NameHidden, Imported, House, HouseRead, Photo, PhotoRemoved, Exported];
}
