using ChildProtection.Platform.Verbs;

namespace ChildProtection.Features.Content;

/// <summary>The words of the portal: booklet, pages, glossary (« content/fr »), made for the running territory.</summary>
internal static class ContentFeature
{
    public static void AddContent(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ContentOverlay>();
        builder.Services.AddSingleton<ContentLibrary>();
        builder.Services.AddSingleton<Platform.PlainFrench.IExplainedWords, GlossaryForTheChecker>();
        builder.Services.AddHostedService<CheckedAtStart<ContentLibrary>>();
        builder.Services.AddScoped<IVerb, ContentCheckVerb>();
        builder.Services.Configure<RazorPagesOptions>(pages =>
        {
            foreach (var address in ContentAddresses.All.Where(address => address != ContentAddresses.First))
                pages.Conventions.AddPageRoute("/Content/Pages/Show", address);
        });
    }
}
