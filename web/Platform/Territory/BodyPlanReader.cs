using System.Text.RegularExpressions;
using ChildProtection.Platform.Yaml;

namespace ChildProtection.Platform.Territory;

/// <summary>Reads « instances »: the bodies an authority runs, with what it has decided about each. What it has not decided stays out.</summary>
internal static partial class BodyPlanReader
{
    public const int CodeLength = 40;
    public const int NameLength = 80;
    public const int PurposeLength = 200;
    public const int FrequencyLength = 60;

    /// <summary>In years: the youngest and the oldest who may be asked.</summary>
    public const int Youngest = 6;

    /// <inheritdoc cref="Youngest"/>
    public const int Oldest = 30;
    public const int MostSeats = 200;
    public const int LongestMandate = 60;

    private static readonly Dictionary<string, BodyPublic> Publics = new(StringComparer.Ordinal)
    {
        ["jeunes"] = BodyPublic.YoungPeople, ["adolescents"] = BodyPublic.Adolescents, ["familles"] = BodyPublic.Families,
    };

    public static IReadOnlyList<BodyPlan> Read(YamlMap root)
    {
        if (!root.Has("instances")) return [];
        var codes = new HashSet<string>(StringComparer.Ordinal);
        return [.. root.Maps("instances").Select(map => Plan(map, codes))];
    }

    private static BodyPlan Plan(YamlMap map, HashSet<string> codes)
    {
        var plan = new BodyPlan(Code(map, codes), Short(map, "nom", NameLength, map.Text("nom")), map.Choice("public", Publics))
        {
            Purpose = Short(map, "pour", PurposeLength, map.OptionalText("pour")),
            TakesFormer = map.OptionalFlag("anciens") == true,
            Size = map.OptionalNumber("taille", 2, MostSeats),
            MandateMonths = map.OptionalNumber("mandat_mois", 1, LongestMandate),
            QuorumPercent = map.OptionalNumber("quorum", 1, 100),
            Frequency = Short(map, "rythme", FrequencyLength, map.OptionalText("rythme")),
        };
        if (map.OptionalMap("ages") is { } ages)
        {
            plan = plan with { FromAge = ages.OptionalNumber("de", Youngest, Oldest), ToAge = ages.OptionalNumber("a", Youngest, Oldest) };
            if (plan.ToAge < plan.FromAge) ages.Report("a", "« a » : l’âge de fin vient avant l’âge de début");
            if (plan.Public == BodyPublic.Families) map.Report("ages", "« ages » : une instance de familles n’a pas d’âge");
            ages.RefuseTheRest();
        }
        if (plan is { Public: BodyPublic.Families, TakesFormer: true }) map.Report("anciens", "« anciens » : seulement pour une instance de jeunes");
        map.RefuseTheRest();
        return plan;
    }

    private static string Code(YamlMap map, HashSet<string> codes)
    {
        var code = map.Text("code");
        if (code.Length > 0 && (code.Length > CodeLength || !Plain.IsMatch(code))) map.Report("code", $"« instances » : « {code} » : il faut des lettres sans accent, des chiffres et des tirets, {CodeLength} au plus");
        else if (code.Length > 0 && !codes.Add(code)) map.Report("code", $"« instances » : le code « {code} » est là deux fois");
        return code;
    }

    private static T Short<T>(YamlMap map, string key, int most, T text) where T : class?
    {
        if (text is string { Length: var length } && length > most) map.Report(key, $"« {key} » : {most} signes au plus");
        return text;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Plain { get; }
}
