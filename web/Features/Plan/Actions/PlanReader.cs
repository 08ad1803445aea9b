using ChildProtection.Features.Content;
using ChildProtection.Platform.PlainFrench;
using ChildProtection.Platform.Yaml;

namespace ChildProtection.Features.Plan.Actions;

/// <summary>Reads « content/plans/&lt;territoire&gt;.yaml »; says file, line and reason of whatever is wrong.</summary>
/// <param name="content">Where the file is.</param>
/// <param name="findings">What is wrong is added here.</param>
/// <param name="isReread">Whether its French is read too: a start does not, « content check » did.</param>
internal sealed class PlanReader(ContentFolder content, ICollection<FileFinding> findings, bool isReread = true)
{
    public const string Folder = "plans";

    /// <summary>Of an action's number and of its code, in characters.</summary>
    public const int NumberLength = 8;

    private const int MostIndicators = 30;
    private const int MostTitleWords = 14;

    private static readonly IReadOnlyDictionary<string, IndicatorKind> Kinds = new Dictionary<string, IndicatorKind>(StringComparer.Ordinal) { ["realisation"] = IndicatorKind.Realisation, ["effet"] = IndicatorKind.Effect };

    private readonly HashSet<string> numbers = new(StringComparer.Ordinal);
    private DateOnly from;
    private DateOnly until;

    /// <summary>The plan of this territory, to be trusted only when there are no errors; <see cref="TerritoryPlan.None"/> without a file.</summary>
    public TerritoryPlan Read(string territory)
    {
        numbers.Clear();
        var file = Path.Combine(content.Root, Folder, $"{territory}.yaml");
        if (!File.Exists(file) || YamlMap.Read(new YamlFile(content.Shown(file), findings), File.ReadAllText(file)) is not { } root) return TerritoryPlan.None;
        (from, until) = (root.Date("du"), root.Date("au"));
        if (until < from) root.Report("au", "« au » : la fin est avant le début");
        var plan = new TerritoryPlan(Words(root, "titre"), from, until, Words(root, "source"), root.Date("verifie_le"), root.Number("sans_nouvelles_mois", least: 1, most: 36), [.. root.Maps("orientations").Select(Orientation)]);
        root.RefuseTheRest();
        return plan;
    }

    private PlanOrientation Orientation(YamlMap map)
    {
        var orientation = new PlanOrientation(map.Number("numero", least: 1, most: 20), Words(map, "titre"), Plain(map, "simple"), [.. map.Maps("actions").Select(Action)]);
        if (map.Has("actions") && orientation.Actions.Count == 0) map.Report("actions", "« actions » : il en faut au moins une");
        map.RefuseTheRest();
        return orientation;
    }

    private PlanAction Action(YamlMap map)
    {
        var number = map.Text("numero");
        if (number.Length > 0 && (number.Length > NumberLength || !number.Split('.').All(part => part.Length > 0 && part.All(char.IsAsciiDigit)))) map.Report("numero", $"« numero » : « {number} » ; des chiffres, comme 16 ou 2.3");
        else if (number.Length > 0 && !numbers.Add(number)) map.Report("numero", $"« numero » : « {number} » est là deux fois");
        var action = new PlanAction
        {
            Code = number.Replace('.', '-'), Number = number, Title = Words(map, "titre"), Brief = BriefTitle(map), Plain = Plain(map, "simple"), ForYou = Plain(map, "pour_toi"), Pilot = Words(map, "pilote"),
            From = map.OptionalDate("du") ?? from, Until = map.OptionalDate("au") ?? until, Source = Words(map, "source"), ReadIn = Words(map, "lire"), Indicators = Indicators(map.Maps("indicateurs")),
        };
        if (action.Until < action.From) map.Report("au", "« au » : la fin est avant le début");
        map.RefuseTheRest();
        return action;
    }

    /// <summary>Two with one number would share their figures; two with one name could not be told apart.</summary>
    private static List<PlanIndicator> Indicators(IReadOnlyList<YamlMap> maps)
    {
        var (codes, names, found) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.OrdinalIgnoreCase), new List<PlanIndicator>());
        foreach (var map in maps)
        {
            var indicator = Indicator(map);
            if (map.Has("numero") && !codes.Add(indicator.Code)) map.Report("numero", $"« numero » : « {indicator.Code} » est là deux fois");
            if (indicator.Name.Length > 0 && !names.Add(indicator.Name)) map.Report("nom", $"« nom » : « {indicator.Name} » est là deux fois");
            found.Add(indicator);
        }
        return found;
    }

    private static PlanIndicator Indicator(YamlMap map)
    {
        var kind = map.Has("sorte") ? map.Choice("sorte", Kinds) : IndicatorKind.Unsorted;
        var indicator = new PlanIndicator($"{map.Number("numero", least: 1, most: MostIndicators)}", kind, Words(map, "nom"), Short(map, "definition"), Short(map, "calcul"), map.OptionalFlag("calcul_publie") ?? false, Words(map, "unite"), Words(map, "source"), map.Has("valeurs") ? [.. map.Maps("valeurs").Select(Value)] : []);
        map.RefuseTheRest();
        return indicator;
    }

    private static PublishedValue Value(YamlMap map)
    {
        var value = new PublishedValue(map.Number("annee", least: 2000, most: 2100), Words(map, "valeur"));
        map.RefuseTheRest();
        return value;
    }

    /// <summary>A name or a title: official words keep their length.</summary>
    private static string Words(YamlMap map, string key)
    {
        var text = map.Text(key);
        if (Wording.HasStraightApostrophe(text)) map.Report(key, $"« {key} » : {Wording.StraightApostrophe}");
        return Wording.Typeset(text);
    }

    /// <summary>Official titles run to forty words: above <see cref="MostTitleWords"/>, a short one is asked for.</summary>
    private string BriefTitle(YamlMap map)
    {
        if (map.Has("court")) return Plain(map, "court");
        var title = map.OptionalText("titre") ?? "";
        if (Wording.Words(title) > MostTitleWords) map.Report("titre", $"« titre » : {Wording.Words(title)} mots ; il faut « court », {Wording.GoodWords} mots au plus");
        return Wording.Typeset(title);
    }

    /// <summary>Sentences that may be read aloud to anybody.</summary>
    private static string Short(YamlMap map, string key)
    {
        var text = Words(map, key);
        if (text.Length > 0 && Wording.LongestSentence(text) is var words and > Wording.GoodWords) map.Report(key, $"« {key} » : une phrase de {words} mots, {Wording.GoodWords} au plus");
        return text;
    }

    /// <summary>The same, and plain French to a young person.</summary>
    private string Plain(YamlMap map, string key)
    {
        var text = Short(map, key);
        if (!isReread) return text;
        foreach (var finding in PlainFrenchChecker.Check(text, new CheckOptions { Reader = PlainReader.Young, IsMarkdown = false, IsFragment = true }).Findings.Where(finding => finding.Severity == PlainSeverity.Error))
            map.Report(key, $"« {key} » : « {finding.Text} » : {finding.Message}");
        return text;
    }
}
