using System.Text.RegularExpressions;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys.Making;

/// <summary>What makes answers worthless.</summary>
public enum Weakness
{
    /// <summary>Two questions in one: nobody knows to which one the answer is.</summary>
    TwoInOne,

    /// <summary>It says what one hopes to hear.</summary>
    Leading,

    /// <summary>A closed list in which somebody finds no place.</summary>
    NoWayOut,

    /// <summary>More than <see cref="WeakQuestions.MostWords"/> words.</summary>
    TooLong,

    /// <summary>Negations that add up, or one that is answered by « pas d’accord ».</summary>
    Negations,
}

/// <param name="Kind">What is weak.</param>
/// <param name="Words">The words concerned; empty when it is the list of answers.</param>
/// <param name="Advice">What to do, in plain French.</param>
public sealed record WeakFinding(Weakness Kind, string Words, string Advice)
{
    /// <summary>« Double question ».</summary>
    public string Name => Kind switch
    {
        Weakness.TwoInOne => "Deux questions en une",
        Weakness.Leading => "Question qui pousse à répondre",
        Weakness.NoWayOut => "Pas de sortie",
        Weakness.TooLong => "Question trop longue",
        _ => "Trop de négations",
    };
}

/// <summary>
/// Looks for weak questions by the shape of French sentences alone. It advises and never refuses: « le midi et le soir » may be
/// one idea, and only a reader can tell.
/// </summary>
public static partial class WeakQuestions
{
    /// <summary>In the whole question.</summary>
    public const int MostWords = 20;

    private const int SameStem = 3;

    /// <summary>Codes and words that let somebody out of a closed list.</summary>
    private static readonly string[] Exits = ["autre", "ailleurs", "quelqu’un d’autre", "aucun", "rien", "sais pas", "ça dépend", "pas concerné", "je préfère ne pas", "jnsp", "personne"];

    private static readonly HashSet<string> OneIdea = new(StringComparer.Ordinal)
        { "oui", "non", "vrai", "faux", "plus", "moins", "tard", "tôt", "père", "mère", "frère", "frères", "sœur", "sœurs", "garçon", "fille", "jour", "nuit", "vous" };

    private static readonly HashSet<string> Determiners = new(StringComparer.Ordinal)
    {
        "le", "la", "les", "un", "une", "des", "du", "de", "d", "l", "au", "aux", "ce", "cet", "cette", "ces", "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses",
        "notre", "nos", "votre", "vos", "leur", "leurs", "à", "en", "dans", "avec", "chez", "sur", "sous", "pour", "par", "pas", "deux", "trois", "toi", "moi", "eux", "celui", "celle", "ceux", "qui", "où", "si", "quand",
    };

    /// <summary>Every version of the question, and its list of answers; the same finding once.</summary>
    public static IReadOnlyList<WeakFinding> Of(Question question) =>
        [.. question.Text.Words.Values.SelectMany(text => OfText(text, question.Kind)).Concat(OfChoices(question)).Distinct()];

    /// <summary>One wording. The kind matters: « pas d’accord » answers a negation with another.</summary>
    public static IEnumerable<WeakFinding> OfText(string text, QuestionKind kind)
    {
        var said = text.Replace('\u00A0', ' ').Replace('\'', '’');
        foreach (Match leading in Pushing.Matches(said)) yield return new(Weakness.Leading, leading.Value, "À retirer. Chacun doit pouvoir répondre non.");
        var asked = Pushing.Replace(said, " ");
        if (asked.Count(sign => sign == '?') > 1) yield return new(Weakness.TwoInOne, said.Trim(), "Une seule question par écran.");
        else if (Joined(asked) is { } joined) yield return new(Weakness.TwoInOne, joined, "Si on peut dire oui à l’un et non à l’autre, il faut deux questions.");
        if (WordsOf(said).Count is var count && count > MostWords) yield return new(Weakness.TooLong, "", $"{count} mots. {MostWords} mots au plus, c’est mieux.");
        var negations = Negation.Count(asked) + Absence.Count(asked);
        if (negations > 1) yield return new(Weakness.Negations, "", "Une négation au plus. Mieux : dire ce qui est, pas ce qui n’est pas.");
        else if (negations == 1 && kind == QuestionKind.Agreement) yield return new(Weakness.Negations, "", "On s’y perd avec «\u00A0pas d’accord\u00A0». Mieux : la phrase sans négation.");
    }

