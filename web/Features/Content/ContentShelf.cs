namespace ChildProtection.Features.Content;

/// <summary>All the files of content/fr, read once, with what is wrong in them whatever the territory.</summary>
internal sealed class ContentShelf
{
    private const string Reserved = "imprimer";

    private ContentShelf(IReadOnlyList<ContentSource> sources, Glossary glossary, IReadOnlySet<string> icons) =>
        (Sources, Glossary, Icons) = (sources, glossary, icons);

    public IReadOnlyList<ContentSource> Sources { get; }
    public Glossary Glossary { get; }
    public IReadOnlySet<string> Icons { get; }

    public static ContentShelf Read(ContentFolder content, IReadOnlySet<string> icons, ICollection<FileFinding> findings)
    {
        var sources = Read(content, "fr/livret", isChapter: true, findings)
            .Concat(Read(content, "fr/pages", isChapter: false, findings)).ToList();
        CheckNames(sources, TerritoryPacks.Codes(content), findings);
        CheckIcons(sources, icons, findings);

        var words = Path.Combine(content.Root, "fr", "mots.yaml");
        if (File.Exists(words)) return new ContentShelf(sources, Glossary.Read(content.Shown(words), File.ReadAllText(words), findings), icons);
        findings.Add(new FileFinding(content.Shown(words), 1, "le fichier n’est pas là"));
        return new ContentShelf(sources, Glossary.Read(content.Shown(words), "[]", findings), icons);
    }

    private static IEnumerable<ContentSource> Read(ContentFolder content, string folder, bool isChapter, ICollection<FileFinding> findings) =>
        content.Files(folder, ".md")
            .Select(file => ContentSource.Read(content.Shown(file), File.ReadAllText(file), isChapter, findings))
            .OfType<ContentSource>();

    private static void CheckNames(List<ContentSource> sources, IReadOnlyList<string> territories, ICollection<FileFinding> findings)
    {
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        var slugs = new Dictionary<string, string>(StringComparer.Ordinal);
        var orders = new Dictionary<int, string>();
        foreach (var source in sources)
        {
            var line = source.Head.LineOf;
            void Report(string key, string message) => findings.Add(new FileFinding(source.ShownFile, line(key), message));

            if (source.Slug == Reserved && source.IsChapter) Report("titre", "« imprimer » est déjà l’adresse du livret à imprimer");
            if (source.Address.Length > 0 && !addresses.TryAdd(source.Address, source.ShownFile))
                Report(source.IsChapter ? "titre" : "adresse", $"l’adresse « {source.Address} » est déjà celle de {addresses[source.Address]}");
            else if (!slugs.TryAdd(source.Slug, source.ShownFile))
                Report("titre", $"le nom « {source.Slug} » est déjà celui de {slugs[source.Slug]}");
            if (source.IsChapter && source.Head.Order > 0 && !orders.TryAdd(source.Head.Order, source.ShownFile))
                Report("ordre", $"« ordre » : {source.Head.Order} est déjà pris par {orders[source.Head.Order]}");
            if (!source.IsChapter && source.Address.Length > 0 && !ContentAddresses.All.Contains(source.Address, StringComparer.Ordinal))
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
        [First, "/donnees-personnelles", "/donnees-personnelles/selon-ton-age", "/mentions-legales", "/contact", "/parents", "/professionnels", "/aide/quitter-vite"];
}
