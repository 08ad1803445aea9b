using ChildProtection.Features.Content;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Backups;

namespace ChildProtection.Features.Surveys;

/// <summary>« Enquêtes »: questionnaires with an honest promise, a sheet that counts once, and a return that is owed.</summary>
internal static class SurveysFeature
{
    public static void AddSurveys(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthorizationBuilder().AddSurveyPolicies();
        services.AddSingleton<QuestionnaireShelf>();
        services.AddHostedService<CheckedAtStart<QuestionnaireShelf>>();
        services.AddSingleton<ICheckedContent, QuestionnaireCheck>();
        services.AddScoped<Respondents>();
        services.AddScoped<Desk.SurveyDesk>();
        services.AddScoped<Desk.ReadSheets>();
        services.AddScoped<CarriedSheet>();
        services.AddScoped<AnswerUrn>();
        services.AddScoped<SendAnswers>();
        services.AddScoped<CloseSurvey>();
        services.AddScoped<Paper.PaperSheets>();
        services.AddScoped<Paper.SendPaper>();
        services.AddScoped<Paper.UndoCopy>();
        services.AddScoped<Kiosk.KioskSeats>();
        services.AddSingleton<Making.AnswerPictures>();
        services.AddScoped<Making.EditSurvey>();
        services.AddScoped<Making.PrepareSurvey>();
        services.AddScoped<Results.ReadResults>();
        services.AddScoped<Quotes.SurveyQuotes>();
        services.AddHostedService<TendSurveys>();
        services.AddScoped<IStartTask, SurveyGuards>();
        services.AddScoped<IPersonalData, SurveysPersonalData>();
        services.AddSingleton(new LeftOutOfBackups("SurveyTurns")); // two backups side by side would tell who came between them, and with which sheet
        services.AddSurveysRetention();
        services.AddScoped<IDemoData, SurveysDemo>();
        services.AddScoped<INews, SurveysNews>();
        services.AddAuditActions(SurveysAudit.All);
        services.AddSingleton(new NavigationItem("/enquetes", "Enquêtes", "question", 92, Role.YoungPerson, Role.Parent, Role.Mentor, Role.Professional) { Module = SurveysAccess.Module });
        services.AddSingleton(new NavigationItem("/enquetes/gerer", "Enquêtes", "question", 92, Role.Facilitator, Role.Observer, Role.Administrator) { Module = SurveysAccess.Module });
        services.AddSingleton(new HomeCard([Role.YoungPerson], "/enquetes", "Enquêtes", "Donner mon avis", "question", "violet", 40) { Module = SurveysAccess.Module });
        services.AddSingleton(new HomeCard([Role.Parent, Role.Mentor, Role.Professional], "/enquetes", "Enquêtes", "Donner votre avis", "question", "violet", 40) { Module = SurveysAccess.Module });
        services.AddSingleton(new HomeCard([Role.Facilitator, Role.Observer, Role.Administrator], "/enquetes/gerer", "Enquêtes", "Ouvrir, fermer, rendre compte", "question", "violet", 40) { Module = SurveysAccess.Module });
    }
}
