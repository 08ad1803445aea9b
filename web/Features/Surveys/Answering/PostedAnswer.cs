using System.Globalization;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys.Answering;

/// <summary>What somebody sent for one question: what is kept of it, or the sentence that says what is missing.</summary>
/// <param name="Values">Null when it is not an answer.</param>
/// <param name="Error">Then, in plain words.</param>
internal sealed record PostedAnswer(string[]? Values, string? Error)
{
    /// <summary>The names of the fields, which are those of <see cref="AskScreen"/>.</summary>
    public const string One = nameof(AskScreen.Answer);
    public const string Many = nameof(AskScreen.Answers);
    public const string Words = nameof(AskScreen.Text);
    public const string Date = nameof(AskScreen.Day);

    public static string FieldOf(Question question) => question.Kind switch
    {
        QuestionKind.Several or QuestionKind.Ranking => Many,
        QuestionKind.ShortText or QuestionKind.LongText or QuestionKind.Number => Words,
        QuestionKind.Date => Date,
        _ => One,
    };

    public static PostedAnswer Read(Question question, IReadOnlyList<Option> options, IFormCollection form, bool vous) =>
        Read(question, options, form[FieldOf(question)].OfType<string>().Where(value => value.Length > 0).ToArray(), vous);

    /// <summary>The same from what was sent under another name.</summary>
    public static PostedAnswer Read(Question question, IReadOnlyList<Option> options, string[] sent, bool vous)
    {
        var codes = options.Select(option => option.Code).Where(sent.Contains).ToArray();
        return question.Kind switch
        {
            QuestionKind.Several => codes.Length == 0 ? Missing(vous)
                : codes.Length > (question.Most ?? codes.Length) ? new(null, $"{question.Most} réponses au plus. {(vous ? "Enlevez" : "Enlève")} une coche.")
                : new(codes, null),
            QuestionKind.Ranking => new([.. Ranked(options, sent)], null),
            QuestionKind.ShortText or QuestionKind.LongText => Text(question, sent.FirstOrDefault() ?? "", vous),
            QuestionKind.Number => Number(question, sent.FirstOrDefault() ?? "", vous),
            QuestionKind.Date => Day(sent.FirstOrDefault() ?? "", vous),
            _ => codes.Length == 1 ? new(codes, null) : Missing(vous),
        };
    }

    /// <summary>Each option once, those sent first and in that order.</summary>
    public static IEnumerable<string> Ranked(IReadOnlyList<Option> options, IEnumerable<string> sent)
    {
        var codes = options.Select(option => option.Code).ToList();
        return sent.Where(codes.Contains).Concat(codes).Distinct();
    }

    /// <summary>The same with one option a step higher or lower.</summary>
    public static string[] Moved(IReadOnlyList<string> order, string code, int step)
    {
        var moved = order.ToList();
        var (from, to) = (moved.IndexOf(code), moved.IndexOf(code) + step);
        if (from < 0 || to < 0 || to >= moved.Count) return [.. moved];
        (moved[from], moved[to]) = (moved[to], moved[from]);
        return [.. moved];
    }

    private static PostedAnswer Missing(bool vous) => new(null, vous ? "Choisissez une réponse, ou appuyez sur « Je passe »." : "Choisis une réponse, ou appuie sur « Je passe ».");

    private static PostedAnswer Text(Question question, string sent, bool vous)
    {
        var words = string.Concat(sent.ReplaceLineEndings("\n").Where(sign => sign == '\n' || !char.IsControl(sign))).Trim();
        return words.Length == 0 ? new(null, vous ? "La case est vide. Écrivez, ou appuyez sur « Je passe »." : "La case est vide. Écris, ou appuie sur « Je passe ».")
            : words.Length > question.TextLength ? new(null, $"C’est trop long : {question.TextLength} signes au plus.")
            : new([words], null);
    }

    private static PostedAnswer Number(Question question, string sent, bool vous) =>
        int.TryParse(sent.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= question.Least && number <= question.Greatest
            ? new([number.ToString(CultureInfo.InvariantCulture)], null)
            : new(null, $"{(vous ? "Écrivez" : "Écris")} un nombre de {question.Least} à {question.Greatest}, en chiffres.");

    private static PostedAnswer Day(string sent, bool vous) =>
        DateOnly.TryParseExact(sent, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1920 and < 2120
            ? new([day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)], null)
            : new(null, vous ? "Écrivez une date qui existe." : "Écris une date qui existe.");
}
