namespace ChildProtection.Features.Meetings.Seats;

/// <summary>Who comes in when a place becomes free: the first who waits, once. Called with the meeting’s row held.</summary>
public sealed class WaitingList(PortalDb db)
{
    private const int MostMails = 500;

    /// <summary>As many as there are places now; they are told. Saves what is pending.</summary>
    public async Task FillAsync(Meeting meeting, DateTimeOffset now)
    {
        await db.SaveChangesAsync();
        var free = meeting.Places is { } places ? places - await db.MeetingSeats.CountAsync(seat => seat.MeetingId == meeting.Id && !seat.IsWaiting) : int.MaxValue;
        if (free <= 0 || !meeting.IsOpen(now)) return;
        var next = await db.MeetingSeats.Where(seat => seat.MeetingId == meeting.Id && seat.IsWaiting).OrderBy(seat => seat.Number).Take(Math.Min(free, MostMails)).ToListAsync();
        if (next.Count == 0) return;
        foreach (var seat in next) seat.Promote(now);
        await db.SaveChangesAsync();
        var ids = next.Select(seat => seat.Id).ToList();
        await MailAsync(db.MeetingSeats.Where(seat => ids.Contains(seat.Id)), MailTemplate.News, now);
    }

    /// <summary>A mail without a word of it, to adults alone: young people are told on the portal.</summary>
    public async Task MailAsync(IQueryable<MeetingSeat> seats, MailTemplate template, DateTimeOffset now)
    {
        var addresses = await db.Users.Where(account => account.Role == Role.Parent && account.Email != null && account.DisabledAt == null && seats.Any(seat => seat.AccountId == account.Id)).Select(account => account.Email!).Take(MostMails).ToListAsync();
        foreach (var address in addresses) Outbox.Add(db, address, template, now);
        await db.SaveChangesAsync();
    }
}
