using ChildProtection.Platform.Throttling;
using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Accounts;

/// <summary>Checks a card and its PIN. Each try is counted before it is checked, so that parallel guesses gain nothing.</summary>
public sealed class OpenWithCard(
    PortalDb db, IPasswordHasher<Account> hasher, NobodysPassword nobody, Tries tries, AuditLog audit, TimeProvider clock)
{
    public const string Wrong = "La carte ou le code secret ne va pas. Regarde bien, puis essaie encore.";
    public const string Paused = "Il y a eu trop d’essais. Attends 15 minutes, puis essaie encore.";
    public const string Void = "Cette carte ne marche plus. Demande une nouvelle carte à ton référent.";

    /// <summary>The card's owner. Anything wrong: <see cref="BrokenRuleException"/> with what to do next.</summary>
    public async Task<Account> CheckAsync(string? typedCard, string? pin)
    {
        var code = SecretCode.Read(typedCard);
        var hash = SecretCode.Hash(code ?? "");
        var now = clock.GetUtcNow();
        var found = await (
            from card in db.Cards
            join account in db.Users on card.AccountId equals account.Id
            where card.SecretHash == hash
            select new { Card = card, Account = account }).AsNoTracking().SingleOrDefaultAsync();

        if (found is null)
        {
            await tries.CountAsync(Throttle.Nobody, "card"); // a write and a hash, as for a card that exists
            hasher.VerifyHashedPassword(null!, nobody.Hash, pin ?? "");
            throw await RefusalAsync(null, "card-unknown", Wrong);
        }
        var owner = found.Account.Id;
        if (found.Card.VoidedAt is not null || found.Card.FailedTries >= PersonalCard.TriesBeforeVoid || !found.Account.IsActive) throw await RefusalAsync(owner, "card-void", Void);
        if (found.Card.PausedUntil > now || !await CountAsync(found.Card.Id, now)) throw await RefusalAsync(owner, "card-paused", Paused);

        if (hasher.VerifyHashedPassword(found.Account, found.Card.PinHash, pin ?? "") is PasswordVerificationResult.Failed)
            throw await RefusalAsync(owner, "card-pin", await VoidAsync(found.Card.Id, now) ? Void : Wrong);

        // The right PIN at the last try opens, and the card lives on; but who made it void meanwhile (référent, « ce n’était pas moi ») is right.
        var isStillGood = await db.Cards.Where(card => card.Id == found.Card.Id && card.VoidedAt == null).ExecuteUpdateAsync(update => update
            .SetProperty(card => card.FailedTries, 0)
            .SetProperty(card => card.PausedUntil, (DateTimeOffset?)null)) == 1;
        return isStillGood ? found.Account : throw await RefusalAsync(owner, "card-void", Void);
    }

    /// <summary>Ends a card whose last try was wrong. Whether it was the last.</summary>
    private async Task<bool> VoidAsync(Guid cardId, DateTimeOffset now) => await db.Cards
        .Where(card => card.Id == cardId && card.VoidedAt == null && card.FailedTries >= PersonalCard.TriesBeforeVoid)
        .ExecuteUpdateAsync(update => update.SetProperty(card => card.VoidedAt, now)) == 1;

    /// <summary>Written down first, known or not, so that both take the same time.</summary>
    private async Task<BrokenRuleException> RefusalAsync(Guid? accountId, string reason, string message)
    {
        await audit.WriteAsync(new AuditAct(IdentityAudit.EntryRefused, accountId, Reason: reason) { Result = AuditResult.Refused, Actor = AuditActor.Visitor });
        return new(message);
    }

    /// <summary>One more try, or false when the card rests. After 5 it rests 15 minutes; after 20 there is none.</summary>
    private async Task<bool> CountAsync(Guid cardId, DateTimeOffset now)
    {
        var restUntil = now + PersonalCard.Pause;
        return await db.Cards
            .Where(card => card.Id == cardId && card.VoidedAt == null && card.FailedTries < PersonalCard.TriesBeforeVoid && (card.PausedUntil == null || card.PausedUntil <= now))
            .ExecuteUpdateAsync(update => update
                .SetProperty(card => card.PausedUntil, card =>
                    (card.FailedTries + 1) % PersonalCard.TriesBeforePause == 0 ? restUntil : card.PausedUntil)
                .SetProperty(card => card.FailedTries, card => card.FailedTries + 1)) == 1;
    }
}
