using ChildProtection.Platform.Throttling;
using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Accounts;

/// <summary>
/// Checks an adult's e-mail address and password; the second factor comes after. Each try is counted before it is
/// checked, known address or not, and forgiven only when both factors were right, so neither can be guessed in parallel or
/// in turns, and the work is the same for an address nobody has.
/// </summary>
public sealed class OpenWithPassword(
    UserManager<Account> accounts, NobodysPassword nobody, Tries tries, AuditLog audit, PortalDb db, TimeProvider clock, IHttpContextAccessor http)
{
    /// <summary>The same for an unknown address, a wrong password and an account that rests: nobody learns which it was.</summary>
    public const string Wrong = "L’adresse ou le mot de passe ne va pas. Après 10 essais, attendez 5 minutes.";

    /// <summary>The account, whose second factor must still be asked. Anything wrong: <see cref="BrokenRuleException"/>.</summary>
    public async Task<Account> CheckAsync(string email, string password)
    {
        var account = await accounts.FindByEmailAsync(email.Trim());
        var subject = Subject(email);
        var isFree = await tries.CountAsync(Throttle.PasswordFromHouse, $"{subject}|{House}") is null & await tries.CountAsync(Throttle.Password, subject) is null;
        var isUsable = isFree && account is { PasswordHash: not null, TotpSecret: not null, IsActive: true };
        var hash = isUsable ? account!.PasswordHash! : nobody.Hash;
        var isRight = accounts.PasswordHasher.VerifyHashedPassword(account!, hash, password) is not PasswordVerificationResult.Failed;
        if (isUsable && isRight) return account!;
        await WriteRefusalAsync(account?.Id, "password");
        throw new BrokenRuleException(Wrong);
    }

    /// <summary>Writes down that one factor was wrong, known address or not; by a stranger, even on a device that is signed in.</summary>
    public Task WriteRefusalAsync(Guid? accountId, string reason) => audit.WriteAsync(
        new AuditAct(IdentityAudit.EntryRefused, accountId, Reason: reason) { Result = AuditResult.Refused, Actor = AuditActor.Visitor });

    /// <summary>One more try of the six digits, or false while they rest; the owner is told then, once a day. A recovery code or a passkey opens meanwhile.</summary>
    public async Task<bool> CountAsync(Account account)
    {
        if (await CountHereAsync(account.Id) & await tries.CountAsync(Throttle.SecondFactor, $"{account.Id}") is null) return true;
        if (await tries.CountAsync(Throttle.SecondFactorAlert, $"{account.Id}") is null && account.Email is { } address)
        {
            Outbox.Add(db, address, MailTemplate.WrongSecondCodes, clock.GetUtcNow());
            await db.SaveChangesAsync();
        }
        return false;
    }

    /// <summary>One more try of a recovery code, or false while this house rests: 120 bits need no limit that strangers could use against the owner.</summary>
    public async Task<bool> CountHereAsync(Guid accountId) => await tries.CountAsync(Throttle.PasswordFromHouse, $"{accountId}|{House}") is null;

    /// <summary>Both factors were right.</summary>
    public async Task ForgiveAsync(Account account)
    {
        await tries.ForgiveAsync($"{Subject(account.Email ?? "")}|{House}", Throttle.PasswordFromHouse);
        await tries.ForgiveAsync(Subject(account.Email ?? ""), Throttle.Password);
        await tries.ForgiveAsync($"{account.Id}|{House}", Throttle.PasswordFromHouse);
        await tries.ForgiveAsync($"{account.Id}", Throttle.SecondFactor);
    }

    private string House => http.HttpContext is { } context ? RateLimits.AddressOf(context) : "";

    private static string Subject(string email) => email.Trim().ToUpperInvariant();
}
