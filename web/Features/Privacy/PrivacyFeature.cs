using ChildProtection.Platform.Verbs;

namespace ChildProtection.Features.Privacy;

/// <summary>« Mes données »: what is kept, a copy of it, requests about it, and what disappears by itself.</summary>
internal static class PrivacyFeature
{
    public static void AddPrivacy(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<NamedReader>();
        builder.Services.AddScoped<GatherMyData>();
        builder.Services.AddScoped<AskAboutMyData>();
        builder.Services.AddScoped<DecideRequest>();
        builder.Services.AddScoped<CorrectMyName>();
        builder.Services.AddScoped<EraseMyOwn>();
        builder.Services.AddScoped<ErasePerson>();
        builder.Services.AddScoped<RetentionDays>();
        builder.Services.AddScoped<WarnUnseen>();
        builder.Services.AddScoped<NoteUnlinked>();
        builder.Services.AddScoped<RemindReader>();
        builder.Services.AddSingleton<IErasableRows, ErasableRequests>();
        builder.Services.AddScoped<PurgeExpired>();
        builder.Services.AddHostedService<PurgeDaily>();
        builder.Services.AddScoped<IVerb, PurgeVerb>();
        builder.Services.AddScoped<IStartTask, SeedRetention>();
        builder.Services.AddPrivacyRetention();
        builder.Services.AddScoped<IPersonalData, PrivacyPersonalData>();
        builder.Services.AddScoped<IWaitingWork, WaitingRequests>();
        builder.Services.AddScoped<INews, PrivacyNews>();
        builder.Services.AddScoped<IDemoData, PrivacyDemo>();
        builder.Services.AddAuditActions(PrivacyAudit.All);
        builder.Services.AddSingleton(new HomeCard([Role.YoungPerson], "/mes-donnees", "Mes données", "Ce que le portail garde", "dossier", "ciel", 95));
        builder.Services.AddSingleton(new HomeCard([.. Role.All.Except([Role.YoungPerson])], "/mes-donnees", "Vos données", "Ce que le portail garde", "dossier", "ciel", 95));
        builder.Services.AddSingleton(new NavigationItem("/mes-donnees", "Mes données", "dossier", 95, Role.All));
        builder.Services.AddSingleton(new NavigationItem("/combien-de-temps", "Combien de temps", "horloge", 96, NavigationItem.Everybody));
        builder.Services.AddSingleton(new NavigationItem("/administration/demandes", "Demandes", "dossier", 50, Role.Administrator));
    }
}
