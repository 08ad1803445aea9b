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
        builder.Services.AddScoped<IStartTask, FirstReadOfContent>();
        builder.Services.AddScoped<IVerb, ContentCheckVerb>();
        builder.Services.Configure<RazorPagesOptions>(pages =>
        {
            foreach (var address in ContentAddresses.All.Where(address => address != ContentAddresses.First))
                pages.Conventions.AddPageRoute("/Content/Pages/Show", address);
        });
    }
}

/// <summary>Makes the content once the choices and the published pages have been read, and before the first page: a mistake stops the start.</summary>
internal sealed class FirstReadOfContent(ContentLibrary library) : IStartTask
{
    public int Order => 4;

    /// <exception cref="StartRefusedException">A page is wrong.</exception>
    public Task<IReadOnlyList<string>> RunAsync()
    {
        _ = library.Current;
        return Task.FromResult<IReadOnlyList<string>>([]);
    }
}
