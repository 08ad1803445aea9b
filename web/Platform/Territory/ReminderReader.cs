using ChildProtection.Platform.Yaml;

namespace ChildProtection.Platform.Territory;

/// <summary>Reads « rappels »: who must be reminded of what, and when.</summary>
internal static class ReminderReader
{
    public static IReadOnlyList<ReminderRule> Read(YamlMap root)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        return [.. root.Maps("rappels").Select(map => Rule(map, codes))];
    }

    private static ReminderRule Rule(YamlMap map, HashSet<string> codes)
    {
        var rule = new ReminderRule(
            map.Text("code"), map.Text("quoi"), map.OptionalNumber("tous_les_mois"), map.OptionalNumber("apres_mois"),
            map.OptionalNumber("a_age"), map.OptionalNumber("avant_jours") ?? 0, map.Text("source"));
        if (rule.Code.Length > 0 && !codes.Add(rule.Code)) map.Report("code", $"« rappels » : le code « {rule.Code} » est là deux fois");
        if (!map.Has("tous_les_mois") && !map.Has("apres_mois") && !map.Has("a_age"))
            map.Report("code", "« rappels » : dites quand, avec « tous_les_mois », « apres_mois » ou « a_age »");
        map.RefuseTheRest();
        return rule;
    }
}
