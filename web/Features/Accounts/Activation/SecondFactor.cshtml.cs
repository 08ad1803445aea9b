using ChildProtection.Features.Accounts.Recovery;
using ChildProtection.Platform.Throttling;

namespace ChildProtection.Features.Accounts.Activation;

/// <summary>Sets the authenticator application; the account exists only once its first code is right.</summary>
[AllowAnonymous, Throttled(Throttle.Codes)]
public sealed class SecondFactorModel(
    ActivationSteps steps, ActivateAccount activate, CeremonyDesk desk, StartSession session, TerritoryPack territory, TimeProvider clock)
    : PreparedPage
{
    [BindProperty, Display(Name = "Code de 6 chiffres")]
    [Required(ErrorMessage = "Écrivez le code de 6 chiffres.")]
    [StringLength(20, ErrorMessage = "Le code a 6 chiffres.")]
    public string Code { get; set; } = "";

    public string Secret { get; private set; } = "";
    public string QrAddress { get; private set; } = "";

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await steps.FindAsync() is not { State: { TotpSecret: { } secret, Email: { } email } })
            return RedirectToPage("Index");
        Secret = secret;
        QrAddress = Totp.Address(secret, email, territory.PortalName);
        return null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await steps.FindAsync() is not { State: { Name: { } name, Email: { } email, PasswordHash: { } hash } state } found)
            return RedirectToPage("Index");
        if (Totp.Step(Secret, Code, clock.GetUtcNow()) is not { } step)
        {
            ModelState.AddModelError(nameof(Code), "Ce code ne va pas. Écrivez le code affiché maintenant.");
            return FormGuard.SameForm();
        }
        IReadOnlyList<string> codes;
        Account account;
        try
        {
            (account, codes) = await activate.WithPasswordAsync(found.Invitation, name, email, hash, (Secret, step), state.AccountId);
        }
        catch (BrokenRuleException refusal)
        {
            ModelState.AddModelError(nameof(Code), refusal.Message);
            return FormGuard.SameForm();
        }
        await steps.EndAsync();
        await session.StartAsync(account, StartSession.ProfileOf(account, ownDevice: false), Proof.Password);
        await desk.OpenAsync(CodesModel.Purpose, CodesModel.Remember(account.Id, codes), CodesModel.Shown);
        return LocalRedirect("/mon-acces/codes");
    }
}
