using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Platform.Throttling;

namespace ChildProtection.Features.Meetings.Calendar;

/// <summary>« Mon calendrier »: a secret address for one person’s phone. Only a keyed hash of it is kept; it ends with the last seat.</summary>
public sealed class MeetingFeeds(PortalDb db, BlindIndex index, CommitteeAccess committee, Tries tries, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    private const int DaysBack = 60;
    private const int Most = 200;

    /// <summary>Wrong addresses from one house.</summary>
    private static readonly Throttle Guesses = new("feed-guesses", 30, TimeSpan.FromMinutes(5), TimeSpan.FromHours(1));

    /// <summary>The same address, however many phones ask.</summary>
    private static readonly Throttle Asked = new("feed-asked", 120, TimeSpan.FromMinutes(5), TimeSpan.FromHours(1));

    /// <summary>When whoever asks made theirs; null when they have none.</summary>
    public Task<DateTimeOffset?> MadeAtAsync()
    {
        var me = user.Id;
        return db.MeetingFeeds.Where(feed => feed.AccountId == me).Select(feed => (DateTimeOffset?)feed.MadeAt).SingleOrDefaultAsync();
    }

    /// <summary>A new secret, shown once; the one before opens nothing more. Null for whoever has no body.</summary>
    public async Task<string?> MakeAsync()
    {
        if ((await committee.MineAsync()).Count == 0) return null;
        var (me, secret) = (user.Id, SecretCode.NewKey());
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(MeetingsAudit.FeedMade, me); // first: it holds the log’s lock
            var now = clock.GetUtcNow();
            if (await db.MeetingFeeds.SingleOrDefaultAsync(feed => feed.AccountId == me) is { } mine) (mine.TokenIndex, mine.MadeAt) = (index.Of(secret), now);
            else db.MeetingFeeds.Add(new MeetingFeed { AccountId = me, TokenIndex = index.Of(secret), MadeAt = now });
            await db.SaveChangesAsync();
        });
        return secret;
    }

    /// <summary>At once.</summary>
    public Task EndAsync() => db.InOneTransactionAsync(async () =>
    {
        var me = user.Id;
        await audit.WriteAsync(MeetingsAudit.FeedEnded, me);
        await db.MeetingFeeds.Where(feed => feed.AccountId == me).ExecuteDeleteAsync();
    });

    /// <summary>The file of whoever this secret belongs to; nothing when it opens nothing; how long to wait when too many were tried.</summary>
    public async Task<(string? File, TimeSpan? Wait)> ReadAsync(string secret, string house)
    {
        if (await tries.CountAsync(Guesses, house) is { } pause) return (null, pause);
        var token = index.Of(secret);
        if (await db.MeetingFeeds.AsNoTracking().SingleOrDefaultAsync(feed => feed.TokenIndex == token) is not { } found) return (null, null);
        await tries.UncountAsync((Guesses, house));
        if (await tries.CountAsync(Asked, token) is { } wait) return (null, wait);
        var bodies = BodiesOf(found.AccountId);
        if (!await bodies.AnyAsync()) return (null, null);
        var since = clock.GetUtcNow().AddDays(-DaysBack);
        return (CalendarFile.Of(await db.Meetings.AsNoTracking().Where(meeting => meeting.EndsAt > since && bodies.Any(body => body.Id == meeting.BodyId)).OrderBy(meeting => meeting.StartsAt).Take(Most).ToListAsync()), null);
    }

    /// <summary>The same rule as <see cref="CommitteeAccess.Visible"/>, for a phone that nobody is signed in on.</summary>
    private IQueryable<Body> BodiesOf(Guid accountId)
    {
        var (seats, running, accounts, hasFamilies) = (db.CommitteeMembers, db.BodyFacilitators, db.Users.Where(account => account.Id == accountId && account.DisabledAt == null), committee.HasFamilies);
        return db.Bodies.Where(body => body.ClosedAt == null && (hasFamilies || body.Public != BodyPublic.Families)
            && (accounts.Any(account => account.Role == Role.Facilitator) ? running.Any(one => one.BodyId == body.Id && one.AccountId == accountId && one.Until == null)
                : accounts.Any(account => account.Role == (body.Public == BodyPublic.Families ? Role.Parent : Role.YoungPerson)) && seats.Any(seat => seat.BodyId == body.Id && seat.AccountId == accountId && seat.Until == null)));
    }
}
