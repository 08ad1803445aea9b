using ChildProtection.Platform.Jobs;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChildProtection.Tests.Platform;

/// <summary>Work done again and again: one that failed does not wait for its day.</summary>
public sealed class JobTests(Portal portal) : IClassFixture<Portal>
{
    [Theory, InlineData(true, 24 * 60, 60), InlineData(false, 24 * 60, 24 * 60), InlineData(true, 10, 10)]
    public async Task A_job_that_failed_is_tried_again_within_the_hour_and_is_seen(bool fails, int minutes, int waits)
    {
        var clock = new NotedClock();
        using var job = new DailyJob(TimeSpan.FromMinutes(minutes), fails, portal.Services.GetRequiredService<IServiceScopeFactory>(), clock);
        await job.StartAsync(TestContext.Current.CancellationToken);

        var pause = await clock.FirstAsync();
        await job.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromMinutes(waits), pause);
        Assert.Equal(!fails, portal.Services.GetRequiredService<JobRuns>().All.Single(run => run.Job == nameof(DailyJob)).IsDone);
    }

    private sealed class DailyJob(TimeSpan period, bool fails, IServiceScopeFactory scopes, TimeProvider clock) : PeriodicJob(period, scopes, clock, NullLogger.Instance)
    {
        protected override async Task RunAsync(IServiceProvider services, CancellationToken stop)
        {
            await Task.Yield();
            if (fails) throw new InvalidOperationException("It fails on purpose.");
        }
    }

    /// <summary>Says how long the first wait is.</summary>
    private sealed class NotedClock : TimeProvider
    {
        private readonly TaskCompletionSource<TimeSpan> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<TimeSpan> FirstAsync() => first.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            first.TrySetResult(dueTime);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
