namespace ChildProtection.Features.Autonomy;

/// <summary>What one may answer to a statement. In no order of worth: nothing is ever added up.</summary>
public enum AnswerKind { Alone, WithHelp, Learning, NotYet, NoAnswer }

/// <summary>One answer as it is sealed: « seul », « aide », « apprends », « pas-encore » or « non », with « + » when it matters to who answers.</summary>
/// <param name="Kind">What.</param>
/// <param name="IsImportant">« C’est important pour moi ».</param>
public sealed record AnswerCode(AnswerKind Kind, bool IsImportant)
{
    private const char Important = '+';

    public string Written => $"{AnswerWords.Of(Kind).Code}{(IsImportant ? Important : "")}";

    /// <summary>Null for what is no answer.</summary>
    public static AnswerCode? Read(string? written) => written is { Length: > 0 } && AnswerWords.All.FirstOrDefault(words => words.Code == written.TrimEnd(Important)) is { } words
        ? new AnswerCode(words.Kind, written[^1] == Important) : null;
}

/// <summary>How an answer is written, said and drawn.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Code">« seul ».</param>
/// <param name="Mine">Said by the young person.</param>
/// <param name="Theirs">Said by an adult about them.</param>
/// <param name="Icon">A name of the icon sprite.</param>
/// <param name="Colour">A colour class; never the only sign.</param>
public sealed record AnswerWords(AnswerKind Kind, string Code, string Mine, string Theirs, string Icon, string Colour)
{
    public static readonly IReadOnlyList<AnswerWords> All =
    [
        new(AnswerKind.Alone, "seul", "Je sais faire seul·e", "Sait faire seul·e", "arbre", "feuille"),
        new(AnswerKind.WithHelp, "aide", "Avec de l’aide", "Avec de l’aide", "personnes", "ciel"),
        new(AnswerKind.Learning, "apprends", "J’apprends", "Apprend", "plante", "ocre"),
        new(AnswerKind.NotYet, "pas-encore", "Pas encore", "Pas encore", "graine", "violet"),
        new(AnswerKind.NoAnswer, "non", "Je ne veux pas répondre", "Je ne sais pas", "croix", "lagune"),
    ];

    public static AnswerWords Of(AnswerKind kind) => All.First(words => words.Kind == kind);

    public string Said(bool byYoung) => byYoung ? Mine : Theirs;
}
