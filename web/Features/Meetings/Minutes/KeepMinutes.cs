using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Meetings.Minutes;

/// <summary>« Le compte rendu »: written by whoever runs the body, read again by somebody who was there, then published.</summary>
public sealed class KeepMinutes(PortalDb db, Vault vault, CommitteeAccess committee, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    private const int MostWords = 20;

    /// <summary>The text, for whoever may read it today; null for nothing: before it is published, those who were there and whoever runs the body.</summary>
    public async Task<string?> ReadAsync(MyMeeting meeting) =>
        meeting.Row.Minutes is { } minutes && (meeting.Row.HasMinutes || meeting.Body.Runs || meeting.Seat?.WasThere == true) ? await vault.OpenAsync(MeetingsData.Minutes, Vault.Nobody, meeting.Id, minutes) : null;

    /// <summary>What those who were there asked to change, the last first, without their names. For whoever runs the body: written down.</summary>
    public async Task<IReadOnlyList<string>> RemarksAsync(MyMeeting meeting)
    {
        if (!meeting.Body.Runs || meeting.Row.HasMinutes) return [];
        var rows = await db.MeetingRereadings.AsNoTracking().Where(one => one.MeetingId == meeting.Id && one.Number == meeting.Row.MinutesNumber && one.Word != null).OrderByDescending(one => one.At).Take(MostWords).ToListAsync();
        var words = await vault.OpenAllAsync(MeetingsData.Remark, [.. rows.Select(one => (one.AccountId, one.Id, one.Word!))]);
        foreach (var row in rows) await audit.WriteAsync(MeetingsAudit.RemarkRead, row.AccountId, meeting.Id);
        return [.. rows.Select(row => words[row.Id]).OfType<string>()];
    }

    /// <summary>What whoever asks wanted changed in the text of today: they may write it again; null for nothing.</summary>
    public async Task<string?> OwnRemarkAsync(MyMeeting meeting)
    {
        var (me, number) = (user.Id, meeting.Row.MinutesNumber);
        return await db.MeetingRereadings.AsNoTracking().FirstOrDefaultAsync(one => one.MeetingId == meeting.Id && one.AccountId == me && one.Number == number && one.Word != null) is { } mine
            ? await vault.OpenAsync(MeetingsData.Remark, me, mine.Id, mine.Word!) : null;
    }

    /// <summary>Somebody who was there still sits on the body: they can read the minutes again.</summary>
    public Task<bool> HasReadersAsync(Meeting meeting)
    {
        var members = db.CommitteeMembers;
        return db.MeetingSeats.AnyAsync(seat => seat.MeetingId == meeting.Id && seat.WasThere == true && members.Any(member => member.BodyId == meeting.BodyId && member.AccountId == seat.AccountId && member.Until == null));
    }

    /// <summary>Once the meeting has begun; those who were there read it again. Not theirs: false.</summary>
    public Task<bool> WriteAsync(Guid id, string text, int seen) => RunAsync(id, MeetingsAudit.MinutesWritten, async meeting =>
    {
        if (meeting.MinutesNumber != seen) throw new BrokenRuleException("Quelqu’un vient d’écrire ce compte rendu. Relisez la page.");
        meeting.Write(await vault.SealAsync(MeetingsData.Minutes, Vault.Nobody, id, text.Trim()), clock.GetUtcNow());
    });

    /// <summary>After somebody who was there agreed; 14 days after they were written when nobody can. Not theirs: false.</summary>
    public Task<bool> PublishAsync(Guid id) => RunAsync(id, MeetingsAudit.MinutesPublished, async meeting => meeting.PublishMinutes(await HasReadersAsync(meeting), clock.GetUtcNow()));

    /// <summary>« Voici ce qu’on change ». Not theirs: false.</summary>
    public Task<bool> SayChangeAsync(Guid id, string text) => RunAsync(id, MeetingsAudit.ChangeSaid, async meeting =>
        meeting.SayChange(await vault.SealAsync(MeetingsData.Change, Vault.Nobody, id, text.Trim()), await db.NextBeganAsync(meeting, clock.GetUtcNow()), clock.GetUtcNow()));

    /// <summary>By a member who was there: agreed when there is no word. Once for each text and kind: a word written again takes the place of the first. Others: false. Another text than the one they read: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> RereadAsync(Guid id, int number, string? word) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var (me, rereading) = (user.Id, SecretCode.NewId());
        await audit.WriteAsync(MeetingsAudit.MinutesReread, me, id); // first: it holds the log’s lock
        await db.LockMeetingAsync(id);
        if (await db.Meetings.SingleOrDefaultAsync(meeting => meeting.Id == id) is not { } meeting || !await committee.SitsInAsync(meeting.BodyId)) return false;
        if (!await db.MeetingSeats.AnyAsync(seat => seat.MeetingId == id && seat.AccountId == me && seat.WasThere == true)) return false;
        meeting.Reread(number, isAgreed: word is null);
        var before = db.MeetingRereadings.Where(one => one.MeetingId == id && one.AccountId == me && one.Number == number);
        await (word is null ? before.Where(one => one.Word == null) : before.Where(one => one.Word != null)).ExecuteDeleteAsync();
        db.MeetingRereadings.Add(new MeetingRereading { Id = rereading, MeetingId = id, AccountId = me, Number = number, Word = word is null ? null : await vault.SealAsync(MeetingsData.Remark, me, rereading, word.Trim()), At = clock.GetUtcNow() });
        await db.SaveChangesAsync();
        return true;
    });

    private Task<bool> RunAsync(Guid id, AuditAction action, Func<Meeting, Task> act) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(action, objectId: id); // first: it holds the log’s lock
        await db.LockMeetingAsync(id);
        if (await db.Meetings.SingleOrDefaultAsync(meeting => meeting.Id == id) is not { } meeting || !await committee.RunsAsync(meeting.BodyId)) return false;
        await act(meeting);
        await db.SaveChangesAsync();
        return true;
    });
}
