using ChildProtection.Features.Accounts;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Surveys;

/// <summary>Surveys as the portal keeps them, and people who answer.</summary>
internal static class Surveying
{
    public static DateOnly Today(this Portal portal) => portal.Services.GetRequiredService<TerritoryPack>().DayOf(portal.Now);

    /// <summary>Opened today for three weeks, from a questionnaire of the content.</summary>
    public static async Task<Survey> SurveyAsync(this Portal portal, string template, SurveyMode? mode = null) =>
        await portal.SurveyAsync(portal.Services.GetRequiredService<QuestionnaireShelf>().Find(template)!, mode);

    public static async Task<Survey> SurveyAsync(this Portal portal, Questionnaire questions, SurveyMode? mode = null)
    {
        var today = portal.Today();
        var survey = Survey.Prepare(questions, new SurveySettings(mode ?? questions.Mode, questions.Publics, today, today.AddDays(21), today.AddDays(60), "direction_enfance")
        {
            AgeFrom = questions.AgeFrom, AgeTo = questions.AgeTo,
        });
        survey.Open(today);
        await portal.WithDbAsync(db => { db.Surveys.Add(survey); return db.SaveChangesAsync(); });
        return survey;
    }

    /// <summary>A young person of fifteen, signed in.</summary>
    public static async Task<Visitor> LinaAsync(this Portal portal)
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var child = await portal.ChildOfAsync(nadia, "Lina");
        var lina = await portal.VisitorAsync(Role.YoungPerson);
        await portal.RelateAsync(child, lina.Account, RelationKind.Self);
        return lina;
    }

    public static async Task CloseAsync(this Portal portal, Survey survey)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CloseSurvey>().CloseAsync(survey.Id);
    }
}
