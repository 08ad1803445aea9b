using ChildProtection.Features.Content.Search;
using ChildProtection.Features.Content.Services;
using ChildProtection.Platform.Yaml;

namespace ChildProtection.Features.Content;

/// <summary>All the files of content/fr and of its translations, read once, with what is wrong in them whatever the territory.</summary>
internal sealed class ContentShelf
{
    /// <summary>Pages of the booklet that are no chapter.</summary>
    private static readonly string[] Reserved = ["imprimer", "ma-lecture", "nouveautes"];

    /// <summary>Its French words are the portal's own; its translations are files.</summary>
    private const string Help = "/aide";

    private ContentShelf(IReadOnlyList<ContentSource> sources, Glossary glossary, IReadOnlySet<string> icons) =>
        (Sources, Glossary, Icons) = (sources, glossary, icons);

    /// <summary>By the file's name: a territory's code, or « partout ».</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<NearbyPlace>> Services { get; private init; } = new Dictionary<string, IReadOnlyList<NearbyPlace>>();

    /// <summary>What people write for the words of the content.</summary>
    public SearchSynonyms Synonyms { get; private init; } = SearchSynonyms.None;

    public IReadOnlyList<ContentSource> Sources { get; }
    public Glossary Glossary { get; }
    public IReadOnlySet<string> Icons { get; }

