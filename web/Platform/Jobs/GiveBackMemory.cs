namespace ChildProtection.Platform.Jobs;

/// <summary>
/// A start reads, checks and throws away several times what it keeps. Once the first visitors are served, what is left over
/// goes back to the machine: a small server may have other things to do with it.
/// </summary>
internal sealed class GiveBackMemory(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Peace = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Peace, clock, stoppingToken);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
