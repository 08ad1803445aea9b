namespace ChildProtection.Platform.PlainFrench;

/// <summary>
/// The « clé: valeur » lines between two « --- » at the head of a page, read loosely: « content check » judges their form, the checker
/// only needs who reads, who has reread, and the words people see.
/// </summary>
internal sealed class FrontMatter
{
    public const string Fence = "---";
    private readonly Dictionary<string, (string Value, int Start, int KeyStart)> values = new(StringComparer.Ordinal);

    public List<PlainRereading> Rereadings { get; } = [];

    /// <summary>Where the body begins.</summary>
    public int End { get; private set; }

    public bool Has(string key) => values.TryGetValue(key, out var value) && value.Value.Length > 0;
    public string Value(string key) => values.TryGetValue(key, out var value) ? value.Value : "";

    /// <summary>Where a value stands in the source; the head's first line when it has none.</summary>
    public (int Start, int End) Place(string key) =>
        values.TryGetValue(key, out var value) ? (value.KeyStart, value.Start + value.Value.Length) : (0, Fence.Length);

    /// <summary>Where the value alone stands, without its quotation marks; null when it is empty.</summary>
    public (int Start, int End)? Words(string key) =>
        Has(key) ? (values[key].Start, values[key].Start + values[key].Value.Length) : null;

    /// <summary>Null when the text begins with no closed head.</summary>
    public static FrontMatter? Read(string text)
    {
        if (!text.StartsWith(Fence, StringComparison.Ordinal)) return null;
        var head = new FrontMatter();
        var first = true;
        foreach (var (start, end) in SourceLines.Of(text, 0))
        {
            var line = text.AsSpan(start, end - start).TrimEnd();
            if (first)
            {
                if (!line.SequenceEqual(Fence)) return null;
                first = false;
                continue;
            }
            if (line.SequenceEqual(Fence))
            {
                head.End = SourceLines.After(text, end);
                return head;
            }
            head.ReadLine(text, start, line);
        }
        return null;
    }

    private void ReadLine(string text, int start, ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        if (line.TrimStart().StartsWith("- qui:", StringComparison.Ordinal) || line.TrimStart().StartsWith("- {qui:", StringComparison.Ordinal))
        {
            AddRereading(line.ToString());
            return;
        }
        if (line.Length == 0 || char.IsWhiteSpace(line[0]) || colon <= 0)
        {
            if (line.TrimStart().StartsWith("date:", StringComparison.Ordinal) && Rereadings.Count > 0)
                Rereadings[^1] = Rereadings[^1] with { Date = Unquoted(line[(colon + 1)..]) };
            return;
        }
        var key = line[..colon].ToString();
        var from = colon + 1;
        while (from < line.Length && line[from] == ' ') from++;
        var value = line[from..];
        if (value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0])
        {
            value = value[1..^1];
            from++;
        }
        values.TryAdd(key, (value.ToString(), start + from, start));
        if (key == "relecture" && value.Contains("qui:", StringComparison.Ordinal))
            foreach (var entry in value.ToString().Split('{', StringSplitOptions.RemoveEmptyEntries).Where(entry => entry.Contains("qui:", StringComparison.Ordinal)))
                AddRereading(entry);
    }

    private void AddRereading(string entry) => Rereadings.Add(new PlainRereading(After(entry, "qui:"), After(entry, "date:")));

    /// <summary>« qui: "Lina, 17 ans", date: 2026-01-02 » : quoted values keep their commas.</summary>
    private static string After(string entry, string key)
    {
        var at = entry.IndexOf(key, StringComparison.Ordinal);
        if (at < 0) return "";
        var value = entry.AsSpan(at + key.Length).TrimStart();
        if (value.Length > 1 && value[0] is '"' or '\'' && value[1..].IndexOf(value[0]) is var close and >= 0) return value[1..(close + 1)].ToString();
        var end = value.IndexOfAny(",}]");
        return Unquoted(end < 0 ? value : value[..end]);
    }

    private static string Unquoted(ReadOnlySpan<char> value) => value.Trim().Trim("\"'").ToString();
}

/// <summary>The lines of a text, whatever ends them.</summary>
internal static class SourceLines
{
    /// <summary>Start and end of each line from an offset on, its ending left out.</summary>
    public static IEnumerable<(int Start, int End)> Of(string text, int from)
    {
        while (from < text.Length)
        {
            var length = text.AsSpan(from).IndexOfAny('\n', '\r');
            var end = length < 0 ? text.Length : from + length;
            yield return (from, end);
            from = After(text, end);
        }
    }

    /// <summary>The offset after the line ending that stands here.</summary>
    public static int After(string text, int end)
    {
        if (end >= text.Length) return text.Length;
        return text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }
}
