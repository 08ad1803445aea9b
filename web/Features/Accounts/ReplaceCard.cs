namespace ChildProtection.Features.Accounts;

/// <summary>
/// A new card for a young person who lost theirs (reference ID-04). The référent hands it over without knowing the PIN,
/// which stays: the card alone opens nothing. Old cards and open sessions end at once.
/// </summary>
public sealed class ReplaceCard(PortalDb db, EndSessions end, CurrentUser user, AuditLog audit, TimeProvider clock)
{
    /// <summary>The new card's secret, to show once. No account, or no card to replace: <see cref="BrokenRuleException"/>.</summary>
    public Task<string> OfAsync(Guid childId) => db.InOneTransactionAsync(async () =>
    {
        var now = clock.GetUtcNow();
        var owners = db.Relations.HoldingAt(now).Where(relation => relation.ChildId == childId && relation.Kind == RelationKind.Self);
        var last = await db.Cards.Where(card => owners.Any(relation => relation.AccountId == card.AccountId))
            .OrderByDescending(card => card.CreatedAt).FirstOrDefaultAsync()
            ?? throw new BrokenRuleException("Ce jeune n’a pas encore de carte. Faites une invitation.");

        await audit.WriteAsync(AccountsAudit.CardReplaced, last.AccountId); // its lock comes before any row’s, here as at a sign-in
        var (card, secret) = last.Replace(now);
        await db.Cards.Where(old => old.AccountId == last.AccountId && old.VoidedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(old => old.VoidedAt, now));
        var ended = await end.OfAccountAsync(last.AccountId, SessionEnd.AccessRemade);
        db.AccessNotices.Add(AccessNotice.To(last.AccountId, AccessNotice.CardRemade, now, user.Id));
        db.Cards.Add(card);
        await db.SaveChangesAsync();
        if (ended > 0) await audit.WriteAsync(IdentityAudit.SessionsEnded, last.AccountId, reason: "card-replaced");
        return secret;
    });
}
