using ChildProtection.Platform.Jobs;

namespace ChildProtection.Features.Accounts;

/// <summary>
/// Writes the end of parents' relations on the young person's 18th birthday. The door is shut that day by <see cref="Access"/>
/// whether this ran or not; here the history learns it.
/// </summary>
internal sealed class EndParentalLinks(IServiceScopeFactory scopes, TimeProvider clock, ILogger<EndParentalLinks> logger)
    : PeriodicJob(TimeSpan.FromHours(1), scopes, clock, logger)
{
    private readonly TimeProvider clock = clock;

    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) => EndAsync(
        services.GetRequiredService<PortalDb>(), services.GetRequiredService<TerritoryPack>().Today(clock), clock.GetUtcNow(), stop);

    /// <summary>Safe to run twice, or by two processes at once.</summary>
    public static async Task EndAsync(PortalDb db, DateOnly today, DateTimeOffset now, CancellationToken stop = default)
    {
        var adults = db.Children.Where(child => child.ComesOfAgeOn <= today);
        DateTimeOffset? end = now;
        await db.Relations
            .Where(relation => relation.Kind == RelationKind.Parent && (relation.Until == null || relation.Until > now)
                && adults.Any(child => child.Id == relation.ChildId))
            .ExecuteUpdateAsync(update => update.SetProperty(relation => relation.Until, end), stop);
    }
}