    /// <param name="content">The files.</param>
    /// <param name="icons">The pictures there are.</param>
    /// <param name="findings">What is wrong.</param>
    /// <param name="published">Texts that stand in place of files; none for the files alone.</param>
    public static ContentShelf Read(ContentFolder content, IReadOnlySet<string> icons, ICollection<FileFinding> findings, IReadOnlyDictionary<string, PublishedText>? published = null)
    {
        var sources = ContentShelfPlace.All.SelectMany(place => Read(content, place, published ?? new Dictionary<string, PublishedText>(), findings)).ToList();
        CheckNames(sources, TerritoryPacks.Codes(content), findings);
        CheckIcons(sources, icons, findings);

        var said = Path.Combine(content.Root, "fr", SearchSynonyms.File);
        var synonyms = File.Exists(said) ? SearchSynonyms.Read(content.Shown(said), File.ReadAllText(said), findings) : SearchSynonyms.None;
        var services = content.Files("services", ".yaml").ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => ReadServices(content, file, findings), StringComparer.Ordinal);
        var words = Path.Combine(content.Root, "fr", "mots.yaml");
        if (File.Exists(words)) return new ContentShelf(sources, Glossary.Read(content.Shown(words), File.ReadAllText(words), findings), icons) { Synonyms = synonyms, Services = services };
        findings.Add(new FileFinding(content.Shown(words), 1, "le fichier n’est pas là"));
        return new ContentShelf(sources, Glossary.Read(content.Shown(words), "[]", findings), icons) { Synonyms = synonyms, Services = services };
    }

    private static IReadOnlyList<NearbyPlace> ReadServices(ContentFolder content, string file, ICollection<FileFinding> findings) =>
        [.. YamlMap.ReadList(new YamlFile(content.Shown(file), findings), File.ReadAllText(file)).Select(NearbyPlace.Read)];

    private static IEnumerable<ContentSource> Read(ContentFolder content, ContentShelfPlace place, IReadOnlyDictionary<string, PublishedText> published, ICollection<FileFinding> findings) =>
        content.Files(place.Folder, ".md").Select(file => Read(content, file, place, published.GetValueOrDefault(content.Shown(file)), findings)).OfType<ContentSource>();

    private static ContentSource? Read(ContentFolder content, string file, ContentShelfPlace place, PublishedText? instead, ICollection<FileFinding> findings)
    {
        var source = ContentSource.Read(content.Shown(file), instead?.Text ?? File.ReadAllText(file), place, findings);
        if (source is not null && instead is not null) source = source.RereadBy(instead.Rereadings);
        if (source is { IsTranslation: false }) source.Audio = AudioShelf.Beside(file, source, findings);
        return source;
    }

    /// <summary>This shelf with another text of one file, and what is wrong with it beside the others.</summary>
    public ContentShelf With(ContentSource source, IReadOnlyList<string> territories, ICollection<FileFinding> findings)
    {
        var sources = Sources.Where(other => other.ShownFile != source.ShownFile).Append(source).ToList();
        CheckNames(sources, territories, findings);
        CheckIcons([source], Icons, findings);
        return new ContentShelf(sources, Glossary, Icons) { Synonyms = Synonyms, Services = Services };
    }

    private static void CheckNames(List<ContentSource> sources, IReadOnlyList<string> territories, ICollection<FileFinding> findings)
    {
        var addresses = new Dictionary<(ContentLanguage, string), string>();
        var slugs = new Dictionary<(ContentLanguage, PageKind, string), string>();
        var orders = new Dictionary<(ContentLanguage, int), string>();
        var french = sources.Where(source => !source.IsTranslation).Select(source => source.Address).Append(Help).ToHashSet(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            var line = source.Head.LineOf;
            var named = source.Kind == PageKind.Page ? "adresse" : "titre";
            void Report(string key, string message) => findings.Add(new FileFinding(source.ShownFile, line(key), message));

            if (source.Kind == PageKind.Chapter && Reserved.Contains(source.Slug, StringComparer.Ordinal)) Report("titre", $"« {source.Slug} » est déjà l’adresse d’une autre page du livret");
            if (source.Address.Length > 0 && !addresses.TryAdd((source.Language, source.Address), source.ShownFile))
                Report(named, $"l’adresse « {source.Address} » est déjà celle de {addresses[(source.Language, source.Address)]}");
            else if (!slugs.TryAdd((source.Language, source.Kind, source.Slug), source.ShownFile))
                Report("titre", $"le nom « {source.Slug} » est déjà celui de {slugs[(source.Language, source.Kind, source.Slug)]}");
            if (source.Kind == PageKind.Chapter && source.Head.Order > 0 && !orders.TryAdd((source.Language, source.Head.Order), source.ShownFile))
                Report("ordre", $"« ordre » : {source.Head.Order} est déjà pris par {orders[(source.Language, source.Head.Order)]}");
            if (source.IsTranslation && !french.Contains(source.Address)) Report(named, $"« {source.Address} » n’a pas de page en français");
            else if (!source.IsTranslation && source.Kind == PageKind.Page && source.Address.Length > 0 && !ContentAddresses.All.Contains(source.Address, StringComparer.Ordinal))
                Report("adresse", $"« adresse » : « {source.Address} » n’est pas prévue ; choix : {string.Join(", ", ContentAddresses.All)}");
            foreach (var code in source.Head.Territories.Where(code => !territories.Contains(code, StringComparer.Ordinal)))
                Report("territoires", $"« territoires » : « {code} » n’existe pas ; choix : {string.Join(", ", territories)}");
        }
    }

    private static void CheckIcons(List<ContentSource> sources, IReadOnlySet<string> icons, ICollection<FileFinding> findings)
    {
        foreach (var source in sources.Where(source => source.Head.Icon.Length > 0 && !icons.Contains(source.Head.Icon)))
            findings.Add(new FileFinding(source.ShownFile, source.Head.LineOf("image"), $"l’image « {source.Head.Icon} » n’existe pas"));
    }
}

/// <summary>The pages outside the booklet whose words are in content/fr/pages. An address more is a line here.</summary>
internal static class ContentAddresses
{
    public const string First = "/accessibilite";

    public static readonly IReadOnlyList<string> All =
        [First, "/donnees-personnelles", "/donnees-personnelles/selon-ton-age", "/mentions-legales", "/contact", "/parents", "/professionnels", "/aide/quitter-vite",
        "/droits", "/qui-decide", "/qui-est-qui", "/regles-de-discussion", "/un-mentor-c-est-quoi", "/devenir-mentor"];
}
