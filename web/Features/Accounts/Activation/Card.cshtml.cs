namespace ChildProtection.Features.Accounts.Activation;

/// <summary>The new card, to print or to copy: shown to this browser for ten minutes and never again.</summary>
[Authorize(RolePolicies.Young)]
public sealed class CardModel(CeremonyDesk desk, CurrentUser user) : PageModel
{
    internal const string Purpose = "carte";
    internal static readonly TimeSpan Shown = TimeSpan.FromMinutes(10);

    public string? CardCode { get; private set; }

    /// <summary>The card belongs to its owner, not to whoever sits at this device next.</summary>
    internal static string Remember(Guid ownerId, string card) => $"{ownerId} {card}";

    public async Task OnGetAsync() =>
        CardCode = (await desk.PeekAsync(Purpose))?.Split(' ') is [var owner, var card] && owner == user.Id.ToString() ? card : null;

    /// <summary>« J’ai ma carte »: hides it for good.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await desk.CloseAsync(Purpose);
        return LocalRedirect("/accueil");
    }
}
