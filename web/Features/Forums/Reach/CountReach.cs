using System.Text.Json;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Forums.Reach;

/// <summary>
/// Who came, by zone and by place of life, and the faces: counted once when the event is over and the time for faces is past, through the
/// disclosure control with the threshold of readers outside. Only the safe tables stay. Who registered is not published beside: the few who
/// did not come would be what is left.
/// </summary>
public sealed class CountReach(PortalDb db, TerritoryPack territory, TimeProvider clock)
{
    public const string CameByZone = "venus-zone";
    public const string CameByPlace = "venus-lieu";
    private const string Unknown = "On ne sait pas";
    private const string Elsewhere = "Autres lieux, ou on ne sait pas";
    private static readonly string[] People = ["Personnes"];

    private sealed record Person(string Zone, string? Place);

    /// <summary>Where an event stopped: nobody is in it.</summary>
    /// <param name="Stops">How many stops.</param>
    /// <param name="Zones">In how many zones.</param>
    /// <param name="Places">In how many places of life.</param>
    public sealed record Route(int Stops, int Zones, int Places);

    /// <summary>What a table says, as its title.</summary>
    public static string TitleOf(SafeTable table) => table.Code switch
    {
        CameByZone => "Venus, par secteur", CameByPlace => "Venus, par lieu de vie",
        _ => GiveFaces.Questions[int.Parse(table.Code.AsSpan(FacePrefix.Length), System.Globalization.CultureInfo.InvariantCulture)],
    };

    private const string FacePrefix = "avis-";

    /// <summary>What is kept of an event; empty while it is not counted.</summary>
    public static IReadOnlyList<SafeTable> Read(Forum forum) => forum.Reach is null ? [] : [.. JsonSerializer.Deserialize<List<SafeTable>>(forum.Reach)!.Where(table => table.Code is CameByZone or CameByPlace || IsOfFaces(table))];

    /// <summary>What people thought, as anybody may read it; empty while it is not counted, or too few answered.</summary>
    public static IReadOnlyList<SafeTable> FacesOf(Forum forum) => [.. Read(forum).Where(table => IsOfFaces(table) && table is { WhyHidden: null, SaysSomething: true })];

    /// <summary>How many came, rounded; null when it is not shown.</summary>
    public static int? CameIn(Forum forum) => Read(forum).FirstOrDefault(table => table.Code == CameByZone) is { WhyHidden: null } table ? table.RoundedTotal : null;

    /// <summary>Where it stopped.</summary>
    public async Task<Route> RouteAsync(Guid forumId)
    {
        var stops = await db.ForumStops.AsNoTracking().Where(stop => stop.ForumId == forumId).Select(stop => new { stop.Zone, stop.PlaceId }).ToListAsync();
        return new Route(stops.Count, stops.Select(stop => stop.Zone).Distinct().Count(), stops.Select(stop => stop.PlaceId).OfType<Guid>().Distinct().Count());
    }

    /// <summary>Counts the events that are over; safe to run twice and in two processes.</summary>
    public async Task CountAsync()
    {
        var over = territory.Today(clock).AddDays(-GiveFaces.DaysAfter);
        foreach (var id in await db.Forums.Where(forum => forum.PublishedAt != null && forum.CancelledAt == null && forum.CountedOn == null && forum.LastDay < over).Select(forum => forum.Id).Take(50).ToListAsync())
            await CountAsync(id);
    }

    private Task CountAsync(Guid id) => db.InOneTransactionAsync(async () =>
    {
        await db.LockForumAsync(id);
        if (await db.Forums.SingleAsync(one => one.Id == id) is not { CountedOn: null } forum) return;
        forum.Count(JsonSerializer.Serialize(DisclosureControl.Protect(await TablesAsync(forum), territory.SurveyRules with { Readers = Readers.Outside })), territory.Today(clock));
        await db.SaveChangesAsync();
    });

