namespace ChildProtection.Features.Administration;

/// <summary>What those who run the instance see: its health and its outbox; nothing of what people write.</summary>
internal static class AdministrationFeature
{
    public static void AddAdministration(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<InstanceHealth>();
        builder.Services.AddAuditActions(AdministrationAudit.All);
        builder.Services.AddSingleton(new NavigationItem("/administration", "Gérer", "reglages", 10, Role.Administrator));
        builder.Services.AddSingleton(new HomeCard([Role.Administrator], "/administration", "Gérer", "L’état de l’installation", "reglages", "violet", 20));
    }
}
