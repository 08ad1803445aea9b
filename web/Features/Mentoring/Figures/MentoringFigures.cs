using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Mentoring.Figures;

/// <summary>
/// The plan’s indicators (bonds of the year by kind and zone, how long they last, young people with an adult outside the ASE), through the
/// disclosure control of surveys, for readers outside; counted on the first day of each quarter only, so that one newcomer is never guessed.
/// </summary>
public sealed class MentoringFigures(PortalDb db, TerritoryPack territory, TimeProvider clock)
{
    public const string ByKind = "sorte";
    public const string ByZone = "zone";
    public const string ByLength = "duree";
    public const string ByOutside = "hors-ase";
    private const int MonthsOfAQuarter = 3;
    private const int Most = 20_000;
    private const string Nowhere = "Un secteur qui n’existe plus";
    private static readonly string[] Lengths = ["Moins de 3 mois", "De 3 mois à 1 an", "Plus d’1 an"];
    private static readonly string[] Paths = ["Suivis ici depuis moins de 2 ans", "Suivis ici depuis 2 ans ou plus"];

    /// <param name="CountedOn">The first day of this quarter.</param>
    /// <param name="Tables">What may be read; the first three of the twelve months before.</param>
    public sealed record Shown(DateOnly CountedOn, IReadOnlyList<SafeTable> Tables);

    private sealed record Bond(Guid ChildId, PairKind Kind, string Zone, DateTimeOffset Started, DateTimeOffset? Ended, DateTimeOffset Known);

    public async Task<Shown> CountAsync()
    {
        var today = territory.Today(clock);
        var quarter = new DateOnly(today.Year, (today.Month - 1) / MonthsOfAQuarter * MonthsOfAQuarter + 1, 1);
        var children = db.Children;
        var bonds = await (from pairing in db.Pairings join child in children on pairing.ChildId equals child.Id where pairing.StartedAt != null orderby pairing.Id
                           select new Bond(child.Id, pairing.Kind, child.Zone, pairing.StartedAt!.Value, pairing.ClosedAt, child.CreatedAt)).Take(Most).ToListAsync();
        return new Shown(quarter, Protect(bonds, quarter, Protect(bonds, quarter.AddMonths(-MonthsOfAQuarter), null)));
    }

    private IReadOnlyList<SafeTable> Protect(IReadOnlyList<Bond> bonds, DateOnly day, IReadOnlyList<SafeTable>? earlier)
    {
        var (from, until) = (territory.EndOf(day.AddYears(-1).AddDays(-1)), territory.EndOf(day.AddDays(-1)));
        var year = bonds.Where(bond => bond.Started > from && bond.Started <= until).ToList();
        var living = bonds.Where(bond => bond.Started <= until && (bond.Ended is null || bond.Ended > until)).DistinctBy(bond => bond.ChildId).ToList();
        var over = bonds.Where(bond => bond.Ended > from && bond.Ended <= until).ToList();
        string[] zones = [.. territory.Zones.Select(zone => zone.Name), .. bonds.Any(bond => territory.Zones.All(zone => zone.Code != bond.Zone)) ? (string[])[Nowhere] : []]; // as of every quarter, so that tables compare
        return
        [
            .. DisclosureControl.Protect(
                [
                    Table(ByKind, [PairKind.Mentoring.Words(), PairKind.Sponsorship.Words()], year, bond => (int)bond.Kind),
                    Table(ByZone, zones, year, bond => territory.Zones.Index().Where(zone => zone.Item.Code == bond.Zone).Select(zone => (int?)zone.Index).FirstOrDefault() ?? zones.Length - 1),
                ], Rules, earlier is null ? null : [.. earlier.Take(2)]),
            .. DisclosureControl.Protect([Table(ByLength, Lengths, over, bond => (bond.Ended!.Value - bond.Started).TotalDays switch { < 92 => 0, <= 365 => 1, _ => 2 })], Rules, earlier is null ? null : [earlier[2]]),
            .. DisclosureControl.Protect([Table(ByOutside, Paths, living, bond => until - bond.Known < TimeSpan.FromDays(730) ? 0 : 1)], Rules, earlier is null ? null : [earlier[3]]),
        ];
    }

    private DisclosureRules Rules => territory.SurveyRules with { Readers = Readers.Outside };

    private static CountTable Table(string code, string[] rows, IReadOnlyList<Bond> bonds, Func<Bond, int> rowOf)
    {
        var counts = new int[rows.Length, 1];
        foreach (var bond in bonds) counts[rowOf(bond), 0]++;
        return new CountTable(code, rows, ["Nombre"], counts, IsSensitive: false);
    }
}
