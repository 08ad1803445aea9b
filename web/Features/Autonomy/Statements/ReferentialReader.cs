using System.Text.RegularExpressions;
using ChildProtection.Features.Content;
using ChildProtection.Features.Content.Services;
using ChildProtection.Platform.Yaml;

namespace ChildProtection.Features.Autonomy.Statements;

/// <summary>
/// Reads « content/fr/autonomie/&lt;domaine&gt;.yaml », and what a territory changes in it
/// (« content/territories/autonomie/&lt;code&gt;.yaml »); says file, line and reason of whatever is wrong.
/// </summary>
internal sealed partial class ReferentialReader(ContentFolder content, ContentNames names, ICollection<FileFinding> findings)
{
    public const string Folder = "fr/autonomie";

    /// <summary>Below the packs and not among them: a pack is a file of « territories » itself.</summary>
    public const string PackFolder = "territories/autonomie";

    /// <summary>A domain asks at least this many things.</summary>
    public const int Fewest = 12;

    /// <summary>Of a statement's code, in characters.</summary>
    public const int CodeLength = 60;

    private readonly Dictionary<string, string> codes = new(StringComparer.Ordinal);

    /// <summary>The referential of this territory, or the common one; to be trusted only when there are no errors.</summary>
    public AutonomyReferential Read(string? territory)
    {
        codes.Clear();
        var common = new List<GridStatement>();
        foreach (var file in content.Files(Folder, ".yaml")) common.AddRange(ReadFile(file));
        var changed = Path.Combine(content.Root, PackFolder, $"{territory}.yaml");
        var (shown, hidden) = territory is not null && File.Exists(changed) ? Change(common, changed) : (common, []);
        var domains = LifeDomainWords.All.Select(words => new ReferentialDomain(words, [.. shown.Where(one => one.Domain == words)])).Where(domain => domain.Statements.Count > 0);
        return new AutonomyReferential([.. domains], hidden);
    }

    private List<GridStatement> ReadFile(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        if (YamlMap.Read(new YamlFile(content.Shown(file), findings), File.ReadAllText(file)) is not { } root) return [];
        var domain = DomainOf(root);
        if (domain is not null && domain.Code != name) root.Report("domaine", $"« domaine » : « {domain.Code} » doit être le nom du fichier, « {name} »");
        var version = root.Number("version", least: 1, most: 999);
        var maps = root.Maps("affirmations");
        if (root.Has("affirmations") && maps.Count < Fewest) root.Report("affirmations", $"« affirmations » : {maps.Count}, il en faut au moins {Fewest}");
        root.RefuseTheRest();
        return domain is null ? [] : [.. maps.Select(map => One(map, domain, version))];
    }

    private static LifeDomainWords? DomainOf(YamlMap map)
    {
        var code = map.Text("domaine");
        var found = LifeDomainWords.All.FirstOrDefault(words => words.Code == code);
        if (found is null && code.Length > 0) map.Report("domaine", $"« domaine » : « {code} » n’est pas possible ; choix : {string.Join(", ", LifeDomainWords.All.Select(words => words.Code))}");
        return found;
    }

    private GridStatement One(YamlMap map, LifeDomainWords domain, int version)
    {
        var code = map.Text("code");
        if (code.Length > 0 && (!Code.IsMatch(code) || code.Length > CodeLength || !code.StartsWith($"{domain.Code}-", StringComparison.Ordinal)))
            map.Report("code", $"« code » : « {code} » ; petites lettres, chiffres et tirets, {CodeLength} au plus, et il commence par « {domain.Code}- »");
        else if (code.Length > 0 && !codes.TryAdd(code, domain.Code)) map.Report("code", $"« code » : « {code} » est là deux fois");

        var icon = map.Text("image");
        if (icon.Length > 0 && !names.Icons.Contains(icon)) map.Report("image", $"l’image « {icon} » n’existe pas");
        var leaflets = map.Texts("fiches");
        if (leaflets.Count is 0 or > 3) map.Report("fiches", "« fiches » : de 1 à 3");
        foreach (var slug in leaflets.Where(slug => !names.Leaflets.Contains(slug))) map.Report("fiches", $"« fiches » : « {slug} » n’est pas une fiche pour les jeunes");
        var services = map.Texts("services");
        if (services.Count > 2) map.Report("services", "« services » : 2 au plus");
        foreach (var kind in services.Where(kind => !ServiceKindWords.ByCode.ContainsKey(kind)))
            map.Report("services", $"« services » : « {kind} » n’est pas possible ; choix : {string.Join(", ", ServiceKindWords.ByCode.Keys)}");
        var texts = Texts(map);
        map.RefuseTheRest();
        return new GridStatement
        {
            Code = code, Domain = domain, Version = version, Icon = icon, Leaflets = leaflets, Texts = texts,
            Services = [.. services.Where(ServiceKindWords.ByCode.ContainsKey).Select(kind => ServiceKindWords.ByCode[kind])],
        };
    }

