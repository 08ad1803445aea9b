namespace ChildProtection.Platform.PlainFrench;

/// <summary>Plurals and feminines.</summary>
internal static class Inflection
{
    /// <summary>« cheval » gives chevaux, « école » écoles; « acteur/actrice » says its feminine itself.</summary>
    public static IEnumerable<string> Noun(string entry)
    {
        foreach (var word in entry.Split('/'))
        {
            var colon = word.IndexOf(':', StringComparison.Ordinal); // « œil:yeux »
            yield return colon < 0 ? word : word[..colon];
            yield return colon < 0 ? Plural(word) : word[(colon + 1)..];
        }
    }

    /// <summary>« beau/belle » says its feminine itself.</summary>
    public static IEnumerable<string> Adjective(string entry) =>
        entry.Contains('/') ? Noun(entry) : Noun($"{entry}/{Feminine(entry)}");

    public static string Plural(string word)
    {
        if (word[^1] is 's' or 'x' or 'z') return word;
        if (word.EndsWith("eau", StringComparison.Ordinal) || word.EndsWith("eu", StringComparison.Ordinal)) return word + "x";
        return word.EndsWith("al", StringComparison.Ordinal) ? word[..^2] + "aux" : word + "s";
    }

    private static string Feminine(string word) => word switch
    {
        [.., 'e'] => word,
        [.., 'e', 'u', 'x'] => word[..^1] + "se",
        [.., 'e', 'r'] => word[..^2] + "ère",
        [.., 'f'] => word[..^1] + "ve",
        [.., 'e', 'l'] or [.., 'e', 'n'] or [.., 'o', 'n'] => word + word[^1] + "e",
        _ => word + "e",
    };
}
