using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Administration.Lists;

/// <summary>
/// Invites everybody of a list who is not there yet. Known addresses are found under the lock of the audit log, so that a
/// second press, or a second tab, finds nobody left to invite. Fifty lines in one transaction, so that nobody else waits long for the log; stopped half-way, the
/// same list goes on where it was.
/// </summary>
public sealed class InviteList(PortalDb db, BlindIndex index, AuditLog audit, MailBell bell, CurrentUser user, TimeProvider clock)
{
    private const int AtOnce = 50;

    /// <summary>What a list would do.</summary>
    /// <param name="ToInvite">New here.</param>
    /// <param name="HaveAccount">Somebody works here with this address.</param>
    /// <param name="Invited">An invitation to this address waits.</param>
    public sealed record Forecast(IReadOnlyList<StaffLine> ToInvite, IReadOnlyList<StaffLine> HaveAccount, IReadOnlyList<StaffLine> Invited);

    /// <summary>One paper to cut and hand over.</summary>
    public sealed record Slip(string Email, string InvitedRole, string Code);

    public async Task<Forecast> LookAsync(IReadOnlyList<StaffLine> lines)
    {
        var now = clock.GetUtcNow();
        var indexes = lines.ToDictionary(line => line, line => index.Of(line.Email));
        var values = indexes.Values.Select(value => (string?)value).ToList();
        var staff = Role.All.Where(Role.IsStaff).ToList(); // a parent's or a mentor's address is answered like one that nobody has
        var accounts = (await db.Users.Where(account => values.Contains(account.NormalizedEmail) && staff.Contains(account.Role)).Select(account => account.NormalizedEmail).ToListAsync()).ToHashSet();
        var waiting = (await db.Invitations.Where(i => values.Contains(i.EmailIndex) && i.ChildId == null && i.UsedAt == null && i.CancelledAt == null && i.ExpiresAt > now)
            .Select(i => i.EmailIndex).ToListAsync()).ToHashSet();
        return new Forecast(
            [.. lines.Where(line => !accounts.Contains(indexes[line]) && !waiting.Contains(indexes[line]))],
            [.. lines.Where(line => accounts.Contains(indexes[line]))],
            [.. lines.Where(line => !accounts.Contains(indexes[line]) && waiting.Contains(indexes[line]))]);
    }

    /// <summary>The slips of those who were invited now; none when all were already.</summary>
    public async Task<IReadOnlyList<Slip>> InviteAsync(IReadOnlyList<StaffLine> lines)
    {
        var slips = new List<Slip>();
        foreach (var some in lines.Chunk(AtOnce))
        {
            slips.AddRange(await db.InOneTransactionAsync(() => SomeAsync(some)));
            db.ChangeTracker.Clear();
        }
        if (slips.Count > 0) bell.Ring();
        return slips;
    }

    private async Task<List<Slip>> SomeAsync(StaffLine[] some)
    {
        await audit.WriteAsync(AdministrationAudit.ListSent); // its lock: the look that follows sees what others did
        var slips = new List<Slip>();
        var now = clock.GetUtcNow();
        var made = new List<Invitation>();
        foreach (var line in (await LookAsync(some)).ToInvite)
        {
            var (invitation, code) = Invitation.ToStaff(line.InvitedRole, line.Email, user.Id, now, line.Zone);
            made.Add(invitation);
            db.OutboxMails.Add(OutboxMail.To(line.Email, MailTemplate.Invitation, now));
            slips.Add(new Slip(line.Email, line.InvitedRole, code));
        }
        db.Invitations.AddRange(made);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear(); // each line of the log would look at all of them again
        foreach (var invitation in made) await audit.WriteAsync(AccountsAudit.InvitationMade, objectId: invitation.Id, reason: invitation.Code());
        return slips;
    }
}
