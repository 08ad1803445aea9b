namespace ChildProtection.Features.Writing;

/// <summary>Throws a draft away, and writes that down.</summary>
public sealed class DiscardDraft(PortalDb db, WriteDraft drafts, AuditLog audit)
{
    public Task DiscardAsync(string file) => db.InOneTransactionAsync(async () =>
    {
        if (await drafts.DiscardAsync(file) > 0) await audit.WriteAsync(WritingAudit.Discarded);
    });
}
