using ChildProtection.Features.Accounts.Profile;
using ChildProtection.Platform.Throttling;

namespace ChildProtection.Features.Accounts.SignIn;

/// <summary>« C’est bien toi ? »: a fresh proof of the person who is signed in, before what must not be done in their place.</summary>
[Authorize(RolePolicies.SignedIn), Throttled(Throttle.Codes)]
public sealed class ConfirmModel(
    OwnAccess own, OpenWithCard card, OpenWithPassword password, Totp totp, Passkeys passkeys, StartSession session, CurrentUser user) : PreparedPage
{
    [BindProperty(SupportsGet = true, Name = "retour"), StringLength(2_000)]
    public string? ReturnTo { get; set; }

    [BindProperty, Display(Name = "Les lettres et les chiffres de ta carte"), StringLength(60, ErrorMessage = "C’est trop long. La carte a 24 lettres et chiffres.")]
    public string? CardCode { get; set; }

    [BindProperty, Display(Name = "Ton code secret de 6 chiffres"), DataType(DataType.Password), StringLength(20, ErrorMessage = "Écris 6 chiffres.")]
    public string? SecretPin { get; set; }

    [BindProperty, Display(Name = "Mot de passe"), DataType(DataType.Password)]
    [StringLength(PasswordRules.MaximumLength, ErrorMessage = "Le mot de passe a au plus {1} caractères.")]
    public string? Password { get; set; }

    [BindProperty, Display(Name = "Code de 6 chiffres"), StringLength(20, ErrorMessage = "Le code a 6 chiffres.")]
    public string? Code { get; set; }

    public bool HasCard { get; private set; }
    public bool HasKey => LiveSession.Of(HttpContext) is { Keys: > 0 };
    public bool HasPassword => LiveSession.Of(HttpContext) is { HasPassword: true };

    protected override async Task<IActionResult?> PrepareAsync()
    {
        HasCard = Role.IsYoung(user.Role) && await own.HasCardAsync();
        return null;
    }

    public async Task<IActionResult> OnPostCardAsync()
    {
        var owner = await card.CheckAsync(CardCode, SecretPin?.Trim());
        if (owner.Id == user.Id) return await RenewAsync(owner, Proof.Card);
        await password.WriteRefusalAsync(user.Id, "card-other");
        throw new BrokenRuleException(OpenWithCard.Wrong);
    }

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        var account = await password.CheckAsync(await own.EmailAsync(), Password ?? "");
        if (account.Id != user.Id || !await password.CountAsync(account) || !await totp.AcceptAsync(account, Code))
        {
            await password.WriteRefusalAsync(user.Id, "second-code");
            throw new BrokenRuleException("Le mot de passe ou le code ne va pas. Attendez le code suivant, puis essayez encore.");
        }
        await password.ForgiveAsync(account);
        return await RenewAsync(account, Proof.Password);
    }

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await passkeys.BeginSignInAsync(), "application/json");

    public async Task<IActionResult> OnPostFinishAsync([Required(ErrorMessage = "Il manque la clé."), StringLength(Passkeys.CredentialLength, ErrorMessage = "Cette clé est trop longue.")] string credential)
    {
        if (await passkeys.FinishSignInAsync(credential) is not var (account, method) || account.Id != user.Id)
        {
            await password.WriteRefusalAsync(user.Id, "passkey");
            return BadRequest();
        }
        await RenewAsync(account, [method, "user"]);
        return new JsonResult(new { to = To });
    }

    private string To => Url.IsLocalUrl(ReturnTo) ? ReturnTo! : "/mon-acces";

    /// <summary>A new session with a new key, on the same kind of device; the one before is over.</summary>
    private async Task<IActionResult> RenewAsync(Account account, string[] methods)
    {
        await session.StartAsync(account, SessionProfile.Named(LiveSession.Of(HttpContext)?.Profile), methods);
        return LocalRedirect(To);
    }
}
