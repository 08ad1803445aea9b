using ChildProtection.Features.Surveys.Paper;
using ChildProtection.Features.Surveys.Quotes;

namespace ChildProtection.Features.Surveys;

/// <summary>
/// What stays of a closed survey is its tables and its return. Answers, words and « a répondu » go once the return has had its
/// time; drafts that were never sent go sooner.
/// </summary>
internal static class SurveysRetention
{
    public const string TurnsCode = "survey-turns";
    public const string ResponsesCode = "survey-responses";

    private const string AfterClosing = "après la fin de l’enquête";
    private const string Why = "Les résultats sont comptés à la fin. Les feuilles ne servent plus après.";
    private const int AYear = 365;

    public static void AddSurveysRetention(this IServiceCollection services)
    {
        services.AddRetention(Rule(TurnsCode, "Les noms de ceux qui ont répondu", AYear, typeof(SurveyTurn)), (db, limit) =>
        {
            var over = Over(db, limit);
            return db.SurveyTurns.Where(turn => over.Any(survey => survey.Id == turn.SurveyId)).OrderBy(turn => turn.SurveyId).ThenBy(turn => turn.AccountId);
        });
        services.AddRetention(Rule(ResponsesCode, "Les réponses aux enquêtes", AYear, typeof(SurveyResponse)), (db, limit) =>
        {
            var over = Over(db, limit);
            return db.SurveyResponses.Where(response => over.Any(survey => survey.Id == response.SurveyId)).OrderBy(response => response.Id);
        });
        services.AddRetention(Rule("survey-drafts", "Les enquêtes commencées, jamais envoyées", 30, typeof(SurveyResponse)), (db, limit) =>
        {
            var over = Over(db, limit);
            return db.SurveyResponses.Where(response => response.SentAt == null && over.Any(survey => survey.Id == response.SurveyId)).OrderBy(response => response.Id);
        });
        services.AddRetention(Rule("survey-paper", "Les codes des feuilles en papier", 30, typeof(PaperSheet)), (db, limit) =>
        {
            var over = Over(db, limit);
            return db.PaperSheets.Where(sheet => over.Any(survey => survey.Id == sheet.SurveyId)).OrderBy(sheet => sheet.Id);
        });
        services.AddRetention(Rule("survey-anonymous", "Les feuilles anonymes", AYear, typeof(AnonymousAnswer)), (db, limit) =>
        {
            var over = Over(db, limit);
            return db.AnonymousAnswers.Where(answer => over.Any(survey => survey.Id == answer.SurveyId)).OrderBy(answer => answer.Id);
        });
        services.AddRetention(Rule("survey-words", "Les phrases des enquêtes anonymes, non relues", 30, typeof(AnonymousText)), (db, limit) => // closing empties it too
        {
            var over = Over(db, limit);
            return db.AnonymousTexts.Where(text => over.Any(survey => survey.Id == text.SurveyId)).OrderBy(text => text.Id);
        });
        services.AddRetention(Rule("survey-quotes", "Les phrases relues par l’équipe", AYear, typeof(SurveyQuote)), (db, limit) =>
        {
            var over = Over(db, limit);
            return db.SurveyQuotes.Where(quote => over.Any(survey => survey.Id == quote.SurveyId)).OrderBy(quote => quote.Id);
        });
        services.AddRetention(Rule("survey-waiting", "Les feuilles anonymes en attente", 30, typeof(BufferedAnswer)), (db, limit) => // closing empties it: nothing should be left to find
        {
            var over = Over(db, limit);
            return db.AnswerBuffer.Where(answer => over.Any(survey => survey.Id == answer.SurveyId)).OrderBy(answer => answer.Id);
        });
    }

    private static RetentionRule Rule(string code, string what, int days, Type entity) => new(code, what, AfterClosing, Why, days) { Entity = entity, Least = Math.Min(days, 30), Most = days };

    private static IQueryable<Survey> Over(PortalDb db, DateTimeOffset limit)
    {
        var day = DateOnly.FromDateTime(limit.UtcDateTime);
        return db.Surveys.Where(survey => survey.ClosedOn < day);
    }
}
