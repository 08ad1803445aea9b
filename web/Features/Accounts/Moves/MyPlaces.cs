namespace ChildProtection.Features.Accounts.Moves;

/// <summary>Where the young person who asks lives, and will live: for them alone.</summary>
public sealed class MyPlaces(PortalDb db, Access access)
{
    /// <summary>One place, and from when.</summary>
    public sealed record Line(string Place, DateTimeOffset From);

    /// <param name="Today">Null when nobody wrote it.</param>
    /// <param name="Next">A change that is written and has not come.</param>
    public sealed record State(Line? Today, Line? Next);

    /// <summary>Nothing once the measure is over: the young person lives where they choose.</summary>
    public async Task<State> ReadAsync()
    {
        var (now, places) = (access.Now, db.Places);
        var own = access.Children(Purpose.Own).InCareAt(now);
        var rows = await db.Stays.Where(stay => (stay.Until == null || stay.Until > now) && own.Any(child => child.Id == stay.ChildId)).OrderBy(stay => stay.From)
            .Join(places, stay => stay.PlaceId, place => place.Id, (stay, place) => new Line(place.Name, stay.From)).Take(2).ToListAsync();
        return new State(rows.LastOrDefault(row => row.From <= now), rows.FirstOrDefault(row => row.From > now));
    }
}
