using ChildProtection.Features.Content;
using ChildProtection.Features.Plan.Actions;
using ChildProtection.Features.Plan.Questions;

namespace ChildProtection.Features.Plan;

/// <summary>« Le schéma »: what the authority said it would do, where it stands, and what the committee asks of it.</summary>
internal static class PlanFeature
{
    public static void AddPlan(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthorizationBuilder().AddPlanPolicies();
        services.AddSingleton<PlanLibrary>();
        services.AddHostedService<CheckedAtStart<PlanLibrary>>();
        services.AddSingleton<ICheckedContent, CheckedPlans>();
        services.AddScoped<PlanBoard>();
        services.AddScoped<ReadAction>();
        services.AddScoped<FollowAction>();
        services.AddScoped<PilotAction>();
        services.AddScoped<WriteQuestion>();
        services.AddScoped<RereadQuestions>();
        services.AddScoped<AnswerQuestions>();
        services.AddSingleton<IErasableRows, ErasableQuestions>();
        services.AddScoped<IPersonalData, PlanPersonalData>();
        services.AddPlanRetention();
        services.AddScoped<IDemoData, PlanDemo>();
        services.AddScoped<INews, PlanNews>();
        services.AddAuditActions(PlanAudit.All);
        services.AddSingleton(new NavigationItem("/comite/plan", "Schéma", "balance", 95, [.. Role.All]) { Module = PlanAccess.Module });
        services.AddSingleton(new HomeCard([.. Role.All], "/comite/plan", "Le schéma", "Ce qui est promis, et où on en est", "balance", "ciel", 50) { Module = PlanAccess.Module });
    }
}
