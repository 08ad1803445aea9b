using System.Text;

namespace ChildProtection.Features.Content.Search;

/// <summary>
/// Words as people look for them: without accents, capitals, plurals or elisions, and as they sound, because who writes
/// « lojeman » looks for « logement ».
/// </summary>
internal static class SearchText
{
    /// <summary>Words that say nothing about what is looked for.</summary>
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "a", "ai", "as", "au", "aux", "avec", "avoir", "c", "ca", "ce", "ces", "cet", "cette", "comme", "comment", "d", "dans", "de", "des", "du", "elle", "en", "es", "est", "et", "etre",
        "faire", "fait", "faut", "il", "ils", "j", "je", "l", "la", "le", "les", "leur", "lui", "m", "ma", "mais", "me", "mes", "moi", "mon", "n", "ne", "nos", "notre", "nous", "on", "ont",
        "ou", "par", "pas", "peut", "peux", "plus", "pour", "pourquoi", "qu", "quand", "que", "quel", "quelle", "qui", "quoi", "s", "sa", "se", "ses", "si", "son", "sont", "suis", "sur", "t",
        "ta", "te", "tes", "toi", "ton", "tous", "tout", "tres", "tu", "un", "une", "veut", "veux", "vos", "votre", "vous", "y",
    };

    /// <summary>Every word of a text, in its plain form (« référents » gives « referent »).</summary>
    public static IEnumerable<string> Words(string text)
    {
        foreach (var word in ContentMarkup.Slug(text).Split('-', StringSplitOptions.RemoveEmptyEntries)) yield return Singular(word);
    }

    public static bool IsEmpty(string word) => Empty.Contains(word);

    /// <summary>As it sounds in French, roughly: two spellings of one sound give the same signs.</summary>
    public static string Sound(string word)
    {
        var sound = new StringBuilder(word.Length);
        for (var at = 0; at < word.Length;)
        {
            var (signs, length) = SoundAt(word, at);
            foreach (var sign in signs)
                if (sound.Length == 0 || sound[^1] != sign) sound.Append(sign);
            at += length;
        }
        while (sound.Length > 2 && sound[^1] is 'e' or 's' or 't' or 'd' or 'p' or 'x' or 'r') sound.Length--;
        return sound.ToString();
    }

    /// <summary>How many letters must be changed, left out, added or swapped; more than <paramref name="most"/> is not counted to the end.</summary>
    public static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most) return most + 1;
        Span<int> before = stackalloc int[other.Length + 1], last = stackalloc int[other.Length + 1], now = stackalloc int[other.Length + 1];
        for (var at = 0; at <= other.Length; at++) last[at] = at;
        for (var row = 1; row <= one.Length; row++)
        {
            now[0] = row;
            var least = row;
            for (var at = 1; at <= other.Length; at++)
            {
                var cost = one[row - 1] == other[at - 1] ? 0 : 1;
                now[at] = Math.Min(Math.Min(last[at] + 1, now[at - 1] + 1), last[at - 1] + cost);
                if (row > 1 && at > 1 && one[row - 1] == other[at - 2] && one[row - 2] == other[at - 1]) now[at] = Math.Min(now[at], before[at - 2] + 1);
                least = Math.Min(least, now[at]);
            }
            if (least > most) return most + 1;
            var free = before;
            before = last;
            last = now;
            now = free;
        }
        return last[other.Length];
    }

    private static string Singular(string word) => word.Length > 3 && word[^1] is 's' or 'x' ? word[..^1] : word;

    private static (string Signs, int Length) SoundAt(string word, int at)
    {
        ReadOnlySpan<char> rest = word.AsSpan(at);
        foreach (var (letters, signs) in Sounds)
            if (rest.StartsWith(letters, StringComparison.Ordinal)) return (signs, letters.Length);
        return rest[0] switch
        {
            'c' => (rest.Length > 1 && rest[1] is 'e' or 'i' or 'y' ? "s" : "k", 1),
            'g' => (rest.Length > 1 && rest[1] is 'e' or 'i' or 'y' ? "j" : "g", 1),
            'q' => ("k", 1),
            'h' => ("", 1),
            'y' => ("i", 1),
            'w' => ("v", 1),
            'z' => ("s", 1),
            'x' => ("ks", 1),
            var letter => (letter.ToString(), 1),
        };
    }

    /// <summary>The longest first.</summary>
    private static readonly (string Letters, string Signs)[] Sounds =
    [
        ("eaux", "o"), ("eau", "o"), ("ain", "1"), ("ein", "1"), ("oin", "o1"), ("ille", "ie"), ("sch", "c"), ("aux", "o"), ("gea", "ja"), ("geo", "jo"), ("gue", "ge"), ("gui", "gi"),
        ("que", "ke"), ("qui", "ki"), ("tion", "sio"), ("ssion", "sio"), ("sion", "sio"),
        ("ai", "e"), ("ei", "e"), ("er", "e"), ("ez", "e"), ("et", "e"), ("oe", "e"), ("eu", "e"), ("au", "o"), ("an", "2"), ("en", "2"), ("am", "2"), ("em", "2"), ("in", "1"), ("im", "1"), ("un", "1"),
        ("on", "3"), ("om", "3"), ("oi", "ua"), ("ou", "u"), ("ph", "f"), ("qu", "k"), ("ch", "c"), ("gn", "n"), ("ss", "s"), ("sc", "s"), ("th", "t"),
    ];
}
