namespace ChildProtection.Features.Mentoring.Coordinators;

/// <summary>Who coordinates mentoring, said by an administrator, who sees no young person.</summary>
public sealed class NameCoordinators(PortalDb db, MentoringAccess mentoring, Platform.Safety.IPairThreads threads, AuditLog audit, TimeProvider clock)
{
    private const int Most = 200;

    /// <param name="Id">Of the row.</param>
    /// <param name="Name">Of the professional.</param>
    public sealed record Line(Guid Id, string Name);

    /// <summary>Those of today, by name.</summary>
    public async Task<IReadOnlyList<Line>> RunningAsync()
    {
        var accounts = db.Users;
        var rows = await (from one in db.MentoringCoordinators join account in accounts on one.AccountId equals account.Id where one.Until == null select new Line(one.Id, account.DisplayName)).Take(Most).ToListAsync();
        return [.. rows.OrderBy(row => row.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>Professionals who may be named, by name.</summary>
    public async Task<IReadOnlyList<Line>> ProfessionalsAsync()
    {
        var named = db.MentoringCoordinators.Where(one => one.Until == null);
        var rows = await db.Users.Where(account => account.Role == Role.Professional && account.DisabledAt == null && !named.Any(one => one.AccountId == account.Id)).OrderBy(account => account.Id).Select(account => new Line(account.Id, account.DisplayName)).Take(Most).ToListAsync();
        return [.. rows.OrderBy(row => row.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>From now on; twice is once. No such professional: false.</summary>
    public async Task<bool> NameAsync(Guid accountId)
    {
        var isNamed = false;
        return await db.InOneTransactionOrNothingAsync(async () =>
        {
            await audit.WriteAsync(MentoringAudit.CoordinatorNamed, accountId); // first: two administrators come one after the other
            if (!await db.Users.AnyAsync(account => account.Id == accountId && account.Role == Role.Professional && account.DisabledAt == null)) return false;
            if (isNamed = await db.MentoringCoordinators.AnyAsync(one => one.AccountId == accountId && one.Until == null)) return false; // no second line
            db.MentoringCoordinators.Add(MentoringCoordinator.Begin(accountId, clock.GetUtcNow()));
            await db.SaveChangesAsync();
            await threads.SuperviseAsync(await mentoring.SupervisorsAsync());
            return true;
        }) || isNamed;
    }

    /// <summary>From now on they coordinate no more. No such row: false. The last one, while a bond lives: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> RelieveAsync(Guid id) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(MentoringAudit.CoordinatorRelieved, objectId: id);
        if (await db.MentoringCoordinators.SingleOrDefaultAsync(one => one.Id == id && one.Until == null) is not { } running) return false;
        if (await db.Pairings.AnyAsync(pairing => pairing.ClosedAt == null && pairing.StartedAt != null) && (await mentoring.SupervisorsAsync()).TrueForAll(one => one == running.AccountId))
            throw new BrokenRuleException("Des jeunes sont accompagnés. Nommez d’abord une autre personne.");
        running.End(clock.GetUtcNow());
        await db.SaveChangesAsync();
        await threads.SuperviseAsync(await mentoring.SupervisorsAsync());
        return true;
    });
}
