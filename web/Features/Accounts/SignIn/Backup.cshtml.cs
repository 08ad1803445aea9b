using ChildProtection.Features.Accounts.Recovery;
using ChildProtection.Platform.Throttling;

namespace ChildProtection.Features.Accounts.SignIn;

/// <summary>The telephone is lost: a recovery code in place of the application’s, after the same password.</summary>
[AllowAnonymous, Throttled(Throttle.Codes)]
public sealed class BackupModel(
    PortalDb db, CeremonyDesk desk, BackupCodes backup, OpenWithPassword password, StartSession session, TimeProvider clock) : PageModel
{
    [BindProperty, Display(Name = "Un code de secours")]
    [Required(ErrorMessage = "Écrivez un code de secours.")]
    [StringLength(60, ErrorMessage = "C’est trop long. Le code a 24 lettres et chiffres.")]
    public string Code { get; set; } = "";

    public async Task<IActionResult> OnGetAsync() => await SecondFactorModel.AccountAsync(db, desk) is null ? RedirectToPage("Adult") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await SecondFactorModel.AccountAsync(db, desk) is not { } account)
            throw new BrokenRuleException("Ce moment est passé. Recommencez avec votre adresse et votre mot de passe.");
        if (!await password.CountAsync(account.Id) || !await backup.UseAsync(account.Id, Code))
            throw new BrokenRuleException("Ce code ne va pas, ou il a déjà servi. Après 10 essais, attendez 5 minutes.");
        if (await desk.CloseAsync(AdultModel.Purpose) is null) return RedirectToPage("Adult");
        await password.ForgiveAsync(account);
        db.AccessNotices.Add(AccessNotice.To(account.Id, AccessNotice.CodeUsed, clock.GetUtcNow()));
        await db.SaveChangesAsync();
        await session.StartAsync(account, StartSession.ProfileOf(account, ownDevice: false), Proof.RecoveryCode);
        return LocalRedirect("/mon-acces/application");
    }
}
