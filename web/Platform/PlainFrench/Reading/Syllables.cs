using System.Buffers;

namespace ChildProtection.Platform.PlainFrench;

/// <summary>How many syllables a word has, counted by its groups of vowels: good enough for a trend.</summary>
internal static class Syllables
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyàâäáéèêëîïíôöóùûüúœæ");

    public static int Of(ReadOnlySpan<char> word)
    {
        var count = 0;
        var inside = false;
        var previous = '\0';
        foreach (var letter in word)
        {
            var isVowel = Vowels.Contains(letter);
            if (isVowel && (!inside || letter is 'é' or 'è' or 'ï' or 'ë' || (previous is 'é' && letter is not 'e'))) count++;
            inside = isVowel;
            previous = letter;
        }
        if (count > 1 && (word.EndsWith("e") || word.EndsWith("es") || word.EndsWith("ent")) && !EndsFully(word)) count--;
        return Math.Max(count, 1);
    }

    /// <summary>« -ment » is said, « (ils) parlent » is not; a vowel before the e already made one group with it.</summary>
    private static bool EndsFully(ReadOnlySpan<char> word)
    {
        if (word.EndsWith("ment")) return true;
        var stem = word.EndsWith("ent") ? word[..^3] : word.EndsWith("es") ? word[..^2] : word[..^1];
        return stem.Length > 0 && Vowels.Contains(stem[^1]) && !(stem is [.., 'q' or 'g', 'u']);
    }
}
