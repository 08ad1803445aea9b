using ChildProtection.Platform.Files;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Moderation.Cases;

/// <summary>One text with its reports, as the moderator who took it reads it; written down before it is shown.</summary>
public sealed class ReadCase(PortalDb db, Vault vault, SaidTexts texts, MayModerate may, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    private const int MostReports = 50;

    /// <param name="Reason">Why.</param>
    /// <param name="At">When.</param>
    /// <param name="Words">What the reporter adds; null for nothing.</param>
    /// <param name="Evidence">The text as it was then.</param>
    /// <param name="Files">What was joined to it then: where it opens, and its name.</param>
    /// <param name="IsCopy">Nobody reported it: it was copied for the courts.</param>
    public sealed record Told(ReportReason Reason, DateTimeOffset At, string? Words, string Evidence, IReadOnlyList<(string Address, string Words)> Files, bool IsCopy);

    /// <param name="Content">What it is made of.</param>
    /// <param name="Type">« image/jpeg ».</param>
    /// <param name="IsPicture">Else a voice message.</param>
    public sealed record Proof(byte[] Content, string Type, bool IsPicture);

    /// <param name="Case">The row.</param>
    /// <param name="Text">As it is now; null once it is gone, or for whoever did not take it.</param>
    /// <param name="Reports">Those that stay, all of them when the courts may ask; empty for whoever did not take it, unless it is closed and kept for the courts.</param>
    /// <param name="Last">The decision in force; null when there was none.</param>
    /// <param name="IsMine">Whoever asks took it.</param>
    public sealed record Shown(ModerationCase Case, SaidText? Text, IReadOnlyList<Told> Reports, ModerationDecision? Last, bool IsMine);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Null for one that does not exist or that whoever asks may not decide about.</summary>
    public async Task<Shown?> ReadAsync(Guid id)
    {
        if (await may.Cases().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id) is not { } about) return null;
        var text = await texts.OfAsync(about.Kind, about.TextId);
        if (await may.IsPartyAsync(text)) return null;
        var last = await db.ModerationDecisions.AsNoTracking().SingleOrDefaultAsync(one => one.CaseId == id && one.ReplacedAt == null);
        var isMine = about.IsClaimedBy(user.Id, clock.GetUtcNow());
        if (!about.IsReadBy(user.Id, clock.GetUtcNow())) return new Shown(about, null, [], last, false);
        await audit.WriteAsync(ModerationAudit.Read, objectId: id);
        return new Shown(about, isMine ? text : null, await ReportsAsync(id, about.KeptFor is not null), last, isMine);
    }

    /// <summary>One file that was kept with a report, for the moderator who took its case, or when it is closed and kept for the courts; null for anybody else. Written down before it is given.</summary>
    public async Task<Proof?> ProofAsync(Guid id)
    {
        var reports = db.ModerationReports;
        if (await db.ModerationFiles.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id) is not { } file) return null;
        if (await may.Cases().AsNoTracking().SingleOrDefaultAsync(one => reports.Any(report => report.Id == file.ReportId && report.CaseId == one.Id)) is not { } about || !about.IsReadBy(user.Id, clock.GetUtcNow())) return null;
        if (await may.IsPartyAsync(await texts.OfAsync(about.Kind, about.TextId))) return null;
        await audit.WriteAsync(ModerationAudit.ProofRead, objectId: about.Id);
        return await vault.OpenBytesAsync(ModerationData.Proof, Vault.Nobody, id, file.Content) is { } content ? new Proof(content, file.Type, file.IsPicture) : null;
    }

    private async Task<ILookup<Guid, (string Address, string Words)>> FilesAsync(List<Guid> reports)
    {
        var rows = await db.ModerationFiles.Where(file => reports.Contains(file.ReportId)).OrderBy(file => file.Id).Select(file => new { file.Id, file.ReportId, file.Type, file.Size, file.Seconds }).Take(MostReports).ToListAsync();
        return rows.ToLookup(row => row.ReportId, row => (ProofModel.Address(row.Id), FileWords.Of(row.Type.StartsWith("image/", StringComparison.Ordinal), row.Size, row.Seconds)));
    }

    private async Task<IReadOnlyList<Told>> ReportsAsync(Guid id, bool isKept)
    {
        var rows = await db.ModerationReports.AsNoTracking().Where(report => report.CaseId == id && (isKept || report.ClosedAt == null)).OrderBy(report => report.At).Take(MostReports).ToListAsync();
        var words = await vault.OpenAllAsync(ModerationData.Words, [.. rows.Where(row => row.Words is not null && row.ReporterId is not null).Select(row => (row.ReporterId!.Value, row.Id, row.Words!))]);
        var evidence = await vault.OpenAllAsync(ModerationData.Evidence, [.. rows.Select(row => (Vault.Nobody, row.Id, row.Evidence))]);
        var files = await FilesAsync(rows.ConvertAll(row => row.Id));
        return [.. rows.Select(row => new Told(row.Reason, row.At, words.GetValueOrDefault(row.Id), evidence[row.Id] ?? "", [.. files[row.Id]], row.IsCopy))];
    }
}
