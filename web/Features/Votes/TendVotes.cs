using ChildProtection.Features.Votes.Bureau;
using ChildProtection.Features.Votes.Urn;
using ChildProtection.Platform.Jobs;

namespace ChildProtection.Features.Votes;

/// <summary>Seals urns after the last day, ends what nobody counted, destroys keys after the appeal. Safe to run twice and in two processes; each vote stands for itself.</summary>
public sealed partial class TendVotes(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TendVotes> logger) : PeriodicJob(TimeSpan.FromMinutes(10), scopes, clock, logger)
{
    private bool hasForgotten;

    /// <summary>How many votes failed.</summary>
    public static async Task<int> TendAsync(IServiceProvider services)
    {
        var (db, today) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<TerritoryPack>().Today(services.GetRequiredService<TimeProvider>()));
        var (forgotten, contested) = (today.AddDays(-DestroyKeys.ForgottenDays), today.AddDays(-Election.AppealDays));
        var toSeal = await db.Elections.Where(one => one.AnnouncedOn != null && one.SealedOn == null && one.CancelledOn == null && one.ClosesOn < today).Select(one => one.Id).ToListAsync();
        var failed = await EachAsync(services, toSeal, (one, id) => one.GetRequiredService<SealUrn>().SealAsync(id));
        var toEnd = await db.Elections.Where(one => one.CountedOn == null && one.CancelledOn == null && one.ClosesOn < forgotten).Select(one => one.Id).ToListAsync();
        failed += await EachAsync(services, toEnd, (one, id) => one.GetRequiredService<RunElection>().CancelAsync(id));
        var toDestroy = await db.Elections.Where(one => one.DestroyedOn == null && (one.CountedOn < contested || one.CancelledOn < contested)).Select(one => one.Id).ToListAsync();
        return failed + await EachAsync(services, toDestroy, (one, id) => one.GetRequiredService<DestroyKeys>().DestroyAsync(id));
    }

    /// <summary>Forgets the order of ballots once more where it was to be forgotten lately: what failed, or was cut, after a vote’s own transaction is made up for. Whether there was such a vote.</summary>
    public static async Task<bool> ForgetAgainAsync(IServiceProvider services)
    {
        var (db, since) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<TerritoryPack>().Today(services.GetRequiredService<TimeProvider>()).AddDays(-DestroyKeys.ForgottenDays));
        if (!await db.Elections.AnyAsync(one => one.SealedOn >= since || one.CancelledOn >= since || one.DestroyedOn >= since)) return false;
        await services.GetRequiredService<SealUrn>().ForgetOrderAsync();
        LogForgotten(services.GetRequiredService<ILogger<TendVotes>>());
        return true;
    }

    /// <summary>A failure is the job’s too, once all were tried: the administration sees it.</summary>
    protected override async Task RunAsync(IServiceProvider services, CancellationToken stop)
    {
        var failed = await TendAsync(services);
        if (!hasForgotten) await ForgetAgainAsync(services);
        hasForgotten = failed == 0; // what failed may be the forgetting itself: once more next time
        if (failed > 0) throw new InvalidOperationException($"{failed} votes could not be tended.");
    }

    private static async Task<int> EachAsync(IServiceProvider services, List<Guid> elections, Func<IServiceProvider, Guid, Task> tend)
    {
        var failed = 0;
        foreach (var id in elections)
        {
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            try
            {
                await tend(scope.ServiceProvider, id);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failed++;
                LogFailure(services.GetRequiredService<ILogger<TendVotes>>(), id, failure.GetType().Name);
            }
        }
        return failed;
    }

    [LoggerMessage(LogLevel.Error, "Vote {ElectionId} could not be tended ({Failure}); the others were, and it will be tried again.")]
    private static partial void LogFailure(ILogger logger, Guid electionId, string failure);

    [LoggerMessage(LogLevel.Information, "The order of ballots is forgotten again, for the votes of the last weeks.")]
    private static partial void LogForgotten(ILogger logger);
}
