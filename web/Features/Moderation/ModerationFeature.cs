using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Features.Moderation.Figures;
using ChildProtection.Features.Moderation.Pauses;
using ChildProtection.Features.Moderation.Reports;
using ChildProtection.Features.Moderation.Returned;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Moderation;

/// <summary>« Signaler » and what follows: the queue, decisions, appeals and pauses, over whatever text a feature lets be reported.</summary>
internal static class ModerationFeature
{
    public static void AddModeration(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthorizationBuilder().AddModerationPolicies();
        services.AddScoped<SaidTexts>();
        services.AddScoped<MayModerate>();
        services.AddScoped<ReportText>();
        services.AddScoped<OwnReports>();
        services.AddScoped<WaitingTexts>();
        services.AddScoped<ReadCase>();
        services.AddScoped<DecideCase>();
        services.AddScoped<KeepCase>();
        services.AddScoped<FreezeEvidence>();
        services.AddSingleton<IKeptTexts, KeptTexts>();
        services.AddScoped<ReturnedTexts>();
        services.AddScoped<AnswerAppeals>();
        services.AddScoped<PausePeople>();
        services.AddScoped<ISilences>(provider => provider.GetRequiredService<PausePeople>());
        services.AddScoped<ModerationFigures>();
        services.AddHostedService<EscalateLate>();
        services.AddScoped<IPersonalData, ModerationPersonalData>();
        services.AddModerationRetention();
        services.AddScoped<IDemoData, ModerationDemo>();
        services.AddScoped<INews, ModerationNews>();
        services.AddScoped<IWaitingWork, LateModeration>();
        services.AddAuditActions(ModerationAudit.All);
        services.AddSingleton(new HomeCard([Role.Moderator], "/moderation", "Les textes à relire", "Ce qui est signalé ou gardé de côté", "bouclier", "corail", 5));
        services.AddSingleton(new HomeCard([Role.Observer], "/moderation/chiffres", "La modération en chiffres", "Combien de signalements, en combien de temps", "bouclier", "ciel", 60));
        services.AddSingleton(new NavigationItem("/moderation", "À relire", "bouclier", 8, Role.Moderator));
        services.AddSingleton(new NavigationItem("/mes-signalements", "Signalements", "bouclier", 96, [.. Role.All]));
        services.AddSingleton(new NavigationItem("/mes-textes-rendus", "Textes rendus", "bulle", 97, [.. Role.All]));
    }
}
