namespace ChildProtection.Features.Voice;

/// <summary>« Ma parole »: what I want to say, who reads it, and the answer that comes.</summary>
internal static class VoiceFeature
{
    public static void AddVoice(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IInvariant, EveryWordHasItsKey>();
        builder.Services.AddSingleton<IErasableRows, ErasableStatements>();
        builder.Services.AddScoped<VoiceAccess>();
        builder.Services.AddScoped<VoiceLists>();
        builder.Services.AddScoped<SaySomething>();
        builder.Services.AddScoped<HearStatement>();
        builder.Services.AddScoped<IPersonalData, VoicePersonalData>();
        builder.Services.AddVoiceRetention();
        builder.Services.AddScoped<IDemoData, VoiceDemo>();
        builder.Services.AddScoped<INews, VoiceNews>();
        builder.Services.AddAuditActions(VoiceAudit.All);
        builder.Services.AddSingleton(new NavigationItem("/ma-parole", "Ma parole", "parole", 15, Role.YoungPerson, Role.Mentor));
        builder.Services.AddSingleton(new NavigationItem("/ma-parole", "Écrire", "parole", 15, Role.Parent));
        builder.Services.AddSingleton(new NavigationItem("/paroles", "Paroles", "parole", 15, Role.Professional));
        builder.Services.AddSingleton(new HomeCard([Role.YoungPerson], "/ma-parole", "Ma parole", "Dire ce que je veux", "parole", "lagune", 10));
        builder.Services.AddSingleton(new HomeCard([Role.Parent, Role.Mentor], "/ma-parole", "Votre parole", "Écrire au référent", "parole", "lagune", 10));
        builder.Services.AddSingleton(new HomeCard([Role.Professional], "/paroles", "Paroles reçues", "Lire et répondre", "parole", "lagune", 10));
    }
}
