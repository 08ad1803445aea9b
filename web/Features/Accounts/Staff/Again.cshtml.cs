using ChildProtection.Features.Accounts.Team;

namespace ChildProtection.Features.Accounts.Staff;

/// <summary>A new sheet for a staff invitation whose paper was lost: the old code is void, the mail leaves again.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class AgainModel(InviteStaff invite, CeremonyDesk desk) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("Index");

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostAsync(Guid invitationId) =>
        await invite.AgainAsync(invitationId, (invitation, code) => desk.OpenAsync(SheetModel.Purpose, SheetModel.Remember(invitation, code), SheetModel.Shown))
            ? Redirect("/equipe/feuille") : NotFound();
}
