using ChildProtection.Platform.Yaml;

namespace ChildProtection.Features.Content;

/// <summary>What stands between the « --- » lines at the head of a page.</summary>
internal sealed record PageHead
{
    public const int TitleLength = 60;
    public const int TitleWords = 8;
    public const int SummaryLength = 100;

    public static readonly IReadOnlyList<string> Colours = ["lagune", "violet", "feuille", "ocre", "corail", "ciel"];

    public required string Title { get; init; }
    public required string Summary { get; init; }
    public required Audience Audience { get; init; }
    public int Order { get; init; }
    public string? Address { get; init; }
    public required string Icon { get; init; }
    public required string Colour { get; init; }
    public required int Version { get; init; }
    public required DateOnly Date { get; init; }
    public required DateOnly RereadBefore { get; init; }
    public required IReadOnlyList<Rereading> Rereadings { get; init; }
    public required IReadOnlyList<string> Territories { get; init; }
    public required IReadOnlyList<string> Sources { get; init; }
    public string? Module { get; init; }

    /// <summary>Codes of <see cref="BookletEdition"/>; empty outside the booklet.</summary>
    public required IReadOnlyList<string> Editions { get; init; }

    /// <summary>Of a practical sheet; null for one that is not about a single domain.</summary>
    public LifeDomain? Domain { get; init; }

    /// <summary>A page that one looks something up in, and may be longer than one reads at once (« long »).</summary>
    public bool IsLong { get; init; }

    /// <summary>Of a translation: the version of the French page that was translated (« traduit_de »).</summary>
    public int? TranslatedVersion { get; init; }

    /// <summary>Who reads in the recording beside the page (« voix »).</summary>
    public string? Voice { get; init; }

    /// <summary>The version of the text that the recording reads (« audio_version »).</summary>
    public int? AudioVersion { get; init; }

    /// <summary>The line of each key that a later check may have to name.</summary>
    public required Func<string, int> LineOf { get; init; }

    public static PageHead Read(YamlMap map, PageKind kind, bool isTranslation)
    {
        var audience = map.Choice("public", Audiences.ByName);
        var domain = kind == PageKind.Leaflet && (audience == Audience.Young || map.Has("domaine")) ? map.Choice("domaine", LifeDomainWords.ByCode) : (LifeDomain?)null;
        var head = new PageHead
        {
            Title = Wording.Typeset(map.Text("titre")),
            Summary = Wording.Typeset(map.Text("resume")),
            Audience = audience,
            Order = kind switch { PageKind.Chapter => map.Number("ordre", least: 1), PageKind.Leaflet => map.OptionalNumber("ordre", least: 1) ?? 0, _ => 0 },
            Address = kind == PageKind.Page ? map.Text("adresse") : null,
            Icon = map.Text("image"),
            Colour = map.Text("couleur"),
            Version = map.Number("version", least: 1),
            Date = map.Date("date"),
            RereadBefore = map.Date("relire_avant"),
            Rereadings = [.. (map.Has("relecture") ? map.Maps("relecture") : []).Select(Reread)],
            Territories = map.Texts("territoires"),
            Sources = map.Texts("sources"),
            Module = map.OptionalText("module"),
            Editions = kind != PageKind.Chapter ? [] : map.Has("editions") ? map.Texts("editions") : BookletEdition.UsualFor(audience),
            Domain = domain,
            IsLong = map.OptionalFlag("long") ?? false,
            TranslatedVersion = isTranslation ? map.Number("traduit_de", least: 1) : null,
            Voice = map.OptionalText("voix") is { } voice ? Wording.Typeset(voice) : null,
            AudioVersion = map.OptionalNumber("audio_version", least: 1),
            LineOf = map.LineOf,
        };
        if (isTranslation) _ = (map.Text("langue"), map.Text("traduction")); // said again in the file for its translators
        Check(map, head);
        map.RefuseTheRest();
        return head;
    }

    private static void Check(YamlMap map, PageHead head)
    {
        if (head.Title.Length > TitleLength) map.Report("titre", $"« titre » : {TitleLength} signes au plus, il y en a {head.Title.Length}");
        if (Wording.Words(head.Title) > TitleWords) map.Report("titre", $"« titre » : {TitleWords} mots au plus");
        if (head.Summary.Length > SummaryLength) map.Report("resume", $"« resume » : {SummaryLength} signes au plus, il y en a {head.Summary.Length}");
        foreach (var (key, text) in new[] { ("titre", head.Title), ("resume", head.Summary) })
            if (Wording.HasStraightApostrophe(text)) map.Report(key, Wording.StraightApostrophe);
        if (head.Colour.Length > 0 && !Colours.Contains(head.Colour, StringComparer.Ordinal))
            map.Report("couleur", $"« couleur » : « {head.Colour} » n’existe pas ; choix : {string.Join(", ", Colours)}");
        if (head.Module is { } module && !TerritoryModules.Contains(module))
            map.Report("module", $"« module » : « {module} » n’existe pas ; choix : {string.Join(", ", TerritoryModules.All)}");
        foreach (var code in head.Editions.Where(code => BookletEdition.Find(code) is null))
            map.Report("editions", $"« editions » : « {code} » n’existe pas ; choix : {string.Join(", ", BookletEdition.All.Select(edition => edition.Code))}");
        foreach (var code in head.Editions.Where(code => BookletEdition.Find(code) is { } edition && edition.Audience != head.Audience))
            map.Report("editions", $"« editions » : « {code} » ne va pas avec « public » : les parents lisent « vous », les jeunes « tu »");
        if (map.Has("relire_avant") && head.RereadBefore <= head.Date) map.Report("relire_avant", "« relire_avant » : il faut une date après « date »");
    }

    private static Rereading Reread(YamlMap map)
    {
        var rereading = new Rereading(map.Text("qui"), map.Date("date"));
        map.RefuseTheRest();
        return rereading;
    }
}

/// <summary>The module names a page may ask for.</summary>
internal static class TerritoryModules
{
    public static IReadOnlyList<string> All => TerritoryPackReader.Modules;

    public static bool Contains(string module) => All.Contains(module, StringComparer.Ordinal);
}
