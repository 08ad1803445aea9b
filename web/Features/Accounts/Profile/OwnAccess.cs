using ChildProtection.Features.Accounts.Recovery;
using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Accounts.Profile;

/// <summary>
/// The door to one's own account: keys, codes, application, devices, notices. Every function is about whoever is signed in
/// and nobody else; none takes an account id.
/// </summary>
public sealed class OwnAccess(
    PortalDb db, UserManager<Account> accounts, Passkeys passkeys, BackupCodes backup, Totp totp, EndSessions end, CurrentUser user, AuditLog audit, TimeProvider clock)
{
    /// <summary>How many rows of devices are read at most.</summary>
    private const int MostDevices = 40;

    /// <summary>To change: as the database has it now.</summary>
    private async Task<Account> AccountAsync()
    {
        db.ChangeTracker.Clear();
        return await db.Users.SingleAsync(account => account.Id == user.Id);
    }

    private Task<Account> SeenAsync() => db.Users.AsNoTracking().SingleAsync(account => account.Id == user.Id);

    public async Task<string> EmailAsync() => await db.Users.Where(account => account.Id == user.Id).Select(account => account.Email).SingleAsync() ?? "";

    public Task<bool> HasCardAsync() => db.Cards.AnyAsync(card => card.AccountId == user.Id && card.VoidedAt == null);

    public async Task<IReadOnlyList<UserPasskeyInfo>> KeysAsync() => [.. await accounts.GetPasskeysAsync(await SeenAsync())];

    /// <summary>« N° de compte ».</summary>
    public async Task<string> ReferenceAsync() => PersonReference.Shown((await SeenAsync()).Reference);

    /// <summary>False for every failure of the ceremony alike.</summary>
    public async Task<bool> AddKeyAsync(string credential)
    {
        if (await passkeys.FinishRegistrationAsync(user.Id, credential) is not { } passkey) return false;
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(AccountsAudit.PasskeyAdded, user.Id); // its lock makes two devices come one after the other
            await passkeys.AddAsync(await AccountAsync(), passkey);
            await TellAsync(AccessNotice.KeyAdded);
        });
        return true;
    }

    /// <summary>
    /// The last way in is not taken away: <see cref="BrokenRuleException"/>. False when there is no such key. The line in the
    /// log comes first: of two removals at once, the second one counts what the first one left.
    /// </summary>
    /// <param name="key">The key's public id, in hexadecimal.</param>
    public Task<bool> RemoveKeyAsync(string key) => db.InOneTransactionAsync(async () =>
    {
        await audit.WriteAsync(AccountsAudit.PasskeyRemoved, user.Id);
        var account = await AccountAsync();
        var keys = await accounts.GetPasskeysAsync(account);
        if (keys.FirstOrDefault(passkey => Convert.ToHexStringLower(passkey.CredentialId) == key) is not { } chosen) throw new NotThereException();
        if (keys.Count == 1 && account.PasswordHash is null && !await HasCardAsync())
            throw new BrokenRuleException("C’est la seule clé de cet espace. Sans elle, personne ne peut entrer.");
        ActivateAccount.Check(await accounts.RemovePasskeyAsync(account, chosen.CredentialId));
        await TellAsync(AccessNotice.KeyRemoved);
        return true;
    }).ElseNotThereAsync();

    /// <summary>A new authenticator application; the old secret stops at once, and the code just typed does not serve again.</summary>
    public Task ReplaceAppAsync(string secret, long step) => db.InOneTransactionAsync(async () =>
    {
        await audit.WriteAsync(AccountsAudit.AppReplaced, user.Id);
        var account = await AccountAsync();
        (account.TotpSecret, account.TotpLastStep) = (totp.Protect(secret), step);
        await TellAsync(AccessNotice.AppChanged);
    });

    /// <summary>Ten new recovery codes, to show once.</summary>
    public Task<IReadOnlyList<string>> MakeCodesAsync() => db.InOneTransactionAsync(async () =>
    {
        await audit.WriteAsync(AccountsAudit.CodesMade, user.Id);
        var codes = await backup.MakeAsync(user.Id);
        await TellAsync(AccessNotice.CodesMade);
        return codes;
    });

    public Task<int> CodesLeftAsync() => backup.LeftAsync(user.Id);

    /// <summary>The newest first, open or ended; those replaced by a newer session of the same browser are not shown.</summary>
    public async Task<IReadOnlyList<SignInSession>> DevicesAsync()
    {
        var since = clock.GetUtcNow() - IdentityRetention.SessionsKept;
        return await db.SignInSessions.AsNoTracking()
            .Where(session => session.AccountId == user.Id && session.EndsAt > since && session.EndedReason != SessionEnd.Renewed)
            .OrderByDescending(session => session.CreatedAt).Take(MostDevices).ToListAsync();
    }

    /// <summary>False when it is not one's own, or closed already.</summary>
    public Task<bool> CloseDeviceAsync(Guid sessionId) => db.InOneTransactionAsync(async () =>
    {
        if (!await end.OneAsync(user.Id, sessionId, SessionEnd.ByOwner)) return false;
        await audit.WriteAsync(IdentityAudit.SessionsEnded, user.Id);
        return true;
    });

    public Task CloseOtherDevicesAsync(Guid current) => db.InOneTransactionAsync(async () =>
    {
        if (await db.SignInSessions.AnyAsync(session => session.AccountId == user.Id && session.Id != current && session.EndedAt == null))
            await audit.WriteAsync(IdentityAudit.SessionsEnded, user.Id);
        await end.OfAccountAsync(user.Id, SessionEnd.ByOwner, except: current);
    });

    /// <summary>« J’ai vu »; a notice that must stay until a day stays.</summary>
    public Task SeeAsync(Guid noticeId)
    {
        var now = clock.GetUtcNow();
        return db.AccessNotices.Where(told => told.Id == noticeId && told.AccountId == user.Id && told.Until == null && told.SeenAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(told => told.SeenAt, now));
    }

    private async Task TellAsync(string kind)
    {
        db.AccessNotices.Add(AccessNotice.To(user.Id, kind, clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }
}
