using System.Text.RegularExpressions;
using ChildProtection.Platform.Yaml;
using Markdig.Syntax;

namespace ChildProtection.Features.Content;

/// <summary>What a file of content/ is: a chapter of the booklet, a practical sheet (« fiche pratique »), a page with an address.</summary>
public enum PageKind { Chapter, Leaflet, Page }

/// <summary>A folder of content/.</summary>
internal sealed record ContentShelfPlace(string Folder, PageKind Kind, ContentLanguage Language)
{
    /// <summary>« fr/livret », « fr/fiches », « fr/pages », then the same in each other language.</summary>
    public static readonly IReadOnlyList<ContentShelfPlace> All =
    [
        .. from language in ContentLanguage.Translations.Prepend(ContentLanguage.French)
           from place in new[] { ("livret", PageKind.Chapter), ("fiches", PageKind.Leaflet), ("pages", PageKind.Page) }
           select new ContentShelfPlace($"{language.Code}/{place.Item1}", place.Item2, language),
    ];

    /// <summary>The folder of « content/fr/livret/03-qui-fait-quoi.md »; null for any other.</summary>
    public static ContentShelfPlace? Of(string shownFile) =>
        shownFile.LastIndexOf('/') is > 0 and var end ? All.FirstOrDefault(place => shownFile[..end] == $"content/{place.Folder}") : null;
}

/// <summary>One Markdown file, read and parsed, the same for every territory.</summary>
internal sealed partial class ContentSource
{
    private const string Fence = "---";

    private ContentSource(string shownFile, string slug, ContentShelfPlace place, PageHead head, MarkdownDocument body, int bodyLine) =>
        (ShownFile, Slug, Kind, Language, Head, Body, BodyLine) = (shownFile, slug, place.Kind, place.Language, head, body, bodyLine);

    public string ShownFile { get; }
    public string Slug { get; }
    public PageKind Kind { get; }
    public ContentLanguage Language { get; }
    public PageHead Head { get; private set; }
    public MarkdownDocument Body { get; }

    /// <summary>The line of the file, from 1, where the body begins.</summary>
    public int BodyLine { get; }
    /// <summary>The recording beside the file.</summary>
    public ContentAudio? Audio { get; set; }
    public bool IsTranslation => Language != ContentLanguage.French;
    public string Address => Kind switch { PageKind.Chapter => $"/livret/{Slug}", PageKind.Leaflet => $"/fiches/{Slug}", _ => Head.Address ?? "" };

    /// <summary>Null, with a finding, when the file has no front matter or an unusable name.</summary>
    public static ContentSource? Read(string shownFile, string text, ContentShelfPlace place, ICollection<FileFinding> findings)
    {
        if (Name.Match(Path.GetFileName(shownFile)) is not { Success: true } name)
        {
            findings.Add(new FileFinding(shownFile, 1, "le nom du fichier : lettres sans accent, chiffres et tirets, comme 03-qui-fait-quoi.md"));
            return null;
        }

        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines[0] == Fence ? Array.IndexOf(lines, Fence, 1) : -1;
        if (end < 0)
        {
            findings.Add(new FileFinding(shownFile, 1, "la page commence par des lignes « clé: valeur » entre deux lignes ---"));
            return null;
        }

        var yaml = new YamlFile(shownFile, findings, linesBefore: 1);
        if (YamlMap.Read(yaml, string.Join('\n', lines[1..end])) is not { } map) return null;
        var head = PageHead.Read(map, place.Kind, place.Language != ContentLanguage.French);
        return new ContentSource(shownFile, name.Groups["slug"].Value, place, head, ContentMarkdown.Parse(string.Join('\n', lines[(end + 1)..].Select(Shown))), end + 2);
    }

    /// <summary>« falc: ok … » is for the people who write and for « falc check »: no reader sees it.</summary>
    private static string Shown(string line) =>
        line.StartsWith("<!-- falc: ok ", StringComparison.Ordinal) && line.TrimEnd().EndsWith("-->", StringComparison.Ordinal) ? "" : line;

    /// <summary>Who reread it, when the portal knows and the file does not.</summary>
    public ContentSource RereadBy(IReadOnlyList<Rereading> rereadings)
    {
        Head = Head with { Rereadings = rereadings };
        return this;
    }

    public bool IsShownIn(TerritoryPack pack) =>
        (Head.Territories.Count == 0 || Head.Territories.Contains(pack.Code, StringComparer.Ordinal))
        && (Head.Module is null || pack.Has(Head.Module));

    [GeneratedRegex("^([0-9]+-)?(?<slug>[a-z0-9]+(-[a-z0-9]+)*)\\.md$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Name { get; }
}
