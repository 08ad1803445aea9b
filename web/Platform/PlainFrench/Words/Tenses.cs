namespace ChildProtection.Platform.PlainFrench;

/// <summary>Tells conditional and past historic from their look, for verbs that the lists do not have too.</summary>
internal static class Tenses
{
    private static readonly string[] Conditional = ["rais", "rait", "raient", "rions", "riez"];
    private static readonly string[] Past = ["âmes", "âtes", "èrent", "îmes", "îtes", "ûmes", "irent", "urent"];

    /// <summary>« pourrait », « aimerais »; not « préparait » (imperfect), « portrait », « vrais ».</summary>
    public static bool IsConditional(WordFacts word)
    {
        if (word.Has(WordTraits.Conditional)) return !word.Has(WordTraits.Imperfect) || word.Text is "serait";
        if (word.Has(WordTraits.Verb | WordTraits.Easy | WordTraits.Function)) return false;
        foreach (var ending in Conditional)
            if (word.Text.Length > ending.Length + 3 && word.Text.EndsWith(ending, StringComparison.Ordinal))
                return word.Text[^(ending.Length + 1)] is 'e' && word.Text[^(ending.Length + 2)] is not 'r' || word.Text[^(ending.Length + 1)] is 'd';
        return false;
    }

    /// <summary>« allèrent », « il décida »; not « préfèrent » (present).</summary>
    public static bool IsPastHistoric(WordFacts word)
    {
        if (word.Text is "fut" or "furent") return true;
        if (word.Has(WordTraits.PastHistoric)) return !IsOfFirstGroup(word.Text) && !word.Has(WordTraits.Finite) && (word.Traits & ~(WordTraits.PastHistoric | WordTraits.Verb | WordTraits.Easy)) == WordTraits.None && !IsNoun(word.Text);
        if (word.Has(WordTraits.Verb | WordTraits.Easy | WordTraits.Function)) return false;
        foreach (var ending in Past)
            if (word.Text.Length > ending.Length + 2 && word.Text.EndsWith(ending, StringComparison.Ordinal))
                return !IsOfFirstGroup(word.Text) && !(ending is "èrent" && IsPresent(word.Text)) && !(ending is "urent" && word.Text[^6] is 'e' or 'o') && !IsNoun(word.Text) && !(ending is "irent" or "urent" && word.Text.Length < 8);
        return false;
    }

    /// <summary>The same person in the present, for the commonest verbs.</summary>
    public static string? Present(string conditional) => conditional switch
    {
        "pourrais" => "peux", "pourrait" => "peut", "pourriez" => "pouvez", "pourraient" => "peuvent", "voudrais" => "veux", "voudrait" => "veut", "voudriez" => "voulez", "voudraient" => "veulent",
        "devrais" => "dois", "devrait" => "doit", "devriez" => "devez", "devraient" => "doivent", "aimerais" => "aime, veux", "aimerait" => "veut", "aimeriez" => "voulez", "serait" => "est",
        "serais" => "suis, es", "seraient" => "sont", "aurais" => "ai, as", "aurait" => "a", "auraient" => "ont", "faudrait" => "faut", "souhaiterais" => "veux", "souhaiteriez" => "voulez", _ => null,
    };

    /// <summary>« admirent », « mesurent »: the participle « admiré » is known, so « -ent » is the present.</summary>
    private static bool IsOfFirstGroup(string text) => text.EndsWith("ent", StringComparison.Ordinal) && Lexicon.TraitsOf(text[..^3] + "é").HasFlag(WordTraits.Participle);

    private static bool IsPresent(string text) => text.EndsWith("fèrent", StringComparison.Ordinal) || text.EndsWith("pèrent", StringComparison.Ordinal) || text.EndsWith("gèrent", StringComparison.Ordinal)
        || text.EndsWith("dèrent", StringComparison.Ordinal) || text.EndsWith("nèrent", StringComparison.Ordinal) && text.StartsWith("gén", StringComparison.Ordinal) || text.EndsWith("hèrent", StringComparison.Ordinal);

    private static bool IsNoun(string text) => text is "pâtes" or "âmes" or "dîmes" or "dîtes" or "tâtes" or "gâtes" or "hâtes" or "cela" or "puma" or "aura" or "visa" or "data" or "alla" && false;
}
