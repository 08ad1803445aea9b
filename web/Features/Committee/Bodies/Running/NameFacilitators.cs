namespace ChildProtection.Features.Committee.Bodies.Running;

/// <summary>Which facilitator runs which body, said by an administrator, who sees no member.</summary>
public sealed class NameFacilitators(PortalDb db, AuditLog audit, TimeProvider clock)
{
    private const int Most = 200;

    /// <param name="Id">Of the row.</param>
    /// <param name="BodyId">Of the body.</param>
    /// <param name="Name">Of the facilitator.</param>
    public sealed record Line(Guid Id, Guid BodyId, string Name);

    /// <summary>Those of today, by name.</summary>
    public async Task<IReadOnlyList<Line>> RunningAsync()
    {
        var accounts = db.Users;
        var rows = await (
            from one in db.BodyFacilitators
            join account in accounts on one.AccountId equals account.Id
            where one.Until == null
            select new Line(one.Id, one.BodyId, account.DisplayName)).Take(Most).ToListAsync();
        return [.. rows.OrderBy(row => row.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>The accounts that may run one, by name.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> FacilitatorsAsync()
    {
        var rows = await db.Users.Where(account => account.Role == Role.Facilitator && account.DisabledAt == null).Select(account => new { account.Id, account.DisplayName }).Take(Most).ToListAsync();
        return [.. rows.Select(row => (row.Id, row.DisplayName)).OrderBy(row => row.DisplayName, StringComparer.CurrentCulture)];
    }

    /// <summary>From now on; twice is once. No such body or facilitator: false.</summary>
    public async Task<bool> NameAsync(Guid bodyId, Guid accountId)
    {
        var isNamed = false;
        return await db.InOneTransactionOrNothingAsync(async () =>
        {
            await audit.WriteAsync(BodyAudit.Named, accountId, bodyId); // first: two administrators come one after the other
            if (!await db.Bodies.AnyAsync(body => body.Id == bodyId && body.ClosedAt == null) || !await db.Users.AnyAsync(account => account.Id == accountId && account.Role == Role.Facilitator && account.DisabledAt == null)) return false;
            if (isNamed = await db.BodyFacilitators.AnyAsync(one => one.BodyId == bodyId && one.AccountId == accountId && one.Until == null)) return false; // no second line
            db.BodyFacilitators.Add(BodyFacilitator.Begin(bodyId, accountId, clock.GetUtcNow()));
            await db.SaveChangesAsync();
            return true;
        }) || isNamed;
    }

    /// <summary>From now on they run it no more. No such row: false.</summary>
    public Task<bool> RelieveAsync(Guid id) => db.InOneTransactionAsync(async () =>
    {
        if (await db.BodyFacilitators.SingleOrDefaultAsync(one => one.Id == id && one.Until == null) is not { } running) return false;
        running.End(clock.GetUtcNow());
        await db.SaveChangesAsync();
        await audit.WriteAsync(BodyAudit.Relieved, running.AccountId, running.BodyId);
        return true;
    });
}
