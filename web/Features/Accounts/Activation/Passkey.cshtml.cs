using ChildProtection.Platform.Throttling;
using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Accounts.Activation;

/// <summary>What the adult's activation page asks by script: a passkey made with the account.</summary>
[AllowAnonymous, Throttled(Throttle.Codes)]
public sealed class PasskeyModel(
    ActivationSteps steps, ActivateAccount activate, Passkeys passkeys, UserManager<Account> accounts, StartSession session) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("Adult");

    /// <summary>Without a script the button leads to the password.</summary>
    public IActionResult OnPost() => RedirectToPage("Adult");

    public async Task<IActionResult> OnPostOptionsAsync(
        [Required(ErrorMessage = "Écrivez le nom que les autres verront."), StringLength(Account.NameLength, ErrorMessage = "Le nom doit tenir en {1} caractères.")] string displayName,
        [Required(ErrorMessage = "Écrivez votre adresse e-mail."), EmailAddress(ErrorMessage = "Écrivez une adresse e-mail complète, comme nom@exemple.fr."), StringLength(254, ErrorMessage = "Cette adresse est trop longue.")] string email)
    {
        if (await steps.FindAsync() is not var (state, invitation)) return BadRequest();
        if (!AdultModel.Matches(invitation, email)) throw new BrokenRuleException("L’invitation est pour une autre adresse.");
        if (await activate.IsTakenAsync(invitation, email)) throw new BrokenRuleException(ActivateAccount.AddressTaken); // before the device makes a key for nothing
        await steps.KeepAsync(state with { Name = displayName, Email = email.Trim().ToLowerInvariant() });
        return Content(await passkeys.BeginRegistrationAsync(state.AccountId, email), "application/json");
    }

    public async Task<IActionResult> OnPostFinishAsync([Required(ErrorMessage = "Il manque la clé."), StringLength(Passkeys.CredentialLength, ErrorMessage = "Cette clé est trop longue.")] string credential)
    {
        if (await steps.FindAsync() is not { State: { Name: { } name, Email: { } email } state } found) return BadRequest();
        if (await passkeys.FinishRegistrationAsync(state.AccountId, credential) is not { } passkey) return BadRequest();
        var account = await activate.AsAdultAsync(found.Invitation, name, email,
            async created => ActivateAccount.Check(await accounts.AddOrUpdatePasskeyAsync(created, passkey)), state.AccountId);
        await steps.EndAsync();
        await session.StartAsync(account, StartSession.ProfileOf(account, Passkeys.IsOnThisDevice(credential)), passkey.IsBackupEligible ? "swk" : "hwk", "user");
        return new JsonResult(new { to = Entrance.HomeOf(account.Role) });
    }
}
