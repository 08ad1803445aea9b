using Microsoft.AspNetCore.Html;

namespace ChildProtection.Features.Content;

/// <summary>Everything content/ says, made for one territory. Never changes once made.</summary>
public sealed class ContentEdition
{
    private readonly Dictionary<string, ContentPage> byAddress;

    private ContentEdition(IReadOnlyList<ContentPage> pages, Glossary glossary)
    {
        byAddress = pages.Where(page => page.Address.Length > 0)
            .DistinctBy(page => page.Address, StringComparer.Ordinal)
            .ToDictionary(page => page.Address, StringComparer.Ordinal);
        Chapters = [.. pages.Where(page => page.Order > 0).OrderBy(page => page.Order)];
        Glossary = glossary;
    }

    /// <summary>The booklet, in reading order.</summary>
    public IReadOnlyList<ContentPage> Chapters { get; }
    public Glossary Glossary { get; }

    public ContentPage? Chapter(string slug) => Chapters.FirstOrDefault(chapter => chapter.Slug == slug);

    /// <summary>A page outside the booklet, or null.</summary>
    public ContentPage? At(string address) => byAddress.GetValueOrDefault(address);

    /// <summary>Writes every page that the territory shows; what is wrong goes to <paramref name="findings"/>.</summary>
    internal static ContentEdition Make(ContentShelf shelf, TerritoryPack pack, ICollection<FileFinding> findings)
    {
        var shown = shelf.Sources.Where(source => source.IsShownIn(pack)).ToList();
        var links = new ContentLinks(shown.Select(source => source.Address).ToHashSet(StringComparer.Ordinal), shelf.Glossary);
        var world = new ContentWorld(new TerritoryWords(pack), shelf.Glossary, links, shelf.Icons);
        return new ContentEdition([.. shown.Select(source => Page(source, world, findings))], shelf.Glossary);
    }

    private static ContentPage Page(ContentSource source, ContentWorld world, ICollection<FileFinding> findings)
    {
        var desk = new PageDesk(source, world, findings);
        new PageWriter(desk).Write(source.Body);
        return new ContentPage
        {
            Slug = source.Slug,
            Address = source.Address,
            Title = source.Head.Title,
            Summary = source.Head.Summary,
            Audience = source.Head.Audience,
            Order = source.IsChapter ? source.Head.Order : 0,
            Icon = source.Head.Icon,
            Colour = source.Head.Colour,
            Version = source.Head.Version,
            Date = source.Head.Date,
            RereadBefore = source.Head.RereadBefore,
            Rereadings = source.Head.Rereadings,
            Sources = source.Head.Sources,
            Html = new HtmlString(desk.Html.ToString()),
            Sentences = desk.Sentences,
        };
    }
}
