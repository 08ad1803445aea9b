namespace ChildProtection.Platform.PlainFrench;

/// <summary>The forms of a verb, each with what it tells of the sentence (a tense, a participle).</summary>
internal static class Conjugation
{
    private static readonly string[] Doubling = ["appeler", "rappeler", "jeter", "rejeter", "projeter", "épeler", "renouveler", "feuilleter"];

    /// <summary>All forms of a verb of the first two groups, from its infinitive.</summary>
    public static IEnumerable<(string Form, WordTraits Traits)> Regular(string infinitive) =>
        infinitive.EndsWith("er", StringComparison.Ordinal) ? First(infinitive) : Second(infinitive);

    /// <summary>
    /// « prendre|prends,prends,prend,prenons,prenez,prennent|pren|pris|prendr|prenn|prit,prirent|ap com »: present, stem of the imperfect,
    /// participle, stem of the future, stem of the subjunctive, past historic, prefixes of the same family.
    /// </summary>
    public static IEnumerable<(string Infinitive, string Form, WordTraits Traits)> Irregular(string line)
    {
        var parts = line.Split('|');
        var prefixes = parts.Length > 7 ? parts[7].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        return prefixes.Prepend("").SelectMany(prefix => Forms(parts).Select(form => (prefix + parts[0], prefix + form.Form, form.Traits)));
    }

    /// <summary>Masculine, feminine, and their plurals.</summary>
    public static IEnumerable<string> Agreeing(string participle)
    {
        var stem = participle.EndsWith('û') ? participle[..^1] + "u" : participle;
        yield return participle;
        yield return stem + "e";
        yield return stem + "es";
        if (!participle.EndsWith('s')) yield return stem + "s";
    }

    private static IEnumerable<(string Form, WordTraits Traits)> Forms(string[] parts)
    {
        yield return (parts[0], WordTraits.Infinitive);
        foreach (var form in parts[1].Split(',')) yield return (form, WordTraits.Finite);
        foreach (var form in Later(parts[2], parts[4])) yield return form;
        foreach (var form in Agreeing(parts[3])) yield return (form, WordTraits.Participle);
        yield return (parts[2] + "ant", WordTraits.None);
        if (parts[5] != "-")
            foreach (var ending in new[] { "e", "es", "ent" }) yield return (parts[5] + ending, WordTraits.Subjunctive);
        if (parts.Length > 6)
            foreach (var form in parts[6].Split(',', StringSplitOptions.RemoveEmptyEntries)) yield return (form, WordTraits.PastHistoric);
    }

    /// <summary>Imperfect, future and conditional.</summary>
    private static IEnumerable<(string Form, WordTraits Traits)> Later(string imperfect, string future)
    {
        foreach (var ending in new[] { "ais", "ait", "aient", "ions", "iez" }) yield return (imperfect + ending, WordTraits.Imperfect | WordTraits.Finite);
        foreach (var ending in new[] { "ai", "as", "a", "ons", "ez", "ont" }) yield return (future + ending, WordTraits.Finite);
        foreach (var ending in new[] { "ais", "ait", "aient", "ions", "iez" }) yield return (future + ending, WordTraits.Conditional | WordTraits.Finite);
    }

    private static IEnumerable<(string Form, WordTraits Traits)> First(string infinitive)
    {
        var stem = infinitive[..^2];
        var soft = stem[^1] switch { 'c' => stem[..^1] + "ç", 'g' => stem + "e", _ => stem }; // before a and o
        var mute = Mute(infinitive, stem);                                                    // before an e that is not said
        var future = stem.Length > 2 && (stem[^2] == 'é' || stem[^3] == 'é') ? infinitive : mute + "er";
        yield return (infinitive, WordTraits.Infinitive);
        foreach (var ending in new[] { "e", "es", "ent" }) yield return (mute + ending, WordTraits.Finite);
        yield return (soft + "ons", WordTraits.Finite);
        yield return (stem + "ez", WordTraits.Finite);
        yield return (soft + "ant", WordTraits.None);
        foreach (var ending in new[] { "ais", "ait", "aient" }) yield return (soft + ending, WordTraits.Imperfect | WordTraits.Finite);
        foreach (var ending in new[] { "ions", "iez" }) yield return (stem + ending, WordTraits.Imperfect | WordTraits.Finite);
        foreach (var form in Later(stem, future).Skip(5)) yield return form;
        foreach (var form in Agreeing(stem + "é")) yield return (form, WordTraits.Participle);
        foreach (var ending in new[] { "a", "âmes", "âtes" }) yield return (soft + ending, WordTraits.PastHistoric);
        yield return (stem + "èrent", WordTraits.PastHistoric);
    }

    /// <summary>appelle, achète, préfère, paie.</summary>
    private static string Mute(string infinitive, string stem)
    {
        if (Doubling.Contains(infinitive)) return stem + stem[^1];
        if (stem[^1] == 'y') return stem[..^1] + "i";
        if (stem.Length > 2 && stem[^2] is 'e' or 'é' && IsConsonant(stem[^1])) return stem[..^2] + "è" + stem[^1];
        return stem.Length > 3 && stem[^3] == 'é' && stem[^2..] is "ch" or "gn" or "tr" or "gl" or "br" or "gr" ? stem[..^3] + "è" + stem[^2..] : stem; // sèche
    }

    private static bool IsConsonant(char letter) => "bcdfghjklmnpqrstvxz".Contains(letter);

    private static IEnumerable<(string Form, WordTraits Traits)> Second(string infinitive)
    {
        var stem = infinitive[..^1];
        yield return (infinitive, WordTraits.Infinitive);
        foreach (var form in Agreeing(stem)) yield return (form, WordTraits.Participle);
        foreach (var ending in new[] { "s", "t", "ssons", "ssez", "ssent" }) yield return (stem + ending, WordTraits.Finite);
        yield return (stem + "ssant", WordTraits.None);
        yield return (stem + "sse", WordTraits.Finite);
        foreach (var form in Later(stem + "ss", infinitive)) yield return form;
        yield return (stem + "rent", WordTraits.PastHistoric);
        foreach (var ending in new[] { "îmes", "îtes" }) yield return (stem[..^1] + ending, WordTraits.PastHistoric);
    }
}
