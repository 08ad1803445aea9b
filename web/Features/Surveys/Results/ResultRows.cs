using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys.Results;

/// <summary>One row or column of a result: its words, and the answers it gathers.</summary>
internal sealed record ResultRow(string Words, IReadOnlyList<string> Codes);

/// <summary>
/// The rows of results. « Je ne sais pas » and « je passe » are one row, and the faces of the youngest and of the others are brought
/// to the same ones: fewer and larger rows say more, because fewer are hidden.
/// </summary>
internal static class ResultRows
{
    /// <summary>Above it, only four faces were shown.</summary>
    private const int LastAgeOfThreeFaces = 13;

    public static bool HasTable(Question question) =>
        question.Kind is not (QuestionKind.ShortText or QuestionKind.LongText or QuestionKind.Date or QuestionKind.Number or QuestionKind.Place);

    public static IReadOnlyList<ResultRow> Of(Question question, Survey survey, TerritoryPack territory)
    {
        IEnumerable<ResultRow> answers = question.Kind switch
        {
            QuestionKind.Zone => Zones(survey, territory),
            QuestionKind.Faces when HasThreeFaces(survey, question) =>
                [new("Bien ou très bien", ["tres-bien", "bien"]), new("Moyen", ["moyen"]), new("Pas bien", ["pas-bien", "pas-bien-du-tout"])],
            QuestionKind.Faces => Rows(question.AllOptions.Where(option => option is { Apart: false, Code: not "moyen" })),
            _ => Rows(question.AllOptions.Where(option => !option.Apart)),
        };
        var unknown = question.AllOptions.Where(option => option.Apart).Select(option => option.Code).ToList();
        return [.. answers, new(unknown.Count == 0 ? "Je passe" : "Je ne sais pas, ou je passe", [.. unknown, Scales.Passed])];
    }

    public static IReadOnlyList<ResultRow> Zones(Survey survey, TerritoryPack territory) =>
        [.. territory.Zones.Where(zone => survey.ZoneCodes.Count == 0 || survey.ZoneCodes.Contains(zone.Code)).Select(zone => new ResultRow(zone.Name, [zone.Code]))];

    public static IReadOnlyList<ResultRow> Publics(IEnumerable<string> publics) => [.. publics.Select(one => new ResultRow(Public.Words(one), [one]))];

    public static IReadOnlyList<ResultRow> Ages(Survey survey) =>
        [.. Public.AgeBands.Where(band => int.Parse(band[^2..], null) >= (survey.AgeFrom ?? 0) && int.Parse(band[..2], null) <= (survey.AgeTo ?? 99)).Select(band => new ResultRow($"{band.Replace("-", " à ")} ans", [band]))];

    private static bool HasThreeFaces(Survey survey, Question question) =>
        survey.PublicCodes.Contains(Public.Young) && question.For.Contains(Public.Young) && (survey.AgeFrom ?? 0) <= LastAgeOfThreeFaces;

    private static IEnumerable<ResultRow> Rows(IEnumerable<Option> options) => options.Select(option => new ResultRow(option.Words, [option.Code]));
}
