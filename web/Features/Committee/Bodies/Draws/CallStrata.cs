using System.Globalization;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Committee.Bodies.Joining;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Committee.Bodies.Draws;

/// <summary>
/// Who volunteers are like: for young people the age band and the kind of place, for parents the zone, as the body itself is shown
/// (<see cref="Representation"/>). Groups of fewer than the threshold of the surveys (those inside) are merged: first within their age
/// band, then together, then with the smallest of the others.
/// </summary>
public sealed class CallStrata(PortalDb db, TerritoryPack territory, Representation representation, TimeProvider clock)
{
    public const string ByAge = "age";
    private const int Majority = 18;
    private const int MiddleAge = 15;

    /// <summary>Weights are rounded up to this.</summary>
    private const int Step = 5;

    /// <summary>More people than a territory cares for.</summary>
    private const int Most = 20_000;

    private static readonly string[] Bands = ["Moins de 15 ans", "15 à 17 ans", "18 ans et plus", Representation.Unknown];

    private sealed record Person(Guid AccountId, DateOnly? ComesOfAgeOn, DateTimeOffset? CareEndsAt, string? Zone, PlaceKind? Kind);

    private sealed record Stratum(int Band, string Where);

    /// <summary>Volunteers of one stratum, or of several that were merged.</summary>
    private sealed record Pool(IReadOnlyList<Stratum> Strata, IReadOnlyList<CallVolunteer> People)
    {
        public static Pool Of(IReadOnlyCollection<Pool> pools) => new([.. pools.SelectMany(pool => pool.Strata)], [.. pools.SelectMany(pool => pool.People)]);
    }

    /// <summary>The groups of a draw: those volunteers who fit the body today, and whose account is open.</summary>
    public async Task<IReadOnlyList<DrawGroup>> GroupsAsync(Body body, IReadOnlyList<CallVolunteer> volunteers)
    {
        var (where, threshold) = (await OfAsync(body, volunteers), territory.SurveyRules.ThresholdInside);
        var strata = volunteers.Where(one => where.ContainsKey(one.AccountId)).GroupBy(one => where[one.AccountId]).Select(group => new Pool([group.Key], [.. group])).ToList();
        var everybody = await PublicAsync(body);
        var missing = (await representation.OfAsync(body)).Tables.Where(table => table.Code == (body.IsForFamilies ? Representation.ByZone : Representation.ByPlace)).SelectMany(Representation.Missing).ToHashSet();
        var pools = Merge(strata, threshold).Select(pool => (Pool: pool, Numbers: pool.People.Select(one => one.Number).Order(StringComparer.Ordinal).ToList()));
        return [.. pools.OrderByDescending(pool => pool.Numbers.Count).ThenBy(pool => pool.Numbers[0], StringComparer.Ordinal).Select((one, index) => new DrawGroup(
            (index + 1).ToString(CultureInfo.InvariantCulture), Rounded(one.Pool.Strata.Sum(stratum => everybody.GetValueOrDefault(stratum))), one.Pool.Strata.Any(stratum => missing.Contains(stratum.Where)),
            one.Numbers, [.. one.Pool.People.Where(person => person.Stays).Select(person => person.Number).Order(StringComparer.Ordinal)]))];
    }

    /// <summary>How many volunteers by age band and kind of place (by zone for parents), small numbers hidden.</summary>
    public async Task<IReadOnlyList<SafeTable>> CountAsync(Body body, IReadOnlyList<CallVolunteer> volunteers)
    {
        var strata = (await OfAsync(body, volunteers)).Values.ToList();
        string[] places = body.IsForFamilies ? [.. territory.Zones.Select(zone => zone.Name), Representation.Unknown] : [.. Enum.GetValues<PlaceKind>().Select(Representation.Word), Representation.Unknown];
        var tables = new List<CountTable> { Table(body.IsForFamilies ? Representation.ByZone : Representation.ByPlace, places, [.. strata.Select(one => one.Where)]) };
        if (!body.IsForFamilies) tables.Insert(0, Table(ByAge, Bands, [.. strata.Select(one => Bands[one.Band])]));
        return DisclosureControl.Protect(tables, territory.SurveyRules with { Readers = Readers.Inside });
    }

    private static CountTable Table(string code, string[] rows, IReadOnlyList<string> people)
    {
        var counts = new int[rows.Length, 1];
        foreach (var one in people) counts[Math.Max(0, Array.IndexOf(rows, one)), 0]++;
        return new CountTable(code, rows, ["Personnes"], counts, IsSensitive: false);
    }

