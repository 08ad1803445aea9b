namespace ChildProtection.Platform;

/// <summary>Where the words are (« Storage:Content »): territories, booklet, pages, glossary. Read only.</summary>
public sealed record ContentFolder(string Root)
{
    /// <summary>
    /// The configured folder, from the content root; when it is not there, the copy beside the program, which a published
    /// portal started from elsewhere still has.
    /// </summary>
    public static ContentFolder Of(IHostEnvironment environment, IConfiguration configuration)
    {
        var named = configuration["Storage:Content"] is { Length: > 0 } path ? path : "content";
        var root = Path.GetFullPath(named, environment.ContentRootPath);
        return new ContentFolder(Directory.Exists(root) ? root : Path.GetFullPath("content", AppContext.BaseDirectory));
    }

    /// <summary>The folder's files with this extension, in the order of their names; none when the folder is not there.</summary>
    public IReadOnlyList<string> Files(string folder, string extension)
    {
        var path = Path.Combine(Root, folder);
        return Directory.Exists(path)
            ? [.. Directory.GetFiles(path, $"*{extension}").Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>As people write it: « content/fr/livret/01-bienvenue.md ».</summary>
    public string Shown(string file) => $"content/{Path.GetRelativePath(Root, file).Replace('\\', '/')}";
}
