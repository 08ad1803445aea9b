using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Accounts.Profile;

/// <summary>« Mon accès »: one's passkeys, to add (five at most) and to take away, soon after signing in only.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class SecurityModel(OwnAccess own, Passkeys passkeys, CurrentUser user, TimeProvider clock) : PreparedPage
{
    public IReadOnlyList<UserPasskeyInfo> Keys { get; private set; } = [];

    /// <summary>« N° de compte », to say to whoever repairs things.</summary>
    public string Reference { get; private set; } = "";
    public bool IsYoung => Role.IsYoung(user.Role);
    public bool IsFresh => FreshProofAttribute.IsFresh(User, clock.GetUtcNow());
    public bool HasPassword => LiveSession.Of(HttpContext) is { HasPassword: true };

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Keys = await own.KeysAsync();
        Reference = await own.ReferenceAsync();
        return null;
    }

    [FreshProof(ForScript = true)]
    public async Task<IActionResult> OnPostOptionsAsync() => Content(await passkeys.BeginRegistrationAsync(user.Id, user.DisplayName), "application/json");

    [FreshProof(ForScript = true)]
    public async Task<IActionResult> OnPostFinishAsync([Required(ErrorMessage = "Il manque la clé."), StringLength(Passkeys.CredentialLength, ErrorMessage = "Cette clé est trop longue.")] string credential)
    {
        if (!await own.AddKeyAsync(credential)) return BadRequest();
        return new JsonResult(new { to = "/mon-acces?ajoute=1" });
    }

    [FreshProof]
    public async Task<IActionResult> OnPostRemoveAsync([Required(ErrorMessage = "Il manque l’appareil."), StringLength(2_000, ErrorMessage = "Cet appareil n’est pas dans la liste.")] string key) =>
        await own.RemoveKeyAsync(key) ? RedirectToPage() : NotFound();
}
