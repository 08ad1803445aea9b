using ChildProtection.Platform.Jobs;

namespace ChildProtection.Platform.Direct;

/// <summary>
/// The safety net: closes every socket of this process whose session no longer lives, whatever ended it: a lost message, a
/// change made by hand in the database, the idle limit. One query for all; three seconds, so that five are kept on a busy machine too.
/// </summary>
internal sealed class SweepSessions(
    DirectConnections connections, IServiceScopeFactory scopes, TimeProvider clock, ILogger<SweepSessions> logger)
    : PeriodicJob(Period, scopes, clock, logger)
{
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(3);
    private readonly TimeProvider clock = clock;

    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) =>
        SweepAsync(connections, services.GetRequiredService<PortalDb>(), clock.GetUtcNow());

    /// <summary>How many sockets were closed.</summary>
    public static async Task<int> SweepAsync(DirectConnections connections, PortalDb db, DateTimeOffset now)
    {
        var connected = connections.Sessions;
        if (connected.Count == 0) return 0;
        var living = await LivingSessions.AmongAsync(db, connected, now);
        connections.Trust(living, now);
        return connections.Close(connected.Where(id => !living.Contains(id)).ToHashSet());
    }
}
