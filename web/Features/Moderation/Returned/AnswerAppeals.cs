using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Features.Moderation.Pauses;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Moderation.Returned;

/// <summary>Appeals, decided within 72 hours by a moderator who decided nothing of it before.</summary>
public sealed class AnswerAppeals(PortalDb db, Vault vault, SaidTexts texts, DecideCase decide, MayModerate may, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    private const int Most = 50;

    /// <param name="Appeal">The row.</param>
    /// <param name="IsPause">About a pause; else about a text.</param>
    public sealed record Line(ModerationAppeal Appeal, bool IsPause);

    /// <param name="Appeal">The row.</param>
    /// <param name="Words">What the author asks.</param>
    /// <param name="Text">The text; null once it is gone, and for a pause.</param>
    /// <param name="Decision">The first decision; null for a pause.</param>
    /// <param name="Pause">The pause; null for a decision.</param>
    public sealed record Shown(ModerationAppeal Appeal, string Words, SaidText? Text, ModerationDecision? Decision, ModerationSilence? Pause)
    {
        public GiveBackReason? Reason => Decision is null ? Pause?.Reason : Decision.Reason;
    }

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Those this moderator may answer, the first due first.</summary>
    public async Task<IReadOnlyList<Line>> ListAsync() =>
        await Mine().AsNoTracking().OrderBy(one => one.DueAt).Take(Most).Select(one => new Line(one, one.SilenceId != null)).ToListAsync();

    /// <summary>Null for one that is answered, or not theirs to answer. Written down before it is shown.</summary>
    public async Task<Shown?> ReadAsync(Guid id)
    {
        if (await Mine().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id) is not { } appeal) return null;
        var decision = appeal.DecisionId is { } decided ? await db.ModerationDecisions.AsNoTracking().SingleAsync(one => one.Id == decided) : null;
        var pause = appeal.SilenceId is { } paused ? await db.ModerationSilences.AsNoTracking().SingleAsync(one => one.Id == paused) : null;
        var text = decision is null ? null : await TextAsync(decision.CaseId);
        if (await may.IsPartyAsync(text)) return null;
        await audit.WriteAsync(ModerationAudit.AppealRead, appeal.AuthorId, decision?.CaseId ?? pause?.CaseId);
        return new Shown(appeal, await vault.OpenAsync(ModerationData.Appeal, appeal.AuthorId, id, appeal.Words) ?? "", text, decision, pause);
    }

    /// <summary>The decision stays, or falls: the text is shown, the pause ends. Not theirs to answer: false. A colleague was quicker: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> AnswerAsync(Guid id, bool isChanged, string? word) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var now = clock.GetUtcNow();
        if (await db.ModerationAppeals.Where(one => one.Id == id).Select(one => new { one.AuthorId, one.DecidedAt }).SingleOrDefaultAsync() is not { } head) return false;
        await audit.WriteAsync(ModerationAudit.AppealAnswered, head.AuthorId); // it holds the log’s lock: of two answers one comes first
        if (await db.ModerationAppeals.AsNoTracking().AnyAsync(one => one.Id == id && one.DecidedAt != null)) throw new BrokenRuleException("Un collègue vient de répondre.");
        if (await Mine().SingleOrDefaultAsync(one => one.Id == id) is not { } appeal) return false;
        var caseId = await db.ModerationDecisions.Where(one => one.Id == appeal.DecisionId).Select(one => (Guid?)one.CaseId).SingleOrDefaultAsync();
        if (caseId is { } about && await may.IsPartyAsync(await TextAsync(about))) return false;
        appeal.Decide(isChanged, string.IsNullOrWhiteSpace(word) ? null : await vault.SealAsync(ModerationData.Reply, appeal.AuthorId, id, word.Trim()), user.Id, now);
        await db.SaveChangesAsync();
        if (isChanged && caseId is { } overturned) await decide.OverturnAsync(overturned, word);
        if (isChanged && appeal.SilenceId is { } pause) (await db.ModerationSilences.SingleAsync(one => one.Id == pause)).Lift(now);
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Not answered, about nothing that this moderator wrote, reported, decided or confirmed.</summary>
    private IQueryable<ModerationAppeal> Mine()
    {
        var (me, decisions, pauses, cases) = (user.Id, db.ModerationDecisions, db.ModerationSilences, may.Cases());
        return db.ModerationAppeals.Where(one => one.DecidedAt == null && one.AuthorId != me
            && (one.SilenceId == null || !pauses.Any(pause => pause.Id == one.SilenceId && (pause.ById == me || pause.ConfirmedById == me || (pause.CaseId != null && !cases.Any(about => about.Id == pause.CaseId)))))
            && (one.DecisionId == null || decisions.Any(first => first.Id == one.DecisionId && first.ById != me && (first.ConfirmedById == null || first.ConfirmedById != me) && cases.Any(about => about.Id == first.CaseId))));
    }

    private async Task<SaidText?> TextAsync(Guid caseId)
    {
        var about = await db.ModerationCases.AsNoTracking().SingleAsync(one => one.Id == caseId);
        return await texts.OfAsync(about.Kind, about.TextId);
    }
}
