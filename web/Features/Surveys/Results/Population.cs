using System.Globalization;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys.Results;

/// <summary>
/// Who a survey was asked of, as far as its settings tell. A zone and a place of life say nothing of each other: a child of any zone may
/// live in any place, so those groups may share people.
/// </summary>
internal sealed record Population(IReadOnlyList<string> Publics, int AgeFrom, int AgeTo, IReadOnlyList<string> Zones, IReadOnlyList<string> Places)
{
    private const int Oldest = 150;

    public static Population Of(Survey survey) => new(survey.PublicCodes, survey.AgeFrom ?? 0, survey.AgeTo ?? Oldest, survey.ZoneCodes, survey.PlaceIds);

    /// <summary>Somebody may be in both. Ages are asked of young people only.</summary>
    public bool MayShare(Population other) =>
        Publics.Intersect(other.Publics).Any(one => one != Public.Young || AgeFrom <= other.AgeTo && other.AgeFrom <= AgeTo) && MayShare(Zones, other.Zones) && MayShare(Places, other.Places);

    /// <summary>Everybody of the other group is in this one.</summary>
    public bool Holds(Population other) =>
        !other.Publics.Except(Publics).Any() && (!other.Publics.Contains(Public.Young) || AgeFrom <= other.AgeFrom && other.AgeTo <= AgeTo)
        && Holds(Zones, other.Zones) && Holds(Places, other.Places);

    /// <summary>Those of this group who are in one column of a table crossed by public, by zone or by age (« 11-14 »).</summary>
    public Population Among(string by, IReadOnlyList<string> codes) => by switch
    {
        DeclaredTable.ByPublic => this with { Publics = codes },
        DeclaredTable.ByZone => this with { Zones = codes },
        _ => this with { Publics = [Public.Young], AgeFrom = Math.Max(AgeFrom, Age(codes[0][..2])), AgeTo = Math.Min(AgeTo, Age(codes[^1][^2..])) },
    };

    private static int Age(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static bool MayShare(IReadOnlyList<string> some, IReadOnlyList<string> others) => some.Count == 0 || others.Count == 0 || some.Intersect(others).Any();

    private static bool Holds(IReadOnlyList<string> some, IReadOnlyList<string> others) => some.Count == 0 || others.Count > 0 && !others.Except(some).Any();
}
