using ChildProtection.Features.Content.Search;
using ChildProtection.Features.Content.Services;
using Microsoft.AspNetCore.Html;

namespace ChildProtection.Features.Content;

/// <summary>Everything content/ says, made for one territory. Never changes once made.</summary>
public sealed class ContentEdition
{
    private readonly Lazy<SearchIndex> search;
    private readonly Dictionary<(string Language, string Address), ContentPage> byAddress;

    private ContentEdition(IReadOnlyList<ContentPage> pages, Glossary glossary, SearchSynonyms synonyms)
    {
        byAddress = pages.Where(page => page.Address.Length > 0)
            .DistinctBy(page => (page.Language, page.Address))
            .ToDictionary(page => (page.Language.Code, page.Address));
        All = [.. pages.Where(page => page.Language == ContentLanguage.French)];
        Chapters = [.. All.Where(page => page.Kind == PageKind.Chapter).OrderBy(page => page.Order)];
        Leaflets = [.. All.Where(page => page.Kind == PageKind.Leaflet).OrderBy(page => page.Order == 0).ThenBy(page => page.Order).ThenBy(page => ContentMarkup.Slug(page.Title), StringComparer.Ordinal)];
        Glossary = glossary;
        ReadersWords = All.Where(page => page.Kind == PageKind.Chapter || page.Audience == Audience.Young).SelectMany(page => page.Words).ToHashSet(StringComparer.Ordinal);
        Synonyms = synonyms;
        search = new Lazy<SearchIndex>(() => new SearchIndex(All, synonyms));
    }

    /// <summary>Where one can go, in this territory and everywhere.</summary>
    public IReadOnlyList<NearbyPlace> Services { get; private init; } = [];

    internal SearchSynonyms Synonyms { get; }

    /// <summary>Made at the first search.</summary>
    internal SearchIndex Search => search.Value;

    /// <summary>Every French page.</summary>
    public IReadOnlyList<ContentPage> All { get; }

    /// <summary>The chapters of all editions of the booklet, in reading order.</summary>
    public IReadOnlyList<ContentPage> Chapters { get; }

    /// <summary>The practical sheets (« fiches pratiques »).</summary>
    public IReadOnlyList<ContentPage> Leaflets { get; }
    public Glossary Glossary { get; }

    /// <summary>By slug: the words of the glossary that a page for the young, or a chapter of the booklet, explains.</summary>
    public IReadOnlySet<string> ReadersWords { get; }

    /// <summary>One edition of the booklet, in reading order.</summary>
    public IReadOnlyList<ContentPage> Booklet(BookletEdition edition) => [.. Chapters.Where(chapter => chapter.Editions.Contains(edition.Code))];

    public ContentPage? Chapter(string slug) => At($"/livret/{slug}");

    public ContentPage? Leaflet(string slug) => At($"/fiches/{slug}");

    /// <summary>The French page, or null.</summary>
    public ContentPage? At(string address) => In(ContentLanguage.FrenchCode, address);

    /// <summary>The page in this language, or null: it is not translated, or not there at all.</summary>
    public ContentPage? In(string? language, string address) => byAddress.GetValueOrDefault((language ?? ContentLanguage.FrenchCode, address));

    /// <summary>The languages into which this page is translated.</summary>
    public IEnumerable<ContentLanguage> Translations(string address) => ContentLanguage.Translations.Where(language => In(language.Code, address) is not null);

    /// <summary>Writes every page that the territory shows; what is wrong goes to <paramref name="findings"/>.</summary>
    internal static ContentEdition Make(ContentShelf shelf, TerritoryPack pack, ICollection<FileFinding> findings)
    {
        var (shown, world) = (Shown(shelf, pack), World(shelf, pack));
        var versions = shown.Where(source => !source.IsTranslation).DistinctBy(source => source.Address).ToDictionary(source => source.Address, source => source.Head.Version, StringComparer.Ordinal);
        return new ContentEdition([.. shown.Select(source => Page(source, world, findings) with
        {
            IsBehind = source.Head.TranslatedVersion is { } version && versions.TryGetValue(source.Address, out var now) && version < now,
        })], shelf.Glossary, shelf.Synonyms)
        {
            Services = [.. new[] { pack.Code, "partout" }.SelectMany(code => shelf.Services.GetValueOrDefault(code) ?? [])],
        };
    }

    /// <summary>One page alone, with the links and words of the others: a draft.</summary>
    internal static ContentPage One(ContentShelf shelf, ContentSource source, TerritoryPack pack, ICollection<FileFinding> findings) => Page(source, World(shelf, pack), findings);

    private static List<ContentSource> Shown(ContentShelf shelf, TerritoryPack pack) => [.. shelf.Sources.Where(source => source.IsShownIn(pack))];

    private static ContentWorld World(ContentShelf shelf, TerritoryPack pack)
    {
        var links = new ContentLinks(Shown(shelf, pack).Where(source => !source.IsTranslation).Select(source => source.Address).ToHashSet(StringComparer.Ordinal), shelf.Glossary);
        return new ContentWorld(new TerritoryWords(pack), shelf.Glossary, links, shelf.Icons);
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
            Kind = source.Kind,
            Language = source.Language,
            Order = source.Head.Order,
            Editions = source.Head.Editions,
            Domain = source.Head.Domain,
            Icon = source.Head.Icon,
            Colour = source.Head.Colour,
            Version = source.Head.Version,
            Date = source.Head.Date,
            RereadBefore = source.Head.RereadBefore,
            Rereadings = source.Head.Rereadings,
            Sources = source.Head.Sources,
            Html = new HtmlString(desk.Html.ToString()),
            Sentences = desk.Sentences,
            Words = desk.Explained,
            Audio = source.Audio,
            Lines = desk.Lines,
        };
    }
}
