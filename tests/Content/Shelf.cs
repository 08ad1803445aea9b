using ChildProtection.Features.Content;
using ChildProtection.Platform;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Content;

/// <summary>A small content/ folder that a test writes, beside the territories of the repository.</summary>
internal sealed class Shelf : IDisposable
{
    private const string Head = """
        titre: Une page
        resume: Une page pour les tests.
        public: PUBLIC
        ordre: ORDRE
        image: maison
        couleur: lagune
        version: 1
        date: 2026-11-22
        relire_avant: 2027-11-22
        relecture: []
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("content-");

    public Shelf()
    {
        Directory.CreateDirectory(Path("fr/livret"));
        Directory.CreateDirectory(Path("fr/pages"));
        Directory.CreateDirectory(Path("territories"));
        foreach (var pack in Directory.GetFiles(Repository.Path("content/territories")))
            File.Copy(pack, Path("territories", System.IO.Path.GetFileName(pack)));
        Write("fr/mots.yaml", """
            - mot: référent
              formes: [référente, référents]
              jeune: La personne qui suit ton parcours.
              adulte: La personne qui suit le parcours de l’enfant.
            """);
    }

    /// <summary>The first line of a chapter’s body, with the head that <see cref="Chapter"/> writes.</summary>
    public const int BodyLine = 13;

    public string Root => folder.FullName;
    public List<FileFinding> Findings { get; } = [];
    public IEnumerable<string> Errors => Findings.Where(finding => !finding.IsWarning).Select(finding => finding.ToString());

    public Shelf Write(string file, string text)
    {
        File.WriteAllText(Path(file), text.ReplaceLineEndings("\n"));
        return this;
    }

    public Shelf Chapter(string body, string name = "01-une-page.md", string audience = "jeunes", int order = 10) =>
        Write($"fr/livret/{name}", $"---\n{Head.Replace("PUBLIC", audience, StringComparison.Ordinal).Replace("ORDRE", $"{order}", StringComparison.Ordinal)}\n---\n{body}\n");

    public ContentEdition Make(string territory = "demo")
    {
        Findings.Clear();
        var content = new ContentFolder(Root);
        var icons = new HashSet<string>(StringComparer.Ordinal) { "maison", "aide", "coche", "question", "referent", "juge", "personnes" };
        return ContentEdition.Make(ContentShelf.Read(content, icons, Findings), TerritoryPacks.Chosen(content, territory), Findings);
    }

    /// <summary>The HTML of a chapter with this body.</summary>
    public string Html(string body, string territory = "demo", string audience = "jeunes") =>
        Chapter(body, audience: audience).Make(territory).Chapters[0].Html.ToString()!;

    public void Dispose() => folder.Delete(recursive: true);

    private string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);
}
