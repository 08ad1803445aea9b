using ChildProtection.Platform.Yaml;

namespace ChildProtection.Platform.Territory;

/// <summary>Reads one pack (« content/territories/*.yaml ») and says, line by line, what is wrong with it.</summary>
internal static class TerritoryPackReader
{
    private static readonly string[] MandatoryAges = ["participation_min", "autonomie", "entretien", "majorite", "fin_accompagnement", "filet"];
    private static readonly string[] OptionalAges = ["entretien_accueil_familial"];

    /// <summary>The capabilities a territory opens or closes.</summary>
    public static readonly IReadOnlyList<string> Modules =
        ["livret", "enquetes", "autonomie", "ppe", "conferences", "comite", "familles", "discussions", "mentorat", "plan"];

    /// <summary>Null when the file cannot be read at all; else a pack, to be trusted only when there are no findings.</summary>
    public static TerritoryPack? Read(string shownFile, string code, string text, ICollection<FileFinding> findings)
    {
        if (YamlMap.Read(new YamlFile(shownFile, findings), text) is not { } root) return null;

        var effect = root.Map("effet");
        var isFictional = root.Has("fictif") ? root.OptionalFlag("fictif") : root.Flag("fictif");
        var terms = TermReader.Read(root.Map("termes"));
        var pack = new TerritoryPack
        {
            Code = Code(root, code),
            Name = root.Text("nom"),
            IsFictional = isFictional == true,
            PortalName = root.Text("portail"),
            TimeZone = Zone(root),
            Languages = Languages(root),
            EffectiveFrom = effect?.Date("du") ?? default,
            EffectiveUntil = effect?.OptionalDate("au"),
            Terms = terms,
            Zones = [.. Coded(root, "zones").Select(zone => new Zone(zone.Code, zone.Name))],
            Levels = [.. Coded(root, "niveaux").Select(level => new ZoneLevel(level.Code, level.Name))],
            Ages = Ages(root.Map("ages")),
            Reminders = ReminderReader.Read(root),
            HelpLines = HelpLineReader.Read(root),
            Listening = HelpLineReader.Listening(root.Map("interne"), isFictional),
            Modules = OpenModules(root.Map("modules")),
            Quiet = QuietHours.Read(root.OptionalMap("calme")),
            ExitAddress = Exit(root.OptionalMap("quitter")),
            Answer = Answer(root.Map("reponse"), terms),
            Bodies = BodyPlanReader.Read(root),
            SurveyRules = SurveyRuleReader.Read(root.OptionalMap("enquetes")),
            Mentoring = MentoringRuleReader.Read(root.OptionalMap("mentorat")),
            Legal = Legal(root.Map("mentions")),
        };
        if (pack.EffectiveUntil < pack.EffectiveFrom) effect?.Report("au", "« au » : la fin vient avant le début");
        effect?.RefuseTheRest();
        root.RefuseTheRest();
        return pack;
    }

    private static string Code(YamlMap root, string expected)
    {
        var code = root.Text("code");
        if (code.Length > 0 && code != expected) root.Report("code", $"« code » : « {code} » doit être le nom du fichier, « {expected} »");
        return code;
    }

    private static TimeZoneInfo Zone(YamlMap root)
    {
        var name = root.Text("fuseau");
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return zone;
        if (name.Length > 0) root.Report("fuseau", $"« fuseau » : « {name} » n’est pas un fuseau horaire connu");
        return TimeZoneInfo.Utc;
    }

    private static IReadOnlyList<string> Languages(YamlMap root)
    {
        var languages = root.Texts("langues");
        if ((languages.Count > 0 || !root.Has("langues")) && !languages.Contains("fr", StringComparer.Ordinal)) root.Report("langues", "« langues » : il faut au moins « fr »");
        return languages;
    }

    /// <summary>A list of codes with names; each code once.</summary>
    private static List<(string Code, string Name)> Coded(YamlMap root, string key)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var list = new List<(string, string)>();
        foreach (var item in root.Maps(key))
        {
            var code = item.Text("code");
            if (code.Length > 0 && !known.Add(code)) item.Report("code", $"« {key} » : le code « {code} » est là deux fois");
            list.Add((code, item.Text("nom")));
            item.RefuseTheRest();
        }
        return list;
    }

    private static Dictionary<string, int> Ages(YamlMap? map)
    {
        var ages = new Dictionary<string, int>(StringComparer.Ordinal);
        if (map is null) return ages;
        foreach (var key in MandatoryAges.Concat(OptionalAges.Where(map.Has)))
            ages[key] = map.Number(key, least: 1, most: 30);
        map.RefuseTheRest();
        return ages;
    }

    private static HashSet<string> OpenModules(YamlMap? map)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var module in Modules) if (map?.Flag(module) == true) open.Add(module);
        map?.RefuseTheRest();
        return open;
    }

    private static Uri? Exit(YamlMap? map)
    {
        if (map is null) return null;
        var address = map.Text("vers");
        map.RefuseTheRest();
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps) return uri;
        if (address.Length > 0) map.Report("vers", "« vers » : il faut une adresse https");
        return null;
    }

    private static AnswerRule Answer(YamlMap? map, IReadOnlyDictionary<string, FrenchTerm> terms)
    {
        if (map is null) return new AnswerRule(0, "");
        var rule = new AnswerRule(map.Number("delai_jours", least: 1), map.Text("qui"), map.OptionalNumber("parole_jours") ?? 15);
        if (rule.Who.Length > 0 && !terms.ContainsKey(rule.Who)) map.Report("qui", $"« qui » : « {rule.Who} » n’est pas une clé de « termes »");
        map.RefuseTheRest();
        return rule;
    }

    private static LegalNotice Legal(YamlMap? map)
    {
        var notice = new LegalNotice(
            map?.OptionalText("editeur"), map?.OptionalText("adresse"), map?.OptionalText("contact"), map?.OptionalText("dpo"));
        map?.RefuseTheRest();
        return notice;
    }
}