    private static List<Pool> Merge(List<Pool> strata, int threshold)
    {
        var bands = strata.Where(pool => pool.People.Count < threshold).GroupBy(pool => pool.Strata[0].Band).Select(pools => Pool.Of([.. pools])).ToList();
        List<Pool> kept = [.. strata.Concat(bands).Where(pool => pool.People.Count >= threshold)];
        List<Pool> small = bands.FindAll(pool => pool.People.Count < threshold);
        if (small.Count == 0) return kept;
        if (small.Sum(pool => pool.People.Count) < threshold && kept.OrderBy(pool => pool.People.Count).ThenBy(pool => pool.People.Min(one => one.Number), StringComparer.Ordinal).FirstOrDefault() is { } smallest)
        {
            kept.Remove(smallest);
            small.Add(smallest);
        }
        return [.. kept, Pool.Of(small)];
    }

    private static int Rounded(int people) => Math.Max(Step, (people + Step - 1) / Step * Step);

    /// <summary>By account, those of these who fit.</summary>
    private async Task<IReadOnlyDictionary<Guid, Stratum>> OfAsync(Body body, IReadOnlyList<CallVolunteer> volunteers)
    {
        var (ids, id, seats) = (volunteers.Select(one => one.AccountId).ToList(), body.Id, db.CommitteeMembers);
        var open = await db.Users.Where(account => ids.Contains(account.Id) && account.DisabledAt == null)
            .Select(account => new { account.Id, Sits = seats.Any(seat => seat.BodyId == id && seat.AccountId == account.Id && seat.Until == null) }).ToListAsync();
        var known = (await PeopleAsync(body, db.Relations.Where(one => ids.Contains(one.AccountId)))).ToDictionary(one => one.AccountId);
        var today = territory.Today(clock);
        return open.Where(one => !one.Sits).Select(one => known.GetValueOrDefault(one.Id) ?? new Person(one.Id, null, null, null, null)).Where(one => Fits(body, one, today)).ToDictionary(one => one.AccountId, one => StratumOf(body, one, today));
    }

    /// <summary>By stratum, all people with an account who might sit on this body.</summary>
    private async Task<IReadOnlyDictionary<Stratum, int>> PublicAsync(Body body)
    {
        var today = territory.Today(clock);
        return (await PeopleAsync(body, db.Relations)).Where(one => Fits(body, one, today)).CountBy(one => StratumOf(body, one, today)).ToDictionary();
    }

    /// <summary>Each account once, with the young person it is, or the first child of a parent.</summary>
    private async Task<IReadOnlyList<Person>> PeopleAsync(Body body, IQueryable<Relation> relations)
    {
        var (kind, now, children, stays, places, accounts) = (body.IsForFamilies ? RelationKind.Parent : RelationKind.Self, clock.GetUtcNow(), db.Children, db.Stays, db.Places, db.Users);
        var rows = await (
            from relation in relations
            join child in children on relation.ChildId equals child.Id
            where relation.Kind == kind && relation.From <= now && (relation.Until == null || relation.Until > now) && accounts.Any(account => account.Id == relation.AccountId && account.DisabledAt == null)
            orderby relation.From, relation.Id
            select new Person(relation.AccountId, child.ComesOfAgeOn, child.CareEndsAt, child.Zone,
                stays.Where(stay => stay.ChildId == child.Id && stay.From <= now && (stay.Until == null || stay.Until > now)).SelectMany(stay => places.Where(place => place.Id == stay.PlaceId).Select(place => (PlaceKind?)place.Kind)).FirstOrDefault())).Take(Most).ToListAsync();
        return [.. rows.DistinctBy(one => one.AccountId)];
    }

    private bool Fits(Body body, Person person, DateOnly today) =>
        Eligibility.Of(body, new Candidate(!body.IsForFamilies, person.ComesOfAgeOn, person.CareEndsAt <= clock.GetUtcNow(), IsMember: false), members: 0, today).MayJoin;

    private Stratum StratumOf(Body body, Person person, DateOnly today) => body.IsForFamilies
        ? new Stratum(0, person.Zone is { } zone ? territory.ZoneName(zone) : Representation.Unknown)
        : new Stratum(BandOf(person.ComesOfAgeOn, today), person.Kind is { } kind ? Representation.Word(kind) : Representation.Unknown);

    private static int BandOf(DateOnly? majority, DateOnly today) => majority is not { } day ? Bands.Length - 1 : today >= day ? 2 : today >= day.AddYears(MiddleAge - Majority) ? 1 : 0;
}
