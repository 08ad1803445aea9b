using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys.Making;

/// <summary>Prepares a survey with its usual dates. Nobody sees it before it is opened.</summary>
public sealed class PrepareSurvey(PortalDb db, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    private const int UsualDays = 21;

    internal async Task<Survey> RunAsync(Questionnaire questions)
    {
        var survey = Usual(questions, territory.Today(clock));
        await db.InOneTransactionAsync(async () =>
        {
            db.Surveys.Add(survey);
            await db.SaveChangesAsync();
            await audit.WriteAsync(SurveysAudit.Prepared, objectId: survey.Id);
        });
        return survey;
    }

    /// <summary>Nowhere yet.</summary>
    internal static Survey Usual(Questionnaire questions, DateOnly today) =>
        Survey.Prepare(questions, new SurveySettings(questions.Mode, questions.Publics, today, today.AddDays(UsualDays), today.AddDays(UsualDays + questions.ReturnDays), questions.ReturnWho)
        {
            AgeFrom = questions.AgeFrom, AgeTo = questions.AgeTo,
        });
}
