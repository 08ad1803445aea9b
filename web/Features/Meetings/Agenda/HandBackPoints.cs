namespace ChildProtection.Features.Meetings.Agenda;

/// <summary>Points that nobody read before their meeting was over or cancelled go back to their author with a word: nobody is left wondering. Safe to run twice.</summary>
public sealed class HandBackPoints(PortalDb db, Vault vault, AuditLog audit, TimeProvider clock)
{
    /// <summary>What they come back with.</summary>
    public const string Word = "Pour la prochaine réunion.";

    private const int AtOnce = 100;

    /// <summary>All of them, now.</summary>
    public async Task HandBackAsync()
    {
        var (now, meetings) = (clock.GetUtcNow(), db.Meetings);
        var late = await db.MeetingPoints.AsNoTracking().Where(point => point.State == PointState.Held && point.AuthorId != null && meetings.Any(meeting => meeting.Id == point.MeetingId && (meeting.EndsAt <= now || meeting.CancelledAt != null)))
            .OrderBy(point => point.Id).Select(point => new { point.Id, point.MeetingId, point.AuthorId }).Take(AtOnce).ToListAsync();
        foreach (var one in late)
            await db.InOneTransactionOrNothingAsync(async () =>
            {
                await audit.WriteAsync(MeetingsAudit.PointReturned, one.AuthorId, one.Id); // first: it holds the log’s lock
                await db.LockMeetingAsync(one.MeetingId);
                if (await db.MeetingPoints.SingleOrDefaultAsync(point => point.Id == one.Id && point.State == PointState.Held) is not { AuthorId: { } author } point) return false; // dealt with meanwhile
                point.Return(await vault.SealAsync(MeetingsData.Word, author, point.Id, Word), now);
                await db.SaveChangesAsync();
                return true;
            });
    }
}
