using ChildProtection.Features.Plan.Actions;
using ChildProtection.Platform;
using ChildProtection.Platform.PlainFrench;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Plan;

/// <summary>« content/plans »: strict, with file, line and reason; the four plans complete.</summary>
public sealed class PlanReaderTests : IDisposable
{
    private const string Good =
        """
        titre: Schéma d’ici
        du: 2025-01-01
        au: 2029-12-31
        source: Un document
        verifie_le: 2026-11-23
        sans_nouvelles_mois: 12
        orientations:
          - numero: 1
            titre: Écouter
            simple: On écoute les jeunes.
            actions:
              - numero: "1.1"
                titre: Un livret
                simple: Chaque jeune reçoit un livret.
                pour_toi: Tu reçois un livret.
                pilote: Direction
                source: "D:1"
                lire: page 1
                indicateurs:
                  - { numero: 2, sorte: effet, nom: Livrets, definition: Le nombre de livrets donnés., calcul: On compte les livrets., calcul_publie: true, unite: livrets, source: "D:2", valeurs: [{ annee: 2025, valeur: 40 livrets }] }
                  - { numero: 1, nom: Chapitres, definition: Le nombre de chapitres écrits., calcul: On compte les chapitres., unite: chapitres, source: "D:2" }
              - numero: "1.2"
                titre: Une boîte
                simple: Chaque foyer a une boîte.
                pour_toi: Tu proposes une idée.
                pilote: Direction
                source: "D:3"
                lire: page 3
                indicateurs: []

        """;

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("plans-");

    [Theory, InlineData("lyon", 5, 22), InlineData("haute-garonne", 6, 32), InlineData("moselle", 5, 14), InlineData("demo", 3, 8)]
    public void The_plan_of_each_territory_is_complete(string territory, int orientations, int actions)
    {
        var findings = new List<FileFinding>();
        var plan = new PlanReader(new ContentFolder(Repository.Path("content")), findings).Read(territory);

        Assert.Empty(findings);
        Assert.Equal((orientations, actions), (plan.Orientations.Count, plan.Actions.Count()));
        Assert.Equal(Enumerable.Range(1, orientations), plan.Orientations.Select(orientation => orientation.Number));
        Assert.All(plan.Actions, action => Assert.Matches(territory == "demo" ? "^demo:" : "^(LY|HG|MO):[0-9]+(-[0-9]+)?$", action.Source));
        Assert.True(plan.Actions.Count(action => action.Indicators.Count > 0) >= actions * 3 / 4);
    }

    /// <summary>Actions of Haute-Garonne follow their orientation; the others are numbered through.</summary>
    [Fact]
    public void Actions_are_numbered_as_their_document_does()
    {
        var (content, findings) = (new ContentFolder(Repository.Path("content")), new List<FileFinding>());
        foreach (var territory in new[] { "lyon", "moselle", "demo" })
            Assert.Equal(Enumerable.Range(1, 22).Select(number => $"{number}").Take(new PlanReader(content, findings).Read(territory).Actions.Count()), new PlanReader(content, findings).Read(territory).Actions.Select(action => action.Number));
        var plan = new PlanReader(content, findings).Read("haute-garonne");
        Assert.Equal([6, 4, 5, 6, 8, 3], plan.Orientations.Select(orientation => orientation.Actions.Count));
        Assert.All(plan.Orientations, orientation => Assert.All(orientation.Actions, action => Assert.StartsWith($"{orientation.Number}.", action.Number)));
    }

    /// <summary>Figures that the documents contradict themselves about stay out (domain/lyon.md §0, haute-garonne-moselle.md §3.6).</summary>
    [Fact]
    public void Only_dated_goals_are_published_as_values()
    {
        var content = new ContentFolder(Repository.Path("content"));
        foreach (var territory in new[] { "lyon", "haute-garonne", "moselle", "demo" })
            Assert.All(new PlanReader(content, []).Read(territory).Actions.SelectMany(action => action.Indicators).SelectMany(indicator => indicator.Published), value => Assert.StartsWith("objectif, ", value.Words));
    }

    [Fact]
    public void Words_for_everybody_hold_no_error_of_plain_french()
    {
        var content = new ContentFolder(Repository.Path("content"));
        var texts = new[] { "lyon", "haute-garonne", "moselle", "demo" }.SelectMany(territory => new PlanReader(content, []).Read(territory).Actions).SelectMany(action => action.Indicators).SelectMany(indicator => new[] { indicator.Definition, indicator.Calculation }).ToList();
        Assert.True(texts.Count > 200);
        Assert.Empty(texts.SelectMany(text => PlainFrenchChecker.Check(text, new CheckOptions { Reader = PlainReader.Parent, IsMarkdown = false, IsFragment = true }).Findings.Where(finding => finding.Severity == PlainSeverity.Error).Select(finding => $"{text}: {finding.Message}")));
    }

