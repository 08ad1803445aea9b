using System.Text.RegularExpressions;
using ChildProtection.Platform.Yaml;
using Markdig.Syntax;

namespace ChildProtection.Features.Content;

/// <summary>One Markdown file, read and parsed, the same for every territory.</summary>
internal sealed partial class ContentSource
{
    private const string Fence = "---";

    private ContentSource(string shownFile, string slug, PageHead head, MarkdownDocument body, int bodyLine) =>
        (ShownFile, Slug, Head, Body, BodyLine) = (shownFile, slug, head, body, bodyLine);

    public string ShownFile { get; }
    public string Slug { get; }
    public PageHead Head { get; }
    public MarkdownDocument Body { get; }

    /// <summary>The line of the file, from 1, where the body begins.</summary>
    public int BodyLine { get; }
    public bool IsChapter => Head.Address is null;
    public string Address => Head.Address ?? $"/livret/{Slug}";

    /// <summary>Null, with a finding, when the file has no front matter or an unusable name.</summary>
    public static ContentSource? Read(string shownFile, string text, bool isChapter, ICollection<FileFinding> findings)
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
        var head = PageHead.Read(map, isChapter);
        return new ContentSource(shownFile, name.Groups["slug"].Value, isChapter ? head : head with { Address = head.Address ?? "" },
            ContentMarkdown.Parse(string.Join('\n', lines[(end + 1)..])), end + 2);
    }

    public bool IsShownIn(TerritoryPack pack) =>
        (Head.Territories.Count == 0 || Head.Territories.Contains(pack.Code, StringComparer.Ordinal))
        && (Head.Module is null || pack.Has(Head.Module));

    [GeneratedRegex("^([0-9]+-)?(?<slug>[a-z0-9]+(-[a-z0-9]+)*)\\.md$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Name { get; }
}
