using ChildProtection.Platform.Files;

namespace ChildProtection.Features.Files;

/// <summary>The page of one joined file, and the file itself.</summary>
internal static class FilesFeature
{
    public static void AddFilePages(this WebApplicationBuilder builder) => builder.AddFiles();
}
