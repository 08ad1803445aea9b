using System.Text;
using System.Text.RegularExpressions;

namespace ChildProtection.Features.Writing;

/// <summary>
/// A page’s Markdown taken apart: the lines « clé: valeur » of its head, and its body. Everything that is not changed stays
/// as it was written, byte for byte.
/// </summary>
internal sealed partial class MarkdownPage
{
    private const string Fence = "---";
    private const string EndOfBox = ":::";
    private readonly List<(string Key, string Lines)> head;

    private MarkdownPage(List<(string Key, string Lines)> head, string body) => (this.head, Body) = (head, body);

    public string Body { get; }

    /// <summary>A text without a head has only a body.</summary>
    public static MarkdownPage Of(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines[0] == Fence ? Array.IndexOf(lines, Fence, 1) : -1;
        if (end < 0) return new([], text.ReplaceLineEndings("\n"));
        var keys = new List<(string Key, string Lines)>();
        foreach (var line in lines[1..end])
            if (KeyOf.Match(line) is { Success: true } key) keys.Add((key.Groups["key"].Value, line));
            else if (keys.Count > 0) keys[^1] = (keys[^1].Key, $"{keys[^1].Lines}\n{line}");
            else keys.Add(("", line));
        return new(keys, string.Join('\n', lines[(end + 1)..]));
    }

    /// <summary>A short text of the head, without its quotes; empty when it is not there.</summary>
    public string Value(string key)
    {
        var value = head.Where(entry => entry.Key == key).Select(entry => entry.Lines[(key.Length + 1)..].Trim()).FirstOrDefault() ?? "";
        return value switch
        {
            ['"', .. var inside, '"'] => inside.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal),
            ['\'', .. var inside, '\''] => inside.Replace("''", "'", StringComparison.Ordinal),
            _ => value,
        };
    }

    /// <summary>The same page with this short text under this key.</summary>
    public MarkdownPage With(string key, string value)
    {
        var line = $"{key}: {Quoted(value.ReplaceLineEndings(" ").Trim())}";
        var changed = head.ToList();
        var place = changed.FindIndex(entry => entry.Key == key);
        if (place >= 0) changed[place] = (key, line);
        else changed.Add((key, line));
        return new(changed, Body);
    }

    /// <summary>The same page with nobody named in its head: those who reread stand elsewhere.</summary>
    public MarkdownPage WithoutReaders()
    {
        var changed = head.Select(entry => entry.Key == "relecture" ? (entry.Key, "relecture: []") : entry).ToList();
        return new(changed, Body);
    }

    public MarkdownPage WithBody(string body) => new([.. head], body.ReplaceLineEndings("\n").Trim('\n') is { Length: > 0 } text ? $"\n{text}\n" : "\n");

    /// <summary>What readers read of it, to compare: title, summary, body. The rest of the head is for the portal.</summary>
    public string Read => string.Join('\n', [Value("titre"), Value("resume"), .. Body.Split('\n').Where(line => line.Trim() != EndOfBox)]);

    /// <summary>Before the body: lines of the file.</summary>
    public int HeadLines => head.Count == 0 ? 0 : 2 + head.Sum(entry => entry.Lines.Count(sign => sign == '\n') + 1);

    public override string ToString()
    {
        var text = new StringBuilder();
        if (head.Count > 0) text.Append(Fence).Append('\n').AppendJoin('\n', head.Select(entry => entry.Lines)).Append('\n').Append(Fence).Append('\n');
        return text.Append(Body).ToString();
    }

    private static string Quoted(string value) => Plain.IsMatch(value) && !value.Contains(": ", StringComparison.Ordinal)
        ? value : $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"^(?<key>[a-z_]+):", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex KeyOf { get; }

    /// <summary>What YAML reads as it is written.</summary>
    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N} \u00A0’,.!?«»()-]*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Plain { get; }
}
