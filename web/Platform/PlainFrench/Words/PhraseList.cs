namespace ChildProtection.Platform.PlainFrench;

/// <summary>
/// Phrases looked for in atoms, by their first word. In a phrase « ~prendre » is any form of that verb, « mot* » also its plural and
/// feminine; elsewhere words must be the same.
/// </summary>
internal sealed class PhraseList<T> where T : notnull
{
    private static readonly string[] Endings = ["", "s", "x", "e", "es"];
    private readonly Dictionary<string, List<(string[] Words, T Value)>> byFirst = new(StringComparer.Ordinal);

    public PhraseList(IEnumerable<(string Phrase, T Value)> phrases)
    {
        foreach (var (phrase, value) in phrases)
        {
            var words = Words(phrase);
            if (words.Length == 0) continue;
            foreach (var first in Firsts(words[0])) Add(first, words, value);
        }
        foreach (var list in byFirst.Values) list.Sort((one, other) => other.Words.Length.CompareTo(one.Words.Length));
    }

    /// <summary>True when a phrase begins with this word.</summary>
    public bool Begins(string word) => byFirst.ContainsKey(word);

    /// <summary>The longest phrase that begins here; length 0 when there is none.</summary>
    public int Match(ReadOnlySpan<Atom> atoms, int at, out T? value)
    {
        value = default;
        if (!atoms[at].IsWord || !byFirst.TryGetValue(atoms[at].Text, out var list)) return 0;
        foreach (var (words, found) in list)
        {
            if (Length(atoms, at, words) is not (> 0 and var length)) continue;
            value = found;
            return length;
        }
        return 0;
    }

    /// <summary>« l'autorité parentale » → l' autorité parentale, as the tokenizer cuts it.</summary>
    public static string[] Words(string phrase) =>
        phrase.Replace('’', '\'').Replace("'", "' ", StringComparison.Ordinal).ToLowerInvariant()
            .Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(word => word == "aujourd'" ? [] : new[] { word == "hui" ? "aujourd'hui" : word }).ToArray();

    /// <summary>How many atoms the phrase takes here; 0 when it does not stand here. After a verb one « pas », « toujours », « bien » may come between.</summary>
    private static int Length(ReadOnlySpan<Atom> atoms, int at, string[] words)
    {
        var next = at + 1;
        for (var i = 1; i < words.Length; i++, next++)
        {
            if (i == 1 && words[0][0] == '~' && next + 1 < atoms.Length && IsBetween(atoms[next]) && !Fits(atoms[next].Text, words[1])) next++;
            if (next >= atoms.Length || atoms[next].Kind == AtomKind.Sign || !Fits(atoms[next].Text, words[i])) return 0;
        }
        return next - at;
    }

    private static bool IsBetween(in Atom atom) =>
        atom.Text is "pas" or "plus" or "jamais" or "toujours" or "souvent" or "bien" or "déjà" or "encore" or "vraiment" or "trop" or "parfois" or "vite" || atom.Has(AtomMarks.Clitic);

    private static bool IsPossessive(string text) =>
        text is "mon" or "ma" or "mes" or "ton" or "ta" or "tes" or "son" or "sa" or "ses" or "notre" or "nos" or "votre" or "vos" or "leur" or "leurs";

    private static bool Fits(string text, string word) => word[0] switch
    {
        '~' => Lexicon.InfinitiveOf(text) is { } infinitive && infinitive.AsSpan().SequenceEqual(word.AsSpan(1)),
        _ when word[^1] == '*' => text.AsSpan().StartsWith(word.AsSpan(0, word.Length - 1)) && text.AsSpan(word.Length - 1) is "" or "s" or "x" or "e" or "es",
        's' when word is "son" or "sa" or "ses" => IsPossessive(text),
        _ => text == word,
    };

    private static IEnumerable<string> Firsts(string word) => word[0] switch
    {
        '~' => Lexicon.FormsOf(word[1..]),
        _ when word[^1] == '*' => Endings.Select(ending => word[..^1] + ending),
        _ => [word],
    };

    private void Add(string first, string[] words, T value)
    {
        if (!byFirst.TryGetValue(first, out var list)) byFirst[first] = list = [];
        list.Add((words, value));
    }
}
