using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Mentoring.Mentors;

/// <summary>A coordinator opens a door to an adult who would like to accompany: an account that sees nobody before a match.</summary>
public sealed class InviteMentor(PortalDb db, MentoringAccess mentoring, AuditLog audit)
{
    /// <summary>The sheet is kept by <paramref name="remember"/>, in the same transaction. No coordinator: false.</summary>
    public async Task<bool> InviteAsync(string email, Func<Invitation, string, Task> remember)
    {
        if (!await mentoring.CoordinatesAsync()) return false;
        await db.InOneTransactionAsync(async () =>
        {
            var (invitation, code) = Invitation.ToVolunteer(email.Trim(), mentoring.UserId, mentoring.Now);
            db.Invitations.Add(invitation);
            Platform.Mail.Outbox.Add(db, email.Trim(), Platform.Mail.MailTemplate.Invitation, mentoring.Now);
            await audit.WriteAsync(MentoringAudit.Invited, objectId: invitation.Id);
            await remember(invitation, code);
        });
        return true;
    }
}
