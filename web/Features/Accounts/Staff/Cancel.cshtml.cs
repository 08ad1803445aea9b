namespace ChildProtection.Features.Accounts.Staff;

/// <summary>Takes a staff invitation back; its own page, so that the empty form beside it is not judged.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class CancelModel(PortalDb db, AuditLog audit, TimeProvider clock) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("Index");

    public async Task<IActionResult> OnPostAsync(Guid invitationId)
    {
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == invitationId && i.ChildId == null);
        if (invitation is null) return NotFound();
        invitation.Cancel(clock.GetUtcNow());
        await audit.WriteAsync(AccountsAudit.InvitationCancelled, objectId: invitation.Id, reason: invitation.Code());
        return RedirectToPage("Index");
    }
}
