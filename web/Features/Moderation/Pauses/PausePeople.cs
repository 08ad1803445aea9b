using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Moderation.Pauses;

/// <summary>Pauses: begun by a moderator after a talk was offered, a month by two of them, lifted by any; each ends by itself.</summary>
public sealed class PausePeople(PortalDb db, Vault vault, SaidTexts texts, MayModerate may, AuditLog audit, CurrentUser user, TimeProvider clock) : ISilences
{
    private const int Most = 100;

    /// <param name="Pause">The row.</param>
    /// <param name="Name">Of the person, as others see it.</param>
    /// <param name="MayConfirm">Whoever asks is not the first of the two.</param>
    public sealed record Line(ModerationSilence Pause, string Name, bool MayConfirm);

    /// <summary>What the form says.</summary>
    public sealed record Choice(SilenceLength Length, TalkOffered Talk, GiveBackReason Reason, string? Word);

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> UntilAsync(Guid accountId)
    {
        var now = clock.GetUtcNow();
        return await InForce(now).Where(one => one.AccountId == accountId).OrderByDescending(one => one.Until).Select(one => (DateTimeOffset?)one.Until).FirstOrDefaultAsync();
    }

    /// <summary>The name of the author of this case, as others see it; null when there is no case for this moderator, or its author is gone.</summary>
    public async Task<string?> AuthorOfAsync(Guid caseId)
    {
        if (await may.Cases().AsNoTracking().SingleOrDefaultAsync(one => one.Id == caseId && one.AuthorId != null) is not { } about || await may.IsPartyAsync(await texts.OfAsync(about.Kind, about.TextId))) return null;
        return await db.Users.Where(account => account.Id == about.AuthorId).Select(account => account.DisplayName).SingleOrDefaultAsync();
    }

    /// <summary>Begins one; a month waits for the second person. Not there: false. One runs already: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> BeginAsync(Guid caseId, Choice choice) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var (now, id) = (clock.GetUtcNow(), SecretCode.NewId());
        if (await may.Cases().AsNoTracking().SingleOrDefaultAsync(one => one.Id == caseId && one.AuthorId != null) is not { AuthorId: { } author } about) return false;
        await audit.WriteAsync(ModerationAudit.Paused, choice.Length == SilenceLength.Month ? null : author, id); // it holds the log’s lock
        if (await may.IsPartyAsync(await texts.OfAsync(about.Kind, about.TextId))) return false;
        if (await Running(now).AnyAsync(one => one.AccountId == author)) throw new BrokenRuleException("Une pause est déjà là pour cette personne.");
        if (!about.IsClaimedBy(user.Id, now) && !await db.ModerationDecisions.AnyAsync(one => one.CaseId == caseId && one.ReplacedAt == null && one.Verdict != Verdict.Show))
            throw new BrokenRuleException("Prenez d’abord ce texte, ou décidez de lui. Puis proposez une pause.");
        if (choice.Length != SilenceLength.Month) await RefuseTooManyAsync(author, choice.Length, now);
        var word = string.IsNullOrWhiteSpace(choice.Word) ? null : await vault.SealAsync(ModerationData.Pause, author, id, choice.Word.Trim());
        db.ModerationSilences.Add(ModerationSilence.Begin(id, author, caseId, choice.Length, choice.Talk, choice.Reason, word, user.Id, now));
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Those that run or wait for a second person, of everybody but whoever asks.</summary>
    public async Task<IReadOnlyList<Line>> ListAsync()
    {
        var (me, users) = (user.Id, db.Users);
        return await Running(clock.GetUtcNow()).AsNoTracking().Where(one => one.AccountId != me).OrderBy(one => one.Until).Take(Most)
            .Select(one => new Line(one, users.Where(account => account.Id == one.AccountId).Select(account => account.DisplayName).First(), one.ById != me)).ToListAsync();
    }

    /// <summary>The second person of a month. Not there: false.</summary>
    public Task<bool> ConfirmAsync(Guid id) => ActAsync(id, ModerationAudit.PauseConfirmed, pause => pause.Confirm(user.Id, clock.GetUtcNow()));

    /// <summary>Before its time, or one that still waits for a second person. Not there: false.</summary>
    public Task<bool> LiftAsync(Guid id) => ActAsync(id, ModerationAudit.PauseLifted, pause => pause.Lift(clock.GetUtcNow()));

    private Task<bool> ActAsync(Guid id, AuditAction action, Action<ModerationSilence> act) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var me = user.Id;
        if (await db.ModerationSilences.Where(one => one.Id == id && one.AccountId != me).Select(one => new { one.AccountId, one.CaseId, IsWaiting = one.Length == SilenceLength.Month && one.ConfirmedAt == null }).SingleOrDefaultAsync() is not { } head) return false;
        if (head.CaseId is { } caseId && await AuthorOfAsync(caseId) is null) return false; // who reported, who talks there or works beside the author decides of no pause either (SAFE-25)
        await audit.WriteAsync(action, action == ModerationAudit.PauseLifted && head.IsWaiting ? null : head.AccountId, id); // it holds the log’s lock; of a pause that never began its person hears nothing
        act(await db.ModerationSilences.SingleAsync(one => one.Id == id));
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>One after the other, short pauses make no month.</summary>
    private async Task RefuseTooManyAsync(Guid author, SilenceLength length, DateTimeOffset now)
    {
        var since = now.AddDays(-ModerationSilence.WithinDays);
        var before = await db.ModerationSilences.AsNoTracking().Where(one => one.AccountId == author && one.From > since && one.Length != SilenceLength.Month).ToListAsync();
        if (before.Aggregate(ModerationSilence.Lasts(length), (days, one) => days + one.Lived) > TimeSpan.FromDays(ModerationSilence.DaysOfOne))
            throw new BrokenRuleException("Déjà 7 jours de pause ce mois-ci. Choisissez 30 jours, à deux.");
    }

    /// <summary>A month that waits for a second person, for a day.</summary>
    private IQueryable<ModerationSilence> Running(DateTimeOffset now)
    {
        var asked = now.AddHours(-ModerationSilence.LapseHours);
        return db.ModerationSilences.Where(one => one.LiftedAt == null && one.Until > now && (one.Length != SilenceLength.Month || one.ConfirmedAt != null || one.From > asked));
    }

    private IQueryable<ModerationSilence> InForce(DateTimeOffset now) => Running(now).Where(one => one.From <= now && (one.Length != SilenceLength.Month || one.ConfirmedAt != null));
}
