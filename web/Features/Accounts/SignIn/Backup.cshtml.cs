using ChildProtection.Platform.Throttling;

namespace ChildProtection.Features.Accounts.SignIn;

/// <summary>The telephone is lost: a recovery code in place of the application’s, after the same password.</summary>
[AllowAnonymous, Throttled(Throttle.Codes)]
public sealed class BackupModel(
    AfterPassword after, OpenWithPassword password, StartSession session) : PageModel
{
    [BindProperty, Display(Name = "Un code de secours")]
    [Required(ErrorMessage = "Écrivez un code de secours.")]
    [StringLength(60, ErrorMessage = "C’est trop long. Le code a 24 lettres et chiffres.")]
    public string Code { get; set; } = "";

    public async Task<IActionResult> OnGetAsync() => await after.AccountAsync() is null ? RedirectToPage("Adult") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await after.AccountAsync() is not { } account)
            throw new BrokenRuleException("Ce moment est passé. Recommencez avec votre adresse et votre mot de passe.");
        if (!await password.CountHereAsync(account.Id) || !await after.UseCodeAsync(account, Code))
        {
            await password.WriteRefusalAsync(account.Id, "backup-code");
            throw new BrokenRuleException("Ce code ne va pas, ou il a déjà servi. Après 10 essais, attendez 5 minutes.");
        }
        if (!await after.EndAsync()) return RedirectToPage("Adult");
        await password.ForgiveAsync(account);
        await after.TellAsync(account);
        await session.StartAsync(account, StartSession.ProfileOf(account, ownDevice: false), Proof.RecoveryCode);
        return LocalRedirect("/mon-acces/application");
    }
}
