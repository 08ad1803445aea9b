using System.Globalization;
using System.Text;
using System.Text.Json;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys;

/// <summary>What one person answered so far, by question; an empty list is « Je passe », no list is « pas encore vu ».</summary>
public sealed class Sheet
{
    internal static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SortedDictionary<string, string[]> given;

    private Sheet(SortedDictionary<string, string[]> given) => this.given = given;

    public static Sheet Empty => new(new(StringComparer.Ordinal));

    /// <summary>Empty when passed, null when not seen yet.</summary>
    public IReadOnlyList<string>? Of(string question) => given.GetValueOrDefault(question);

    public bool HasAny => given.Count > 0;

    public void Answer(string question, params string[] answers) => given[question] = answers;

    /// <summary>Without what no longer applies, such as an answer to a question that another answer took away.</summary>
    public Sheet Only(IEnumerable<Question> questions) =>
        new(new(questions.Where(question => given.ContainsKey(question.Code)).ToDictionary(question => question.Code, question => given[question.Code]), StringComparer.Ordinal));

    public string Write() => JsonSerializer.Serialize(given, Json);

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static Sheet Read(string text) => new(new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(text) ?? [], StringComparer.Ordinal));

    /// <summary>Spaces up to this many bytes, so that no length tells an answer (STAT-26).</summary>
    internal static string Padded(string text, int bytes)
    {
        var missing = bytes - Encoding.UTF8.GetByteCount(text);
        return missing >= 0 ? text + new string(' ', missing)
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"A sheet is {-missing} bytes too long."));
    }
}

/// <summary>The way of one reader through the questions: what is asked depends on the public and on what was answered.</summary>
public sealed class SurveyWalk(Questionnaire questions, Reader reader, Sheet sheet)
{
    public Reader Reader => reader;
    public Sheet Sheet => sheet;

    /// <summary>Those asked, as things stand.</summary>
    public IReadOnlyList<Question> Questions => [.. questions.Questions.Where(IsAsked)];

    public string SectionOf(Question question) => questions.Sections.First(section => section.Questions.Any(one => one.Code == question.Code)).Title;

    public Question? Find(string? code) => Questions.FirstOrDefault(question => question.Code == code);

    /// <summary>From 1.</summary>
    public int NumberOf(Question question) => Questions.Select(one => one.Code).ToList().IndexOf(question.Code) + 1;

    public Question? At(int number) => Questions.ElementAtOrDefault(number - 1);

    /// <summary>The first that was not seen yet; null when all were.</summary>
    public Question? NextToSee => Questions.FirstOrDefault(question => sheet.Of(question.Code) is null);

    /// <summary>What goes: only what is asked.</summary>
    public Sheet ToSend => sheet.Only(Questions);

    private bool IsAsked(Question question) => question.For.Contains(reader.Public) && (question.If is not { } condition || Holds(condition));

    /// <summary>The question before must itself be asked.</summary>
    private bool Holds(Condition condition) =>
        sheet.Of(condition.Question)?.Intersect(condition.Answers).Any() == true
        && questions.Questions.First(question => question.Code == condition.Question) is var before && IsAsked(before);
}
