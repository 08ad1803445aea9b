using System.Globalization;
using System.Text;

namespace ChildProtection.Platform.Territory;

/// <summary>Which French words begin with the sound of a vowel, as far as elision goes (« l’ », « d’ », « mon équipe »).</summary>
internal static class FrenchSounds
{
    /// <summary>Words written with a vowel and said as if they had none: « le onze », « le yaourt ».</summary>
    private static readonly string[] NeverElided = ["onz", "oui", "uhlan", "ulul"];

    /// <summary>« y » before a vowel does not elide (« le yoga »), but these names do (« l’Yonne »).</summary>
    private static readonly string[] ElidedY = ["yonne", "yerres", "yeux", "yeuse", "york"];

    /// <summary>
    /// Common words with « h aspiré ». The other h are mute (« l’hébergement », « l’histoire »); a territory can always say so
    /// itself (« h_aspire »).
    /// </summary>
    private static readonly HashSet<string> AspiratedH = new(
        ("haie haine hall halle halte hamac hameau hameaux hamster hanche hand handball handicap handicape handicapee hangar haras " +
        "harcelement harceleur hardi haricot harpe hasard hausse haut haute hautes hauts hauteur havre haye heros heurt hibou hibous " +
        "hideux hierarchie hip hobby hochet hockey hollande homard hongrie honte hors hotte houle housse huit huitaine hurlement hutte")
        .Split(' '), StringComparer.Ordinal);

    public static bool BeginsWithVowel(string words, bool hIsMute)
    {
        var plain = WithoutAccents(words);
        if (plain.Length == 0 || Any(NeverElided, plain)) return false;
        return plain[0] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' or 'œ' or 'æ' => true,
            'y' => Any(ElidedY, plain) || !(plain.Length > 1 && "aeiou".Contains(plain[1], StringComparison.Ordinal)),
            'h' => hIsMute || !IsAspirated(plain.Split(' ', '-', '\u00A0')[0]),
            _ => false,
        };
    }

    private static bool IsAspirated(string word) => AspiratedH.Contains(word) || AspiratedH.Contains(word.TrimEnd('s'));

    private static bool Any(string[] heads, string word) => heads.Any(head => word.StartsWith(head, StringComparison.Ordinal));

    private static string WithoutAccents(string words)
    {
        var plain = new StringBuilder();
        foreach (var letter in words.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) plain.Append(char.ToLowerInvariant(letter));
        return plain.ToString().TrimStart('«', ' ', '\u00A0');
    }
}
