using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Discussions;

/// <summary>Who helps in a room of mutual help: whoever is of age needs a place of helper that runs, and writes for the hours of it. The young write when a group meets, an elder when their own does. A danger that somebody tells is never counted.</summary>
public sealed class PeerRooms(PortalDb db, IElderSeats helpers, TerritoryPack territory, TimeProvider clock)
{
    private const int Most = 5_000;

    /// <summary>May this person come in? No: <see cref="BrokenRuleException"/>, with words for them.</summary>
    public async Task RequireMayComeAsync(RoomPerson me, RoomKind kind)
    {
        if (kind == RoomKind.Peer && me.IsYoung && await helpers.HoursAsync(me.Id) == 0) throw NoPlace();
    }

    /// <summary>May they write now? Each hour of the clock in which they wrote counts as one. No: <see cref="BrokenRuleException"/>.</summary>
    public async Task RequireMayWriteAsync(RoomPerson me, RoomKind kind)
    {
        if (kind != RoomKind.Peer || !me.IsYoung) return;
        var most = await helpers.HoursAsync(me.Id);
        if (most == 0) throw NoPlace();
        await RequireHourAsync(me, kind);
        if (most is { } hours) await RequireHoursLeftAsync(me, hours);
    }

    /// <summary>Not when no group meets: <see cref="BrokenRuleException"/>, with when one does.</summary>
    public async Task RequireHourAsync(RoomPerson me, RoomKind kind)
    {
        if (me.IsYoung && await TimeAsync(me, kind) is { IsOpen: false } time) throw new BrokenRuleException(time.Refusal);
    }

    /// <summary>What such a room is about now or next; null for any other room, and where no group has an elder.</summary>
    public async Task<PeerTime?> TimeAsync(RoomPerson me, RoomKind kind)
    {
        if (kind != RoomKind.Peer || await helpers.MeetingsAsync(me.Id) is not { Count: > 0 } all) return null;
        var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), territory.TimeZone).DateTime;
        var own = all.Any(meeting => meeting.IsMine) ? all.Where(meeting => meeting.IsMine).ToList() : all;
        var now = own.Where(meeting => meeting.IsAt(local)).OrderBy(meeting => meeting.To).ToList();
        if (now.Count > 0) return new PeerTime(true, $"En ce moment\u00A0: {string.Join("\u00A0; ", now.Select(meeting => meeting.Theme).Distinct())}, jusqu’à {FrenchDates.Hour(now[^1].To)}.");
        var next = own.MinBy(meeting => meeting.NextAfter(local))!;
        return new PeerTime(false, $"Prochain sujet\u00A0: {next.Theme}, {DayOf(next.NextAfter(local), local)} à {FrenchDates.Hour(next.From)}.");
    }

    private async Task RequireHoursLeftAsync(RoomPerson me, int hours)
    {
        var (my, now, rooms) = (me.Id, clock.GetUtcNow(), db.Rooms.Where(room => room.Kind == RoomKind.Peer));
        var local = TimeZoneInfo.ConvertTime(now, territory.TimeZone);
        var month = new DateTime(local.Year, local.Month, 1);
        var since = new DateTimeOffset(month, territory.TimeZone.GetUtcOffset(month)).ToUniversalTime();
        var said = await db.RoomMessages.Where(message => message.AuthorId == my && message.At >= since && rooms.Any(room => room.Id == message.RoomId)).OrderBy(message => message.At).Select(message => message.At).Take(Most).ToListAsync();
        if (said.Select(HourOf).Distinct().Count(hour => hour != HourOf(now)) >= hours) throw new BrokenRuleException($"Tu as aidé {hours}\u00A0heures ce mois-ci. C’est ton maximum. Merci, et à bientôt.");
    }

    private static string DayOf(DateTime day, DateTime local) => (day.Date - local.Date).Days switch { 0 => "aujourd’hui", 1 => "demain", _ => RoomDoors.DayNames[(int)day.DayOfWeek] };

    private static BrokenRuleException NoPlace() => new("Après 18 ans, il faut une place d’ancien. Demande-la dans «\u00A0L’entraide\u00A0».");

    private static long HourOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerHour;
}
