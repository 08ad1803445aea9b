using ChildProtection.Platform.Disclosure;
using ChildProtection.Platform.Yaml;

namespace ChildProtection.Platform.Territory;

/// <summary>
/// Reads « enquetes », which a pack may leave out: the thresholds of survey results, decided with the data protection officer.
/// They may be raised, never lowered below the portal's own.
/// </summary>
internal static class SurveyRuleReader
{
    private const int Most = 200;

    public static DisclosureRules Read(YamlMap? map)
    {
        var floor = DisclosureRules.Inside;
        if (map is null) return floor;

        var rules = floor with
        {
            ThresholdInside = From(map, "seuil_groupe", floor.ThresholdInside), ThresholdOutside = From(map, "seuil_public", floor.ThresholdOutside),
            PercentFromInside = From(map, "pourcent_groupe", floor.PercentFromInside), PercentFromOutside = From(map, "pourcent_public", floor.PercentFromOutside),
            CrossFrom = From(map, "croiser_des", floor.CrossFrom), MeanFrom = From(map, "moyenne_des", floor.MeanFrom),
        };
        if (rules.ThresholdOutside < rules.ThresholdInside) map.Report("seuil_public", "« seuil_public » : plus petit que « seuil_groupe »");
        if (rules.PercentFromOutside < rules.PercentFromInside) map.Report("pourcent_public", "« pourcent_public » : plus petit que « pourcent_groupe »");
        map.RefuseTheRest();
        return rules;
    }

    private static int From(YamlMap map, string key, int least) => map.OptionalNumber(key, least, Most) ?? least;
}
