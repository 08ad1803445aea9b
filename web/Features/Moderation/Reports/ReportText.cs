using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Moderation.Reports;

/// <summary>« Signaler »: one report of one text, its evidence frozen, those on duty told, all in one transaction.</summary>
public sealed class ReportText(PortalDb db, Vault vault, SaidTexts texts, FreezeEvidence evidence, IAlerts alerts, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly ReportReason[] Danger = [ReportReason.DangerForMe, ReportReason.DangerForOther];

    /// <summary>
    /// Kept once, however often it is pressed; a more urgent reason replaces the first. Not there for whoever asks: false. Their own
    /// text, or the eleventh of a day: <see cref="BrokenRuleException"/>; danger is never counted.
    /// </summary>
    /// <param name="kind">Of the text, as in its address.</param>
    /// <param name="textId">Which.</param>
    /// <param name="reason">Why.</param>
    /// <param name="words">What the reporter adds; null for nothing.</param>
    public async Task<bool> GiveAsync(string kind, Guid textId, ReportReason reason, string? words)
    {
        var isThere = false;
        await db.InOneTransactionOrNothingAsync(async () =>
        {
            await audit.WriteAsync(ModerationAudit.Reported, user.Id); // first: it holds the log’s lock, so that two reports come one after the other
            var text = await texts.SeenAsync(kind, textId);
            isThere = text is not null;
            return text is not null && await KeepAsync(kind, text, reason, words);
        });
        return isThere;
    }

    private async Task<bool> KeepAsync(string kind, SaidText text, ReportReason reason, string? words)
    {
        var (me, now) = (user.Id, clock.GetUtcNow());
        if (text.At.AuthorId == me) throw new BrokenRuleException("On ne signale pas son propre texte.");
        var about = await db.ModerationCases.SingleOrDefaultAsync(one => one.Kind == kind && one.TextId == text.At.Id);
        var mine = about is null ? null : await db.ModerationReports.SingleOrDefaultAsync(report => report.CaseId == about.Id && report.ReporterId == me && report.ClosedAt == null);
        if (mine is not null && mine.Reason.Due() <= reason.Due())
        {
            if (string.IsNullOrWhiteSpace(words)) return false; // said already: the same press again
            mine.Raise(mine.Reason, await SealAsync(mine.Id, words)); // not more urgent, but there is more to read
            await db.SaveChangesAsync();
            return true;
        }
        if (mine is null) await CountAsync(me, reason, now);
        if (about is null) db.ModerationCases.Add(about = ModerationCase.Open(SecretCode.NewId(), kind, text.At.Id, text.At.AuthorId, reason, now, now));
        else about.Report(reason, now);
        if (mine is not null)
        {
            mine.Raise(reason, await SealAsync(mine.Id, words));
        }
        else
        {
            var id = SecretCode.NewId();
            db.ModerationReports.Add(ModerationReport.Of(id, about.Id, me, reason, await SealAsync(id, words), await evidence.WordsAsync(id, text.Words), now));
            await evidence.FilesAsync(id, text.At);
        }
        await db.SaveChangesAsync();
        if (reason.IsDanger()) await alerts.RaiseAsync(WordRisk.Danger, text.At, me);
        else if (reason is ReportReason.Harassment or ReportReason.AdultAsks) await TellAsync(me, text.At.AuthorId, now);
        await db.SaveChangesAsync();
        return true;
    }

    private async Task CountAsync(Guid me, ReportReason reason, DateTimeOffset now)
    {
        var since = now - Day;
        if (reason.IsDanger() || await db.ModerationReports.CountAsync(report => report.ReporterId == me && report.At > since && !Danger.Contains(report.Reason)) < ModerationReport.MostADay) return;
        throw new BrokenRuleException($"{ModerationReport.MostADay} signalements par jour au plus. Un danger, lui, n’est jamais compté.");
    }

    private async Task<byte[]?> SealAsync(Guid id, string? words) => string.IsNullOrWhiteSpace(words) ? null : await vault.SealAsync(ModerationData.Words, user.Id, id, words.Trim());

    /// <summary>A neutral mail to the moderators: something is owed within the hour.</summary>
    private async Task TellAsync(Guid reporter, Guid author, DateTimeOffset now)
    {
        var addresses = await db.Users.Where(one => one.Role == Role.Moderator && one.DisabledAt == null && one.Email != null && one.Id != reporter && one.Id != author).Select(one => one.Email!).Take(100).ToListAsync();
        foreach (var address in addresses) Outbox.Add(db, address, MailTemplate.Attention, now);
    }
}
