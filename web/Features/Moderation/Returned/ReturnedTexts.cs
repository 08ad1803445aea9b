using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Features.Moderation.Pauses;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Moderation.Returned;

/// <summary>« Mes textes rendus »: what was decided of one’s texts and why, one’s pauses, and the question to another moderator.</summary>
public sealed class ReturnedTexts(PortalDb db, Vault vault, SaidTexts texts, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    private const int Most = 30;
    private const int MostTold = 100;
    private static readonly TimeSpan PausesShown = TimeSpan.FromDays(30);

    /// <param name="Decision">The last one about a text.</param>
    /// <param name="Kind">Of the text.</param>
    public sealed record Line(ModerationDecision Decision, string Kind);

    /// <param name="Texts">Decisions in force, the last first.</param>
    /// <param name="Pauses">Those that run or ended a while ago.</param>
    public sealed record Listed(IReadOnlyList<Line> Texts, IReadOnlyList<ModerationSilence> Pauses);

    /// <param name="Id">Of the decision, or of the pause.</param>
    /// <param name="Decision">Null for a pause.</param>
    /// <param name="Pause">Null for a decision.</param>
    /// <param name="Text">One’s own words; null once they are gone.</param>
    /// <param name="RewriteAt">Where one writes again; null for nowhere.</param>
    /// <param name="Word">What the moderator adds.</param>
    /// <param name="Appeal">The question asked; null when there is none.</param>
    /// <param name="Reply">What the other moderator adds.</param>
    public sealed record Shown(Guid Id, ModerationDecision? Decision, ModerationSilence? Pause, SaidText? Text, string? RewriteAt, string? Word, ModerationAppeal? Appeal, string? Reply)
    {
        public GiveBackReason? Reason => Decision is null ? Pause?.Reason : Decision.Reason;
    }

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<Listed> ListAsync()
    {
        var (me, cases, since) = (user.Id, db.ModerationCases, clock.GetUtcNow() - PausesShown);
        var told = await db.ModerationDecisions.AsNoTracking().Where(one => one.AuthorId == me && one.IsTold && one.ReplacedAt == null).OrderByDescending(one => one.At).Take(Most)
            .Select(one => new Line(one, cases.Where(about => about.Id == one.CaseId).Select(about => about.Kind).First())).ToListAsync();
        var pauses = (await db.ModerationSilences.AsNoTracking().Where(one => one.AccountId == me && one.Until > since).OrderByDescending(one => one.From).Take(Most).ToListAsync()).FindAll(one => !one.NeedsSecond);
        return new Listed(told, pauses);
    }

    /// <summary>One of mine; null for any other. It is no news any more.</summary>
    public async Task<Shown?> ReadAsync(Guid id)
    {
        var (me, now) = (user.Id, (DateTimeOffset?)clock.GetUtcNow());
        var decision = await db.ModerationDecisions.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.AuthorId == me && one.IsTold && one.ReplacedAt == null);
        var pause = decision is null ? await db.ModerationSilences.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.AccountId == me) : null;
        if (decision is null && pause is null or { NeedsSecond: true }) return null;
        var appeal = await db.ModerationAppeals.AsNoTracking().SingleOrDefaultAsync(one => one.AuthorId == me && (one.DecisionId == id || one.SilenceId == id));
        if (decision is { SeenAt: null }) await db.ModerationDecisions.Where(one => one.Id == id).ExecuteUpdateAsync(update => update.SetProperty(one => one.SeenAt, now));
        if (pause is { SeenAt: null }) await db.ModerationSilences.Where(one => one.Id == id).ExecuteUpdateAsync(update => update.SetProperty(one => one.SeenAt, now));
        if (appeal is { DecidedAt: not null, SeenAt: null }) await db.ModerationAppeals.Where(one => one.Id == appeal.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.SeenAt, now));
        var reply = appeal?.Word is { } sealedReply ? await vault.OpenAsync(ModerationData.Reply, me, appeal.Id, sealedReply) : null;
        if (decision is null) return new Shown(id, null, pause, null, null, pause!.Word is { } why ? await vault.OpenAsync(ModerationData.Pause, me, id, why) : null, appeal, reply);
        var word = decision.Word is { } kept ? await vault.OpenAsync(ModerationData.Word, me, id, kept) : null;
        var (text, at) = await TextAsync(decision);
        return new Shown(id, decision, null, text, at, word, appeal, reply);
    }

    /// <summary>To another moderator, once. Not mine: false. Asked already, or nothing to ask about: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> AppealAsync(Guid id, string words) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var (me, now, appeal) = (user.Id, clock.GetUtcNow(), SecretCode.NewId());
        await audit.WriteAsync(ModerationAudit.Appealed, me); // first: it holds the log’s lock
        var decision = await db.ModerationDecisions.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.AuthorId == me && one.IsTold);
        var pause = await db.ModerationSilences.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.AccountId == me);
        if (decision is null && pause is null) return false;
        if (decision is { MayBeAppealed: false } || (pause is not null && !pause.IsInForce(now))) throw new BrokenRuleException("Il n’y a plus rien à revoir ici.");
        if (await db.ModerationAppeals.AnyAsync(one => one.DecisionId == id || one.SilenceId == id)) throw new BrokenRuleException("La demande est déjà partie. Elle se fait une fois.");
        db.ModerationAppeals.Add(ModerationAppeal.Ask(appeal, me, decision is null ? null : id, pause is null ? null : id, await vault.SealAsync(ModerationData.Appeal, me, appeal, words), now));
        await TellAsync(decision?.ById ?? pause?.ById, decision?.ConfirmedById ?? pause?.ConfirmedById, now);
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>A neutral mail to the moderators who may answer: those who decided nothing of it.</summary>
    private async Task TellAsync(Guid? first, Guid? second, DateTimeOffset now)
    {
        var me = user.Id;
        var addresses = await db.Users.Where(one => one.Role == Role.Moderator && one.DisabledAt == null && one.Email != null && one.Id != me && one.Id != first && one.Id != second).OrderBy(one => one.Id).Select(one => one.Email!).Take(MostTold).ToListAsync();
        foreach (var address in addresses) Outbox.Add(db, address, MailTemplate.AnswerAwaited, now);
    }

    private async Task<(SaidText? Text, string? RewriteAt)> TextAsync(ModerationDecision decision)
    {
        var about = await db.ModerationCases.AsNoTracking().SingleAsync(one => one.Id == decision.CaseId);
        if (await texts.OfAsync(about.Kind, about.TextId) is not { } text || text.At.AuthorId != user.Id) return (null, null);
        return (text, decision.Verdict == Verdict.Return ? await texts.Of(about.Kind)!.RewriteAtAsync(about.TextId) : null);
    }
}