    private static IEnumerable<WeakFinding> OfChoices(Question question)
    {
        if (question.Kind is not (QuestionKind.Choice or QuestionKind.Pictures or QuestionKind.Several) || question.Choices.Count == 0) yield break;
        if (question.Choices.Any(choice => Exits.Any(exit => choice.Words.Contains(exit, StringComparison.OrdinalIgnoreCase) || choice.Code == exit))) yield break;
        var missing = question.Kind == QuestionKind.Several ? "«\u00A0Rien de tout ça\u00A0» ou «\u00A0Autre chose\u00A0»" : "«\u00A0Autre\u00A0» ou «\u00A0Je ne sais pas\u00A0»";
        yield return new(Weakness.NoWayOut, "", $"«\u00A0Je passe\u00A0» est là. Il manque {missing}.");
    }

    /// <summary>« propre et calme », « manger et dormir », « tu manges bien et tu dors bien »; null when « et » joins one idea.</summary>
    private static string? Joined(string text)
    {
        if (Clause.Match(text) is { Success: true } clause) return clause.Value;
        var words = WordsOf(text);
        for (var at = 1; at < words.Count - 1; at++)
        {
            if (words[at] is not ("et" or "ou")) continue;
            var (before, after) = (words[at - 1], words[at + 1]);
            if (Determiners.Contains(after) || OneIdea.Contains(before) || OneIdea.Contains(after) || IsSameStem(before, after) || at + 2 < words.Count && IsSameStem(before, words[at + 2]) || after.Any(char.IsDigit)) continue;
            return $"{before} {words[at]} {after}";
        }
        return null;
    }

    /// <summary>« référent ou référente », « seul ou toute seule ».</summary>
    private static bool IsSameStem(string one, string other) => one.Length >= SameStem && other.Length >= SameStem && one[..SameStem] == other[..SameStem];

    private static List<string> WordsOf(string text) => [.. Word.Matches(text.ToLowerInvariant()).Select(match => match.Value)];

    [GeneratedRegex(@"\p{L}[\p{L}\d-]*|\d+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Word { get; }

    /// <summary>A subject after « et »: a second sentence.</summary>
    [GeneratedRegex(@"\b(et|ou)\s+(est-ce que|que tu|tu|je|j’|on|il|elle|ils|elles|vous vous|te sens|t’|te |se )\s*[\p{L}’-]*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Clause { get; }

    [GeneratedRegex(@"n’est-ce pas|n’es-tu pas d’accord|n’êtes-vous pas d’accord|ne (penses|trouves|crois)-tu pas|ne (pensez|trouvez|croyez)-vous pas|(trouves|penses|aimes)-tu aussi|(trouvez|pensez|aimez)-vous aussi|tu (trouves|penses|aimes) aussi|vous (trouvez|pensez|aimez) aussi|comme tout le monde|tout le monde sait|la plupart des (jeunes|gens) pensent|bien sûr|évidemment|(mal)?heureusement|\b(formidables?|excellente?s?|super|génia(l|le|les|ux)|merveilleu(x|se|ses)|magnifiques?|remarquables?|extraordinaires?|fantastiques?|parfaite?s?|superbes?|horribles?|scandaleu(x|se|ses)|catastrophiques?|nuls?|nulles?)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Pushing { get; }

    [GeneratedRegex(@"\bne\b|\bn’", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Negation { get; }

    [GeneratedRegex(@"\b(sans|impossibles?|inutiles?|incapables?|interdite?s?|jamais sans)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Absence { get; }
}
