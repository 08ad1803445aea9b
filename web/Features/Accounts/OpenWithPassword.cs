using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Accounts;

/// <summary>
/// Checks an adult's e-mail address and password; the second factor comes after. Each try is counted before it is
/// checked, and forgiven only when both factors were right, so neither can be guessed in parallel or in turns.
/// </summary>
public sealed class OpenWithPassword(PortalDb db, UserManager<Account> accounts, AuditLog audit, TimeProvider clock)
{
    /// <summary>The same for an unknown address, a wrong password and an account that rests: nobody learns which it was.</summary>
    public const string Wrong = "L’adresse ou le mot de passe ne va pas. Après 10 essais, attendez 5 minutes.";
    public const int TriesBeforePause = 10;
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>The account, whose second factor must still be asked. Anything wrong: <see cref="BrokenRuleException"/>.</summary>
    public async Task<Account> CheckAsync(string email, string password)
    {
        var account = await accounts.FindByEmailAsync(email.Trim());
        var isUsable = account is { PasswordHash: not null, TotpSecret: not null, IsActive: true } && await CountAsync(account.Id);
        var hash = isUsable ? account!.PasswordHash! : NobodysPassword.Hash;
        var isRight = accounts.PasswordHasher.VerifyHashedPassword(account!, hash, password) is not PasswordVerificationResult.Failed;
        if (isUsable && isRight) return account!;
        await WriteRefusalAsync(account?.Id, "password");
        throw new BrokenRuleException(Wrong);
    }

    /// <summary>Writes down that one factor was wrong, known address or not.</summary>
    public Task WriteRefusalAsync(Guid? accountId, string reason) => audit.WriteAsync(
        new AuditAct(IdentityAudit.EntryRefused, accountId, Reason: reason) { Result = AuditResult.Refused, Actor = AuditActor.Visitor });

    /// <summary>One more try of either factor, or false while the password rests. A passkey still opens meanwhile.</summary>
    public async Task<bool> CountAsync(Guid accountId)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? until = now + Pause;
        return await db.Users
            .Where(user => user.Id == accountId && (user.PasswordPausedUntil == null || user.PasswordPausedUntil <= now))
            .ExecuteUpdateAsync(update => update
                .SetProperty(user => user.PasswordPausedUntil, user =>
                    (user.AccessFailedCount + 1) % TriesBeforePause == 0 ? until : user.PasswordPausedUntil)
                .SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount + 1)) == 1;
    }

    /// <summary>Both factors were right.</summary>
    public Task<int> ForgiveAsync(Guid accountId) => db.Users.Where(user => user.Id == accountId)
        .ExecuteUpdateAsync(update => update
            .SetProperty(user => user.AccessFailedCount, 0)
            .SetProperty(user => user.PasswordPausedUntil, (DateTimeOffset?)null));
}
