using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Meetings.Agenda;
using ChildProtection.Features.Meetings.Seats;
using ChildProtection.Platform.Jobs;

namespace ChildProtection.Features.Meetings;

/// <summary>Reminds adults by mail the day before, in daytime and once; gives back places and calendars of those who sit no more, and points that nobody read in time. Safe to run twice and in two processes.</summary>
public sealed class TendMeetings(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TendMeetings> logger) : PeriodicJob(TimeSpan.FromMinutes(15), scopes, clock, logger)
{
    /// <summary>Nobody gets a reminder before this hour.</summary>
    public const int FirstHour = 9;

    /// <summary>Nor from this one on.</summary>
    public const int LastHour = 19;

    private const int AtOnce = 100;

    /// <summary>All of it, now.</summary>
    public static async Task TendAsync(IServiceProvider services)
    {
        var (db, clock, list, pack) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<WaitingList>(), services.GetRequiredService<TerritoryPack>());
        await GiveBackAsync(db, list, clock.GetUtcNow());
        await EndFeedsAsync(db);
        await RemindAsync(db, list, pack, clock.GetUtcNow());
        await services.GetRequiredService<HandBackPoints>().HandBackAsync();
    }

    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) => TendAsync(services);

    /// <summary>Whoever sits no more on the body does not come: their place is the next one’s.</summary>
    private static async Task GiveBackAsync(PortalDb db, WaitingList list, DateTimeOffset now)
    {
        var (seats, members, open) = (db.MeetingSeats, db.Set<Committee.Members.CommitteeMember>(), OpenBodies(db));
        var gone = seats.Where(seat => !db.Set<Meeting>().Any(meeting => meeting.Id == seat.MeetingId && members.Any(member => member.BodyId == meeting.BodyId && member.AccountId == seat.AccountId && member.Until == null)));
        var some = await db.Meetings.Where(meeting => meeting.StartsAt > now && meeting.CancelledAt == null && open.Any(body => body.Id == meeting.BodyId)
            && (gone.Any(seat => seat.MeetingId == meeting.Id) || meeting.Places > seats.Count(seat => seat.MeetingId == meeting.Id && !seat.IsWaiting) && seats.Any(seat => seat.MeetingId == meeting.Id && seat.IsWaiting)))
            .OrderBy(meeting => meeting.Id).Select(meeting => meeting.Id).Take(AtOnce).ToListAsync();
        foreach (var id in some)
            await db.InOneTransactionAsync(async () =>
            {
                await db.LockMeetingAsync(id);
                if (await db.Meetings.SingleOrDefaultAsync(meeting => meeting.Id == id) is not { } meeting) return;
                await gone.Where(seat => seat.MeetingId == id).ExecuteDeleteAsync();
                await list.FillAsync(meeting, now);
            });
    }

    private static async Task EndFeedsAsync(PortalDb db)
    {
        var (members, running, bodies) = (db.Set<Committee.Members.CommitteeMember>(), db.Set<BodyFacilitator>(), OpenBodies(db));
        await db.MeetingFeeds.Where(feed => !members.Any(member => member.AccountId == feed.AccountId && member.Until == null && bodies.Any(body => body.Id == member.BodyId))
            && !running.Any(one => one.AccountId == feed.AccountId && one.Until == null && bodies.Any(body => body.Id == one.BodyId))).ExecuteDeleteAsync();
    }

    /// <summary>A closed body meets no more: nobody is told of its meetings.</summary>
    private static IQueryable<Body> OpenBodies(PortalDb db) => db.Set<Body>().Where(body => body.ClosedAt == null);

    private static async Task RemindAsync(PortalDb db, WaitingList list, TerritoryPack pack, DateTimeOffset now)
    {
        if (TimeZoneInfo.ConvertTime(now, pack.TimeZone).Hour is < FirstHour or >= LastHour) return;
        var (from, until, open) = (pack.EndOf(pack.DayOf(now)), pack.EndOf(pack.DayOf(now).AddDays(1)), OpenBodies(db));
        var due = await db.Meetings.Where(meeting => meeting.RemindedAt == null && meeting.CancelledAt == null && open.Any(body => body.Id == meeting.BodyId) && meeting.StartsAt >= from && meeting.StartsAt < until).OrderBy(meeting => meeting.Id).Select(meeting => meeting.Id).Take(AtOnce).ToListAsync();
        DateTimeOffset? at = now;
        foreach (var id in due)
            await db.InOneTransactionAsync(async () =>
            {
                if (await db.Meetings.Where(meeting => meeting.Id == id && meeting.RemindedAt == null && meeting.CancelledAt == null && meeting.StartsAt < until).ExecuteUpdateAsync(update => update.SetProperty(meeting => meeting.RemindedAt, at)) == 0) return; // another process was first
                await list.MailAsync(db.MeetingSeats.Where(seat => seat.MeetingId == id && !seat.IsWaiting), MailTemplate.Reminder, now);
            });
    }
}
