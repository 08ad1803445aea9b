namespace ChildProtection.Tests.Support;

/// <summary>A clock that moves only when a test moves it; what waits for a time then happens within <see cref="Advance"/>.</summary>
public sealed class StoppedClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly Lock turn = new();
    private readonly List<Alarm> alarms = [];
    private DateTimeOffset now = Start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (turn) return now;
    }

    /// <summary>Moves on, ringing each alarm on the way at its own time.</summary>
    public void Advance(TimeSpan time)
    {
        var end = GetUtcNow() + time;
        while (NextBefore(end) is { } alarm) alarm.Ring();
        lock (turn) now = end;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private Alarm? NextBefore(DateTimeOffset end)
    {
        lock (turn)
        {
            var next = alarms.Where(alarm => alarm.Due <= end).MinBy(alarm => alarm.Due);
            if (next is null) return null;
            if (next.Due > now) now = next.Due;
            next.Rewind();
            return next;
        }
    }

    private sealed class Alarm(StoppedClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        public DateTimeOffset Due { get; private set; }

        public void Ring() => callback(state);

        /// <summary>Called under the clock's lock: the next time, or never.</summary>
        public void Rewind()
        {
            if (period > TimeSpan.Zero) Due += period;
            else clock.alarms.Remove(this);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.turn)
            {
                this.period = period;
                clock.alarms.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = clock.now + dueTime;
                clock.alarms.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock.turn) clock.alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
