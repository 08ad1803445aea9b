namespace ChildProtection.Features.Writing;

/// <summary>Throws a draft away with its rereading, whose codes open nothing any more, and writes both down.</summary>
public sealed class DiscardDraft(PortalDb db, WriteDraft drafts, RereadDraft rereadings, AuditLog audit)
{
    /// <summary>The draft changed since it was looked at, or is not there any more: <see cref="BrokenRuleException"/>.</summary>
    public Task DiscardAsync(string file, int revision) => db.InOneTransactionAsync(async () =>
    {
        if (!await drafts.DiscardAsync(file, revision)) throw new BrokenRuleException("Quelqu’un a changé ce brouillon. Relisez-le avant de le jeter.");
        await rereadings.CloseAsync(file);
        await audit.WriteAsync(WritingAudit.Discarded);
    });
}
