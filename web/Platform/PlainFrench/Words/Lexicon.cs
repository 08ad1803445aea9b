namespace ChildProtection.Platform.PlainFrench;

/// <summary>What is known of French words, made once from the lists of <c>Data</c>.</summary>
internal static class Lexicon
{
    private static readonly Dictionary<string, WordTraits> traits = new(12_000, StringComparer.Ordinal);
    private static readonly Dictionary<string, string> infinitives = new(12_000, StringComparer.Ordinal);
    private static readonly Dictionary<string, List<string>> forms = new(StringComparer.Ordinal);
    private static readonly HashSet<string> lemmas = new(StringComparer.Ordinal);

    static Lexicon()
    {
        foreach (var (section, line) in WordData.Lines("verbes-irreguliers"))
            foreach (var (infinitive, form, known) in Conjugation.Irregular(line)) AddVerb(infinitive, form, known | (section == "rares" ? WordTraits.None : WordTraits.Easy));
        foreach (var (section, word) in WordData.Words("mots-faciles")) AddEasy(section, word);
        foreach (var (section, word) in WordData.Words("mots-outils"))
            foreach (var part in new[] { word, Capitalless(word) }) Set(part, Section(section));
        foreach (var (section, word) in WordData.Words("verbes-transitifs")) AddTransitive(section, word);
        foreach (var (_, word) in WordData.Words("prenoms")) Set(word.ToLowerInvariant(), WordTraits.FirstName);
    }

    /// <summary>How many words the easy list was written with, before their forms are made.</summary>
    public static int EasyLemmas => lemmas.Count;

    public static WordTraits TraitsOf(string text) => traits.GetValueOrDefault(text);
    public static bool IsEasy(string text) => (TraitsOf(text) & (WordTraits.Easy | WordTraits.Function)) != WordTraits.None;
    public static string? InfinitiveOf(string text) => infinitives.GetValueOrDefault(text);

    /// <summary>Every known form of a verb, and its regular forms when it is not known.</summary>
    public static IEnumerable<string> FormsOf(string infinitive) =>
        forms.TryGetValue(infinitive, out var known) ? known : Conjugation.Regular(infinitive).Select(form => form.Form);

    /// <summary>« rendez-vous », « au-dessus »: one word with its hyphen.</summary>
    public static bool IsCompound(ReadOnlySpan<char> word)
    {
        Span<char> letters = stackalloc char[Math.Min(word.Length, 24)];
        if (word.Length > letters.Length) return false;
        word.ToLowerInvariant(letters);
        return traits.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(letters);
    }

    private static void AddEasy(string section, string word)
    {
        lemmas.Add(word.Split('/', ':')[0]);
        switch (section)
        {
            case "verbes":
                foreach (var (form, known) in Conjugation.Regular(word)) AddVerb(word, form, known | WordTraits.Easy);
                break;
            case "noms":
                foreach (var form in Inflection.Noun(word)) Set(form, WordTraits.Easy | WordTraits.Common);
                break;
            case "adjectifs":
                foreach (var form in Inflection.Adjective(word)) Set(form, WordTraits.Easy | WordTraits.Common);
                break;
            default:
                Set(word, WordTraits.Easy | WordTraits.Common);
                break;
        }
    }

    /// <summary>The verbs whose passive is looked for; those the easy list does not have are conjugated for their participle only.</summary>
    private static void AddTransitive(string section, string word)
    {
        var participle = section == "participes" ? word : word.EndsWith("er", StringComparison.Ordinal) ? word[..^2] + "é" : word[..^1];
        foreach (var form in Conjugation.Agreeing(participle)) Set(form, WordTraits.Transitive | WordTraits.Participle);
    }

    private static void AddVerb(string infinitive, string form, WordTraits known)
    {
        if (known.HasFlag(WordTraits.Infinitive | WordTraits.Easy)) lemmas.Add(infinitive);
        Set(form, known | WordTraits.Verb);
        infinitives.TryAdd(form, infinitive);
        if (!forms.TryGetValue(infinitive, out var list)) forms[infinitive] = list = [];
        list.Add(form);
    }

    private static void Set(string form, WordTraits more) => traits[form] = traits.GetValueOrDefault(form) | more;

    private static string Capitalless(string word) => word.ToLowerInvariant();

    private static WordTraits Section(string section) => section == "subjonctif" ? WordTraits.Subjunctive | WordTraits.Easy : WordTraits.Function | section switch
    {
        "déterminants" => WordTraits.Determiner,
        "prépositions" => WordTraits.Preposition,
        "sujets" => WordTraits.Subject,
        "adverbes" => WordTraits.Adverb,
        "mois" => WordTraits.Month,
        "jours" => WordTraits.Day,
        "être" => WordTraits.FormOfBe | WordTraits.Finite,
        "nombres" => WordTraits.Numeral,
        _ => WordTraits.None,
    };
}
