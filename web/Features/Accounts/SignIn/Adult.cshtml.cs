using ChildProtection.Platform.Throttling;

namespace ChildProtection.Features.Accounts.SignIn;

/// <summary>Adults: address and password, then the code of their application.</summary>
[AllowAnonymous, Throttled(Throttle.Codes)]
public sealed class AdultModel(OpenWithPassword password, CeremonyDesk desk, CurrentUser user) : PageModel
{
    internal const string Purpose = "double-code";

    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? ReturnTo { get; set; }

    [BindProperty, Display(Name = "Adresse e-mail"), DataType(DataType.EmailAddress)]
    [Required(ErrorMessage = "Écrivez votre adresse e-mail.")]
    [EmailAddress(ErrorMessage = "Écrivez une adresse e-mail complète, comme nom@exemple.fr.")]
    [StringLength(254, ErrorMessage = "Cette adresse est trop longue.")]
    public string Email { get; set; } = "";

    [BindProperty, Display(Name = "Mot de passe"), DataType(DataType.Password)]
    [Required(ErrorMessage = "Écrivez votre mot de passe.")]
    [StringLength(PasswordRules.MaximumLength, ErrorMessage = "Le mot de passe a au plus {1} caractères.")]
    public string Password { get; set; } = "";

    public IActionResult OnGet() => user.IsSignedIn ? LocalRedirect(Entrance.After(user.Role, ReturnTo, Url)) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var account = await password.CheckAsync(Email, Password);
        await desk.OpenAsync(Purpose, AfterPassword.Remember(account), TimeSpan.FromMinutes(5));
        return RedirectToPage("SecondFactor", new { retour = ReturnTo });
    }
}
