using System.Buffers;
using System.Text.RegularExpressions;

namespace ChildProtection.Features.Content;

/// <summary>The wording rules that a machine can check, and the typography it can put right.</summary>
internal static partial class Wording
{
    /// <summary>A sentence with more words is refused.</summary>
    public const int MostWords = 15;

    /// <summary>A sentence with more words should be shorter.</summary>
    public const int GoodWords = 12;

    public const string StraightApostrophe = "écrivez ’ et non '";

    private static readonly SearchValues<char> Punctuation = SearchValues.Create(":;?!«»\u202F");

    /// <summary>Words between spaces, punctuation alone not counted: « l’école » is one.</summary>
    public static int Words(string text) =>
        text.Split([' ', '\u00A0', '\n'], StringSplitOptions.RemoveEmptyEntries).Count(part => part.Any(char.IsLetterOrDigit));

    public static bool HasStraightApostrophe(string text) => text.Contains('\'', StringComparison.Ordinal);

    /// <summary>Spaces that must not break (before « : ; ? ! » and inside « »), and none of the narrow kind.</summary>
    public static string Typeset(string text)
    {
        if (text.AsSpan().IndexOfAny(Punctuation) < 0) return text;
        return Inside.Replace(Before.Replace(text.Replace('\u202F', '\u00A0'), "\u00A0"), "«\u00A0");
    }

    /// <summary>The number of words of the longest sentence of a line.</summary>
    public static int LongestSentence(string line) => SentenceEnd.Split(line).Max(Words);

    [GeneratedRegex("[ ](?=[:;?!»])", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Before { get; }

    [GeneratedRegex("«[ ]", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Inside { get; }

    [GeneratedRegex(@"(?<=[.?!…])\s+(?=\p{Lu})", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex SentenceEnd { get; }
}
