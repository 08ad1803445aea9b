using ChildProtection.Platform.Throttling;
using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Accounts.Activation;

/// <summary>An adult's account: name, the invited address, then a passkey at once or a password with a second step.</summary>
[AllowAnonymous, Throttled(Throttle.Codes)]
public sealed class AdultModel(ActivationSteps steps, ActivateAccount activate, IPasswordHasher<Account> hasher) : PageModel
{
    [BindProperty, Display(Name = "Le nom que les autres verront")]
    [Required(ErrorMessage = "Écrivez le nom que les autres verront.")]
    [StringLength(Account.NameLength, ErrorMessage = "Le nom doit tenir en {1} caractères.")]
    public string DisplayName { get; set; } = "";

    [BindProperty, Display(Name = "Adresse e-mail"), DataType(DataType.EmailAddress)]
    [Required(ErrorMessage = "Écrivez votre adresse e-mail.")]
    [EmailAddress(ErrorMessage = "Écrivez une adresse e-mail complète, comme nom@exemple.fr.")]
    [StringLength(254, ErrorMessage = "Cette adresse est trop longue.")]
    public string Email { get; set; } = "";

    [BindProperty, Display(Name = "Mot de passe"), DataType(DataType.Password)]
    [Required(ErrorMessage = "Choisissez un mot de passe.")]
    [StringLength(PasswordRules.MaximumLength, ErrorMessage = "Choisissez au plus {1} caractères.")]
    public string Password { get; set; } = "";

    public async Task<IActionResult> OnGetAsync() => await steps.FindAsync() is null ? RedirectToPage("Index") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await steps.FindAsync() is not var (state, invitation)) return RedirectToPage("Index");
        if (!Matches(invitation, Email))
            ModelState.AddModelError(nameof(Email), "L’invitation est pour une autre adresse. Regardez l’e-mail reçu.");
        else if (await activate.IsTakenAsync(invitation, Email)) ModelState.AddModelError(nameof(Email), ActivateAccount.AddressTaken);
        if (PasswordRules.Refusal(Password, Email) is { } refusal) ModelState.AddModelError(nameof(Password), refusal);
        if (!ModelState.IsValid) return FormGuard.SameForm();

        await steps.KeepAsync(state with
        {
            Name = DisplayName, Email = Email.Trim().ToLowerInvariant(),
            PasswordHash = hasher.HashPassword(null!, Password), TotpSecret = Totp.NewSecret(),
        });
        return RedirectToPage("SecondFactor");
    }

    /// <summary>The first administrator's code comes with no address: any will do.</summary>
    internal static bool Matches(Invitation invitation, string email) =>
        invitation.Email is null || string.Equals(invitation.Email, email.Trim(), StringComparison.OrdinalIgnoreCase);
}
