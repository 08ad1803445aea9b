using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Members;

namespace ChildProtection.Features.Meetings.Seats;

/// <summary>Who comes and what helps them, for whoever runs the body alone; who came, noted by them.</summary>
public sealed class RunSeats(PortalDb db, Vault vault, CommitteeAccess committee, AuditLog audit, TimeProvider clock)
{
    private const int Most = Meeting.MostPlaces;

    /// <summary>One person who comes or waits.</summary>
    public sealed record Line(MeetingSeat Row, string Name, string? Needs);

    /// <summary>A member of the body without a place.</summary>
    public sealed record Other(Guid AccountId, string Name);

    /// <summary>In the order they came, without what helps them.</summary>
    public async Task<IReadOnlyList<Line>> PeopleAsync(Guid meetingId)
    {
        var accounts = db.Users;
        return await db.MeetingSeats.AsNoTracking().Where(seat => seat.MeetingId == meetingId).OrderBy(seat => seat.IsWaiting).ThenBy(seat => seat.Number).Take(Most)
            .Select(seat => new Line(seat, accounts.Where(account => account.Id == seat.AccountId).Select(account => account.DisplayName).First(), null)).ToListAsync();
    }

    /// <summary>Members of the body who said nothing: they may have come. By name.</summary>
    public async Task<IReadOnlyList<Other>> OthersAsync(Meeting meeting)
    {
        var (accounts, seats) = (db.Users, db.MeetingSeats.Where(seat => seat.MeetingId == meeting.Id));
        var rows = await Sitting(meeting).Where(member => !seats.Any(seat => seat.AccountId == member.AccountId))
            .Join(accounts, member => member.AccountId, account => account.Id, (_, account) => new { account.Id, account.DisplayName }).Take(Most).ToListAsync();
        return [.. rows.OrderBy(one => one.DisplayName, StringComparer.CurrentCulture).Select(one => new Other(one.Id, one.DisplayName))];
    }

    /// <summary>In the order they came, with what helps them: each reading is written down.</summary>
    public async Task<IReadOnlyList<Line>> WithNeedsAsync(Guid meetingId)
    {
        var rows = await PeopleAsync(meetingId);
        var needs = await vault.OpenAllAsync(MeetingsData.Needs, [.. rows.Where(one => one.Row.Needs is not null).Select(one => (one.Row.AccountId, one.Row.Id, one.Row.Needs!))]);
        await db.InOneTransactionAsync(async () =>
        {
            foreach (var read in rows.Where(one => needs.GetValueOrDefault(one.Row.Id) is not null)) await audit.WriteAsync(MeetingsAudit.NeedsRead, read.Row.AccountId, meetingId);
        });
        return [.. rows.Select(one => one with { Needs = needs.GetValueOrDefault(one.Row.Id) })];
    }

    /// <summary>Who was there, once it has begun; the body’s quorum of that day is kept beside. Not theirs: false.</summary>
    /// <param name="meetingId">Of the meeting.</param>
    /// <param name="present">Seats of those who were there.</param>
    /// <param name="came">Accounts of members who were there without having said so: they have a seat from now on. Others are left out.</param>
    public Task<bool> TickAsync(Guid meetingId, IReadOnlyCollection<Guid> present, IReadOnlyCollection<Guid> came) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(MeetingsAudit.PresentWritten, objectId: meetingId); // first: it holds the log’s lock
        await db.LockMeetingAsync(meetingId);
        if (await db.Meetings.SingleOrDefaultAsync(meeting => meeting.Id == meetingId) is not { } meeting || !await committee.RunsAsync(meeting.BodyId)) return false;
        var seats = await db.MeetingSeats.Where(seat => seat.MeetingId == meetingId).ToListAsync();
        var (last, now) = (seats.Select(seat => seat.Number).DefaultIfEmpty().Max(), clock.GetUtcNow());
        foreach (var seat in seats) seat.Tick(present.Contains(seat.Id) || came.Contains(seat.AccountId));
        foreach (var person in await Sitting(meeting).Where(member => came.Contains(member.AccountId)).Select(member => member.AccountId).Distinct().ToListAsync())
        {
            if (seats.Exists(seat => seat.AccountId == person)) continue;
            var seat = MeetingSeat.Take(SecretCode.NewId(), meetingId, person, isWaiting: false, ++last, now);
            seat.Tick(wasThere: true);
            seats.Add(seat);
            db.MeetingSeats.Add(seat);
        }
        var percent = await db.Bodies.Where(body => body.Id == meeting.BodyId).Select(body => body.QuorumPercent).SingleAsync();
        var members = await db.CommitteeMembers.CountAsync(seat => seat.BodyId == meeting.BodyId && seat.Until == null);
        meeting.Count(seats.Count(seat => seat.WasThere == true), percent is { } asked ? BodyWords.Quorum(asked, members) : null, now);
        await db.SaveChangesAsync();
        return true;
    });

    private IQueryable<CommitteeMember> Sitting(Meeting meeting) => db.CommitteeMembers.Where(member => member.BodyId == meeting.BodyId && member.Until == null);
}
