using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Accounts.Recovery;

/// <summary>What the young person does with the code: a new PIN and a new card, once; everything older ends.</summary>
public sealed class RegainAccess(PortalDb db, UserManager<Account> accounts, EndSessions end, AuditLog audit, TimeProvider clock)
{
    /// <summary>The recovery behind the code, while it serves; null otherwise, whatever the reason.</summary>
    public async Task<Guid?> FindAsync(string? typed)
    {
        var hash = SecretCode.Hash(SecretCode.Read(typed) ?? "");
        var now = clock.GetUtcNow();
        return await Usable(now).Where(recovery => recovery.CodeHash == hash).Select(recovery => (Guid?)recovery.Id).SingleOrDefaultAsync();
    }

    /// <summary>How many telephones and computers open the account by themselves.</summary>
    public Task<int> KeysAsync(Guid recoveryId) => db.Set<IdentityUserPasskey<Guid>>()
        .CountAsync(key => db.Set<AccessRecovery>().Any(recovery => recovery.Id == recoveryId && recovery.AccountId == key.UserId));

    /// <summary>
    /// The account and its new card’s secret, to show once. Of two requests at once one goes on; the code used or too old:
    /// <see cref="BrokenRuleException"/>.
    /// </summary>
    public async Task<(Account Account, string CardSecret)> FinishAsync(Guid recoveryId, string pin, bool removeKeys)
    {
        if (Pin.Refusal(pin) is { } refusal) throw new BrokenRuleException(refusal);
        return await db.InOneTransactionAsync(() => FinishAsync(recoveryId, pin, removeKeys, clock.GetUtcNow()));
    }

    private async Task<(Account Account, string CardSecret)> FinishAsync(Guid recoveryId, string pin, bool removeKeys, DateTimeOffset now)
    {
        var owner = await db.AccessRecoveries.Where(recovery => recovery.Id == recoveryId).Select(recovery => (Guid?)recovery.AccountId).SingleOrDefaultAsync();
        await audit.WriteAsync(new AuditAct(AccountsAudit.AccessRemade, owner) { Actor = owner is { } id ? new AuditActor(id, Role.YoungPerson) : AuditActor.Visitor });
        if (await Usable(now).Where(recovery => recovery.Id == recoveryId)
            .ExecuteUpdateAsync(update => update.SetProperty(recovery => recovery.UsedAt, now).SetProperty(recovery => recovery.CodeHash, (string?)null)) == 0)
            throw new BrokenRuleException("Ce code a déjà servi, ou il est trop vieux. Demande un nouveau code.");

        var recovery = await db.AccessRecoveries.AsNoTracking().SingleAsync(r => r.Id == recoveryId);
        await end.OfAccountAsync(recovery.AccountId, SessionEnd.AccessRemade);
        var account = await db.Users.AsNoTracking().SingleAsync(user => user.Id == recovery.AccountId); // with the stamp of now
        if (!account.IsActive) throw new BrokenRuleException("Cet espace est fermé. Demande à ton référent.");
        await db.Cards.Where(card => card.AccountId == account.Id && card.VoidedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(card => card.VoidedAt, now));
        if (removeKeys) await db.Set<IdentityUserPasskey<Guid>>().Where(key => key.UserId == account.Id).ExecuteDeleteAsync();
        var (card, secret) = PersonalCard.Issue(account, pin, accounts.PasswordHasher, now);
        db.Cards.Add(card);
        db.AccessNotices.Add(AccessNotice.To(account.Id, AccessNotice.AccessRemade, now, recovery.StartedById, AccessRecovery.Told));
        await db.SaveChangesAsync();
        return (account, secret);
    }

    /// <summary>
    /// « Ce n’était pas moi »: sessions, cards and the keys added since end at once; whoever looks after safety is told.
    /// </summary>
    public Task CloseAllAsync(Guid accountId) => db.InOneTransactionAsync(async () =>
    {
        var now = clock.GetUtcNow();
        await audit.WriteAsync(AccountsAudit.AccessClosed, accountId);
        var last = await db.AccessRecoveries.Where(recovery => recovery.AccountId == accountId && recovery.UsedAt != null)
            .OrderByDescending(recovery => recovery.UsedAt).AsNoTracking().FirstOrDefaultAsync();
        await db.AccessRecoveries.Where(recovery => recovery.AccountId == accountId && recovery.UsedAt == null && recovery.CancelledAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(recovery => recovery.CancelledAt, now));
        if (last is not null)
        {
            await db.AccessRecoveries.Where(recovery => recovery.Id == last.Id).ExecuteUpdateAsync(update => update.SetProperty(recovery => recovery.DisputedAt, now));
            var owner = await db.Users.SingleAsync(user => user.Id == accountId);
            foreach (var key in (await accounts.GetPasskeysAsync(owner)).Where(key => key.CreatedAt >= last.UsedAt))
                ActivateAccount.Check(await accounts.RemovePasskeyAsync(owner, key.CredentialId));
        }
        await db.Cards.Where(card => card.AccountId == accountId && card.VoidedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(card => card.VoidedAt, now));
        await end.OfAccountAsync(accountId, SessionEnd.AllClosed);
        await SafeguardingLeads.TellAsync(db, now, accountId);
    });

    private IQueryable<AccessRecovery> Usable(DateTimeOffset now) => db.AccessRecoveries.Where(recovery =>
        recovery.ConfirmedAt != null && recovery.UsedAt == null && recovery.CancelledAt == null && recovery.CodeExpiresAt > now);
}
