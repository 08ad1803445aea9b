namespace ChildProtection.Features.Administration;

/// <summary>What those who run the instance see: its health and its outbox; nothing of what people write.</summary>
internal static class AdministrationFeature
{
    public static void AddAdministration(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<InstanceHealth>();
        builder.Services.AddScoped<Log.WatchLog>();
        builder.Services.AddScoped<Mails.WaitingOutbox>();
        builder.Services.AddScoped<Upkeep>();
        builder.Services.AddSingleton<Platform.Jobs.JobRuns>();
        builder.Services.AddScoped<People.PeopleRegister>();
        builder.Services.AddScoped<People.PersonFiles>();
        builder.Services.AddScoped<People.RunAccount>();
        builder.Services.AddScoped<Places.KeepPlaces>();
        builder.Services.AddScoped<Settings.ChooseSetting>();
        builder.Services.AddScoped<Lists.InviteList>();
        builder.Services.AddAuditActions(AdministrationAudit.All);
        builder.Services.AddScoped<IDemoData, AdministrationDemo>();
        builder.Services.AddSingleton(new NavigationItem("/administration", "Gérer", "reglages", 10, Role.Administrator));
        builder.Services.AddSingleton(new HomeCard([Role.Administrator], "/administration", "Gérer", "L’état de l’installation", "reglages", "violet", 20));
    }
}
