namespace ChildProtection.Platform.PlainFrench;

/// <summary>Words explained elsewhere (content/fr/mots.yaml), each with its other forms: data for the checker, read by whoever calls it.</summary>
public sealed class PlainGlossary
{
    private readonly Dictionary<string, string> wordOf = new(StringComparer.Ordinal);

    /// <param name="words">Each word, with its plural, its feminine and its acronym.</param>
    public PlainGlossary(IEnumerable<(string Word, IEnumerable<string> Forms)> words)
    {
        foreach (var (word, forms) in words)
            foreach (var form in forms.Prepend(word)) wordOf.TryAdd(Key(form), word);
        Phrases = new PhraseList<string>(wordOf.Select(pair => (pair.Key, pair.Value)));
    }

    internal PhraseList<string> Phrases { get; }

    /// <summary>The glossary's own word for this form; null when it has none.</summary>
    public string? Find(string form) => wordOf.GetValueOrDefault(Key(form));

    private static string Key(string form) => form.Trim().Replace('’', '\'').ToLowerInvariant();
}

/// <summary>Gives the words that the portal explains; the feature that owns them does.</summary>
public interface IExplainedWords
{
    PlainGlossary Words { get; }
}
