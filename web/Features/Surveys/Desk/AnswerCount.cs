namespace ChildProtection.Features.Surveys.Desk;

/// <summary>
/// How many answered, as staff may know it: from five on, by fives, so that nobody's answer is seen to come. Counting stops at a number
/// that is enough to know: the page costs the same however many answer.
/// </summary>
internal static class AnswerCount
{
    /// <summary>« Au moins 500 réponses ».</summary>
    public const int Most = 500;
    private const int Step = 5;

    /// <summary>One survey with its answers, sent and counted up to <see cref="Most"/> in each store.</summary>
    internal sealed record Line(Guid Id, int Count);

    public static async Task<IReadOnlyDictionary<Guid, int>> OfAsync(PortalDb db, IReadOnlyCollection<Guid> surveys) =>
        await Query(db, surveys).ToDictionaryAsync(line => line.Id, line => Math.Min(line.Count, Most));

    /// <summary>Ordered by the survey itself, the same for all: nothing to sort, and EF knows that any of them will do.</summary>
    internal static IQueryable<Line> Query(PortalDb db, IReadOnlyCollection<Guid> surveys)
    {
        var (inside, waiting, sent) = (db.AnonymousAnswers, db.AnswerBuffer, db.SurveyResponses);
        return from survey in db.Surveys
               where surveys.Contains(survey.Id)
               select new Line(
                   survey.Id, inside.Where(answer => answer.SurveyId == survey.Id).OrderBy(one => one.SurveyId).Take(Most).Count() + waiting.Where(answer => answer.SurveyId == survey.Id).OrderBy(one => one.SurveyId).Take(Most).Count()
                       + sent.Where(response => response.SurveyId == survey.Id && response.SentAt != null).OrderBy(one => one.SurveyId).Take(Most).Count());
    }

    /// <summary>Before it opens there is none. Once it is closed its results tell the number, also when the sheets have had their time.</summary>
    public static string Words(Survey survey, int count) => !survey.IsOpened ? "Aucune réponse" : survey.ClosedOn is not null && count < Step ? "Réponses comptées à la fin" : Words(count);

    public static string Words(int count) => count < Step ? "Moins de 5 réponses" : $"Au moins {count / Step * Step} réponses";
}
