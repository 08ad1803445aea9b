using ChildProtection.Features.Safeguarding.Alerts;
using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Features.Safeguarding.Talks;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Safeguarding;

/// <summary>« La protection »: alerts with their clock, who is on duty, and « Je veux parler à quelqu’un ».</summary>
internal static class SafeguardingFeature
{
    public static void AddSafeguarding(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthorizationBuilder().AddSafeguardingPolicies();
        services.AddScoped<DutyDesk>();
        services.AddScoped<IDuty>(provider => provider.GetRequiredService<DutyDesk>());
        services.AddScoped<PlanDuty>();
        services.AddScoped<IAlerts, RaiseAlert>();
        services.AddScoped<AlertParties>();
        services.AddScoped<ReadAlerts>();
        services.AddScoped<HandleAlert>();
        services.AddScoped<EscalateAlerts>();
        services.AddHostedService<EscalateAlertsJob>();
        services.AddScoped<AskToTalk>();
        services.AddScoped<AnswerTalk>();
        services.AddScoped<RemindOfTalks>();
        services.AddHostedService<RemindOfTalksJob>();
        services.AddSingleton<IErasableRows, ErasableTalks>();
        services.AddScoped<IPersonalData, SafeguardingPersonalData>();
        services.AddSafeguardingRetention();
        services.AddScoped<IDemoData, SafeguardingDemo>();
        services.AddScoped<INews, SafeguardingNews>();
        services.AddAuditActions(SafeguardingAudit.All);
        services.AddSingleton(new NavigationItem("/protection", "Protection", "bouclier", 12, Role.Moderator));
        services.AddSingleton(new NavigationItem("/protection/astreinte", "Astreinte", "horloge", 96, Role.Moderator, Role.Administrator));
        services.AddSingleton(new NavigationItem("/parler", "Parler", "telephone", 85, Role.YoungPerson));
        services.AddSingleton(new HomeCard([Role.Moderator], "/protection", "La protection", "Les alertes et qui est d’astreinte", "bouclier", "corail", 5));
        services.AddSingleton(new HomeCard([Role.YoungPerson], "/parler", "Parler à quelqu’un", "On t’appelle, on vient, ou on t’écrit", "telephone", "corail", 70));
    }
}
