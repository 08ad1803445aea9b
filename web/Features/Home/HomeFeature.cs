namespace ChildProtection.Features.Home;

/// <summary>The doorway: first page, help, site map, display settings, errors, and the page without network.</summary>
internal static class HomeFeature
{
    public static void AddHome(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<CollectNews>();
        builder.Services.AddSingleton(new NavigationItem("/", "Accueil", "maison", 0, NavigationItem.Visitor));
        builder.Services.AddSingleton(new NavigationItem("/aide", "Aide", "aide", 90, NavigationItem.Everybody));
        if (!builder.Environment.IsDevelopment())
            builder.Services.Configure<RazorPagesOptions>(pages =>
                pages.Conventions.AddPageRouteModelConvention("/Home/Dev/Components", page => page.Selectors.Clear()));
    }
}
