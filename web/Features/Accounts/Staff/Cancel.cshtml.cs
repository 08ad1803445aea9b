namespace ChildProtection.Features.Accounts.Staff;

/// <summary>Takes a staff invitation back; its own page, so that the empty form beside it is not judged.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class CancelModel(InviteStaff invite) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("Index");

    public async Task<IActionResult> OnPostAsync(Guid invitationId) => await invite.CancelAsync(invitationId) ? RedirectToPage("Index") : NotFound();
}
