using System.Reflection;

namespace ChildProtection.Platform.Safety;

/// <summary>Our lists of words and phrases, shipped inside the program: « # » begins a remark, « @ » a section.</summary>
internal static class ScreenData
{
    private static readonly Dictionary<string, WordRisk> Sections = new(StringComparer.Ordinal)
    {
        ["rien"] = WordRisk.None, ["danger"] = WordRisk.Danger, ["mal-etre"] = WordRisk.SelfHarm, ["violence"] = WordRisk.Violence, ["sexuel"] = WordRisk.Sexual,
        ["contact"] = WordRisk.Contact, ["ailleurs"] = WordRisk.Elsewhere, ["secret"] = WordRisk.Secrecy,
    };

    /// <summary>The lines of a list, with the section each stands in.</summary>
    public static IEnumerable<(string Section, string Line)> Lines(string list)
    {
        var name = $"{typeof(ScreenData).Namespace}.Data.{list}.txt";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The word list {name} is not in the program.");
        using var reader = new StreamReader(stream);
        var section = "";
        while (reader.ReadLine() is { } line)
        {
            line = line.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '@') section = line[1..].Trim();
            else yield return (section, line);
        }
    }

    /// <summary>Words that stand several on a line, made alike; of one section, or of all.</summary>
    public static HashSet<string> Words(string list, string? section = null) => [.. Lines(list).Where(line => section is null || line.Section == section).SelectMany(line => Split(line.Line)).Select(SaidWords.Plain)];

    /// <summary>These words as a text has them once it is read: « copine », « surveilant », « veileur ».</summary>
    public static HashSet<string> Alike(params string[] words) => [.. words.Select(SaidWords.Plain)];

    /// <summary>« jpp = je en peux plus »: what stands for several words.</summary>
    public static Dictionary<string, string[]> ShortForms() => Lines("sms")
        .Select(line => line.Line.Split('=', 2, StringSplitOptions.TrimEntries))
        .SelectMany(pair => Split(pair[0]).Select(shortForm => (Key: SaidWords.Plain(shortForm), Value: Split(pair[1]).Select(SaidWords.Plain).ToArray())))
        .DistinctBy(pair => pair.Key, StringComparer.Ordinal)
        .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>The phrases of a list as one automaton. Capitals name a class of « mots »; an unknown one: <see cref="InvalidOperationException"/>.</summary>
    public static PhraseAutomaton Phrases(string list)
    {
        var classes = Lines("mots").GroupBy(line => line.Section, line => Split(line.Line)).ToDictionary(group => group.Key, group => group.SelectMany(words => words).ToArray(), StringComparer.Ordinal);
        var automaton = new PhraseAutomaton.Builder();
        foreach (var (section, line) in Lines(list))
        {
            var risk = section.Split('+').Aggregate(WordRisk.None, (risks, one) => risks | Sections[one]);
            var isStrong = line[0] == '!';
            foreach (var sequence in Sequences(Split(isStrong ? line[1..] : line)))
                automaton.Add([.. sequence.Select(part => Expanded(part, classes))], risk, isStrong);
        }
        return automaton.Build();
    }

    /// <summary>« (x) » is there or not; « .. » is up to two words, « ... » up to four.</summary>
    private static IEnumerable<string[]> Sequences(string[] parts)
    {
        IEnumerable<string[]> sequences = [[]];
        foreach (var part in parts)
        {
            string[][] choices = part switch
            {
                ".." or "(..)" => [[], ["*"], ["*", "*"]],
                "..." or "(...)" => [[], ["*"], ["*", "*"], ["*", "*", "*"], ["*", "*", "*", "*"]],
                _ when part[0] == '(' => [[], [part[1..^1]]],
                _ => [[part]],
            };
            sequences = [.. sequences.SelectMany(_ => choices, (before, choice) => (string[])[.. before, .. choice])];
        }
        return sequences;
    }

    /// <summary>The words that fit one place, made alike; « tap* » for whatever begins so; none: any word.</summary>
    private static string[] Expanded(string part, Dictionary<string, string[]> classes) => Cut(part) == "*" ? [] :
    [
        .. part.Split('|').SelectMany(one => !char.IsUpper(one[0]) ? [one] : classes.TryGetValue(one, out var words) ? words : throw new InvalidOperationException($"No class {one}."))
            .Select(word => word[^1] == '*' ? SaidWords.Plain(word[..^1]) + "*" : SaidWords.Plain(word)).Distinct(),
    ];

    /// <summary>A text is cut at an apostrophe: a word with one would never be found.</summary>
    private static string Cut(string part)
    {
        if (part.Contains('\'', StringComparison.Ordinal)) throw new InvalidOperationException($"{part} has an apostrophe.");
        return part;
    }

    private static string[] Split(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
