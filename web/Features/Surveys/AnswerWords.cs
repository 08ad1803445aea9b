using System.Globalization;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Surveys;

/// <summary>Answers as they are reread, exported and copied: in words, never as codes.</summary>
internal static class AnswerWords
{
    public const string None = "Pas de réponse";

    public static string Of(Question question, IReadOnlyList<Option> options, IReadOnlyList<string>? answers)
    {
        if (answers is null or []) return None;
        if (question.Kind == QuestionKind.Date && DateOnly.TryParseExact(answers[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return FrenchDates.Day(day);
        var words = answers.Select(answer => options.FirstOrDefault(option => option.Code == answer)?.Words ?? answer);
        return question.Kind == QuestionKind.Ranking ? string.Join(", ", words.Select((word, index) => $"{index + 1}. {word}")) : string.Join(", ", words);
    }

    /// <summary>A whole sheet, for a copy of one's data.</summary>
    public static string Of(Questionnaire questions, Reader reader, Sheet sheet, IReadOnlyDictionary<string, string> names) => string.Join('\n',
        from question in questions.Questions
        where sheet.Of(question.Code) is not null
        let options = question.Kind is QuestionKind.Zone or QuestionKind.Place ? [.. names.Select(name => new Option(name.Key, name.Value))] : question.AllOptions
        select $"{question.Text.To(reader)} {Of(question, options, sheet.Of(question.Code))}");
}
