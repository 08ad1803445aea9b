using ChildProtection.Features.Accounts.Recovery;
using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Accounts.Renewal;

/// <summary>
/// An adult who lost every key comes back with a new sheet: same account, same links, new keys. The sheet serves a day after
/// it was made, and until then nothing of the account changes: its mailbox and its open sessions are told, and whoever is
/// signed in to it stops everything with one button. So a sheet in the wrong hands opens nothing that its owner still holds.
/// </summary>
public sealed class RenewAccount(PortalDb db, BlindIndex index, EndSessions end, AuditLog audit, TimeProvider clock)
{
    /// <summary>How long the owner is told that their access was remade.</summary>
    public static readonly TimeSpan Told = TimeSpan.FromDays(14);

    /// <param name="By">Who asked, or made the sheet; null for whoever runs the server.</param>
    /// <param name="ServesFrom">From when the sheet opens; null while there is none.</param>
    /// <param name="Until">Until when it does.</param>
    public sealed record Pending(string? By, DateTimeOffset? ServesFrom, DateTimeOffset? Until);

    /// <summary>What is under way for this account; null for nothing.</summary>
    public async Task<Pending?> PendingAsync(Guid accountId)
    {
        var users = db.Users;
        var sheet = await Sheets(accountId).OrderByDescending(i => i.CreatedAt).Select(i => new
        {
            Sheet = i, By = users.Where(account => account.Id == i.InvitedById).Select(account => account.DisplayName).FirstOrDefault(),
        }).AsNoTracking().FirstOrDefaultAsync();
        if (sheet is not null) return new Pending(sheet.By, sheet.Sheet.ServesFrom, sheet.Sheet.ExpiresAt);
        var asked = await users.Where(account => account.Id == accountId && account.RenewalAskedById != null)
            .Select(account => new { By = users.Where(other => other.Id == account.RenewalAskedById).Select(other => other.DisplayName).FirstOrDefault() }).SingleOrDefaultAsync();
        return asked is null ? null : new Pending(asked.By, null, null);
    }

    /// <summary>Makes the sheet of this adult, in place of those before, and tells the account; saved by the caller.</summary>
    /// <param name="account">Open, with an address.</param>
    /// <param name="byId">Who makes it; null for whoever runs the server.</param>
    internal async Task<(Invitation Invitation, string Code)> SheetAsync(Account account, Guid? byId)
    {
        var now = clock.GetUtcNow();
        await CancelSheetsAsync(account.Id);
        var (invitation, code) = Invitation.ToRenew(account, byId, now);
        db.Invitations.Add(invitation);
        await TellAsync(account.Id, byId, invitation.ExpiresAt - now);
        Outbox.Add(db, account.Email!, MailTemplate.AccessAsked, now);
        return (invitation, code);
    }

    /// <summary>Says in the account’s open sessions that something is asked, in place of what was said before.</summary>
    internal async Task TellAsync(Guid accountId, Guid? byId, TimeSpan shown)
    {
        await ForgetNoticesAsync(accountId);
        db.AccessNotices.Add(AccessNotice.To(accountId, AccessNotice.RenewalAsked, clock.GetUtcNow(), byId, shown));
    }

    /// <summary>Nothing is asked any more, and no sheet serves; saved by the caller.</summary>
    internal async Task CancelAsync(Account account)
    {
        account.RenewalAskedById = null;
        await CancelSheetsAsync(account.Id);
        await ForgetNoticesAsync(account.Id);
    }

    /// <summary>« Ce n’était pas moi », by whoever is signed in to the account. Those who look after safety are told. Nothing to stop: <see cref="BrokenRuleException"/>.</summary>
    public Task RefuseAsync(Guid ownerId) => db.InOneTransactionAsync(async () =>
    {
        await audit.WriteAsync(AccountsAudit.RenewalRefused, ownerId);
        if (await PendingAsync(ownerId) is null) throw new BrokenRuleException("Aucune demande n’est en cours.");
        await CancelAsync(await db.Users.SingleAsync(account => account.Id == ownerId));
        await SafeguardingLeads.TellAsync(db, clock.GetUtcNow(), ownerId, AccessNotice.RenewalRefused);
    });

    /// <param name="invitation">The sheet.</param>
    /// <param name="accountId">Of the account it renews.</param>
    /// <param name="displayName">As typed now.</param>
    /// <param name="email">As typed now; it must be the account’s.</param>
    /// <param name="take">Marks the sheet used, or refuses.</param>
    /// <param name="finish">Adds the new password or passkey.</param>
    internal async Task<Account> Async(Invitation invitation, Guid accountId, string displayName, string email, Func<Task> take, Func<Account, Task> finish) =>
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(new AuditAct(AccountsAudit.InvitationUsed, accountId, invitation.Id, invitation.Code()) { Actor = new AuditActor(accountId, invitation.Role) });
            await take();
            await end.OfAccountAsync(accountId, SessionEnd.AccessRemade);
            var address = index.Of(email);
            var account = await db.Users.SingleOrDefaultAsync(one => one.Id == accountId && one.NormalizedEmail == address && one.DisabledAt == null)
                ?? throw new BrokenRuleException("Ce compte est fermé. Demandez à l’administration.");
            await db.Set<IdentityUserPasskey<Guid>>().Where(key => key.UserId == accountId).ExecuteDeleteAsync();
            await db.RecoveryCodes.Where(code => code.AccountId == accountId).ExecuteDeleteAsync();
            var now = clock.GetUtcNow();
            (account.DisplayName, account.PasswordHash, account.TotpSecret) = (displayName.Trim(), null, null);
            await CancelAsync(account);
            db.AccessNotices.Add(AccessNotice.To(account.Id, AccessNotice.Renewed, now, invitation.InvitedById, Told));
            Outbox.Add(db, account.Email!, MailTemplate.AccessChanged, now);
            await db.SaveChangesAsync();
            await finish(account);
            await db.Invitations.Where(i => i.Id == invitation.Id).ExecuteUpdateAsync(update => update.SetProperty(i => i.UsedById, account.Id));
            return account;
        });

    private IQueryable<Invitation> Sheets(Guid accountId)
    {
        var now = clock.GetUtcNow();
        return db.Invitations.Where(i => i.RenewsId == accountId && i.UsedAt == null && i.CancelledAt == null && i.ExpiresAt > now);
    }

    private Task<int> CancelSheetsAsync(Guid accountId)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return db.Invitations.Where(i => i.RenewsId == accountId && i.UsedAt == null && i.CancelledAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(i => i.CancelledAt, now));
    }

    private Task<int> ForgetNoticesAsync(Guid accountId) =>
        db.AccessNotices.Where(notice => notice.AccountId == accountId && notice.Kind == AccessNotice.RenewalAsked).ExecuteDeleteAsync();
}