    private async Task<IReadOnlyList<CountTable>> TablesAsync(Forum forum)
    {
        List<Person> came = [.. await PeopleAsync(forum.Id), .. Enumerable.Repeat(new Person(Unknown, null), forum.Sheet.WithoutTicket.Values.Sum())];
        List<string> zones = [.. territory.Zones.Select(zone => zone.Name), Unknown];
        var named = Named(came);
        var places = came.Select(one => one.Place is { } place && named.Contains(place) ? place : Elsewhere).ToList();
        return
        [
            Table(CameByZone, zones, came.Select(one => one.Zone)),
            Table(CameByPlace, [.. named.Order(StringComparer.CurrentCulture), .. named.Count == 0 || places.Contains(Elsewhere) ? new[] { Elsewhere } : []], places),
            .. await FacesAsync(forum.Id),
        ];
    }

    /// <summary>The places of life that may be named: enough people came from each, and from all that is not named together; never one alone.</summary>
    private List<string> Named(List<Person> came)
    {
        var threshold = (territory.SurveyRules with { Readers = Readers.Outside }).Threshold;
        var large = came.Where(one => one.Place is not null).GroupBy(one => one.Place!).Where(place => place.Count() >= threshold).OrderByDescending(place => place.Count()).Select(place => place.Key).ToList();
        while (large.Count > 0 && came.Count(one => one.Place is null || !large.Contains(one.Place)) is var rest && (rest == 0 ? large.Count == 1 : rest < threshold)) large.RemoveAt(large.Count - 1);
        return large;
    }

    /// <summary>One for each ticket that came in: by what the portal knows of the young person today, or by the house. A foster family, or a home of one’s own, is never named.</summary>
    private async Task<IReadOnlyList<Person>> PeopleAsync(Guid forumId)
    {
        var (now, stops, relations, children, stays, places) = (clock.GetUtcNow(), db.ForumStops, db.Relations, db.Children, db.Stays, db.Places);
        var rows = await db.ForumTickets.AsNoTracking().Where(ticket => ticket.ArrivedAt != null && stops.Any(stop => stop.Id == ticket.StopId && stop.ForumId == forumId)).Select(ticket => new
        {
            House = places.Where(place => place.Id == ticket.PlaceId).Select(place => new { place.Name, place.Zone, place.Kind }).FirstOrDefault(),
            Zone = relations.Where(one => one.AccountId == ticket.AccountId && one.Kind == RelationKind.Self).SelectMany(one => children.Where(child => child.Id == one.ChildId).Select(child => child.Zone)).FirstOrDefault(),
            Place = relations.Where(one => one.AccountId == ticket.AccountId && one.Kind == RelationKind.Self).SelectMany(one => stays.Where(stay => stay.ChildId == one.ChildId && stay.From <= now && (stay.Until == null || stay.Until > now)))
                .SelectMany(stay => places.Where(place => place.Id == stay.PlaceId && place.Kind != PlaceKind.FosterFamily && place.Kind != PlaceKind.OwnHousing).Select(place => place.Name)).FirstOrDefault(),
        }).ToListAsync();
        return [.. rows.Select(row => new Person(territory.Zones.FirstOrDefault(zone => zone.Code == (row.House?.Zone ?? row.Zone))?.Name ?? Unknown, row.House is { } house ? house.Kind is PlaceKind.FosterFamily or PlaceKind.OwnHousing ? null : house.Name : row.Place))];
    }

    private async Task<IEnumerable<CountTable>> FacesAsync(Guid forumId)
    {
        var faces = await db.ForumFaces.AsNoTracking().Where(face => face.ForumId == forumId).ToListAsync();
        return faces.GroupBy(face => face.Question).OrderBy(group => group.Key).Select(group =>
        {
            var counts = new int[GiveFaces.Faces, 1];
            foreach (var face in group) counts[face.Face, 0] = face.Count;
            return new CountTable($"{FacePrefix}{group.Key}", GiveFaces.FaceWords, People, counts, IsSensitive: false);
        });
    }

    private static bool IsOfFaces(SafeTable table) => table.Code.StartsWith(FacePrefix, StringComparison.Ordinal);

    private static CountTable Table(string code, List<string> rows, IEnumerable<string> people)
    {
        var counts = new int[rows.Count, 1];
        foreach (var one in people) counts[rows.IndexOf(one), 0]++;
        return new CountTable(code, rows, People, counts, IsSensitive: false);
    }
}
