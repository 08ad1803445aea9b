using System.Threading.Channels;
using ChildProtection.Platform.Jobs;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChildProtection.Tests.Platform;

/// <summary>Work done again and again: what comes seldom lets the first visitors in before it begins, and one that failed does not wait for its day.</summary>
public sealed class JobTests(Portal portal) : IClassFixture<Portal>
{
    [Theory, InlineData(true, 24 * 60, 15, 60), InlineData(false, 24 * 60, 15, 24 * 60), InlineData(true, 10, 15, 10), InlineData(false, 9, 0, 9)]
    public async Task A_job_that_failed_is_tried_again_within_the_hour_and_is_seen(bool fails, int minutes, int before, int waits)
    {
        var clock = new NotedClock();
        using var job = new DailyJob(TimeSpan.FromMinutes(minutes), fails, portal.Services.GetRequiredService<IServiceScopeFactory>(), clock);
        await job.StartAsync(TestContext.Current.CancellationToken);

        var pauses = await clock.PausesAsync(before == 0 ? 1 : 2);
        await job.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(before == 0 ? [TimeSpan.FromMinutes(waits)] : [TimeSpan.FromSeconds(before), TimeSpan.FromMinutes(waits)], pauses);
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

    /// <summary>Says how long each wait is; the moment before the first round is over at once.</summary>
    private sealed class NotedClock : TimeProvider
    {
        private readonly Channel<TimeSpan> pauses = Channel.CreateUnbounded<TimeSpan>();

        public async Task<IReadOnlyList<TimeSpan>> PausesAsync(int count)
        {
            var read = new List<TimeSpan>();
            while (read.Count < count) read.Add(await pauses.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
            return read;
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            pauses.Writer.TryWrite(dueTime);
            return base.CreateTimer(callback, state, dueTime == TimeSpan.FromSeconds(15) ? TimeSpan.Zero : dueTime, period);
        }
    }
}
