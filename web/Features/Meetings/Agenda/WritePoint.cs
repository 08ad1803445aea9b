using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Meetings.Agenda;

/// <summary>A member proposes a theme or a question, writes it again, takes it back, and raises a thumb for those of others.</summary>
public sealed class WritePoint(PortalDb db, Vault vault, CommitteeAccess committee, AuditLog audit, ErasedRows erased, CurrentUser user, TimeProvider clock)
{
    private const string TooLate = "Cette réunion a commencé, ou elle est annulée.";

    /// <summary>Kept for a facilitator to read; a facilitator’s own is on the agenda at once. Not in the body: false. Too many, or too late: <see cref="BrokenRuleException"/>. The same form twice: once.</summary>
    public async Task<bool> WriteAsync(Guid meetingId, string text, Guid submissionKey)
    {
        var (key, isThere) = (submissionKey == Guid.Empty ? SecretCode.NewId() : submissionKey, false);
        try
        {
            var isWritten = await db.InOneTransactionOrNothingAsync(async () =>
            {
                var (me, now, id) = (user.Id, clock.GetUtcNow(), SecretCode.NewId());
                await audit.WriteAsync(MeetingsAudit.PointWritten, me, id); // first: it holds the log’s lock
                if (await db.Meetings.SingleOrDefaultAsync(meeting => meeting.Id == meetingId) is not { } meeting) return false;
                var runs = await committee.RunsAsync(meeting.BodyId);
                if (!runs && !await committee.SitsInAsync(meeting.BodyId)) return false;
                isThere = await db.MeetingPoints.AnyAsync(point => point.SubmissionKey == key && point.MeetingId == meetingId);
                if (isThere) return false; // pressed twice: nothing more is written
                if (!meeting.IsOpen(now)) throw new BrokenRuleException(TooLate);
                var counts = await db.MeetingPoints.Where(point => point.MeetingId == meetingId).GroupBy(_ => 1).Select(all => new { All = all.Count(point => point.State == PointState.Published), Mine = all.Count(point => point.AuthorId == me) }).SingleOrDefaultAsync();
                if (counts?.Mine >= MeetingPoint.MostOfOne) throw new BrokenRuleException($"{MeetingPoint.MostOfOne} textes au plus attendent. Il faut attendre, ou en effacer un.");
                if (counts?.All >= MeetingPoint.Most) throw new BrokenRuleException("Il y a déjà beaucoup de points. On garde celui-ci pour la prochaine fois.");
                var sealedText = await vault.SealAsync(MeetingsData.Text, runs ? Vault.Nobody : me, id, text.Trim());
                db.MeetingPoints.Add(runs ? MeetingPoint.OfBody(id, meetingId, sealedText, key, now) : MeetingPoint.Write(id, meetingId, me, sealedText, key, now));
                await db.SaveChangesAsync();
                return true;
            });
            return isWritten || isThere;
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate()) // pressed twice
        {
            return true;
        }
    }

    /// <summary>Again, after it came back. Not mine: false.</summary>
    public Task<bool> RewriteAsync(Guid pointId, string text) => ActAsync(MeetingsAudit.PointWritten, pointId, async point =>
    {
        point.Rewrite(await vault.SealAsync(MeetingsData.Text, user.Id, pointId, text.Trim()), clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    /// <summary>At once, as long as it is not published. Not mine: false.</summary>
    public Task<bool> EraseAsync(Guid pointId) => ActAsync(MeetingsAudit.PointErased, pointId, async point =>
    {
        db.MeetingPoints.Remove(point);
        await db.SaveChangesAsync();
        await erased.NoteAsync(ErasablePoints.Code, [pointId]); // last: from here on it is done, even if the commit fails
    });

    /// <summary>Up, or down again. Not in the body: false. All thumbs raised, or too late: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> RaiseAsync(Guid meetingId, Guid pointId, bool up) => db.InOneTransactionAsync(async () =>
    {
        var (me, now) = (user.Id, clock.GetUtcNow());
        await db.LockMeetingAsync(meetingId);
        if (await db.Meetings.SingleOrDefaultAsync(meeting => meeting.Id == meetingId) is not { } meeting || !await committee.SitsInAsync(meeting.BodyId)) return false;
        if (!await db.MeetingPoints.AnyAsync(point => point.Id == pointId && point.MeetingId == meetingId && point.State == PointState.Published)) return false;
        if (!meeting.IsOpen(now)) throw new BrokenRuleException(TooLate);
        if (!up)
        {
            await db.MeetingThumbs.Where(thumb => thumb.PointId == pointId && thumb.AccountId == me).ExecuteDeleteAsync();
            return true;
        }
        var points = db.MeetingPoints.Where(point => point.MeetingId == meetingId);
        var mine = await db.MeetingThumbs.Where(thumb => thumb.AccountId == me && points.Any(point => point.Id == thumb.PointId)).Select(thumb => thumb.PointId).ToListAsync();
        if (mine.Contains(pointId)) return true;
        if (mine.Count >= meeting.Thumbs) throw new BrokenRuleException($"{meeting.Thumbs} choix au plus. Il faut baisser un pouce d’abord.");
        db.MeetingThumbs.Add(new MeetingThumb { PointId = pointId, AccountId = me, At = now });
        await db.SaveChangesAsync();
        return true;
    });

    private Task<bool> ActAsync(AuditAction action, Guid pointId, Func<MeetingPoint, Task> act) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var me = user.Id;
        await audit.WriteAsync(action, me, pointId); // first: it holds the log’s lock
        if (await db.MeetingPoints.Where(point => point.Id == pointId).Select(point => (Guid?)point.MeetingId).SingleOrDefaultAsync() is not { } meetingId) return false;
        await db.LockMeetingAsync(meetingId);
        if (await db.MeetingPoints.SingleOrDefaultAsync(point => point.Id == pointId && point.AuthorId == me) is not { } mine) return false;
        await act(mine);
        return true;
    });
}

/// <summary>Points that their author erased: a restored backup loses them again.</summary>
internal sealed class ErasablePoints : IErasableRows
{
    public const string Code = "meeting-point";

    public string Kind => Code;

    public IQueryable<Guid> Back(PortalDb db, IReadOnlyCollection<Guid> ids) => db.MeetingPoints.Where(point => ids.Contains(point.Id)).Select(point => point.Id);

    public Task<int> EraseAsync(PortalDb db, IReadOnlyCollection<Guid> ids) => db.MeetingPoints.Where(point => ids.Contains(point.Id)).ExecuteDeleteAsync();
}
