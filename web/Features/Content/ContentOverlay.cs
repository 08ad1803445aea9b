namespace ChildProtection.Features.Content;

/// <summary>
/// Pages published in the portal over the shipped files, by the file they stand for: « content/fr/livret/03-qui-fait-quoi.md ».
/// Whoever publishes replaces them all; <see cref="ContentLibrary"/> makes its pages again when the version has grown.
/// </summary>
public sealed class ContentOverlay
{
    private volatile IReadOnlyDictionary<string, PublishedText> texts = new Dictionary<string, PublishedText>(StringComparer.Ordinal);

    /// <summary>Grows at each replacement.</summary>
    public int Version { get; private set; }

    public IReadOnlyDictionary<string, PublishedText> Texts => texts;

    public void Replace(IReadOnlyDictionary<string, PublishedText> published)
    {
        texts = published;
        Version++;
    }
}

/// <summary>Brings the published pages over the files. The portal does so by itself; a verb, which serves nothing, asks for it.</summary>
public interface IPublishedWords
{
    /// <summary>Reads what the database says now.</summary>
    Task ReadAsync();
}

/// <summary>One page as published: its whole Markdown, head included, and who had reread it.</summary>
public sealed record PublishedText(string Text, IReadOnlyList<Rereading> Rereadings);

/// <summary>A French file that may be written in the portal.</summary>
/// <param name="File">« content/fr/livret/03-qui-fait-quoi.md ».</param>
/// <param name="Address">« /livret/qui-fait-quoi ».</param>
/// <param name="Kind">Chapter, sheet or page.</param>
/// <param name="Title">As it reads now.</param>
/// <param name="Version">As it reads now.</param>
/// <param name="RereadBefore">By when it must be reread.</param>
/// <param name="IsShown">False where the running territory leaves it out.</param>
public sealed record ContentFile(string File, string Address, PageKind Kind, string Title, int Version, DateOnly RereadBefore, bool IsShown);

/// <summary>A text read as « content check » reads it, for this territory; <see cref="Page"/> is null when it cannot be a page at all.</summary>
public sealed record TriedText(ContentPage? Page, int BodyLine, IReadOnlyList<FileFinding> Findings)
{
    public IEnumerable<FileFinding> Errors => Findings.Where(finding => !finding.IsWarning);
}

/// <summary>A chapter for one reader only, made by another feature: « Ici, dans ma maison ».</summary>
public interface IPersonalChapter
{
    /// <summary>For whoever is signed in; null for everybody it does not concern.</summary>
    Task<PersonalChapter?> FindAsync();
}

/// <summary>Its line in the list of chapters.</summary>
public sealed record PersonalChapter(string Address, string Title, string Summary, string Icon, string Colour);
