namespace ChildProtection.Platform.PlainFrench;

/// <summary>« éducateur·trice », « ami(e)s »: the endings, and the two words to write instead.</summary>
internal static class InclusiveForms
{
    private static readonly HashSet<string> Endings = new(StringComparer.Ordinal)
    {
        "e", "es", "s", "ne", "nes", "trice", "trices", "rice", "rices", "ice", "ices", "euse", "euses", "se", "ses", "ère", "ères", "re", "ve", "ves", "le", "les", "te", "tes",
        "elle", "elles", "ale", "ales", "enne", "ennes", "onne", "onnes", "esse", "esses", "fe", "che", "ches", "que", "ques", "aux", "x",
    };

    public static bool IsEnding(string text) => Endings.Contains(text);

    /// <summary>« éducateur/éducatrice », « il/elle », « un/une ».</summary>
    public static bool IsFeminine(string masculine, string feminine) => (masculine, feminine) switch
    {
        ("il", "elle") or ("elle", "il") or ("ils", "elles") or ("elles", "ils") or ("un", "une") or ("le", "la") or ("la", "le") or ("du", "de") or ("celui", "celle")
            or ("ton", "ta") or ("son", "sa") or ("mon", "ma") or ("ceux", "celles") or ("tous", "toutes") or ("lui", "elle") => true,
        _ => masculine.Length > 2 && feminine.Length > masculine.Length - 2 && Feminine(masculine, "e") == feminine
            || Feminine(masculine, "trice") == feminine || Feminine(masculine, "euse") == feminine || Feminine(masculine, "ère") == feminine
            || Feminine(masculine, "ne") == feminine || Feminine(masculine, "ve") == feminine,
    };

    /// <summary>« éducateur ou éducatrice », « amis ou amies ».</summary>
    public static string? Both(string word, string ending, bool isPlural)
    {
        if (ending is "s" or "x") return isPlural ? null : word + "s";
        var singular = ending.Length > 2 && ending[^1] == 's' && ending is not "ses" || ending is "es" ? ending[..^1] : ending;
        var feminine = IsEnding(ending) ? Feminine(word, singular) : ending;
        if (feminine is null) return null;
        var masculine = word;
        if (!isPlural) return $"{masculine} ou {feminine}";
        return $"{(masculine[^1] is 's' or 'x' ? masculine : masculine + "s")} ou {(feminine[^1] is 's' ? feminine : feminine + "s")}";
    }

    private static string? Feminine(string word, string ending) => ending switch
    {
        "trice" or "rice" or "ice" when word.EndsWith("teur", StringComparison.Ordinal) => word[..^4] + "trice",
        "euse" or "se" when word.EndsWith("eur", StringComparison.Ordinal) => word[..^1] + "se",
        "se" or "euse" when word.EndsWith("eux", StringComparison.Ordinal) => word[..^1] + "se",
        "ère" or "re" when word.EndsWith("er", StringComparison.Ordinal) => word[..^2] + "ère",
        "ve" when word.EndsWith('f') => word[..^1] + "ve",
        "elle" when word.EndsWith("el", StringComparison.Ordinal) => word + "le",
        "enne" when word.EndsWith("en", StringComparison.Ordinal) => word + "ne",
        "e" or "ne" or "le" or "te" => word + ending,
        _ => null,
    };
}
