using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Moderation.Cases;

/// <summary>What a moderator decides: shown, given back, kept aside, removed by two; or opened again within thirty days.</summary>
public sealed class DecideCase(PortalDb db, Vault vault, SaidTexts texts, MayModerate may, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>What the form says.</summary>
    /// <param name="Seen">The revision that was read.</param>
    /// <param name="Verdict">What.</param>
    /// <param name="Reason">Why; null when the text stays.</param>
    /// <param name="Word">To the author; null for nothing more.</param>
    public sealed record Choice(int Seen, Verdict Verdict, GiveBackReason? Reason, string? Word);

    /// <summary>
    /// One decision, of one moderator. Not there: false. No reason, not theirs, decided or reported since it was read:
    /// <see cref="BrokenRuleException"/>. A removal waits for a second person; the second « retirer » is that person.
    /// </summary>
    public Task<bool> DecideAsync(Guid id, Choice choice) => db.InOneTransactionOrNothingAsync(async () =>
    {
        if (choice.Verdict != Verdict.Show && choice.Reason is null) throw new BrokenRuleException("Choisissez une raison\u00A0: l’auteur doit comprendre.");
        if (await may.Cases().Where(one => one.Id == id).Select(one => new { one.AuthorId }).SingleOrDefaultAsync() is not { } head) return false;
        await audit.WriteAsync(choice.Verdict == Verdict.Show ? ModerationAudit.Kept : ModerationAudit.Decided, choice.Verdict == Verdict.Show ? null : head.AuthorId, id); // it holds the log’s lock: of two decisions one comes first
        var about = await db.ModerationCases.SingleAsync(one => one.Id == id);
        var text = await texts.OfAsync(about.Kind, about.TextId);
        if (await may.IsPartyAsync(text)) return false;
        about.Check(user.Id, choice.Seen, clock.GetUtcNow());
        if (about.State == CaseState.Second && choice.Verdict == Verdict.Remove) await ConfirmAsync(about, text);
        else await ApplyAsync(about, text, choice);
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>To decide otherwise; whoever opens it again takes it. Not there: false. Too late: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> ReopenAsync(Guid id) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(ModerationAudit.Reopened, objectId: id);
        if (await may.Cases().SingleOrDefaultAsync(one => one.Id == id) is not { } about || await may.IsPartyAsync(await texts.OfAsync(about.Kind, about.TextId))) return false;
        var last = await db.ModerationDecisions.Where(one => one.CaseId == id && one.ReplacedAt == null).Select(one => (DateTimeOffset?)(one.ConfirmedAt ?? one.At)).SingleOrDefaultAsync();
        about.Reopen(user.Id, last ?? about.ChangedAt, clock.GetUtcNow());
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>For a colleague. Not theirs: false.</summary>
    public Task<bool> ReleaseAsync(Guid id) => db.InOneTransactionAsync(async () =>
    {
        var me = user.Id;
        if (await db.ModerationCases.SingleOrDefaultAsync(one => one.Id == id && one.ClaimedById == me) is not { } about) return false;
        about.Release();
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>The first decision falls after an appeal: the text is shown. In the caller’s transaction.</summary>
    internal async Task OverturnAsync(Guid caseId, string? word)
    {
        var about = await db.ModerationCases.SingleAsync(one => one.Id == caseId);
        await ApplyAsync(about, await texts.OfAsync(about.Kind, about.TextId), new Choice(about.Revision, Verdict.Show, null, word), isAppeal: true);
        await db.SaveChangesAsync();
    }

    private async Task ApplyAsync(ModerationCase about, SaidText? text, Choice choice, bool isAppeal = false)
    {
        var (now, id) = (clock.GetUtcNow(), SecretCode.NewId());
        var last = await db.ModerationDecisions.AsNoTracking().Where(one => one.CaseId == about.Id && one.ReplacedAt == null).Select(one => new { one.IsTold, one.Verdict }).SingleOrDefaultAsync();
        await db.ModerationDecisions.Where(one => one.CaseId == about.Id && one.ReplacedAt == null).ExecuteUpdateAsync(update => update.SetProperty(one => one.ReplacedAt, (DateTimeOffset?)now));
        var word = about.AuthorId is { } author && !string.IsNullOrWhiteSpace(choice.Word) ? await vault.SealAsync(ModerationData.Word, author, id, choice.Word.Trim()) : null;
        var isTold = choice.Verdict != Verdict.Show || last?.IsTold == true || text?.IsHeld == true;
        db.ModerationDecisions.Add(ModerationDecision.Of(id, about, choice.Verdict, choice.Reason, word, user.Id, isTold, now));
        await ActAsync(about, text, choice.Verdict == Verdict.Remove ? Verdict.Hold : choice.Verdict, choice.Reason, wasTaken: last is { Verdict: not Verdict.Show });
        if (isAppeal && about.IsOpen) // reports came meanwhile: somebody reads these before they are closed
        {
            await CloseAsync(about.Id, choice.Verdict, isAppeal, now, onlyTold: true);
            return;
        }
        if (choice.Verdict == Verdict.Hold) about.Keep(now);
        else if (choice.Verdict == Verdict.Remove) about.AskSecond(now);
        else about.Decide(now);
        if (choice.Verdict is Verdict.Show or Verdict.Return) await CloseAsync(about.Id, choice.Verdict, isAppeal, now);
    }

    private async Task ConfirmAsync(ModerationCase about, SaidText? text)
    {
        var now = clock.GetUtcNow();
        var first = await db.ModerationDecisions.SingleAsync(one => one.CaseId == about.Id && one.ReplacedAt == null);
        first.Confirm(user.Id, now);
        await ActAsync(about, text, Verdict.Return, first.Reason);
        about.Decide(now);
        await CloseAsync(about.Id, Verdict.Remove, isAppeal: false, now);
    }

    /// <summary>What the text’s own feature does of it. Gone meanwhile: nothing. What a decision took from its readers is shown again whatever its feature calls its state.</summary>
    private async Task ActAsync(ModerationCase about, SaidText? text, Verdict verdict, GiveBackReason? reason, bool wasTaken = false)
    {
        if (text is null || texts.Of(about.Kind) is not { } kind) return;
        if (verdict == Verdict.Show && (text.IsHeld || wasTaken)) await kind.ShowAsync(about.TextId);
        if (verdict == Verdict.Return) await kind.ReturnAsync(about.TextId, reason!.Value.Code());
        if (verdict == Verdict.Hold && !text.IsHeld) await kind.HoldAsync(about.TextId);
    }

    /// <summary>Whoever reported it learns the outcome; after an appeal, those who had learnt another one too.</summary>
    private Task<int> CloseAsync(Guid caseId, Verdict verdict, bool isAppeal, DateTimeOffset now, bool onlyTold = false) => db.ModerationReports
        .Where(report => report.CaseId == caseId && ((!onlyTold && report.ClosedAt == null) || (isAppeal && report.Outcome != null)))
        .ExecuteUpdateAsync(update => update.SetProperty(report => report.ClosedAt, report => report.ClosedAt ?? now).SetProperty(report => report.Outcome, verdict).SetProperty(report => report.SeenAt, (DateTimeOffset?)null));
}
