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
        var indicators = map.Maps("indicateurs");
        var action = new PlanAction
        {
            Code = number.Replace('.', '-'), Number = number, Title = Words(map, "titre"), Plain = Plain(map, "simple"), ForYou = Plain(map, "pour_toi"), Pilot = Words(map, "pilote"),
            From = map.OptionalDate("du") ?? from, Until = map.OptionalDate("au") ?? until, Source = Words(map, "source"), Indicators = [.. indicators.Select((one, index) => Indicator(one, index + 1))],
        };
        if (action.Until < action.From) map.Report("au", "« au » : la fin est avant le début");
        map.RefuseTheRest();
        return action;
    }

    private static PlanIndicator Indicator(YamlMap map, int number)
    {
        var indicator = new PlanIndicator($"{number}", Words(map, "nom"), Short(map, "definition"), Short(map, "calcul"), Words(map, "unite"), Words(map, "source"), map.Has("valeurs") ? [.. map.Maps("valeurs").Select(Value)] : []);
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
