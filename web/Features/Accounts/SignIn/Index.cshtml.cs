using ChildProtection.Platform.Throttling;

namespace ChildProtection.Features.Accounts.SignIn;

/// <summary>The young come in with their card and PIN, or with a passkey; adults by the next door.</summary>
[AllowAnonymous, Throttled(Throttle.Codes)]
public sealed class IndexModel(OpenWithCard card, StartSession session, CurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? ReturnTo { get; set; }

    [BindProperty, Display(Name = "Les lettres et les chiffres de ta carte")]
    [Required(ErrorMessage = "Écris ce qui est sur ta carte.")]
    [StringLength(60, ErrorMessage = "C’est trop long. Regarde bien ta carte.")]
    public string CardCode { get; set; } = "";

    [BindProperty, Display(Name = "Ton code secret de 6 chiffres"), DataType(DataType.Password)]
    [Required(ErrorMessage = "Écris ton code secret.")]
    [StringLength(20, ErrorMessage = "Ton code secret a 6 chiffres.")]
    public string SecretPin { get; set; } = "";

    public IActionResult OnGet() => user.IsSignedIn ? LocalRedirect(Entrance.After(user.Role, ReturnTo, Url)) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var account = await card.CheckAsync(CardCode, SecretPin.Trim());
        await session.StartAsync(account, StartSession.ProfileOf(account, ownDevice: false), Proof.Card);
        return LocalRedirect(Entrance.After(account.Role, ReturnTo, Url));
    }
}
