namespace ChildProtection.Platform.Files;

/// <summary>What is written down about joined files: never what they show or say.</summary>
internal static class FilesAudit
{
    private const string File = "attachment";

    public static readonly AuditAction Added = new("files.added", "a joint une photo ou un message vocal");
    public static readonly AuditAction Opened = new("files.opened", "a ouvert ton fichier") { Formal = "a ouvert votre fichier", ObjectType = File };
    public static readonly AuditAction Looked = new("files.looked", "a regardé ton fichier avant les autres") { Formal = "a regardé votre fichier avant les autres", Why = "Une photo est regardée avant d’être montrée.", ObjectType = File };
    public static readonly AuditAction Shown = new("files.shown", "a montré ton fichier à ceux qui lisent") { Formal = "a montré votre fichier à ceux qui lisent", ObjectType = File };
    public static readonly AuditAction Held = new("files.held", "a caché ton fichier") { Formal = "a caché votre fichier", ObjectType = File };
    public static readonly AuditAction Returned = new("files.returned", "t’a rendu un fichier avec une raison") { Formal = "vous a rendu un fichier avec une raison", ObjectType = File };

    public static readonly IReadOnlyList<AuditAction> All = [Added, Opened, Looked, Shown, Held, Returned];
}
