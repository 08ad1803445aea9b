namespace ChildProtection.Features.Surveys.Questionnaires;

/// <summary>How long a questionnaire takes, from the number and the kinds of its questions: an honest guess, rather long than short.</summary>
public static class SurveyDuration
{
    /// <summary>In minutes; more needs a written reason (issue 5, A.4).</summary>
    public const int MostForTheYoung = 10;

    /// <summary>To begin, to reread, to send.</summary>
    private const int AroundSeconds = 60;

    /// <summary>A slow reader, aloud: about 100 words a minute.</summary>
    private const double SecondsAWord = 0.6;

    /// <summary>In whole minutes, for whoever has the most to answer; every question counts, those that depend on another too.</summary>
    public static int Minutes(Questionnaire questions) => questions.Publics.Select(one => Minutes(questions, one)).DefaultIfEmpty(1).Max();

    /// <summary>In whole minutes, for one public (a code of <see cref="Public"/>).</summary>
    public static int Minutes(Questionnaire questions, string asked)
    {
        var reader = new Reader(asked, null);
        var seconds = questions.Questions.Where(question => question.For.Contains(asked)).Sum(question => Seconds(question, reader));
        return seconds == 0 ? 1 : (int)Math.Ceiling((AroundSeconds + seconds) / 60);
    }

    private static double Seconds(Question question, Reader reader) =>
        ToAnswer(question.Kind) + SecondsAWord * (Words(question.Text.To(reader)) + Words(question.Hint) + question.Choices.Sum(choice => Words(choice.Words)));

    /// <summary>Seconds to think and to press, reading apart.</summary>
    private static int ToAnswer(QuestionKind kind) => kind switch
    {
        QuestionKind.YesNo or QuestionKind.Faces => 6,
        QuestionKind.Choice or QuestionKind.Agreement or QuestionKind.Frequency or QuestionKind.Pictures or QuestionKind.Number or QuestionKind.Zone => 8,
        QuestionKind.Date or QuestionKind.Place or QuestionKind.Several => 14,
        QuestionKind.Ranking => 30,
        QuestionKind.ShortText => 35,
        _ => 75,
    };

    private static int Words(string? text) => text?.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit)) ?? 0;
}
