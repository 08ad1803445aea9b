using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Meetings.Seats;

/// <summary>« Je viens », « je ne viens plus »: a member alone, for themselves, without a reason.</summary>
public sealed class TakeSeat(PortalDb db, Vault vault, CommitteeAccess committee, WaitingList list, CurrentUser user, TimeProvider clock)
{
    /// <summary>
    /// A place, or the end of the waiting list; for whoever has one, only what helps them is written again. Not a member: false.
    /// Begun or cancelled: <see cref="BrokenRuleException"/>. Never more people than places, however many press at once.
    /// </summary>
    public Task<bool> TakeAsync(Guid meetingId, string? needs) => ActAsync(meetingId, async meeting =>
    {
        var (me, now) = (user.Id, clock.GetUtcNow());
        if (!meeting.IsOpen(now)) throw new BrokenRuleException(meeting.IsCancelled ? "Cette réunion est annulée." : "Cette réunion a déjà commencé.");
        var seat = await db.MeetingSeats.SingleOrDefaultAsync(one => one.MeetingId == meetingId && one.AccountId == me);
        var isQueued = false;
        if (seat is null)
        {
            var taken = await db.MeetingSeats.CountAsync(one => one.MeetingId == meetingId && !one.IsWaiting);
            var last = await db.MeetingSeats.Where(one => one.MeetingId == meetingId).MaxAsync(one => (int?)one.Number) ?? 0;
            isQueued = await db.MeetingSeats.AnyAsync(one => one.MeetingId == meetingId && one.IsWaiting); // a place became free with nobody to give it: not to the last who comes
            seat = MeetingSeat.Take(SecretCode.NewId(), meetingId, me, isQueued || taken >= meeting.Places, last + 1, now);
            db.MeetingSeats.Add(seat);
        }
        seat.Say(needs is null ? null : await vault.SealAsync(MeetingsData.Needs, me, seat.Id, needs));
        await db.SaveChangesAsync();
        if (isQueued) await list.FillAsync(meeting, now);
    });

    /// <summary>At once; the first who waits has the place. Not there: nothing happens. Not a member: false.</summary>
    public Task<bool> LeaveAsync(Guid meetingId) => ActAsync(meetingId, async meeting =>
    {
        var (me, now) = (user.Id, clock.GetUtcNow());
        if (!meeting.IsOpen(now)) throw new BrokenRuleException(meeting.IsCancelled ? "Cette réunion est annulée." : "Cette réunion a déjà commencé.");
        if (await db.MeetingSeats.Where(seat => seat.MeetingId == meetingId && seat.AccountId == me).ExecuteDeleteAsync() > 0) await list.FillAsync(meeting, now);
    });

    private Task<bool> ActAsync(Guid meetingId, Func<Meeting, Task> act) => db.InOneTransactionAsync(async () =>
    {
        await db.LockMeetingAsync(meetingId);
        if (await db.Meetings.SingleOrDefaultAsync(meeting => meeting.Id == meetingId) is not { } meeting || !await committee.SitsInAsync(meeting.BodyId)) return false;
        await act(meeting);
        return true;
    });
}
