namespace ChildProtection.Features.Accounts.Activation;

/// <summary>The PIN; then the account exists, the card is made, and the young person is in.</summary>
[AllowAnonymous]
public sealed class PinModel(ActivationSteps steps, ActivateAccount activate, CeremonyDesk desk, StartSession session) : PageModel
{
    [BindProperty, Display(Name = "Ton code secret de 6 chiffres"), DataType(DataType.Password)]
    [Required(ErrorMessage = "Écris 6 chiffres.")]
    [StringLength(20, ErrorMessage = "Écris 6 chiffres.")]
    public string SecretPin { get; set; } = "";

    [BindProperty, Display(Name = "Encore une fois"), DataType(DataType.Password)]
    [Required(ErrorMessage = "Écris encore le même code.")]
    [Compare(nameof(SecretPin), ErrorMessage = "Les 2 codes sont différents. Écris encore le même code.")]
    public string Again { get; set; } = "";

    public string? Name { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await steps.FindAsync() is not { State.Name: { } name }) return RedirectToPage("Index");
        Name = name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await steps.FindAsync() is not { State: { Name: { } name } state }) return RedirectToPage("Index");
        Name = name;
        if (Pin.Refusal(SecretPin.Trim()) is { } refusal)
        {
            ModelState.AddModelError(nameof(SecretPin), refusal);
            return FormGuard.SameForm();
        }
        var (account, card) = await activate.AsYoungPersonAsync(state.InvitationId, name, SecretPin.Trim());
        await steps.EndAsync();
        await desk.OpenAsync(CardModel.Purpose, CardModel.Remember(account.Id, card), CardModel.Shown);
        await session.StartAsync(account, StartSession.ProfileOf(account, ownDevice: false), Proof.Card);
        return RedirectToPage("Card");
    }
}
