using ChildProtection.Features.Accounts.Team;

namespace ChildProtection.Features.Accounts.Staff;

/// <summary>A new sheet for a staff invitation whose paper was lost: the old code is void, the mail leaves again.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class AgainModel(PortalDb db, CurrentUser user, CeremonyDesk desk, AuditLog audit, TimeProvider clock) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("Index");

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostAsync(Guid invitationId)
    {
        var isThere = await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(AccountsAudit.InvitationCancelled, objectId: invitationId, reason: "replaced"); // first: its lock makes two presses one after the other
            if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == invitationId && i.ChildId == null && i.RenewsId == null && i.Email != null) is not { } old) throw new NotThereException();
            var now = clock.GetUtcNow();
            old.Cancel(now);
            var (invitation, code) = Invitation.ToStaff(old.Role, old.Email!, user.Id, now, old.Zone);
            db.Invitations.Add(invitation);
            Outbox.Add(db, old.Email!, MailTemplate.Invitation, now);
            await audit.WriteAsync(AccountsAudit.InvitationMade, objectId: invitation.Id, reason: invitation.Code());
            await desk.OpenAsync(SheetModel.Purpose, SheetModel.Remember(invitation, code), SheetModel.Shown);
            return true;
        }).ElseNotThereAsync();
        return isThere ? Redirect("/equipe/feuille") : NotFound();
    }
}
