using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Features.Surveys.Quotes;
using ChildProtection.Features.Surveys.Results;

namespace ChildProtection.Features.Surveys;

/// <summary>Closes a survey: empties the buffer, shakes the urn a last time, and freezes its results; free words wait to be reread, and stay nowhere else.</summary>
public sealed class CloseSurvey(PortalDb db, AnswerUrn urn, Vault vault, Respondents respondents, ReadResults results, SurveyQuotes quotes, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    /// <summary>False when it was closed already, or never opened.</summary>
    public async Task<bool> CloseAsync(Guid id)
    {
        var isClosed = await db.InOneTransactionAsync(async () =>
        {
            await db.LockClosingAsync();
            await db.LockSurveyAsync(id);
            if (await db.Surveys.SingleOrDefaultAsync(one => one.Id == id) is not { IsOpened: true, ClosedOn: null } survey) return false;
            var questions = survey.Questions;
            if (survey.IsAnonymous) await urn.ShakeAsync(id, questions, isClosing: true);
            var sheets = await SheetsAsync(survey, questions);
            var frozen = FrozenResults.Of(survey, questions, sheets, territory, await results.NearAsync(survey, territory.Today(clock)));
            var texts = survey.IsAnonymous ? await urn.TextsAsync(id) : WordsOf(questions, sheets);
            survey = await db.Surveys.SingleAsync(one => one.Id == id); // shaking forgets what the context tracked
            survey.Close(territory.Today(clock), await results.SealAsync(id, frozen));
            await quotes.HoldAsync(id, texts);
            await urn.ForgetTextsAsync(id);
            await db.SaveChangesAsync();
            await audit.WriteAsync(SurveysAudit.Closed, objectId: id);
            return true;
        });
        if (isClosed) await urn.ForgetOrderAsync();
        return isClosed;
    }

    private static IReadOnlyList<(string Question, string Text)> WordsOf(Questionnaire questions, IReadOnlyCollection<Sheet> sheets) =>
        [.. from question in questions.Questions where question.IsFreeText from sheet in sheets let given = sheet.Of(question.Code) where given is [{ Length: > 0 }] select (question.Code, given[0])];

    private async Task<IReadOnlyCollection<Sheet>> SheetsAsync(Survey survey, Questionnaire questions)
    {
        if (survey.IsAnonymous) return [.. (await urn.SheetsAsync(survey.Id)).Select(Sheet.Read)];
        var rows = await db.SurveyResponses.AsNoTracking().Where(response => response.SurveyId == survey.Id && response.SentAt != null).ToListAsync();
        var opened = await vault.OpenAllAsync(SurveysData.Answers, [.. rows.Select(row => (row.AccountId, row.Id, row.Answers))]);
        var readers = await respondents.OfAsync([.. rows.Select(row => row.AccountId)]);
        var sheets = new List<Sheet>();
        foreach (var row in rows)
        {
            if (opened[row.Id] is not { } text) continue;
            var sheet = Sheet.Read(text);
            if (readers.GetValueOrDefault(row.AccountId) is { } reader)
                foreach (var (key, value) in AnswerUrn.Groups(questions, reader, sheet)) sheet.Answer(key, value);
            sheets.Add(sheet);
        }
        return sheets;
    }
}