    [Theory]
    [InlineData("sans_nouvelles_mois: 12", "sans_nouvelles_mois: 0", 6, "un nombre de 1 à 36")]
    [InlineData("au: 2029-12-31", "au: 2024-12-31", 3, "la fin est avant le début")]
    [InlineData("    simple: On écoute les jeunes.", "    simple: On écoute les jeunes qui vivent ici et ailleurs avec nous depuis longtemps.", 10, "une phrase de 13 mots")]
    [InlineData("simple: Chaque jeune reçoit un livret.", "simple: C'est un livret.", 14, "écrivez ’ et non '")]
    [InlineData("numero: \"1.2\"", "numero: \"1.1\"", 22, "« 1.1 » est là deux fois")]
    [InlineData("numero: \"1.1\"", "numero: un", 12, "des chiffres")]
    [InlineData("        pilote: Direction\n        source: \"D:1\"", "        source: \"D:1\"", 12, "il manque « pilote »")]
    [InlineData("unite: livrets, ", "", 20, "il manque « unite »")]
    [InlineData("numero: 1, nom", "numero: 2, nom", 21, "« 2 » est là deux fois")]
    [InlineData("numero: 1, nom", "nom", 21, "il manque « numero »")]
    [InlineData("numero: 1, nom", "numero: 0, nom", 21, "un nombre de 1 à 30")]
    [InlineData("nom: Chapitres", "nom: livrets", 21, "« livrets » est là deux fois")]
    [InlineData("titre: Une boîte", "titre: Une boîte où chaque jeune du foyer peut poser ses idées sans dire son nom", 23, "15 mots ; il faut « court »")]
    [InlineData("titre: Une boîte", "titre: Une boîte\n        court: Une boîte où chaque jeune du foyer pose ses idées sans son nom", 24, "une phrase de 13 mots")]
    [InlineData("sorte: effet", "sorte: autre", 20, "choix : realisation, effet")]
    [InlineData("        lire: page 3\n", "", 22, "il manque « lire »")]
    [InlineData("annee: 2025", "annee: 99", 20, "un nombre de 2000 à 2100")]
    [InlineData("        pour_toi: Tu proposes une idée.", "        pour_toi: Tu proposes une idée.\n        couleur: bleu", 26, "la clé « couleur » n’existe pas")]
    public void Each_mistake_is_told_with_its_line(string before, string after, int line, string reason)
    {
        Assert.Contains(before, Good, StringComparison.Ordinal);
        var findings = Read(Good.Replace(before, after, StringComparison.Ordinal), out _);

        Assert.Contains(findings, finding => finding.File == "content/plans/ici.yaml" && finding.Line == line && finding.Message.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_good_file_is_read_whole_and_a_territory_without_one_has_no_action()
    {
        Assert.Empty(Read(Good, out var plan));
        Assert.Equal(["1-1", "1-2"], plan.Actions.Select(action => action.Code));
        var (first, second) = (plan.Find("1-1")!.Indicators[0], plan.Find("1-1")!.Indicators[1]);
        Assert.Equal((2025, "40 livrets"), (first.Published[0].Year, first.Published[0].Words));
        Assert.Equal(("2", IndicatorKind.Effect, true), (first.Code, first.Kind, first.IsPublishedCalculation)); // its number is the file's, wherever it stands
        Assert.Equal(("1", IndicatorKind.Unsorted, false), (second.Code, second.Kind, second.IsPublishedCalculation));
        Assert.Equal(("Un livret", false), (plan.Find("1-1")!.Brief, plan.Find("1-1")!.HasBrief));
        Assert.Equal(("page 1", "page 3"), (plan.Find("1-1")!.ReadIn, plan.Find("1-2")!.ReadIn));
        Assert.Equal(new DateOnly(2029, 12, 31), plan.Find("1-2")!.Until);
        Assert.Null(plan.Find("1.1"));
        Assert.Empty(new PlanReader(new ContentFolder(root.FullName), []).Read("ailleurs").Actions);
    }

    [Fact]
    public void Content_check_counts_actions_and_tells_a_plan_of_nowhere()
    {
        Read(Good, out _);
        var findings = new List<FileFinding>();
        var told = new CheckedPlans().Check(new ContentFolder(root.FullName), new Features.Content.ContentNames(new HashSet<string>(), new HashSet<string>()), ["lyon"], findings);

        Assert.Equal("2 actions de schéma", told);
        Assert.Contains(findings, finding => finding is { File: "content/plans/ici.yaml", IsWarning: false });
        Assert.Contains(findings, finding => finding is { File: "content/plans/lyon.yaml", IsWarning: true });
    }

    [Theory]
    [InlineData("12,5", 12.5), InlineData(" 1 250 ", 1250), InlineData("-3", -3), InlineData("12.25", 12.25)]
    public void Figures_are_typed_as_people_do(string typed, double value) => Assert.Equal((decimal)value, Figures.Read(typed));

    [Theory, InlineData(""), InlineData("douze"), InlineData("12 places"), InlineData("1e9"), InlineData("99999999999")]
    public void What_is_no_figure_is_none(string typed) => Assert.Null(Figures.Read(typed));

    [Fact]
    public void Figures_are_said_in_words_first()
    {
        Assert.Equal("1\u00A0250,5\u00A0places", Figures.Words(1250.5m, "places"));
        Assert.Equal("C’est 4 de plus que la fois d’avant.", Figures.Since(9, 5));
        Assert.Equal("C’est 2 de moins que la fois d’avant.", Figures.Since(3, 5));
        Assert.Equal("C’est comme la fois d’avant.", Figures.Since(5, 5));
    }

    public void Dispose() => root.Delete(recursive: true);

    private List<FileFinding> Read(string text, out TerritoryPlan plan)
    {
        Directory.CreateDirectory(Path.Combine(root.FullName, "plans"));
        File.WriteAllText(Path.Combine(root.FullName, "plans/ici.yaml"), text);
        var findings = new List<FileFinding>();
        plan = new PlanReader(new ContentFolder(root.FullName), findings).Read("ici");
        return findings;
    }
}
