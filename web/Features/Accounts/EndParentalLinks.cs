using ChildProtection.Features.Accounts.Care;
using ChildProtection.Platform.Jobs;

namespace ChildProtection.Features.Accounts;

/// <summary>
/// Writes the end of parents' relations a week after the young person's 18th birthday, and after it was written. The door is shut that day by
/// <see cref="Access"/> whether this ran or not; here the history learns it, once a mistyped date had time to be mended.
/// The same for measures that the portal knows to be over (<see cref="EndCare"/>).
/// </summary>
internal sealed class EndParentalLinks(IServiceScopeFactory scopes, TimeProvider clock, ILogger<EndParentalLinks> logger)
    : PeriodicJob(TimeSpan.FromHours(1), scopes, clock, logger)
{
    /// <summary>Within these days, a new date gives parents their access back.</summary>
    public const int DaysToMend = 7;

    private const int AtOnce = 100;
    private readonly TimeProvider clock = clock;

    protected override async Task RunAsync(IServiceProvider services, CancellationToken stop)
    {
        await EndAsync(services.GetRequiredService<PortalDb>(), services.GetRequiredService<AuditLog>(), services.GetRequiredService<TerritoryPack>().Today(clock), clock.GetUtcNow());
        await services.GetRequiredService<EndCare>().EndOldAsync();
    }

    /// <summary>Safe to run twice, or by two processes at once.</summary>
    public static async Task EndAsync(PortalDb db, AuditLog audit, DateOnly today, DateTimeOffset now)
    {
        var since = today.AddDays(-DaysToMend);
        DateTimeOffset? end = now;
        var written = now.AddDays(-DaysToMend);
        var adults = db.Children.Where(child => child.ComesOfAgeOn <= since && (child.MajorityWrittenAt == null || child.MajorityWrittenAt <= written));
        var over = db.Relations.Where(relation => relation.Kind == RelationKind.Parent && (relation.Until == null || relation.Until > now)
            && adults.Any(child => child.Id == relation.ChildId));
        while (await over.OrderBy(relation => relation.Id).Select(relation => new { relation.Id, relation.ChildId, relation.AccountId }).Take(AtOnce).ToListAsync() is { Count: > 0 } some)
            foreach (var link in some)
                await db.InOneTransactionAsync(async () =>
                {
                    if (await over.Where(relation => relation.Id == link.Id).ExecuteUpdateAsync(update => update.SetProperty(relation => relation.Until, end)) == 0) return; // another process was first
                    await audit.WriteAsync(AccountsAudit.RelationEnded, link.ChildId, link.Id, RelationKind.Parent.Code());
                    await audit.WriteAsync(AccountsAudit.OwnRelationEnded, link.AccountId, link.Id, RelationKind.Parent.Code());
                });
    }
}
