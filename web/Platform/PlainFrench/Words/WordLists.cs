namespace ChildProtection.Platform.PlainFrench;

/// <summary>Our lists of words with what to say instead, ready to be looked for.</summary>
internal static class WordLists
{
    public static readonly PhraseList<Advice> Avoid = Load("mots-a-eviter");
    public static readonly PhraseList<Advice> Idioms = Load("expressions");
    public static readonly PhraseList<Advice> Foreign = Load("mots-etrangers");
    public static readonly PhraseList<Advice> CrossReferences = Load("renvois");
    public static readonly PhraseList<Advice> ToExplain = Load("mots-a-expliquer");
    public static readonly Dictionary<string, string> Acronyms = WordData.Pairs("sigles").ToDictionary(entry => entry.Word, entry => entry.Better, StringComparer.Ordinal);
    public static readonly Dictionary<string, Advice> Abbreviations = WordData.Pairs("abreviations")
        .ToDictionary(entry => entry.Word, entry => new Advice(entry.Word, entry.Better, entry.Section), StringComparer.Ordinal);
    public static readonly Dictionary<string, string> ActionNouns = Nouns();
    public static readonly HashSet<string> NegativeWords = Set("mots-negatifs");
    public static readonly HashSet<string> Diminutives = Set("mots-bebe");
    public static readonly HashSet<string> Adjectives = Set("participes-adjectifs", Conjugation.Agreeing);
    public static readonly PhraseList<int> Synonyms = new(WordData.Lines("synonymes")
        .SelectMany((entry, set) => entry.Line.Split(',', StringSplitOptions.TrimEntries).Select(word => (word, set))));

    /// <summary>In which lists the word is, alone or as the first of a phrase.</summary>
    public static ListMarks Marks(string word) =>
        Mark(Avoid.Begins(word), ListMarks.Avoid) | Mark(Idioms.Begins(word), ListMarks.Idiom) | Mark(Foreign.Begins(word), ListMarks.Foreign)
        | Mark(CrossReferences.Begins(word), ListMarks.CrossReference) | Mark(ToExplain.Begins(word), ListMarks.ToExplain) | Mark(Synonyms.Begins(word), ListMarks.Synonym)
        | Mark(Abbreviations.ContainsKey(word) || word is "n" or "no" or "nº" or "p" or "c", ListMarks.Abbreviation) | Mark(ActionNouns.ContainsKey(word), ListMarks.ActionNoun)
        | Mark(NegativeWords.Contains(word), ListMarks.Negative) | Mark(Diminutives.Contains(word), ListMarks.Diminutive);

    private static ListMarks Mark(bool isIn, ListMarks mark) => isIn ? mark : ListMarks.None;

    private static HashSet<string> Set(string list, Func<string, IEnumerable<string>>? forms = null) =>
        WordData.Words(list).SelectMany(entry => forms is null ? Inflection.Noun(entry.Word) : forms(entry.Word)).ToHashSet(StringComparer.Ordinal);

    private static Dictionary<string, string> Nouns()
    {
        var nouns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, noun, verb) in WordData.Pairs("noms-d-action"))
            foreach (var form in Inflection.Noun(noun)) nouns.TryAdd(form, verb);
        return nouns;
    }

    private static PhraseList<Advice> Load(string list) => new(
        from entry in WordData.Pairs(list)
        let advice = new Advice(entry.Word.Replace("~", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal).Replace('\'', '’'), entry.Better, entry.Section)
        from form in Forms(entry.Section, entry.Word)
        where entry.Section != "verbes" || !Lexicon.TraitsOf(form).HasFlag(WordTraits.Common)
        select (form, advice));

    private static IEnumerable<string> Forms(string section, string word) => section switch
    {
        "verbes" => Lexicon.FormsOf(word),
        "noms" => Inflection.Noun(word),
        "adjectifs" => Inflection.Adjective(word),
        _ => [word],
    };
}

/// <summary>A word or a phrase of a list, and what to write instead; empty when there is nothing better to say.</summary>
internal sealed record Advice(string Word, string Better, string Section)
{
    public string? Suggestion => Better.Length > 0 ? Better : null;
}
