using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Meetings.Agenda;

/// <summary>Whoever runs the body reads points before all others, publishes or returns them, fixes the order, and publishes answers.</summary>
public sealed class RunAgenda(PortalDb db, Vault vault, CommitteeAccess committee, ReadPoints read, AuditLog audit, TimeProvider clock)
{
    /// <summary>How many wait.</summary>
    public Task<int> WaitingAsync(Guid meetingId) => db.MeetingPoints.CountAsync(point => point.MeetingId == meetingId && point.State == PointState.Held);

    /// <summary>The oldest that waits, written down before it is shown; null for none. Only for whoever runs the body: the page asks first.</summary>
    public async Task<ReadPoints.Line?> FirstHeldAsync(Guid meetingId)
    {
        var lines = await read.OpenAsync(db.MeetingPoints.Where(point => point.MeetingId == meetingId && point.State == PointState.Held).OrderBy(point => point.ChangedAt).ThenBy(point => point.Id).Take(1));
        if (lines.Count == 0) return null;
        await audit.WriteAsync(MeetingsAudit.PointRead, lines[0].Row.AuthorId, lines[0].Row.Id);
        return lines[0];
    }

    /// <summary>Under the body’s name. None there: false. Dealt with meanwhile, or as many as one agenda shows: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> PublishAsync(Guid meetingId, Guid pointId, long seen) => ActAsync(MeetingsAudit.PointPublished, meetingId, pointId, async point =>
    {
        MustBe(point, seen);
        await MustHaveRoomAsync(meetingId);
        var text = await vault.OpenAsync(MeetingsData.Text, point.Sealer, pointId, point.Text) ?? throw new BrokenRuleException("Ce texte n’est plus là.");
        point.Publish(await vault.SealAsync(MeetingsData.Text, Vault.Nobody, pointId, text), clock.GetUtcNow());
    });

    /// <summary>Back to its author, with a word.</summary>
    public Task<bool> ReturnAsync(Guid meetingId, Guid pointId, string word, long seen) => ActAsync(MeetingsAudit.PointReturned, meetingId, pointId, async point =>
    {
        MustBe(point, seen);
        if (point.AuthorId is not { } author) throw new BrokenRuleException("Ce texte est déjà publié.");
        point.Return(await vault.SealAsync(MeetingsData.Word, author, pointId, word.Trim()), clock.GetUtcNow());
    });

    /// <summary>What an elected member said, once.</summary>
    public Task<bool> AnswerAsync(Guid meetingId, Guid pointId, string who, string text) => ActAsync(MeetingsAudit.Answered, meetingId, pointId, async point =>
    {
        if (!await db.Meetings.AnyAsync(meeting => meeting.Id == meetingId && meeting.IsWithElected && meeting.CancelledAt == null && meeting.StartsAt <= clock.GetUtcNow())) throw new BrokenRuleException("La rencontre n’a pas commencé.");
        point.AnswerWith(await vault.SealAsync(MeetingsData.Answer, Vault.Nobody, pointId, new PointAnswer(who.Trim(), text.Trim()).Freeze()), clock.GetUtcNow());
    });

    /// <summary>The whole order: what is not named has no place any more. Not theirs: false.</summary>
    public Task<bool> OrderAsync(Guid meetingId, IReadOnlyDictionary<Guid, (int? Rank, int? Minutes)> places) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(MeetingsAudit.Ordered, objectId: meetingId); // first: it holds the log’s lock
        if (!await RunsAsync(meetingId)) return false;
        var points = await db.MeetingPoints.Where(point => point.MeetingId == meetingId && point.State == PointState.Published).ToListAsync();
        var rank = 0;
        foreach (var point in points.Where(point => places.GetValueOrDefault(point.Id).Rank is not null).OrderBy(point => places[point.Id].Rank).ThenBy(point => point.ChangedAt)) point.Place(++rank, places[point.Id].Minutes);
        foreach (var point in points.Where(point => places.GetValueOrDefault(point.Id).Rank is null)) point.Place(null, places.GetValueOrDefault(point.Id).Minutes);
        await db.SaveChangesAsync();
        return true;
    });

    private static void MustBe(MeetingPoint point, long seen)
    {
        if (point.ChangedAt.UtcTicks != seen) throw new BrokenRuleException("Ce texte a changé depuis. Lisez-le encore avant de décider.");
    }

    private async Task<bool> RunsAsync(Guid meetingId) =>
        await db.Meetings.Where(meeting => meeting.Id == meetingId).Select(meeting => (Guid?)meeting.BodyId).SingleOrDefaultAsync() is { } body && await committee.RunsAsync(body);

    private async Task MustHaveRoomAsync(Guid meetingId)
    {
        if (await db.MeetingPoints.CountAsync(point => point.MeetingId == meetingId && point.State == PointState.Published) >= MeetingPoint.Most)
            throw new BrokenRuleException($"Il y a déjà {MeetingPoint.Most} points. Rendez ce texte pour la prochaine réunion.");
    }

    private Task<bool> ActAsync(AuditAction action, Guid meetingId, Guid pointId, Func<MeetingPoint, Task> act) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var author = await db.MeetingPoints.Where(point => point.Id == pointId).Select(point => point.AuthorId).SingleOrDefaultAsync();
        await audit.WriteAsync(action, author, pointId); // first: it holds the log’s lock
        await db.LockMeetingAsync(meetingId);
        if (!await RunsAsync(meetingId) || await db.MeetingPoints.SingleOrDefaultAsync(point => point.Id == pointId && point.MeetingId == meetingId) is not { } point) return false;
        await act(point);
        await db.SaveChangesAsync();
        return true;
    });
}
