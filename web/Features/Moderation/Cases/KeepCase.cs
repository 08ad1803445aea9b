using ChildProtection.Features.Moderation.Reports;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Moderation.Cases;

/// <summary>« Conserver pour la justice »: what a court may ask for stays, whatever its age, until a moderator says that nobody asks any more.</summary>
public sealed class KeepCase(PortalDb db, FreezeEvidence evidence, SaidTexts texts, MayModerate may, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// By whoever may decide about the text, before or after a decision. A text of which there is no copy yet is copied now, with its files: its author may
    /// take it away. Not there: false.
    /// </summary>
    /// <param name="id">Of the case.</param>
    /// <param name="reason">Why; null to keep it no longer.</param>
    public Task<bool> KeepAsync(Guid id, JusticeReason? reason) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(reason is null ? ModerationAudit.LetGo : ModerationAudit.KeptForJustice, objectId: id); // first: it holds the log’s lock
        if (await may.Cases().SingleOrDefaultAsync(one => one.Id == id) is not { } about) return false;
        var text = await texts.OfAsync(about.Kind, about.TextId);
        if (await may.IsPartyAsync(text)) return false;
        about.KeepFor(reason, clock.GetUtcNow());
        if (reason is not null && text is not null && !await db.ModerationReports.AnyAsync(report => report.CaseId == id)) await evidence.CopyAsync(id, text);
        await db.SaveChangesAsync();
        return true;
    });
}

/// <summary>The texts kept for the courts, as other features ask.</summary>
internal sealed class KeptTexts : IKeptTexts
{
    public IQueryable<KeptText> Of(PortalDb db) => db.ModerationCases.Where(one => one.KeptFor != null).Select(one => new KeptText { Kind = one.Kind, Id = one.TextId });
}
