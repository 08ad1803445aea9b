namespace ChildProtection.Features.Booklet;

/// <summary>The welcome booklet (« livret d’accueil »): chapters, printed booklet, and what readers say of it.</summary>
internal static class BookletFeature
{
    public static void AddBooklet(this WebApplicationBuilder builder) =>
        builder.Services.AddAuthorizationBuilder().AddBookletPolicies();
}
