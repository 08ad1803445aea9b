using ChildProtection.Features.Accounts;
using ChildProtection.Features.Committee;
using ChildProtection.Features.Meetings.Seats;

namespace ChildProtection.Features.Meetings;

/// <summary>A meeting is planned, moved or cancelled by whoever runs its body; whoever comes is told.</summary>
public sealed class PlanMeeting(PortalDb db, Vault vault, CommitteeAccess committee, WaitingList list, AuditLog audit, TimeProvider clock)
{
    private const string NearAPlace = "Ce lieu ressemble à un lieu de vie d’enfants. Choisissez un lieu public.";
    private const int MostPlaces = 5_000;

    /// <summary>Its id. A body that one does not run, a place of life, hours that cannot be: <see cref="BrokenRuleException"/>. The same form twice: once.</summary>
    public async Task<Guid> PlanAsync(Guid bodyId, bool isWithElected, MeetingTimes times, MeetingDetails details, Guid submissionKey)
    {
        await CheckAsync(details);
        var id = SecretCode.NewId();
        try
        {
            await db.InOneTransactionAsync(async () =>
            {
                await audit.WriteAsync(MeetingsAudit.Planned, objectId: id);
                if (!await committee.RunsAsync(bodyId)) throw new BrokenRuleException("Choisissez une instance que vous animez.");
                db.Meetings.Add(Meeting.Plan(id, bodyId, isWithElected, times, await SealAsync(id, details), submissionKey, clock.GetUtcNow()));
                await db.SaveChangesAsync();
            });
            return id;
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate()) // pressed twice
        {
            return await db.Meetings.Where(meeting => meeting.SubmissionKey == submissionKey).Select(meeting => meeting.Id).SingleAsync();
        }
    }

    /// <summary>Not theirs: false. Against a rule: <see cref="BrokenRuleException"/>. More places: those who wait come in.</summary>
    public async Task<bool> ChangeAsync(Guid id, MeetingTimes times, MeetingDetails details, int seen)
    {
        await CheckAsync(details);
        return await ActAsync(id, MeetingsAudit.Changed, async meeting =>
        {
            if (meeting.Sequence != seen) throw new BrokenRuleException("Quelqu’un vient de changer cette réunion. Relisez la page.");
            var now = clock.GetUtcNow();
            meeting.MoveTo(times, await SealAsync(id, details), await db.MeetingSeats.CountAsync(seat => seat.MeetingId == id && !seat.IsWaiting), now);
            await list.FillAsync(meeting, now);
            await list.MailAsync(db.MeetingSeats.Where(seat => seat.MeetingId == id), MailTemplate.News, now);
        });
    }

    /// <summary>Not theirs: false. Over or cancelled: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> CancelAsync(Guid id) => ActAsync(id, MeetingsAudit.Cancelled, async meeting =>
    {
        var now = clock.GetUtcNow();
        meeting.Cancel(now);
        await list.MailAsync(db.MeetingSeats.Where(seat => seat.MeetingId == id), MailTemplate.News, now);
    });

    private Task<bool> ActAsync(Guid id, AuditAction action, Func<Meeting, Task> act) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(action, objectId: id);
        await db.LockMeetingAsync(id);
        if (await db.Meetings.SingleOrDefaultAsync(meeting => meeting.Id == id) is not { } meeting || !await committee.RunsAsync(meeting.BodyId)) return false;
        await act(meeting);
        await db.SaveChangesAsync();
        return true;
    });

    private Task<byte[]> SealAsync(Guid id, MeetingDetails details) => vault.SealAsync(MeetingsData.Details, Vault.Nobody, id, details.Freeze());

    /// <summary>No place of life in where, how to come, nor what to bring (N: nobody learns where a child lives). Closed ones are no places of life any more.</summary>
    private async Task CheckAsync(MeetingDetails details)
    {
        if (MeetingDetails.RefusalOfLink(details.Link) is { } refusal) throw new BrokenRuleException(refusal);
        var places = await db.Places.AsNoTracking().Where(place => place.ClosedAt == null).Select(place => place.Name).Take(MostPlaces).ToListAsync();
        if (places.Exists(details.Names)) throw new BrokenRuleException(NearAPlace);
    }
}
