using System.Globalization;
using System.Text;

namespace ChildProtection.Platform.Safety;

/// <summary>
/// The words of a text, made alike: no accents, no capitals, no doubled letters (« frappppe » and « frape » are one), figures that stand
/// for letters read as letters (« m0urir »), ends that sound alike (« taper », « tapé », « tapait »), letters set apart put together (« m o u r i r »), « j’veux » and « jveux » as « je veux ».
/// </summary>
internal static class SaidWords
{
    /// <summary>The end of a sentence.</summary>
    public const string Stop = ".";

    /// <summary>In place of a word that was only a manner of speaking.</summary>
    public const string SetAside = "_";

    /// <summary>After a word whose letters were written apart: hiding is a sign of its own.</summary>
    private const string Apart = "letresapart";

    private const int LettersApart = 4;

    private static readonly Lazy<Dictionary<string, string[]>> ShortForms = new(ScreenData.ShortForms);
    private static readonly Lazy<HashSet<string>> Hidden = new(() => ScreenData.Words("lettres"));
    private static readonly Lazy<HashSet<string>> Elided = new(() => ScreenData.Words("elisions"));

    private static readonly Dictionary<string, string> Pictures = new(StringComparer.Ordinal)
    {
        ["🔪"] = "couteau", ["🗡"] = "couteau", ["🔫"] = "arme", ["🩸"] = "sang", ["💊"] = "cachets", ["⚰"] = "mort", ["🪦"] = "mort", ["🤫"] = "chut", ["👊"] = "poing", ["🍆"] = "sexe", ["🍑"] = "fesses",
    };

    /// <summary>The words and, between sentences, <see cref="Stop"/>.</summary>
    public static List<string> Of(string text)
    {
        var bare = Bare(text);
        var raw = new List<string>(bare.Length / 5 + 1);
        var word = new StringBuilder();
        foreach (var rune in bare.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '@' or '$' or '€' && word.Length > 0) word.Append(rune.ToString());
            else
            {
                Flush(raw, word);
                if (rune.Value is '.' or '!' or '?' or ';' or '…') raw.Add(Stop);
                else if (Pictures.TryGetValue(rune.ToString(), out var picture)) raw.Add(picture);
            }
        }
        Flush(raw, word);
        return Spread(Joined(raw));
    }

    /// <summary>One word of a list, as <see cref="Of"/> makes it.</summary>
    public static string Plain(string word) => Alike(Once(Bare(word)));

    /// <summary>Small letters without accents; what is invisible is left out.</summary>
    private static string Bare(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in Sound(text).Normalize(NormalizationForm.FormKD))
        {
            var category = char.GetUnicodeCategory(letter);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            if (letter is 'œ' or 'Œ') plain.Append("oe");
            else if (letter is 'æ' or 'Æ') plain.Append("ae");
            else plain.Append(char.ToLowerInvariant(letter));
        }
        return plain.ToString();
    }

    /// <summary>Half of a pair of surrogates is no sign, and cannot be made alike.</summary>
    private static string Sound(string text)
    {
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) sound.Append(rune.ToString());
        return sound.ToString();
    }

    private static void Flush(List<string> raw, StringBuilder word)
    {
        if (word.Length == 0) return;
        raw.Add(Alike(Once(Letters(word.ToString()))));
        word.Clear();
    }

    /// <summary>Figures among letters are letters; a number stays a number.</summary>
    private static string Letters(string word)
    {
        if (!word.Any(char.IsLetter) || !word.Any(letter => letter is '@' or '$' or '€' || char.IsAsciiDigit(letter))) return word;
        return string.Create(word.Length, word, static (letters, from) =>
        {
            for (var i = 0; i < from.Length; i++) letters[i] = from[i] switch { '0' => 'o', '1' => 'i', '3' or '€' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', var letter => letter };
        });
    }

    /// <summary>Each letter that is repeated, once; figures stay.</summary>
    private static string Once(string word)
    {
        var once = new StringBuilder(word.Length);
        foreach (var letter in word)
            if (once.Length == 0 || once[^1] != letter || char.IsAsciiDigit(letter)) once.Append(letter);
        return once.ToString();
    }

    /// <summary>« taper », « tapé », « tapait » sound alike, and are written one for the other.</summary>
    private static string Alike(string word) => word.Length switch
    {
        > 7 when word.EndsWith("aient", StringComparison.Ordinal) => $"{word[..^5]}e",
        > 5 when word.EndsWith("ait", StringComparison.Ordinal) || word.EndsWith("ais", StringComparison.Ordinal) => $"{word[..^3]}e",
        > 4 when word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("ez", StringComparison.Ordinal) => word[..^1],
        _ => word,
    };

    /// <summary>« m o u r i r », « m.o.u.r.i.r » → « mourir »; what stands before a word that is looked for is cut off.</summary>
    private static List<string> Joined(List<string> raw)
    {
        var words = new List<string>(raw.Count);
        for (var at = 0; at < raw.Count;)
        {
            if (!IsLetter(raw[at]))
            {
                words.Add(raw[at++]);
                continue;
            }
            var (end, letters) = (at, new StringBuilder());
            while (end < raw.Count && (IsLetter(raw[end]) || raw[end] == Stop && end + 1 < raw.Count && IsLetter(raw[end + 1])))
            {
                if (raw[end] != Stop) letters.Append(raw[end]);
                end++;
            }
            if (letters.Length < LettersApart) words.AddRange(raw[at..end]);
            else AddHidden(words, Once(letters.ToString()));
            at = end;
        }
        return words;
    }

    private static bool IsLetter(string word) => word.Length == 1 && char.IsLetter(word[0]);

    private static void AddHidden(List<string> words, string letters)
    {
        var cut = Hidden.Value.Select(one => letters.IndexOf(one, StringComparison.Ordinal)).Where(found => found > 0).DefaultIfEmpty(0).Min();
        if (cut > 0) words.Add(letters[..cut]);
        words.Add(Alike(letters[cut..]));
        words.Add(Apart);
    }

    /// <summary>What stands for several words becomes these: « chui » → « je suis », « menferme » → « me enferme ».</summary>
    private static List<string> Spread(List<string> joined)
    {
        var words = new List<string>(joined.Count + joined.Count / 4);
        foreach (var word in joined)
        {
            if (ShortForms.Value.TryGetValue(word, out var several)) Add(words, several);
            else if (word.Length > 2 && word[0] == 'j' && "bcdfgklmnpqrstvxz".Contains(word[1], StringComparison.Ordinal)) Split(words, "je", word[1..]);
            else if (word.Length > 4 && word[0] is 'm' or 't' or 's' or 'j' && IsElided(word)) Split(words, $"{word[0]}e", word[1..]);
            else Add(words, word);
        }
        return words;
    }

    private static void Split(List<string> words, string first, string rest)
    {
        Add(words, first);
        if (ShortForms.Value.TryGetValue(rest, out var several)) Add(words, several);
        else Add(words, rest);
    }

    /// <summary>A word that is said twice in a row is said once: « c’est », from « c » and « est ».</summary>
    private static void Add(List<string> words, params ReadOnlySpan<string> several)
    {
        foreach (var word in several)
            if (words.Count == 0 || words[^1] != word) words.Add(word);
    }

    private static bool IsElided(string word)
    {
        var stems = Elided.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 3; length <= 9 && length < word.Length; length++)
            if (stems.Contains(word.AsSpan(1, length))) return true;
        return false;
    }
}
