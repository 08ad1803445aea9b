namespace ChildProtection.Platform.Territory;

internal static class TerritorySetup
{
    /// <summary>
    /// Reads and checks the pack named by « Territory:Pack »; a wrong one stops the start with file, line and reason.
    /// Read when first needed: a verb that only checks files works without a chosen territory.
    /// </summary>
    public static void AddTerritory(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(provider => ContentFolder.Of(
            provider.GetRequiredService<IHostEnvironment>(), provider.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton(provider => TerritoryPacks.Chosen(
            provider.GetRequiredService<ContentFolder>(), provider.GetRequiredService<IConfiguration>()["Territory:Pack"]));
        builder.Services.AddSingleton<TerritoryWords>();
        builder.Services.AddHostedService<CheckedAtStart<TerritoryPack>>();
        builder.Services.AddSingleton<InstanceChoices>();
        builder.Services.AddScoped<IStartTask, FirstReadOfChoices>();
        builder.Services.AddHostedService<ReadChoices>();
    }
}
