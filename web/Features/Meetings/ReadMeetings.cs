using ChildProtection.Features.Committee;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Meetings;

/// <summary>A meeting for whoever sits on its body or runs it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Body">Whose meeting it is.</param>
/// <param name="Details">Opened.</param>
/// <param name="Seat">Of whoever asks; null when they do not come.</param>
/// <param name="Taken">How many have a place.</param>
/// <param name="Waiting">How many wait for one.</param>
public sealed record MyMeeting(Meeting Row, CommitteeAccess.BodyLine Body, MeetingDetails Details, MeetingSeat? Seat, int Taken, int Waiting)
{
    public Guid Id => Row.Id;

    /// <summary>Whoever asks has a place, and not on the waiting list.</summary>
    public bool Comes => Seat is { IsWaiting: false };

    /// <summary>No free place, or somebody waits for it already.</summary>
    public bool IsFull => Row.Places <= Taken || Waiting > 0;

    /// <summary>Whoever asks may say how it was, once it is over.</summary>
    public bool MaySpeak => Seat is { MaySpeak: true };
}

/// <summary>The meetings of one's own bodies; to everybody else they are not there.</summary>
public sealed class ReadMeetings(PortalDb db, Vault vault, CommitteeAccess committee, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    /// <summary>Of the past, on a page.</summary>
    public const int OnAPage = 10;

    private const int MostToCome = 60;

    /// <summary>One line of the calendar.</summary>
    public sealed record Line(Meeting Row, string Body, bool? IsWaiting);

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => territory.Today(clock);

    /// <summary>This instant as the clocks here show it.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, territory.TimeZone);

    /// <summary>This day and hour here, as an instant.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, territory.TimeZone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>Those to come or under way, the next first, and one page of the others, the last first.</summary>
    public async Task<(IReadOnlyList<Line> ToCome, Paged<Line> Past)> ListAsync(IReadOnlyList<CommitteeAccess.BodyLine> bodies, int number)
    {
        var (ids, now, me, seats) = (bodies.Select(body => body.Id).ToList(), Now, user.Id, db.MeetingSeats);
        var all = db.Meetings.AsNoTracking().Where(meeting => ids.Contains(meeting.BodyId));
        var toCome = await Seen(all.Where(meeting => meeting.EndsAt > now).OrderBy(meeting => meeting.StartsAt).ThenBy(meeting => meeting.Id).Take(MostToCome)).ToListAsync();
        var past = await Seen(all.Where(meeting => meeting.EndsAt <= now).OrderByDescending(meeting => meeting.StartsAt).ThenBy(meeting => meeting.Id)).PageAsync(number, OnAPage);
        return ([.. toCome.Select(Shown)], past.With<Line>([.. past.Rows.Select(Shown)]));

        IQueryable<Found> Seen(IQueryable<Meeting> some) => some.Select(meeting => new Found { Row = meeting, Seat = seats.FirstOrDefault(seat => seat.MeetingId == meeting.Id && seat.AccountId == me) });
        Line Shown(Found found) => new(found.Row, bodies.First(body => body.Id == found.Row.BodyId).Name, found.Seat?.IsWaiting);
    }

    private sealed class Found
    {
        public required Meeting Row { get; init; }
        public required MeetingSeat? Seat { get; init; }
    }

    /// <summary>Null when whoever asks neither sits on its body nor runs it.</summary>
    public async Task<MyMeeting?> FindAsync(Guid id)
    {
        var bodies = await committee.MineAsync();
        var (ids, me, seats) = (bodies.Select(body => body.Id).ToList(), user.Id, db.MeetingSeats);
        var found = await db.Meetings.AsNoTracking().Where(meeting => meeting.Id == id && ids.Contains(meeting.BodyId)).Select(meeting => new
        {
            Row = meeting, Seat = seats.FirstOrDefault(seat => seat.MeetingId == meeting.Id && seat.AccountId == me),
            Taken = seats.Count(seat => seat.MeetingId == meeting.Id && !seat.IsWaiting), Waiting = seats.Count(seat => seat.MeetingId == meeting.Id && seat.IsWaiting),
        }).SingleOrDefaultAsync();
        if (found is null || await vault.OpenAsync(MeetingsData.Details, Vault.Nobody, id, found.Row.Details) is not { } details) return null;
        return new MyMeeting(found.Row, bodies.First(body => body.Id == found.Row.BodyId), MeetingDetails.Thaw(details), found.Seat, found.Taken, found.Waiting);
    }

    /// <summary>Whoever comes has seen its news.</summary>
    public async Task SeenAsync(MyMeeting meeting)
    {
        if (meeting.Seat is not { } seat) return;
        var now = Now;
        await db.MeetingSeats.Where(one => one.Id == seat.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.SeenAt, now));
    }

    /// <summary>What one said would help them come; null for nothing.</summary>
    public async Task<string?> NeedsAsync(MyMeeting meeting) =>
        meeting.Seat is { Needs: { } needs } seat ? await vault.OpenAsync(MeetingsData.Needs, seat.AccountId, seat.Id, needs) : null;
}

/// <summary>A page of one meeting, for the members of its body and whoever runs it.</summary>
public abstract class MeetingPage(ReadMeetings read) : LoadedPage<MyMeeting>
{
    [FromRoute]
    public Guid Id { get; set; }

    public Meeting Row => Subject.Row;

    public string Here => $"/comite/reunions/{Id}";

    public DateTimeOffset Now => read.Now;

    public DateOnly Today => read.Today;

    /// <summary>« mercredi 2 décembre 2026, de 14 heures à 16 heures ».</summary>
    public string When => MeetingWords.When(read.Local(Row.StartsAt), read.Local(Row.EndsAt));

    protected override Task<MyMeeting?> LoadAsync() => read.FindAsync(Id);
}

/// <summary>A page of one meeting for whoever runs its body.</summary>
public abstract class RunMeetingPage(ReadMeetings read) : MeetingPage(read)
{
    protected override async Task<MyMeeting?> LoadAsync() => await base.LoadAsync() is { Body.Runs: true } mine ? mine : null;
}
