using ChildProtection.Platform.Throttling;

namespace ChildProtection.Features.Accounts.Profile;

/// <summary>A new authenticator application in place of the lost one; the old secret stops at once.</summary>
[Authorize(RolePolicies.SignedIn), FreshProof, Throttled(Throttle.Codes)]
public sealed class AuthenticatorModel(
    OwnAccess own, CeremonyDesk desk, CurrentUser user, TerritoryPack territory, TimeProvider clock) : PreparedPage
{
    private const string Purpose = "application";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(20);

    [BindProperty, Display(Name = "Code de 6 chiffres")]
    [Required(ErrorMessage = "Écrivez le code de 6 chiffres."), StringLength(20, ErrorMessage = "Le code a 6 chiffres.")]
    public string Code { get; set; } = "";

    public string Secret { get; private set; } = "";
    public string QrAddress { get; private set; } = "";
    public bool HasPassword => LiveSession.Of(HttpContext) is { HasPassword: true };

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (!HasPassword || !FreshProofAttribute.IsFresh(User, clock.GetUtcNow())) return null;
        if ((await desk.PeekAsync(Purpose))?.Split(' ') is [var owner, var kept] && owner == user.Id.ToString()) Secret = kept;
        else
        {
            Secret = Totp.NewSecret();
            await desk.OpenAsync(Purpose, $"{user.Id} {Secret}", Life);
        }
        QrAddress = Totp.Address(Secret, user.DisplayName, territory.PortalName);
        return null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!HasPassword) return NotFound();
        if (Totp.Step(Secret, Code, clock.GetUtcNow()) is not { } step)
        {
            ModelState.AddModelError(nameof(Code), "Ce code ne va pas. Écrivez le code affiché maintenant.");
            return FormGuard.SameForm();
        }
        await own.ReplaceAppAsync(Secret, step);
        await desk.CloseAsync(Purpose);
        return LocalRedirect("/mon-acces");
    }
}
