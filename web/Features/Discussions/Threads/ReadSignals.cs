using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Discussions.Threads;

/// <summary>How much and how late an adult writes to a young person, counted from hours alone (SAFE-08): no word is opened, nobody is stopped by it.</summary>
public sealed class ReadSignals(PortalDb db, TerritoryPack territory, TimeProvider clock)
{
    /// <summary>Over so many days.</summary>
    public const int Days = 7;

    private const int LateFrom = 20;
    private const int EarlyUntil = 8;
    private const int Most = 2_000;

    /// <summary>Null where nobody wrote lately, and for any other room.</summary>
    /// <param name="roomId">A conversation of a young person with an adult.</param>
    internal async Task<ThreadSignals?> CountAsync(Guid roomId)
    {
        var (since, members, accounts) = (clock.GetUtcNow().AddDays(-Days), db.RoomMembers, db.Users);
        var threads = db.Rooms.Where(room => room.Kind == RoomKind.Pair || room.Kind == RoomKind.CaseWorker || room.Kind == RoomKind.Question);
        var said = await db.RoomMessages.Where(message => message.RoomId == roomId && message.At > since && threads.Any(room => room.Id == roomId) && members.Any(member => member.RoomId == roomId && member.AccountId == message.AuthorId && member.Part == RoomPart.Member))
            .OrderByDescending(message => message.At).Take(Most).Select(message => new { message.At, IsYoung = accounts.Any(account => account.Id == message.AuthorId && account.Role == Role.YoungPerson) }).ToListAsync();
        var adult = said.Where(one => !one.IsYoung).ToList();
        return said.Count == 0 ? null : new ThreadSignals(adult.Count, said.Count - adult.Count, adult.Count(one => TimeZoneInfo.ConvertTime(one.At, territory.TimeZone).Hour is >= LateFrom or < EarlyUntil));
    }
}
