using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Accounts.Staff;

/// <summary>Invitations of those who work here, by an administrator. The code is on a sheet; the mail only says there is one.</summary>
public sealed class InviteStaff(PortalDb db, CurrentUser user, AuditLog audit, TimeProvider clock)
{
    private const int PageSize = 25;

    public sealed record Waiting(Guid Id, string Role, string? Email, DateTimeOffset Until);

    /// <summary>The newest first.</summary>
    public Task<Paged<Waiting>> WaitingAsync(int number)
    {
        var now = clock.GetUtcNow();
        return db.Invitations.Where(i => i.ChildId == null && (i.Role != Role.Mentor || i.RenewsId != null) && i.UsedAt == null && i.CancelledAt == null && i.ExpiresAt > now)
            .OrderByDescending(i => i.CreatedAt).ThenBy(i => i.Id)
            .Select(i => new Waiting(i.Id, i.Role, i.Email, i.ExpiresAt)).PageAsync(number, PageSize);
    }

    /// <param name="role">A role of those who work here.</param>
    /// <param name="email">At work.</param>
    /// <param name="zone">A code of the territory; null when it is not said.</param>
    /// <param name="remember">Keeps the code for the sheet; it is nowhere else.</param>
    public Task InviteAsync(string role, string email, string? zone, Func<Invitation, string, Task> remember) =>
        db.InOneTransactionAsync(() => MakeAsync(role, email.Trim(), zone, remember));

    /// <summary>A new sheet for one whose paper was lost: the old code is void. False when there is no such invitation.</summary>
    public Task<bool> AgainAsync(Guid invitationId, Func<Invitation, string, Task> remember) => db.InOneTransactionAsync(async () =>
    {
        await audit.WriteAsync(AccountsAudit.InvitationCancelled, objectId: invitationId, reason: "replaced"); // first: its lock makes two presses one after the other
        if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == invitationId && i.ChildId == null && i.RenewsId == null && i.Role != Role.Mentor && i.Email != null) is not { } old) throw new NotThereException();
        old.Cancel(clock.GetUtcNow());
        await MakeAsync(old.Role, old.Email!, old.Zone, remember);
        return true;
    }).ElseNotThereAsync();

    /// <summary>False when there is no such invitation.</summary>
    public async Task<bool> CancelAsync(Guid invitationId)
    {
        if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == invitationId && i.ChildId == null) is not { } invitation) return false;
        invitation.Cancel(clock.GetUtcNow());
        await audit.WriteAsync(AccountsAudit.InvitationCancelled, objectId: invitation.Id, reason: invitation.Code());
        return true;
    }

    private async Task MakeAsync(string role, string email, string? zone, Func<Invitation, string, Task> remember)
    {
        var now = clock.GetUtcNow();
        var (invitation, code) = Invitation.ToStaff(role, email, user.Id, now, zone);
        db.Invitations.Add(invitation);
        Outbox.Add(db, email, MailTemplate.Invitation, now);
        await audit.WriteAsync(AccountsAudit.InvitationMade, objectId: invitation.Id, reason: invitation.Code());
        await remember(invitation, code);
    }
}
