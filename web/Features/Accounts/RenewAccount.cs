namespace ChildProtection.Features.Accounts;

/// <summary>
/// An adult who lost every key comes back with a new sheet: same account, same links, new keys. The mailbox of the account
/// and its owner are told, so that a sheet in the wrong hands is seen.
/// </summary>
public sealed class RenewAccount(PortalDb db, BlindIndex index, AuditLog audit, TimeProvider clock)
{
    /// <param name="invitation">The sheet.</param>
    /// <param name="accountId">Of the account it renews.</param>
    /// <param name="displayName">As typed now.</param>
    /// <param name="email">As typed now; it must be the account’s.</param>
    /// <param name="take">Marks the sheet used, or refuses.</param>
    /// <param name="finish">Adds the new password or passkey.</param>
    internal async Task<Account> Async(Invitation invitation, Guid accountId, string displayName, string email, Func<Task> take, Func<Account, Task> finish) =>
        await db.InOneTransactionAsync(async () =>
        {
            await take();
            var address = index.Of(email);
            var account = await db.Users.SingleOrDefaultAsync(one => one.Id == accountId && one.NormalizedEmail == address && one.DisabledAt == null && one.RenewalAskedById != null)
                ?? throw new BrokenRuleException("Ce compte est fermé. Demandez à l’administration.");
            var now = clock.GetUtcNow();
            account.DisplayName = displayName.Trim();
            account.RenewalAskedById = null;
            db.AccessNotices.Add(AccessNotice.To(account.Id, AccessNotice.Renewed, now, invitation.InvitedById));
            Outbox.Add(db, account.Email!, MailTemplate.AccessChanged, now);
            await db.SaveChangesAsync();
            await finish(account);
            await db.Invitations.Where(i => i.Id == invitation.Id).ExecuteUpdateAsync(update => update.SetProperty(i => i.UsedById, account.Id));
            await audit.WriteAsync(new AuditAct(AccountsAudit.InvitationUsed, account.Id, invitation.Id, invitation.Code()) { Actor = AuditActor.Of(account) });
            return account;
        });
}
