using System.Text.Json;
using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Accounts;

/// <summary>
/// Passkeys (« clé d’accès »), with the framework's own handler and our single-use challenges: the framework keeps the
/// challenge in a cookie that can be played twice, and its one-call sign-in reports a password (reference ID-22, ID-23).
/// </summary>
public sealed class Passkeys(
    IPasskeyHandler<Account> handler, UserManager<Account> accounts, CeremonyDesk desk, IHttpContextAccessor http, TimeProvider clock)
{
    public const int MaximumPerAccount = 5;

    /// <summary>The longest answer of an authenticator that is read, in characters.</summary>
    public const int CredentialLength = 20_000;
    public const int NameLength = 60;
    private const string SignInPurpose = "cle-entrer";
    private const string RegisterPurpose = "cle-ajouter";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private HttpContext Context => http.HttpContext!;

    /// <summary>What the browser needs to ask for a passkey: the same for everybody, so it reveals no account.</summary>
    public async Task<string> BeginSignInAsync()
    {
        var options = await handler.MakeRequestOptionsAsync(user: null, Context);
        await desk.OpenAsync(SignInPurpose, options.AssertionState ?? "", Life);
        return options.RequestOptionsJson;
    }

    /// <summary>The owner of the passkey and how it proved it (« amr »), or null for every kind of failure alike.</summary>
    public async Task<(Account Account, string Method)?> FinishSignInAsync(string credentialJson)
    {
        if (await desk.CloseAsync(SignInPurpose) is not { } state) return null;
        if (await TryAsync(() => handler.PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = Context, CredentialJson = credentialJson, AssertionState = state,
        })) is not { Succeeded: true, User: { } account, Passkey: { } passkey }) return null;

        if (!account.IsActive || account.LockoutEnd > clock.GetUtcNow()) return null;
        return (await accounts.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded ? (account, MethodOf(passkey)) : null;
    }

    /// <summary>What the browser needs to make a passkey for this account id, which may not exist yet.</summary>
    public async Task<string> BeginRegistrationAsync(Guid accountId, string name)
    {
        var entity = new PasskeyUserEntity { Id = accountId.ToString(), Name = name, DisplayName = name };
        var options = await handler.MakeCreationOptionsAsync(entity, Context);
        await desk.OpenAsync(RegisterPurpose, options.AttestationState ?? "", Life);
        return options.CreationOptionsJson;
    }

    /// <summary>The new passkey, named after the device, to be stored with <see cref="UserManager{T}"/>; null for every failure alike.</summary>
    public async Task<UserPasskeyInfo?> FinishRegistrationAsync(Guid accountId, string credentialJson)
    {
        if (await desk.CloseAsync(RegisterPurpose) is not { } state) return null;
        if (await TryAsync(() => handler.PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = Context, CredentialJson = credentialJson, AttestationState = state,
        })) is not { Succeeded: true, Passkey: { } passkey, UserEntity.Id: { } owner } || owner != accountId.ToString()) return null;

        passkey.Name = DeviceLabel.Of(Context.Request.Headers.UserAgent.ToString());
        return passkey;
    }

    /// <summary>Adds the passkey, five at the most.</summary>
    public async Task AddAsync(Account account, UserPasskeyInfo passkey)
    {
        if ((await accounts.GetPasskeysAsync(account)).Count >= MaximumPerAccount)
            throw new BrokenRuleException($"Il y a déjà {MaximumPerAccount} clés. Enlevez une clé d’abord.");
        ActivateAccount.Check(await accounts.AddOrUpdatePasskeyAsync(account, passkey));
    }

    /// <summary>
    /// Whether the key lives in this very device. A phone that lends its key to a shared computer (« cross-platform ») does
    /// not make that computer one's own. Said by the browser: it only lengthens or shortens the speaker's own session.
    /// </summary>
    public static bool IsOnThisDevice(string credentialJson)
    {
        try
        {
            using var credential = JsonDocument.Parse(credentialJson);
            return credential.RootElement.TryGetProperty("authenticatorAttachment", out var where) && where.ValueEquals("platform");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>« hwk » for a key bound to its device, « swk » for one that may be synchronised (RFC 8176).</summary>
    private static string MethodOf(UserPasskeyInfo passkey) => passkey.IsBackupEligible ? "swk" : "hwk";

    /// <summary>What a browser sends may be anything; the handler throws on some of it.</summary>
    private static async Task<T?> TryAsync<T>(Func<Task<T>> perform) where T : class
    {
        try
        {
            return await perform();
        }
        catch (Exception exception) when (exception is PasskeyException or JsonException or FormatException
            or InvalidOperationException or ArgumentException or System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
