namespace ChildProtection.Features.Committee.Members;

/// <summary>The members of today, as the facilitator sees them: a pseudonym, and since when. Only those who came in by themselves.</summary>
public sealed class CommitteeList(PortalDb db, AuditLog audit, TimeProvider clock)
{
    private const int Most = 200;

    /// <param name="Id">Of the seat.</param>
    /// <param name="Pseudonym">As they are called here.</param>
    /// <param name="Since">The day they came.</param>
    public sealed record Line(Guid Id, string Pseudonym, DateTimeOffset Since);

    public async Task<IReadOnlyList<Line>> ReadAsync()
    {
        var accounts = db.Users;
        var rows = await (
            from member in db.CommitteeMembers
            join account in accounts on member.AccountId equals account.Id
            where member.Until == null
            orderby member.From
            select new Line(member.Id, account.DisplayName, member.From)).Take(Most).ToListAsync();
        return [.. rows.OrderBy(row => row.Pseudonym, StringComparer.CurrentCulture)];
    }

    /// <summary>How many codes wait for somebody.</summary>
    public Task<int> CodesAsync()
    {
        var now = clock.GetUtcNow();
        return db.CommitteeCodes.CountAsync(code => code.UsedAt == null && code.ExpiresAt > now);
    }

    /// <summary>The facilitator writes that somebody is no member any more. No such seat: false.</summary>
    public Task<bool> EndAsync(Guid seatId) => db.InOneTransactionAsync(async () =>
    {
        if (await db.CommitteeMembers.SingleOrDefaultAsync(member => member.Id == seatId && member.Until == null) is not { } seat) return false;
        seat.Leave(clock.GetUtcNow());
        await db.SaveChangesAsync();
        await audit.WriteAsync(CommitteeAudit.Ended, seat.AccountId);
        return true;
    });
}
