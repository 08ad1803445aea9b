using ChildProtection.Platform.Jobs;

namespace ChildProtection.Features.Forums.Reach;

/// <summary>Counts the events whose time is over. Safe to run twice and in two processes.</summary>
public sealed class TendForums(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TendForums> logger) : PeriodicJob(TimeSpan.FromHours(1), scopes, clock, logger)
{
    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<CountReach>().CountAsync();
}
