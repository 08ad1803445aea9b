namespace ChildProtection.Platform.PlainFrench;

/// <summary>The words of one text in small letters, each made and looked up once.</summary>
internal sealed class FactsCache
{
    public static readonly WordFacts Placeholder = new("\uE001", WordTraits.None);

    private const int LongestWord = 64;
    private readonly Dictionary<string, WordFacts> known = new(StringComparer.Ordinal);

    public WordFacts Of(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord) return Make(word.ToString().ToLowerInvariant());
        Span<char> letters = stackalloc char[word.Length];
        if (word.ToLowerInvariant(letters) != word.Length) word.CopyTo(letters);
        foreach (ref var letter in letters)
        {
            if (letter is '’' or 'ʼ' or '‘') letter = '\'';
            else if (letter == '‑') letter = '-';
        }
        var table = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (table.TryGetValue(letters, out var facts)) return facts;
        facts = Make(letters.ToString());
        known[facts.Text] = facts;
        return facts;
    }

    private static WordFacts Make(string text) => new(text, Lexicon.TraitsOf(text)) { Lists = WordLists.Marks(text), Infinitive = Lexicon.InfinitiveOf(text) };
}
