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

    /// <summary>The line of each key that a later check may have to name.</summary>
    public required Func<string, int> LineOf { get; init; }

    public static PageHead Read(YamlMap map, bool isChapter)
    {
        var head = new PageHead
        {
            Title = Wording.Typeset(map.Text("titre")),
            Summary = Wording.Typeset(map.Text("resume")),
            Audience = map.Choice("public", Audiences.ByName),
            Order = isChapter ? map.Number("ordre", least: 1) : 0,
            Address = isChapter ? null : map.Text("adresse"),
            Icon = map.Text("image"),
            Colour = map.Text("couleur"),
            Version = map.Number("version", least: 1),
            Date = map.Date("date"),
            RereadBefore = map.Date("relire_avant"),
            Rereadings = [.. (map.Has("relecture") ? map.Maps("relecture") : []).Select(Reread)],
            Territories = map.Texts("territoires"),
            Sources = map.Texts("sources"),
            Module = map.OptionalText("module"),
            LineOf = map.LineOf,
        };
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
