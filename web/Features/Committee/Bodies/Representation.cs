using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Disclosure;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Committee.Bodies;

/// <summary>
/// For whom the members of a body stand: by zone and by kind of place, through the disclosure control of surveys. It is counted on
/// the first day of each quarter only, and never lets the newcomers of a quarter be guessed from the one before. Observers read it
/// too: one table for all, with the threshold of readers outside.
/// </summary>
public sealed class Representation(PortalDb db, TerritoryPack territory, TimeProvider clock)
{
    public const string ByZone = "zone";
    public const string ByPlace = "lieu";
    private const int MonthsOfAQuarter = 3;
    internal const string Unknown = "On ne sait pas";

    /// <param name="CountedOn">The first day of this quarter.</param>
    /// <param name="Tables">What may be read.</param>
    public sealed record Shown(DateOnly CountedOn, IReadOnlyList<SafeTable> Tables);

    /// <summary>Members and, where they are enough to be compared, the other young people of the portal.</summary>
    public async Task<Shown> OfAsync(Body body)
    {
        var today = territory.Today(clock);
        var quarter = new DateOnly(today.Year, (today.Month - 1) / MonthsOfAQuarter * MonthsOfAQuarter + 1, 1);
        var earlier = await CountAsync(body, quarter.AddMonths(-MonthsOfAQuarter), null);
        return new Shown(quarter, await CountAsync(body, quarter, earlier));
    }

    /// <summary>« Il manque… »: rows of a table that may be read and stand at zero once rounded, the unknown apart; empty when there are none, or none may be read.</summary>
    public static IReadOnlyList<string> Missing(SafeTable table) => table.WhyHidden is not null ? []
        : [.. table.Rows.Index().Where(row => row.Item != Unknown && table.Cells[row.Index][0] is { State: CellState.Shown, RoundedCount: 0 }).Select(row => row.Item)];

    private async Task<IReadOnlyList<SafeTable>> CountAsync(Body body, DateOnly day, IReadOnlyList<SafeTable>? earlier)
    {
        var members = await MembersAsync(body, territory.EndOf(day.AddDays(-1)));
        var tables = new List<CountTable> { Table(ByZone, [.. territory.Zones.Select(zone => zone.Name)], [.. members.Select(one => territory.ZoneName(one.Zone ?? ""))]) };
        if (!body.IsForFamilies) tables.Add(Table(ByPlace, [.. Enum.GetValues<PlaceKind>().Select(kind => Word(kind))], [.. members.Select(one => one.Kind is { } kind ? Word(kind) : Unknown)]));
        return DisclosureControl.Protect(tables, territory.SurveyRules with { Readers = Readers.Outside }, earlier);
    }

    private sealed record Member(string? Zone, PlaceKind? Kind);

    /// <summary>Those who sat at that instant, once each: by what the portal knows of the young person, or of a parent’s child.</summary>
    private async Task<IReadOnlyList<Member>> MembersAsync(Body body, DateTimeOffset at)
    {
        var (id, kind, relations, children, stays, places) = (body.Id, body.IsForFamilies ? RelationKind.Parent : RelationKind.Self, db.Relations, db.Children, db.Stays, db.Places);
        return await db.CommitteeMembers.Where(seat => seat.BodyId == id && seat.From <= at && (seat.Until == null || seat.Until > at)).Select(seat => new Member(
            relations.Where(one => one.AccountId == seat.AccountId && one.Kind == kind).OrderBy(one => one.From).ThenBy(one => one.Id).SelectMany(one => children.Where(child => child.Id == one.ChildId).Select(child => child.Zone)).FirstOrDefault(),
            relations.Where(one => one.AccountId == seat.AccountId && one.Kind == kind).SelectMany(one => stays.Where(stay => stay.ChildId == one.ChildId && stay.From <= at && (stay.Until == null || stay.Until > at)))
                .SelectMany(stay => places.Where(place => place.Id == stay.PlaceId).Select(place => (PlaceKind?)place.Kind)).FirstOrDefault())).ToListAsync();
    }

    private static CountTable Table(string code, IReadOnlyList<string> known, IReadOnlyList<string> members)
    {
        IReadOnlyList<string> rows = [.. known, Unknown];
        var counts = new int[rows.Count, 1];
        foreach (var member in members)
        {
            var row = known.Index().Where(one => one.Item == member).Select(one => one.Index).FirstOrDefault(known.Count);
            counts[row, 0]++;
        }
        return new CountTable(code, rows, ["Membres"], counts, IsSensitive: false);
    }

    internal static string Word(PlaceKind kind) => Choice.Of(typeof(PlaceKind)).First(choice => choice.Value == kind.ToString()).Words;
}
