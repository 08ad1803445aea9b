using ChildProtection.Platform.PlainFrench;

namespace ChildProtection.Platform.Verbs.Falc;

/// <summary>
/// The words of mots.yaml and their explanations, line by line: « content check » judges the file, here only the columns of its
/// sentences matter, which a YAML tree does not keep.
/// </summary>
internal static class GlossaryReader
{
    public static PlainGlossary Read(string text)
    {
        var words = new List<(string, IEnumerable<string>)>();
        foreach (var line in Lines(text))
        {
            var (key, value, _) = Field(line);
            if (key == "mot") words.Add((value, new List<string>()));
            else if (words.Count > 0 && key is "formes" or "sigle")
                ((List<string>)words[^1].Item2).AddRange(value.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(form => form.Trim('"')));
        }
        return new PlainGlossary(words);
    }

    /// <summary>Each explanation as a piece of text for its readers.</summary>
    public static IEnumerable<FalcText> Explanations(string shown, string text)
    {
        var number = 0;
        foreach (var line in Lines(text))
        {
            number++;
            var (key, value, column) = Field(line);
            if (key is not ("jeune" or "adulte") || value.Length == 0) continue;
            yield return new FalcText(shown, value)
            {
                IsFragment = true, Reader = key == "jeune" ? PlainReader.Young : PlainReader.Parent, From = (number, column),
            };
        }
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>« - mot: avis » → mot, avis and the column where it begins.</summary>
    private static (string Key, string Value, int Column) Field(string line)
    {
        var start = 0;
        while (start < line.Length && line[start] is ' ' or '-') start++;
        var colon = line.IndexOf(':', start);
        if (colon < 0) return ("", "", 0);
        var from = colon + 1;
        while (from < line.Length && line[from] == ' ') from++;
        var value = line[from..].TrimEnd();
        if (value.Length > 1 && value[0] == '"' && value[^1] == '"') return (line[start..colon], value[1..^1], from + 2);
        return (line[start..colon], value, from + 1);
    }
}