    private static Dictionary<Stage, StageText> Texts(YamlMap map)
    {
        var texts = StageWords.All.ToDictionary(words => words.Stage, _ => new StageText("", "", ""));
        if (map.Map("etapes") is not { } stages) return texts;
        foreach (var words in StageWords.All)
            if (stages.Map(words.Code) is { } one)
            {
                texts[words.Stage] = new StageText(Sentence(one, "phrase", Wording.GoodWords), Sentence(one, "exemple", Wording.MostWords), Sentence(one, "sert", Wording.MostWords));
                one.RefuseTheRest();
            }
        stages.RefuseTheRest();
        if (texts.Values.Select(text => text.Phrase).Where(phrase => phrase.Length > 0).GroupBy(phrase => phrase, StringComparer.Ordinal).Any(same => same.Count() > 1))
            map.Report("etapes", "« etapes » : chaque âge a sa phrase, et deux sont pareilles");
        return texts;
    }

    private static string Sentence(YamlMap map, string key, int most)
    {
        var text = map.Text(key);
        if (text.Length == 0) return text;
        if (Wording.HasStraightApostrophe(text)) map.Report(key, $"« {key} » : {Wording.StraightApostrophe}");
        if (Wording.LongestSentence(text) is var words && words > most) map.Report(key, $"« {key} » : une phrase de {words} mots, {most} au plus");
        return Wording.Typeset(text);
    }

    /// <summary>What the territory hides (« cache »), words otherwise (« reformule ») and adds (« ajoute »).</summary>
    private (List<GridStatement> Shown, List<GridStatement> Hidden) Change(List<GridStatement> common, string file)
    {
        if (YamlMap.Read(new YamlFile(content.Shown(file), findings), File.ReadAllText(file)) is not { } root) return (common, []);
        var hidden = root.Texts("cache");
        foreach (var code in hidden.Where(code => common.TrueForAll(one => one.Code != code))) root.Report("cache", $"« cache » : « {code} » n’existe pas");
        var all = common.ToList();
        if (root.OptionalMap("reformule") is { } otherwise)
            foreach (var code in otherwise.Keys.ToList())
                if (otherwise.Map(code) is { } stages)
                {
                    var index = all.FindIndex(one => one.Code == code);
                    if (index < 0) otherwise.Report(code, $"« reformule » : « {code} » n’existe pas");
                    else all[index] = all[index] with { Texts = Reworded(stages, all[index].Texts) };
                }
        if (root.Has("ajoute"))
            foreach (var map in root.Maps("ajoute"))
                if (DomainOf(map) is { } domain) all.Add(One(map, domain, version: 1));
        root.RefuseTheRest();
        return ([.. all.Where(one => !hidden.Contains(one.Code))], [.. all.Where(one => hidden.Contains(one.Code))]);
    }

    private static Dictionary<Stage, StageText> Reworded(YamlMap stages, IReadOnlyDictionary<Stage, StageText> texts)
    {
        var reworded = texts.ToDictionary();
        foreach (var words in StageWords.All.Where(words => stages.Has(words.Code)))
            if (stages.Map(words.Code) is { } one)
            {
                var before = texts[words.Stage];
                reworded[words.Stage] = new StageText(
                    one.Has("phrase") ? Sentence(one, "phrase", Wording.GoodWords) : before.Phrase,
                    one.Has("exemple") ? Sentence(one, "exemple", Wording.MostWords) : before.Example,
                    one.Has("sert") ? Sentence(one, "sert", Wording.MostWords) : before.Use);
                one.RefuseTheRest();
            }
        stages.RefuseTheRest();
        return reworded;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Code { get; }
}
