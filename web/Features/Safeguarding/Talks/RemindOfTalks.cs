using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Platform.Jobs;

namespace ChildProtection.Features.Safeguarding.Talks;

/// <summary>Whoever wants to talk and is not called is said again to the team, each time to more people, by day (N15). It is no alert: words of danger raise one.</summary>
public sealed class RemindOfTalks(PortalDb db, DutyDesk duty, TerritoryPack territory, TimeProvider clock)
{
    private const int Batch = 50;

    /// <summary>How many were said again. Each in a transaction of its own; of several processes, one says it.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (territory.Quiet.IsQuiet(territory.TimeZone, now)) return 0;
        var due = await db.TalkRequests.AsNoTracking().Where(talk => talk.DoneAt == null && talk.RemindAt <= now).OrderBy(talk => talk.RemindAt).Take(Batch).ToListAsync(stop);
        var said = 0;
        foreach (var talk in due)
        {
            stop.ThrowIfCancellationRequested();
            if (await SayAgainAsync(talk, now)) said++;
        }
        return said;
    }

    private Task<bool> SayAgainAsync(TalkRequest seen, DateTimeOffset now) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var (id, times) = (seen.Id, seen.Reminders);
        DateTimeOffset? next = now + TalkRequest.Patience(seen.Moment, seen.ReadAt is not null);
        var moved = await db.TalkRequests.Where(talk => talk.Id == id && talk.Reminders == times && talk.DoneAt == null && talk.RemindAt <= now)
            .ExecuteUpdateAsync(update => update.SetProperty(talk => talk.Reminders, times + 1).SetProperty(talk => talk.RemindAt, next));
        if (moved == 0) return false;
        foreach (var person in await duty.ToTellAsync(now, seen.AuthorId, Math.Min(times + 1, DutyDesk.Everybody))) Outbox.Add(db, person.Mail, MailTemplate.AnswerAwaited, now);
        await db.SaveChangesAsync();
        return true;
    });
}

/// <summary>Looks every five minutes.</summary>
internal sealed class RemindOfTalksJob(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RemindOfTalksJob> logger) : PeriodicJob(Period, scopes, clock, logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<RemindOfTalks>().RunAsync(stop);
}
