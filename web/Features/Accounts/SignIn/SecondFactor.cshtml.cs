using ChildProtection.Platform.Throttling;

namespace ChildProtection.Features.Accounts.SignIn;

/// <summary>The six digits of the authenticator application; each code serves once.</summary>
[AllowAnonymous, Throttled(Throttle.Codes)]
public sealed class SecondFactorModel(
    AfterPassword after, Totp totp, OpenWithPassword password, StartSession session) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? ReturnTo { get; set; }

    [BindProperty, Display(Name = "Code de 6 chiffres")]
    [Required(ErrorMessage = "Écrivez le code de 6 chiffres.")]
    [StringLength(20, ErrorMessage = "Le code a 6 chiffres.")]
    public string Code { get; set; } = "";

    public async Task<IActionResult> OnGetAsync() => await after.AccountAsync() is null ? RedirectToPage("Adult") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await after.AccountAsync() is not { } account)
            throw new BrokenRuleException("Ce moment est passé. Recommencez avec votre adresse et votre mot de passe.");
        if (!await password.CountAsync(account) || !await totp.AcceptAsync(account, Code))
        {
            await password.WriteRefusalAsync(account.Id, "second-code");
            throw new BrokenRuleException("Ce code ne va pas. Attendez le code suivant, puis écrivez-le. Après 10 essais, attendez 5 minutes.");
        }
        if (!await after.EndAsync()) return RedirectToPage("Adult");
        await password.ForgiveAsync(account);
        await session.StartAsync(account, StartSession.ProfileOf(account, ownDevice: false), Proof.Password);
        return LocalRedirect(Entrance.After(account.Role, ReturnTo, Url));
    }
}
