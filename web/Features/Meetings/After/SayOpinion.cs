using ChildProtection.Features.Committee;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Meetings.After;

/// <summary>
/// Three questions after a meeting. Only totals are kept, each question apart; nobody reads them before opinions are closed, then in words alone,
/// through the disclosure control of surveys: nothing at all under its threshold.
/// </summary>
public sealed class SayOpinion(PortalDb db, Vault vault, CommitteeAccess committee, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    /// <summary>What may be said of a meeting.</summary>
    /// <param name="MeetingId">Of the meeting.</param>
    /// <param name="Words">Sentences by question; none where too few spoke.</param>
    /// <param name="Change">« Voici ce qu’on change »; null before it is said.</param>
    public sealed record Heard(Guid MeetingId, IReadOnlyList<(string Question, IReadOnlyList<string> Said)> Words, string? Change);

    /// <summary>Whoever asks has spoken of this meeting.</summary>
    public Task<bool> HasSpokenAsync(Guid meetingId)
    {
        var me = user.Id;
        return db.MeetingMarks.AnyAsync(mark => mark.MeetingId == meetingId && mark.AccountId == me);
    }

    /// <summary>Once each; a question may be left out. Not a member who may speak: false. Closed: <see cref="BrokenRuleException"/>. No line of the log, no hour.</summary>
    public async Task<bool> SayAsync(Guid meetingId, IReadOnlyList<int?> faces)
    {
        try
        {
            return await db.InOneTransactionAsync(async () =>
            {
                var me = user.Id;
                await db.LockMeetingAsync(meetingId);
                if (await db.Meetings.AsNoTracking().SingleOrDefaultAsync(meeting => meeting.Id == meetingId) is not { } meeting || !await committee.SitsInAsync(meeting.BodyId)) return false;
                if (await db.MeetingSeats.AsNoTracking().SingleOrDefaultAsync(seat => seat.MeetingId == meetingId && seat.AccountId == me) is not { MaySpeak: true }) return false;
                var now = clock.GetUtcNow();
                if (!meeting.TakesOpinions(now, await db.NextBeganAsync(meeting, now))) throw new BrokenRuleException("Les avis sur cette réunion sont fermés.");
                db.MeetingMarks.Add(new MeetingMark { MeetingId = meetingId, AccountId = me });
                await db.SaveChangesAsync();
                await CountAsync(meetingId, faces);
                return true;
            });
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate()) // pressed twice: the first counts
        {
            return true;
        }
    }

    /// <summary>The last meeting before this one whose opinions are closed; null for none.</summary>
    public async Task<Heard?> LastAsync(MyMeeting meeting)
    {
        var (now, all) = (clock.GetUtcNow(), db.Meetings);
        var limit = now.AddDays(-Meeting.OpinionDays);
        var closed = db.Meetings.AsNoTracking().Where(one => one.EndsAt <= limit || all.Any(next => next.BodyId == one.BodyId && next.CancelledAt == null && next.StartsAt >= one.EndsAt && next.StartsAt <= now));
        var last = await closed.Where(one => one.BodyId == meeting.Body.Id && one.StartsAt < meeting.Row.StartsAt && one.CancelledAt == null).OrderByDescending(one => one.StartsAt).FirstOrDefaultAsync();
        return last is null ? null : await OpenAsync(last);
    }

    /// <summary>Of a meeting whose opinions are closed; null before.</summary>
    public async Task<Heard?> HeardAsync(Meeting meeting)
    {
        var now = clock.GetUtcNow();
        return meeting.HasOpinions(now, await db.NextBeganAsync(meeting, now)) ? await OpenAsync(meeting) : null;
    }

    private async Task<Heard> OpenAsync(Meeting meeting)
    {
        var faces = await db.MeetingFaces.AsNoTracking().Where(face => face.MeetingId == meeting.Id).ToListAsync();
        var change = meeting.Change is { } said ? await vault.OpenAsync(MeetingsData.Change, Vault.Nobody, meeting.Id, said) : null;
        return new Heard(meeting.Id, InWords(faces), change);
    }

    /// <summary>All three through the control at once; a question of which nothing may be said is left out.</summary>
    private List<(string Question, IReadOnlyList<string> Said)> InWords(List<MeetingFace> faces)
    {
        var tables = Faces.Titles.Select((title, question) =>
        {
            var counts = new int[Faces.All.Count, 1];
            foreach (var face in faces.Where(one => one.Question == question)) counts[face.Face, 0] = face.Count;
            return new CountTable(title, [.. Faces.All.Select(face => face.Words)], ["tous"], counts, IsSensitive: true);
        }).ToList();
        return [.. DisclosureControl.Protect(tables, territory.SurveyRules).Select(table => (table.Code, WordsFirst.Say(table, Speakers.People))).Where(one => one.Item2.Count > 0)];
    }

    private async Task CountAsync(Guid meetingId, IReadOnlyList<int?> faces)
    {
        var there = await db.MeetingFaces.Where(face => face.MeetingId == meetingId).ToListAsync();
        if (there.Count == 0) // the first lays all of them, so that what exists tells nothing
        {
            there = [.. Enumerable.Range(0, Faces.Titles.Count).SelectMany(question => Enumerable.Range(0, Faces.All.Count).Select(face => new MeetingFace { MeetingId = meetingId, Question = question, Face = face, Count = 0 }))];
            db.MeetingFaces.AddRange(there);
        }
        foreach (var face in there)
            if (faces.ElementAtOrDefault(face.Question) == face.Face) face.Count++;
        await db.SaveChangesAsync();
        await db.MeetingFaces.Where(face => face.MeetingId == meetingId).ExecuteUpdateAsync(update => update.SetProperty(face => face.Count, face => face.Count)); // every total is written each time: its version tells nothing
    }
}
