namespace ChildProtection.Features.Administration;

/// <summary>What the audit log knows of those who run the installation.</summary>
internal static class AdministrationAudit
{
    public static readonly AuditAction MailRetried = new("mail.retried", "a relancé un courriel") { ObjectType = "mail" };
    public static readonly AuditAction MailAbandoned = new("mail.abandoned", "a abandonné un courriel") { ObjectType = "mail" };

    /// <summary>Refused when the log does not hold.</summary>
    public static readonly AuditAction LogVerified = new("audit.verified", "a vérifié le journal");

    public static IReadOnlyList<AuditAction> All => [MailRetried, MailAbandoned, LogVerified];
}
