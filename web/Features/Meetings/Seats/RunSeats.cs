using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Bodies;

namespace ChildProtection.Features.Meetings.Seats;

/// <summary>Who comes and what helps them, for whoever runs the body alone; who came, noted by them.</summary>
public sealed class RunSeats(PortalDb db, Vault vault, CommitteeAccess committee, AuditLog audit, TimeProvider clock)
{
    private const int Most = Meeting.MostPlaces;

    /// <summary>One person who comes or waits.</summary>
    public sealed record Line(MeetingSeat Row, string Name, string? Needs);

    /// <summary>In the order they came; reading what helps somebody is written down.</summary>
    public async Task<IReadOnlyList<Line>> ListAsync(Guid meetingId)
    {
        var accounts = db.Users;
        var rows = await db.MeetingSeats.AsNoTracking().Where(seat => seat.MeetingId == meetingId).OrderBy(seat => seat.IsWaiting).ThenBy(seat => seat.Number).Take(Most)
            .Select(seat => new { Row = seat, Name = accounts.Where(account => account.Id == seat.AccountId).Select(account => account.DisplayName).First() }).ToListAsync();
        var needs = await vault.OpenAllAsync(MeetingsData.Needs, [.. rows.Where(one => one.Row.Needs is not null).Select(one => (one.Row.AccountId, one.Row.Id, one.Row.Needs!))]);
        foreach (var read in rows.Where(one => one.Row.Needs is not null)) await audit.WriteAsync(MeetingsAudit.NeedsRead, read.Row.AccountId, meetingId);
        return [.. rows.Select(one => new Line(one.Row, one.Name, needs.GetValueOrDefault(one.Row.Id)))];
    }

    /// <summary>Who was there, once it has begun; the body’s quorum of that day is kept beside. Not theirs: false.</summary>
    public Task<bool> TickAsync(Guid meetingId, IReadOnlyCollection<Guid> present) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(MeetingsAudit.PresentWritten, objectId: meetingId); // first: it holds the log’s lock
        await db.LockMeetingAsync(meetingId);
        if (await db.Meetings.SingleOrDefaultAsync(meeting => meeting.Id == meetingId) is not { } meeting || !await committee.RunsAsync(meeting.BodyId)) return false;
        var seats = await db.MeetingSeats.Where(seat => seat.MeetingId == meetingId).ToListAsync();
        foreach (var seat in seats) seat.Tick(present.Contains(seat.Id));
        var percent = await db.Bodies.Where(body => body.Id == meeting.BodyId).Select(body => body.QuorumPercent).SingleAsync();
        var members = await db.CommitteeMembers.CountAsync(seat => seat.BodyId == meeting.BodyId && seat.Until == null);
        meeting.Count(seats.Count(seat => seat.WasThere == true), percent is { } asked ? BodyWords.Quorum(asked, members) : null, clock.GetUtcNow());
        await db.SaveChangesAsync();
        return true;
    });
}
