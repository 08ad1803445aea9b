namespace ChildProtection.Features.Booklet;

/// <summary>What the audit log knows of the booklet. The person is the child.</summary>
internal static class BookletAudit
{
    public static readonly AuditAction Handed = new("booklet.handed", "t’a donné le livret") { Why = "Pour que tu connaisses tes droits.", ObjectType = "booklet-handover" };

    public static readonly AuditAction HandoverRemoved = new("booklet.handover-removed", "a effacé une remise du livret écrite par erreur") { ObjectType = "booklet-handover" };

    public static readonly IReadOnlyList<AuditAction> All = [Handed, HandoverRemoved];
}
