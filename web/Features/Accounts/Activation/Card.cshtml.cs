namespace ChildProtection.Features.Accounts.Activation;

/// <summary>The new card, to print or to copy: shown to this browser for ten minutes and never again.</summary>
[Authorize(RolePolicies.Young)]
public sealed class CardModel(CeremonyDesk desk) : PageModel
{
    internal const string Purpose = "carte";
    internal static readonly TimeSpan Shown = TimeSpan.FromMinutes(10);

    public string? CardCode { get; private set; }

    public async Task OnGetAsync() => CardCode = await desk.PeekAsync(Purpose);

    /// <summary>« J’ai ma carte »: hides it for good.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await desk.CloseAsync(Purpose);
        return LocalRedirect("/accueil");
    }
}
