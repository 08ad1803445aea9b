using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Discussions;

/// <summary>Whether one may write in a room now, and the sentence that says so.</summary>
/// <param name="IsOpen">Else one only reads.</param>
/// <param name="IsCovered">Somebody reads along now: a facilitator who is there, or whoever is on duty.</param>
/// <param name="Sentence">« Ouvert jusqu’à 19 heures. Samia est là. »</param>
public sealed record RoomDoor(bool IsOpen, bool IsCovered, string Sentence);

/// <summary>Opening hours, quiet hours and people on duty, together (SAFE-30, reference §3.3). Aid and reports never sleep: they are not here.</summary>
public sealed class RoomDoors(PortalDb db, RoomAccess access, IDuty duty, TerritoryPack territory, TimeProvider clock)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);
    internal static readonly string[] DayNames = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    /// <summary>Of one room.</summary>
    public async Task<RoomDoor> OfAsync(Room room)
    {
        var (id, now) = (room.Id, clock.GetUtcNow());
        var accounts = db.Users;
        var host = await (from seat in access.Living()
                          join account in accounts on seat.Member.AccountId equals account.Id
                          where seat.Room.Id == id && seat.Member.HostsUntil > now
                          select account.DisplayName).FirstOrDefaultAsync();
        var isSupervised = !room.IsThread || await access.Living().AnyAsync(seat => seat.Room.Id == id && seat.Member.Part == RoomPart.Supervisor);
        return Of(room, host, host is not null || await duty.IsCoveredAsync(now), isSupervised);
    }

    /// <summary>The same when who is there is known: for a list.</summary>
    /// <param name="room">Which.</param>
    /// <param name="host">The facilitator who is there; null for nobody.</param>
    /// <param name="isCovered">Somebody reads along.</param>
    /// <param name="isSupervised">A conversation of few has somebody who accompanies it today: else one only reads (SAFE-01).</param>
    public RoomDoor Of(Room room, string? host, bool isCovered, bool isSupervised)
    {
        var now = clock.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(now, territory.TimeZone).DateTime;
        if (room.ClosedAt is not null) return new(false, isCovered, "Fermé. On peut encore lire.");
        if (!isSupervised) return new(false, false, "Personne n’accompagne en ce moment. On peut lire.");
        if (duty.IsQuiet(now)) return new(false, isCovered, $"C’est calme ici. On reprend à {Hour(Next(now, quiet: false))}.");
        if (room.IsThread) return new(true, isCovered, isCovered ? "On peut écrire." : "On peut écrire. Le message part après lecture.");
        if (!room.IsWithin(local)) return new(false, isCovered, Opens(room, local));
        if (!isCovered) return new(false, false, "Personne n’accompagne en ce moment. On peut lire.");
        return new(true, true, $"Ouvert jusqu’à {Until(room, now)}. {(host is null ? "L’équipe est là." : $"{FirstName(host)} est là.")}");
    }

    /// <summary>« Samia » of « Samia Roche ».</summary>
    public static string FirstName(string name) => name.Split(' ')[0];

    /// <summary>When a facilitator who comes now goes at the latest: the end of the room’s hours, of the day, or four hours.</summary>
    public DateTimeOffset HostUntil(Room room)
    {
        var now = clock.GetUtcNow();
        var latest = now.AddHours(4);
        if (room.OpensAt == room.ClosesAt) return latest;
        var today = TimeZoneInfo.ConvertTime(now, territory.TimeZone).Date + room.ClosesAt.ToTimeSpan();
        var end = new DateTimeOffset(today, territory.TimeZone.GetUtcOffset(today)).ToUniversalTime();
        return end < latest && end > now ? end : latest;
    }

    private string Until(Room room, DateTimeOffset now)
    {
        var quiet = Next(now, quiet: true);
        if (room.OpensAt == room.ClosesAt) return Hour(quiet);
        var sleeps = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(quiet, territory.TimeZone).DateTime);
        var opens = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, territory.TimeZone).DateTime);
        return FrenchDates.Hour(sleeps > opens && sleeps < room.ClosesAt ? sleeps : room.ClosesAt);
    }

    /// <summary>The next half hour at which it is quiet, or is not; a day later when there is none.</summary>
    private DateTimeOffset Next(DateTimeOffset now, bool quiet)
    {
        var at = new DateTimeOffset(now.Ticks - (now.Ticks % Step.Ticks), now.Offset);
        for (var step = 1; step <= 48; step++)
            if (duty.IsQuiet(at + (Step * step)) == quiet) return at + (Step * step);
        return at.AddDays(1);
    }

    private string Hour(DateTimeOffset at) => FrenchDates.Hour(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, territory.TimeZone).DateTime));

    private static string Opens(Room room, DateTime local)
    {
        for (var more = 0; more <= 7; more++)
        {
            var day = local.Date.AddDays(more);
            if ((room.Days & (1 << (int)day.DayOfWeek)) == 0 || more == 0 && TimeOnly.FromDateTime(local) >= room.OpensAt) continue;
            return more == 0 ? $"Ouvre à {FrenchDates.Hour(room.OpensAt)}." : $"Ouvre {(more == 1 ? "demain" : DayNames[(int)day.DayOfWeek])} à {FrenchDates.Hour(room.OpensAt)}.";
        }
        return "Fermé pour le moment.";
    }
}
