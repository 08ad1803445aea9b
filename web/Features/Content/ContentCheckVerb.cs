using ChildProtection.Platform.Verbs;

namespace ChildProtection.Features.Content;

/// <summary>« content check »: every page with the words of every territory, as the start would refuse them.</summary>
internal sealed class ContentCheckVerb(ContentFolder configured, IWebHostEnvironment environment, IEnumerable<ICheckedContent> others) : IVerb
{
    public string Name => "content check";

    public string Help =>
        """
        content check [DOSSIER]
          Vérifie les textes : en-têtes, liens, mots expliqués, images, longueur des phrases, mots de chaque territoire,
          enregistrements plus vieux que leur texte ou trop lourds.
          DOSSIER : le dossier « content » ; sans lui, celui de l’installation (Storage:Content).
          Code : 0 aucune erreur, 1 des erreurs, 2 mauvais usage.
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments is ["--help"] or ["-h"])
        {
            await output.WriteLineAsync(Help);
            return 0;
        }
        if (arguments.Count > 1 || (arguments is [var option] && option.StartsWith('-')))
        {
            await output.WriteLineAsync("content check prend un seul mot, un dossier. Aide : content check --help");
            return 2;
        }

        var content = arguments is [var path] ? new ContentFolder(Path.GetFullPath(path)) : configured;
        if (!Directory.Exists(content.Root))
        {
            await output.WriteLineAsync($"Le dossier {content.Root} n’existe pas.");
            return 2;
        }

        var (findings, summary) = Check(content);
        foreach (var finding in findings) await output.WriteLineAsync(finding.ToString());
        await output.WriteLineAsync(summary);
        return findings.Any(finding => !finding.IsWarning) ? 1 : 0;
    }

    private (IReadOnlyList<FileFinding> Findings, string Summary) Check(ContentFolder content)
    {
        var all = new List<FileFinding>();
        var packs = TerritoryPacks.All(content, all);
        var shelf = ContentShelf.Read(content, IconSprite.Names(environment, all), all);
        if (packs.Count == 0) all.Add(new FileFinding("content/territories", 1, "aucun territoire"));
        if (shelf.Sources.Count == 0) all.Add(new FileFinding("content/fr", 1, "aucune page"));
        var packsAreGood = all.TrueForAll(finding => !finding.File.Contains("/territories/", StringComparison.Ordinal));
        if (packsAreGood) // a pack with holes would only repeat them on every page
            foreach (var pack in packs) ContentEdition.Make(shelf, pack, all);
        var names = new ContentNames(shelf.Icons, shelf.Sources.Where(source => source is { Kind: PageKind.Leaflet, IsTranslation: false, Head.Audience: Audience.Young }).Select(source => source.Slug).ToHashSet(StringComparer.Ordinal));
        var more = others.Select(other => other.Check(content, names, TerritoryPacks.Codes(content), all)).Where(told => told.Length > 0).ToList();

        var findings = all.Distinct()
            .OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ToList();
        var errors = findings.Count(finding => !finding.IsWarning);
        var warnings = findings.Count - errors;
        var result = errors == 0 ? "aucune erreur" : Count(errors, "erreur", "erreurs");
        if (warnings > 0) result += $", {warnings} à améliorer";
        return (findings,
            $"{Count(shelf.Sources.Count, "page", "pages")}, {Count(shelf.Glossary.Words.Count, "mot", "mots")}, " +
            $"{string.Join(", ", more.Prepend(Count(packs.Count, "territoire", "territoires")))}\u00A0: {result}.");
    }

    private static string Count(int number, string one, string many) => $"{number} {(number > 1 ? many : one)}";
}
