using ChildProtection.Platform.Throttling;

namespace ChildProtection.Features.Accounts.SignIn;

/// <summary>What the sign-in pages' script asks: the challenge, then whether the answer is right.</summary>
[AllowAnonymous, Throttled(Throttle.Codes)]
public sealed class PasskeyModel(Passkeys passkeys, StartSession session, OpenWithPassword password) : PageModel
{
    [BindProperty(Name = "retour"), StringLength(500)]
    public string? ReturnTo { get; set; }

    /// <summary>Without a script there is no passkey: back to the card.</summary>
    public IActionResult OnGet() => RedirectToPage("Index");

    public IActionResult OnPost() => RedirectToPage("Index");

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await passkeys.BeginSignInAsync(), "application/json");

    public async Task<IActionResult> OnPostFinishAsync([Required(ErrorMessage = "Il manque la clé."), StringLength(Passkeys.CredentialLength, ErrorMessage = "Cette clé est trop longue.")] string credential)
    {
        if (await passkeys.FinishSignInAsync(credential) is not var (account, method))
        {
            await password.WriteRefusalAsync(accountId: null, "passkey");
            return BadRequest();
        }
        await session.StartAsync(account, StartSession.ProfileOf(account, Passkeys.IsOnThisDevice(credential)), method, "user");
        return new JsonResult(new { to = Entrance.After(account.Role, ReturnTo, Url) });
    }
}
