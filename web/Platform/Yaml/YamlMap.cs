using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChildProtection.Platform.Yaml;

/// <summary>
/// The keys of one YAML map, asked one by one. What is missing or has the wrong type becomes a finding with its line, and a
/// harmless value is given so that reading goes on to the next mistake. Keys that nobody asked for are unknown: see
/// <see cref="RefuseTheRest"/>.
/// </summary>
internal sealed class YamlMap
{
    private readonly Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly YamlFile file;

    private YamlMap(YamlMappingNode map, YamlFile file)
    {
        this.file = file;
        Line = file.LineOf(map);
        foreach (var (key, value) in map.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            values[name] = value;
            lines[name] = file.LineOf(key);
        }
    }

    /// <summary>The line where the map begins.</summary>
    public int Line { get; }

    public IEnumerable<string> Keys => values.Keys;

    /// <summary>Reads a whole file. Null, with a finding, when it is no map at all.</summary>
    public static YamlMap? Read(YamlFile file, string text)
    {
        if (file.Parse(text) is YamlMappingNode map) return new YamlMap(map, file);
        if (file.IsReadable) file.Report(1, "il faut des lignes « clé: valeur »");
        return null;
    }

    /// <summary>Reads a whole file that is a list of maps.</summary>
    public static IReadOnlyList<YamlMap> ReadList(YamlFile file, string text)
    {
        if (file.Parse(text) is YamlSequenceNode list) return MapsOf(list, file);
        if (file.IsReadable) file.Report(1, "il faut une liste : chaque élément commence par « - »");
        return [];
    }

    public int LineOf(string key) => lines.GetValueOrDefault(key, Line);

    /// <summary>True when the key is there with a value other than null.</summary>
    public bool Has(string key) => Ask(key) is { } value && !IsNull(value);

    /// <summary>Whether the value is itself a map, where words or a map may stand.</summary>
    public bool IsMap(string key) => Ask(key) is YamlMappingNode;

    /// <summary>A finding on the key's line.</summary>
    public void Report(string key, string message) => file.Report(LineOf(key), message);

    /// <summary>Mandatory words; empty text is missing text.</summary>
    public string Text(string key) => OptionalText(key) ?? Missing(key, "");

    public string? OptionalText(string key)
    {
        if (!Has(key)) return null;
        if (Ask(key) is not YamlScalarNode { Value: { } text }) return Wrong<string>(key, "un texte");
        return text.Length > 0 ? text : null;
    }

    public int Number(string key, int least = 0, int most = int.MaxValue) =>
        OptionalNumber(key, least, most) ?? (Has(key) ? 0 : Missing(key, 0));

    public int? OptionalNumber(string key, int least = 0, int most = int.MaxValue)
    {
        if (!Has(key)) return null;
        if (!int.TryParse(Plain(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return WrongValue<int>(key, "un nombre entier");
        if (number >= least && number <= most) return number;
        return WrongValue<int>(key, most == int.MaxValue ? $"un nombre à partir de {least}" : $"un nombre de {least} à {most}");
    }

    public bool Flag(string key) => OptionalFlag(key) ?? (Has(key) ? false : Missing(key, false));

    public bool? OptionalFlag(string key)
    {
        if (!Has(key)) return null;
        return Plain(key) switch { "true" => true, "false" => false, _ => WrongValue<bool>(key, "true ou false") };
    }

    public DateOnly Date(string key) => OptionalDate(key) ?? (Has(key) ? default : Missing(key, default(DateOnly)));

    public DateOnly? OptionalDate(string key)
    {
        if (!Has(key)) return null;
        return DateOnly.TryParseExact(Plain(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : WrongValue<DateOnly>(key, "une date qui existe, comme 2026-11-22");
    }

    /// <summary>One of the words of <paramref name="choices"/>.</summary>
    public T Choice<T>(string key, IReadOnlyDictionary<string, T> choices) where T : struct
    {
        var text = Text(key);
        if (choices.TryGetValue(text, out var choice)) return choice;
        if (text.Length > 0) Report(key, $"« {key} » : « {text} » n’est pas possible ; choix : {string.Join(", ", choices.Keys)}");
        return default;
    }

    public YamlMap? Map(string key)
    {
        if (!Has(key)) return Missing<YamlMap?>(key, null);
        return Ask(key) is YamlMappingNode map ? new YamlMap(map, file) : Wrong<YamlMap>(key, "des lignes « clé: valeur »");
    }

    public YamlMap? OptionalMap(string key) => Has(key) ? Map(key) : null;

    public IReadOnlyList<YamlMap> Maps(string key)
    {
        if (!Has(key)) return Missing<IReadOnlyList<YamlMap>>(key, []);
        return Ask(key) is YamlSequenceNode list ? MapsOf(list, file) : Wrong<IReadOnlyList<YamlMap>>(key, "une liste") ?? [];
    }

    /// <summary>A list of words; empty when the key is absent.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        if (!Has(key)) return [];
        if (Ask(key) is YamlSequenceNode list && list.Children.All(item => item is YamlScalarNode { Value.Length: > 0 }))
            return [.. list.Children.Select(item => ((YamlScalarNode)item).Value!)];
        return Wrong<IReadOnlyList<string>>(key, "une liste de textes") ?? [];
    }

    /// <summary>Every key that was not asked for is a mistake: a typing error must not pass for an option.</summary>
    public void RefuseTheRest()
    {
        foreach (var key in values.Keys.Where(key => !asked.Contains(key))) Report(key, $"la clé « {key} » n’existe pas");
    }

    private YamlNode? Ask(string key)
    {
        asked.Add(key);
        return values.GetValueOrDefault(key);
    }

    private string? Plain(string key) => (Ask(key) as YamlScalarNode)?.Value;

    private T Missing<T>(string key, T instead)
    {
        file.Report(values.ContainsKey(key) ? LineOf(key) : Line, $"il manque « {key} »");
        return instead;
    }

    private T? Wrong<T>(string key, string wanted) where T : class
    {
        Report(key, $"« {key} » : il faut {wanted}");
        return null;
    }

    private T? WrongValue<T>(string key, string wanted) where T : struct
    {
        Report(key, $"« {key} » : il faut {wanted}");
        return null;
    }

    private static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "null" or "~" };

    private static List<YamlMap> MapsOf(YamlSequenceNode list, YamlFile file)
    {
        foreach (var item in list.Children.Where(item => item is not YamlMappingNode))
            file.Report(file.LineOf(item), "il faut des lignes « clé: valeur »");
        return [.. list.Children.OfType<YamlMappingNode>().Select(map => new YamlMap(map, file))];
    }
}
