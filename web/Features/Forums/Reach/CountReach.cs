using System.Text.Json;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Forums.Reach;

/// <summary>
/// Who registered and who came, by zone and by place of life, and the faces: counted once when the event is over and the time for faces is
/// past, through the disclosure control with the threshold of readers outside. Only the safe tables stay.
/// </summary>
public sealed class CountReach(PortalDb db, TerritoryPack territory, TimeProvider clock)
{
    public const string Presence = "venue";
    public const string ByZone = "zone";
    public const string ByPlace = "lieu";
    public const string CameByZone = "venus-zone";
    public const string CameByPlace = "venus-lieu";
    private const string Came = "Venus";
    private const string Unknown = "On ne sait pas";
    private static readonly string[] People = ["Personnes"];

    private sealed record Person(string Zone, string Place, bool IsIn);

    /// <summary>What a table says, as its title.</summary>
    public static string TitleOf(SafeTable table) => table.Code switch
    {
        Presence => "Inscrits et venus", ByZone => "Inscrits, par secteur", ByPlace => "Inscrits, par lieu de vie", CameByZone => "Venus, par secteur", CameByPlace => "Venus, par lieu de vie",
        _ => GiveFaces.Questions[int.Parse(table.Code.AsSpan(FacePrefix.Length), System.Globalization.CultureInfo.InvariantCulture)],
    };

    private const string FacePrefix = "avis-";

    /// <summary>What is kept of an event; empty while it is not counted.</summary>
    public static IReadOnlyList<SafeTable> Read(Forum forum) => forum.Reach is null ? [] : JsonSerializer.Deserialize<List<SafeTable>>(forum.Reach)!;

    /// <summary>How many came, rounded; null when it is not shown.</summary>
    public static int? CameIn(Forum forum) => Read(forum).FirstOrDefault(table => table.Code == Presence) is { WhyHidden: null } table ? table.Cells[0][0].RoundedCount : null;

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
        forum.Count(JsonSerializer.Serialize(DisclosureControl.Protect(await TablesAsync(id), territory.SurveyRules with { Readers = Readers.Outside })), territory.Today(clock));
        await db.SaveChangesAsync();
    });

    private async Task<IReadOnlyList<CountTable>> TablesAsync(Guid forumId)
    {
        var people = await PeopleAsync(forumId);
        var (came, wentIn) = (people.Where(one => one.IsIn).ToList(), new CountBase(Presence, [Came]));
        List<string> zones = [.. territory.Zones.Select(zone => zone.Name), Unknown];
        List<string> places = [.. people.Select(one => one.Place).Where(place => place != Unknown).Distinct().Order(StringComparer.CurrentCulture), Unknown];
        return
        [
            Table(Presence, [Came, "Pas venus"], people.Select(one => one.IsIn ? Came : "Pas venus")),
            Table(ByZone, zones, people.Select(one => one.Zone)), Table(ByPlace, places, people.Select(one => one.Place)),
            Table(CameByZone, zones, came.Select(one => one.Zone)) with { Base = wentIn }, Table(CameByPlace, places, came.Select(one => one.Place)) with { Base = wentIn },
            .. await FacesAsync(forumId),
        ];
    }

    /// <summary>One for each place that was given: by what the portal knows of the young person today, or by the house.</summary>
    private async Task<IReadOnlyList<Person>> PeopleAsync(Guid forumId)
    {
        var (now, stops, relations, children, stays, places) = (clock.GetUtcNow(), db.ForumStops, db.Relations, db.Children, db.Stays, db.Places);
        var rows = await db.ForumTickets.AsNoTracking().Where(ticket => !ticket.IsWaiting && stops.Any(stop => stop.Id == ticket.StopId && stop.ForumId == forumId)).Select(ticket => new
        {
            IsIn = ticket.ArrivedAt != null,
            House = places.Where(place => place.Id == ticket.PlaceId).Select(place => new { place.Name, place.Zone }).FirstOrDefault(),
            Zone = relations.Where(one => one.AccountId == ticket.AccountId && one.Kind == RelationKind.Self).SelectMany(one => children.Where(child => child.Id == one.ChildId).Select(child => child.Zone)).FirstOrDefault(),
            Place = relations.Where(one => one.AccountId == ticket.AccountId && one.Kind == RelationKind.Self).SelectMany(one => stays.Where(stay => stay.ChildId == one.ChildId && stay.From <= now && (stay.Until == null || stay.Until > now)))
                .SelectMany(stay => places.Where(place => place.Id == stay.PlaceId && place.Kind != PlaceKind.FosterFamily && place.Kind != PlaceKind.OwnHousing).Select(place => place.Name)).FirstOrDefault(),
        }).ToListAsync();
        return [.. rows.Select(row => new Person(territory.Zones.FirstOrDefault(zone => zone.Code == (row.House?.Zone ?? row.Zone))?.Name ?? Unknown, row.House?.Name ?? row.Place ?? Unknown, row.IsIn))];
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

    private static CountTable Table(string code, List<string> rows, IEnumerable<string> people)
    {
        var counts = new int[rows.Count, 1];
        foreach (var one in people) counts[rows.IndexOf(one), 0]++;
        return new CountTable(code, rows, People, counts, IsSensitive: false);
    }
}
