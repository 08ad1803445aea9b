namespace ChildProtection.Features.Privacy.Mine;

/// <summary>Takes one of one's own requests back: its words are destroyed; or marks its answer as read. A page of its own, so that a wrong form never hides another.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class WithdrawModel(AskAboutMyData ask) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("Requests");

    /// <summary>« J’ai lu la réponse ».</summary>
    public async Task<IActionResult> OnPostSeenAsync(Guid id)
    {
        await ask.SeenAsync(id);
        return RedirectToPage("Requests");
    }

    public async Task<IActionResult> OnPostAsync(Guid id) => await ask.WithdrawAsync(id) ? RedirectToPage("Requests") : NotFound();
}
