using ChildProtection.Features.Accounts.Activation;

namespace ChildProtection.Features.Accounts.Recovery;

/// <summary>The young person alone chooses a new PIN; then the new card is shown, once.</summary>
[AllowAnonymous]
public sealed class NewPinModel(RegainAccess regain, CeremonyDesk desk, StartSession session) : PreparedPage
{
    private Guid recoveryId;

    [BindProperty, Display(Name = "Ton nouveau code secret de 6 chiffres"), DataType(DataType.Password)]
    [Required(ErrorMessage = "Écris 6 chiffres."), StringLength(20, ErrorMessage = "Écris 6 chiffres.")]
    public string SecretPin { get; set; } = "";

    [BindProperty, Display(Name = "Encore une fois"), DataType(DataType.Password)]
    [Required(ErrorMessage = "Écris encore le même code.")]
    [Compare(nameof(SecretPin), ErrorMessage = "Les 2 codes sont différents. Écris encore le même code.")]
    public string Again { get; set; } = "";

    [BindProperty, Display(Name = "Et les téléphones qui ouvrent ton espace ?")]
    public Phones Phones { get; set; } = Phones.Remove;

    public bool HasKeys { get; private set; }

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (!Guid.TryParse(await desk.PeekAsync(CodeModel.Purpose), out recoveryId)) return RedirectToPage("Code");
        HasKeys = await regain.KeysAsync(recoveryId) > 0;
        return null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Pin.Refusal(SecretPin.Trim()) is { } refusal)
        {
            ModelState.AddModelError(nameof(SecretPin), refusal);
            return FormGuard.SameForm();
        }
        var (account, card) = await regain.FinishAsync(recoveryId, SecretPin.Trim(), Phones == Phones.Remove);
        await desk.CloseAsync(CodeModel.Purpose);
        await desk.OpenAsync(CardModel.Purpose, CardModel.Remember(account.Id, card), CardModel.Shown);
        await session.StartAsync(account, StartSession.ProfileOf(account, ownDevice: false), Proof.TwoProfessionals);
        return LocalRedirect("/bienvenue/carte");
    }
}

/// <summary>What becomes of the passkeys when an access is remade.</summary>
public enum Phones
{
    [Display(Name = "Les enlever tous", Description = "Le plus sûr. Tu pourras les remettre.")]
    Remove,

    [Display(Name = "Les garder", Description = "Seulement si tu les as tous avec toi.")]
    Keep,
}
