using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Accounts;

/// <summary>Checks an adult's e-mail address and password; the second factor comes after.</summary>
public sealed class OpenWithPassword(PortalDb db, UserManager<Account> accounts, TimeProvider clock)
{
    public const string Wrong = "L’adresse ou le mot de passe ne va pas.";
    public const string Paused = "Il y a eu trop d’essais. Attendez 5 minutes, puis essayez encore.";
    private const int TriesBeforePause = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>The account, whose second factor must still be asked. Anything wrong: <see cref="BrokenRuleException"/>.</summary>
    public async Task<Account> CheckAsync(string email, string password)
    {
        var now = clock.GetUtcNow();
        var account = await accounts.FindByEmailAsync(email.Trim());
        if (account is not { PasswordHash: { } hash, TotpSecret: not null, IsActive: true })
        {
            accounts.PasswordHasher.VerifyHashedPassword(null!, NobodysPassword.Hash, password);
            throw new BrokenRuleException(Wrong);
        }
        if (account.LockoutEnd > now) throw new BrokenRuleException(Paused);

        if (accounts.PasswordHasher.VerifyHashedPassword(account, hash, password) is PasswordVerificationResult.Failed)
        {
            await CountAsync(account.Id, now);
            throw new BrokenRuleException(Wrong);
        }
        await ForgiveAsync(account.Id);
        return account;
    }

    /// <summary>A wrong second factor counts like a wrong password.</summary>
    public Task CountAsync(Guid accountId, DateTimeOffset now)
    {
        DateTimeOffset? until = now + Pause;
        return db.Users.Where(user => user.Id == accountId).ExecuteUpdateAsync(update => update
            .SetProperty(user => user.LockoutEnd, user => (user.AccessFailedCount + 1) % TriesBeforePause == 0 ? until : user.LockoutEnd)
            .SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount + 1));
    }

    private Task<int> ForgiveAsync(Guid accountId) => db.Users.Where(user => user.Id == accountId && user.AccessFailedCount > 0)
        .ExecuteUpdateAsync(update => update.SetProperty(user => user.AccessFailedCount, 0));
}
