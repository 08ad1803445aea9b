using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Bodies.Draws;

namespace ChildProtection.Features.Committee.Members;

/// <summary>The members of one body today, as its facilitator sees them: a name from here, and since when. Only those who came in by themselves.</summary>
public sealed class CommitteeList(PortalDb db, CommitteeAccess committee, AuditLog audit, Substitutes substitutes, TimeProvider clock)
{
    private const int Most = 200;

    /// <param name="Id">Of the seat.</param>
    /// <param name="Pseudonym">As they are called here.</param>
    /// <param name="Since">The day they came.</param>
    /// <param name="EndsOn">The last day of the mandate; null for no end.</param>
    /// <param name="WishesToStay">They asked to go on.</param>
    public sealed record Line(Guid Id, string Pseudonym, DateTimeOffset Since, DateOnly? EndsOn, bool WishesToStay);

    public async Task<IReadOnlyList<Line>> ReadAsync(Guid bodyId)
    {
        var accounts = db.Users;
        var rows = await (
            from member in db.CommitteeMembers
            join account in accounts on member.AccountId equals account.Id
            where member.BodyId == bodyId && member.Until == null
            orderby member.From
            select new Line(member.Id, account.DisplayName, member.From, member.EndsOn, member.WishesToStayAt != null)).Take(Most).ToListAsync();
        return [.. rows.OrderBy(row => row.Pseudonym, StringComparer.CurrentCulture)];
    }

    /// <summary>How many codes of this body wait for somebody.</summary>
    public Task<int> CodesAsync(Guid bodyId)
    {
        var now = clock.GetUtcNow();
        return db.CommitteeCodes.CountAsync(code => code.BodyId == bodyId && code.UsedAt == null && code.ExpiresAt > now);
    }

    /// <summary>The facilitator writes that somebody is no member any more; a substitute of the last draw is asked. No such seat in a body they run: false.</summary>
    public Task<bool> EndAsync(Guid seatId) => db.InOneTransactionAsync(async () =>
    {
        if (await db.CommitteeMembers.SingleOrDefaultAsync(member => member.Id == seatId && member.Until == null) is not { } seat || !await committee.RunsAsync(seat.BodyId)) return false;
        seat.Leave(clock.GetUtcNow());
        await db.LeaveGroupsAsync(seatId);
        await db.SaveChangesAsync();
        await audit.WriteAsync(CommitteeAudit.Ended, seat.AccountId);
        await substitutes.StepInAsync(seat.BodyId, seat.AccountId);
        return true;
    });
}
