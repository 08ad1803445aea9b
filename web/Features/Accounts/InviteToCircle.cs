namespace ChildProtection.Features.Accounts;

/// <summary>
/// Invites somebody into a child's circle. A new sheet replaces the one before: only one paper opens a door, and never none
/// because something failed on the way.
/// </summary>
public sealed class InviteToCircle(PortalDb db, Access access, BlindIndex index, AuditLog audit)
{
    /// <summary>
    /// The invitation and its code; <paramref name="remember"/> keeps the code to be shown, in the same transaction.
    /// A young person who has come in already: <see cref="BrokenRuleException"/>.
    /// </summary>
    public async Task InviteAsync(Guid childId, RelationKind kind, string? email, Func<Invitation, string, Task> remember)
    {
        var now = access.Now;
        var isYoung = kind == RelationKind.Self;
        if (isYoung && await db.Relations.HoldingAt(now).AnyAsync(r => r.ChildId == childId && r.Kind == RelationKind.Self))
            throw new BrokenRuleException("Ce jeune a déjà son espace.");

        var (invitation, code) = Invitation.ToCircle(childId, kind, email, access.UserId, now);
        DateTimeOffset? cancelled = now;
        var emailIndex = index.NormalizeEmail(invitation.Email);
        await db.InOneTransactionAsync(async () =>
        {
            var replaced = await Waiting(childId, kind, emailIndex)
                .ExecuteUpdateAsync(update => update.SetProperty(i => i.CancelledAt, cancelled));
            if (replaced > 0) await audit.WriteAsync(AccountsAudit.InvitationCancelled, childId, reason: "replaced");
            db.Invitations.Add(invitation);
            if (invitation.Email is { } address) Outbox.Add(db, address, MailTemplate.Invitation, now);
            await audit.WriteAsync(AccountsAudit.InvitationMade, childId, invitation.Id, invitation.Code());
            await remember(invitation, code);
        });
    }

    /// <summary>Somebody is invited so, and has not come in.</summary>
    public Task<bool> IsWaitingAsync(Guid childId, RelationKind kind, string? email) => Waiting(childId, kind, index.NormalizeEmail(email)).AnyAsync();

    /// <summary>One young person a child; others by their address.</summary>
    private IQueryable<Invitation> Waiting(Guid childId, RelationKind kind, string? emailIndex) => access.WaitingInvitations()
        .Where(i => i.ChildId == childId && i.Kind == kind && (kind == RelationKind.Self || i.EmailIndex == emailIndex));
}
