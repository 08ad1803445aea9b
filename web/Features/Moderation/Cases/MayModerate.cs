using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Moderation.Cases;

/// <summary>
/// Which texts the moderator who asks may decide about (reference SAFE-25): never their own, never one they reported, never one of a
/// thread they are in, and never one of somebody who works in the same unit, which is the zone of the account.
/// </summary>
public sealed class MayModerate(PortalDb db, CurrentUser user)
{
    private static readonly string[] Staff = [.. Role.All.Where(Role.IsStaff)];

    /// <summary>Those of the queue, without their threads: <see cref="IsPartyAsync"/> says the rest once the text is opened.</summary>
    public IQueryable<ModerationCase> Cases()
    {
        var (me, reports, users) = (user.Id, db.ModerationReports, db.Users);
        return db.ModerationCases.Where(one => (one.AuthorId == null || one.AuthorId != me)
            && !reports.Any(report => report.CaseId == one.Id && report.ReporterId == me)
            && !users.Any(author => author.Id == one.AuthorId && Staff.Contains(author.Role) && author.Zone != null && users.Any(mine => mine.Id == me && mine.Zone == author.Zone)));
    }

    /// <summary>Whoever asks wrote it, or is of its thread while somebody else may decide: a text that every moderator talks beside is not left to nobody.</summary>
    public async Task<bool> IsPartyAsync(SaidText? text)
    {
        if (text is null) return false;
        var (author, parties) = (text.At.AuthorId, text.Parties);
        if (author == user.Id) return true;
        return parties.Contains(user.Id) && await db.Users.AnyAsync(one => one.Role == Role.Moderator && one.DisabledAt == null && one.Id != author && !parties.Contains(one.Id));
    }
}
