using ChildProtection.Features.Autonomy.Statements;
using ChildProtection.Features.Content;
using ChildProtection.Platform;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Autonomy;

/// <summary>« content/fr/autonomie »: strict, with file, line and reason; and what a territory changes.</summary>
public sealed class ReferentialTests : IDisposable
{
    private const string Repeated = "  - code: logement-a\n    image: maison\n    fiches: [menage]\n    etapes:\n      14-15: { phrase: Une., exemple: E., sert: S. }\n      16-17: { phrase: Deux., exemple: E., sert: S. }\n      18-21: { phrase: Trois., exemple: E., sert: S. }\n";
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("referentiel-");

    [Fact]
    public void The_referential_of_the_repository_and_what_the_demo_changes_have_no_mistake()
    {
        var findings = new List<FileFinding>();
        var (content, icons) = (new ContentFolder(Repository.Path("content")), Directory.EnumerateFiles(Repository.Path("web/wwwroot/images"), "icones.svg").SelectMany(File.ReadLines));
        var names = new ContentNames(System.Text.RegularExpressions.Regex.Matches(string.Join('\n', icons), "symbol id=\"(?<name>[a-z0-9-]+)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(match => match.Groups["name"].Value).ToHashSet(),
            Directory.EnumerateFiles(Repository.Path("content/fr/fiches"), "*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).ToHashSet());
        var common = new ReferentialReader(content, names, findings).Read(null);
        var demo = new ReferentialReader(content, names, findings).Read("demo");

        Assert.Empty(findings);
        Assert.NotEmpty(common.Domains);
        Assert.All(common.Domains, domain => Assert.True(domain.Statements.Count >= ReferentialReader.Fewest));
        Assert.DoesNotContain("autonomie", TerritoryPacks.Codes(content)); // the folder of changes is no territory
        Assert.NotNull(demo.Shown("logement-arroux-car"));
        Assert.Null(common.Find("logement-arroux-car"));
    }

    [Theory]
    [InlineData("image: maison", "image: rien", 3, "l’image « rien » n’existe pas")]
    [InlineData("fiches: [menage]", "fiches: [rien]", 4, "« rien » n’est pas une fiche pour les jeunes")]
    [InlineData("    etapes:", "    services: [rien]\n    etapes:", 5, "« services » : « rien »")]
    [InlineData("    etapes:", "    note: 3\n    etapes:", 5, "la clé « note » n’existe pas")]
    [InlineData("phrase: Une.", "phrase: Une deux trois quatre cinq six sept huit neuf dix onze douze treize.", 6, "une phrase de 13 mots")]
    [InlineData("phrase: Deux.", "phrase: Une.", 5, "chaque âge a sa phrase")]
    [InlineData("code: logement-a", "code: argent-a", 2, "il commence par « logement- »")]
    [InlineData("code: logement-a", "code: logement-b", 9, "« logement-b » est là deux fois")]
    public void Each_mistake_is_told_with_its_line(string before, string after, int line, string reason)
    {
        var first = Repeated.Replace(before, after, StringComparison.Ordinal);
        var findings = Read("affirmations:\n" + first + Repeated.Replace("logement-a", "logement-b", StringComparison.Ordinal) + "domaine: logement\nversion: 1\n");

        Assert.Contains(findings, finding => finding.File == "content/fr/autonomie/logement.yaml" && finding.Line == line && finding.Message.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_territory_hides_rewords_and_adds_and_is_told_its_mistakes()
    {
        Directory.CreateDirectory(Path.Combine(root.FullName, "territories/autonomie"));
        File.WriteAllText(Path.Combine(root.FullName, "territories/autonomie/ici.yaml"), "cache: [logement-a, logement-z]\nreformule: { logement-b: { 14-15: { phrase: Autre. } } }\najoute: []\nautre: 1\n");
        var findings = Read("domaine: logement\nversion: 1\naffirmations:\n" + Repeated + Repeated.Replace("logement-a", "logement-b", StringComparison.Ordinal), "ici", out var here);

        Assert.Null(here.Shown("logement-a"));
        Assert.NotNull(here.Find("logement-a")); // an old answer keeps its words
        Assert.Equal("Autre.", here.Shown("logement-b")!.For(Stage.Fourteen).Phrase);
        Assert.Equal("Deux.", here.Shown("logement-b")!.For(Stage.Sixteen).Phrase);
        Assert.Contains(findings, finding => finding.ToString().StartsWith("content/territories/autonomie/ici.yaml:1: « cache » : « logement-z » n’existe pas", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Line == 4 && finding.Message.Contains("« autre » n’existe pas", StringComparison.Ordinal));
    }

    [Theory, InlineData(17, Stage.Eighteen), InlineData(19, Stage.Sixteen), InlineData(40, Stage.Sixteen), InlineData(45, Stage.Fourteen)]
    public void The_stage_follows_the_ages_of_the_territory(int months, Stage expected)
    {
        var today = new DateOnly(2026, 11, 22);
        var findings = new List<FileFinding>();
        var pack = TerritoryPacks.All(new ContentFolder(Repository.Path("content")), findings).Single(one => one.Code == "demo") with { Ages = new Dictionary<string, int> { ["majorite"] = 18, ["autonomie"] = 16 } };
        Assert.Equal(expected, StageWords.For(today.AddMonths(months - 18), today, pack));
    }

    public void Dispose() => root.Delete(recursive: true);

    private List<FileFinding> Read(string text) => Read(text, null, out _);

    private List<FileFinding> Read(string text, string? territory, out AutonomyReferential read)
    {
        Directory.CreateDirectory(Path.Combine(root.FullName, "fr/autonomie"));
        File.WriteAllText(Path.Combine(root.FullName, "fr/autonomie/logement.yaml"), text);
        var findings = new List<FileFinding>();
        read = new ReferentialReader(new ContentFolder(root.FullName), new ContentNames(new HashSet<string> { "maison" }, new HashSet<string> { "menage" }), findings).Read(territory);
        return findings;
    }
}
