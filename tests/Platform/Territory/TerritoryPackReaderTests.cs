using ChildProtection.Platform;
using ChildProtection.Platform.Disclosure;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Territory;

/// <summary>One line of a good pack is made wrong; the start must say which, and why.</summary>
public sealed class TerritoryPackReaderTests
{
    private const string File = "content/territories/demo.yaml";

    private static readonly string Good = System.IO.File.ReadAllText(Repository.Path(File));

    [Fact]
    public void The_good_pack_is_read_into_words_and_numbers()
    {
        var (pack, findings) = Read(Good);

        Assert.Empty(findings);
        Assert.Equal("le référent", pack!.Term("referent").The);
        Assert.Equal(17, pack.Ages["entretien"]);
        Assert.True(pack.Has("enquetes"));
        Assert.Equal("119", pack.ShownHelpLines.First().Number);
        Assert.Equal(12, pack.Reminders[0].EveryMonths);
        Assert.Equal("territoire", pack.Levels[0].Name);
        Assert.Equal("Europe/Paris", pack.TimeZone.Id);
        Assert.Null(pack.ExitAddress);
        Assert.Equal(DisclosureRules.Inside, pack.SurveyRules);
        Assert.Equal(["jeunes YoungPeople 11 21 30 12", "adolescents Adolescents 11 15 12 10", "parents Families   12 24"],
            pack.Bodies.Select(body => $"{body.Code} {body.Public} {body.FromAge} {body.ToAge} {body.Size} {body.MandateMonths}"));
    }

    [Fact]
    public void Thresholds_of_surveys_may_be_raised_and_are_the_portals_own_when_left_out()
    {
        var raised = Read(Good.Replace("seuil_groupe: 5, seuil_public: 11,", "seuil_groupe: 8, seuil_public: 20,", StringComparison.Ordinal)).Pack!.SurveyRules;
        var silent = Read(string.Join('\n', Good.Split('\n').Where(line => !line.StartsWith("enquetes:", StringComparison.Ordinal)))).Pack!.SurveyRules;

        Assert.Equal((8, 20, 30), (raised.ThresholdInside, raised.ThresholdOutside, raised.PercentFromOutside));
        Assert.Equal(DisclosureRules.Inside, silent);
    }

    [Theory]
    [InlineData("fictif: true", "fictif: peut-être", "« fictif » : il faut true ou false")]
    [InlineData("fuseau: Europe/Paris", "fuseau: Europe/Ici", "fuseau horaire")]
    [InlineData("langues: [fr]", "langues: fr", "« langues » : il faut une liste de textes")]
    [InlineData("code: demo", "code: lyon", "doit être le nom du fichier")]
    [InlineData("portail: Nos Voix", "portail: Nos Voix\nportial: Nos Voix", "la clé « portial » n’existe pas", 1)]
    [InlineData("portail: Nos Voix", "portail: Nos Voix\nportail: Nos Voix", "est écrite deux fois", 1)]
    [InlineData("effet: { du: 2026-01-01 }", "effet: { du: 2026-02-30 }", "« du » : il faut une date qui existe")]
    [InlineData("effet: { du: 2026-01-01 }", "effet: { du: 2026-01-01, au: 2025-01-01 }", "la fin vient avant le début")]
    [InlineData("  autonomie: 16", "  autonomie: seize", "« autonomie » : il faut un nombre entier")]
    [InlineData("  autonomie: 16", "  autonomie: 160", "un nombre de 1 à 30")]
    [InlineData("  - { code: rive-sud, nom: Rive-Sud }", "  - { code: trois-etangs, nom: Rive-Sud }", "le code « trois-etangs » est là deux fois")]
    [InlineData("  - { code: rive-sud, nom: Rive-Sud }", "  - { code: rive-sud }", "il manque « nom »")]
    [InlineData("    numero: \"3018\"", "    numero: \"30 18\"", "« 30 18 » n’est pas un numéro")]
    [InlineData("    numero: \"3018\"", "    numero: \"116111\"", "le 116 111 n’est pas la ligne française")]
    [InlineData("    affiche: \"3018\"", "    affiche: \"3019\"", "n’a pas les chiffres de « 3018 »")]
    [InlineData("    genre: ecran", "    genre: television", "« television » n’est pas possible")]
    [InlineData("  - code: \"3018\"", "  - code: \"112\"", "le code « 112 » est là deux fois")]
    [InlineData("    site: https://3018.fr", "    site: http://3018.fr", "« site » : il faut une adresse https")]
    [InlineData("  telephone: \"01 99 00 45 67\"", "  telephone: \"04 72 00 00 00\"", "un territoire imaginaire prend un numéro en 01 99 00")]
    [InlineData("  telephone: \"01 99 00 45 67\"", "  telephone: \"01 99\"", "il faut 10 chiffres")]
    [InlineData("  courriel: ecoute@val-darroux.example", "  courriel: ecoute", "ce n’est pas une adresse")]
    [InlineData("reponse: { delai_jours: 45, parole_jours: 15, qui: direction_enfance }", "reponse: { delai_jours: 45, parole_jours: 15, qui: personne }", "n’est pas une clé de « termes »")]
    [InlineData("enquetes: { seuil_groupe: 5,", "enquetes: { seuil_groupe: 4,", "« seuil_groupe » : il faut un nombre de 5 à 200")]
    [InlineData("seuil_public: 11,", "seuil_public: 10,", "un nombre de 11 à 200")]
    [InlineData("enquetes: { seuil_groupe: 5,", "enquetes: { seuil_groupe: 12,", "« seuil_public » : plus petit que « seuil_groupe »")]
    [InlineData("moyenne_des: 11 }", "moyenne_des: 11, mediane_des: 5 }", "la clé « mediane_des » n’existe pas")]
    [InlineData("public: adolescents, ages: { de: 11, a: 15 }", "public: enfants, ages: { de: 11, a: 15 }", "« enfants » n’est pas possible ; choix : jeunes, adolescents, familles")]
    [InlineData("public: adolescents, ages: { de: 11, a: 15 }", "public: adolescents, ages: { de: 15, a: 11 }", "l’âge de fin vient avant l’âge de début")]
    [InlineData("public: familles, taille: 12", "public: familles, ages: { de: 20 }, taille: 12", "une instance de familles n’a pas d’âge")]
    [InlineData("public: familles, taille: 12", "public: familles, anciens: true, taille: 12", "seulement pour une instance de jeunes")]
    [InlineData("  - { code: parents, nom: Groupe", "  - { code: jeunes, nom: Groupe", "le code « jeunes » est là deux fois")]
    [InlineData("  - { code: parents, nom: Groupe", "  - { code: Été, nom: Groupe", "il faut des lettres sans accent")]
    [InlineData("public: familles, taille: 12", "public: familles, taille: 1", "« taille » : il faut un nombre de 2 à 200")]
    [InlineData("public: familles, taille: 12", "public: familles, mandats: 3, taille: 12", "la clé « mandats » n’existe pas")]
    [InlineData("mandat_mois: 24, quorum: 40", "mandat_mois: 24, quorum: 101", "« quorum » : il faut un nombre de 1 à 100")]
    [InlineData("plan: true }", "plan: oui }", "« plan » : il faut true ou false")]
    public void A_wrong_line_is_named_with_its_reason(string good, string wrong, string reason, int linesBelow = 0)
    {
        var line = LineOf(good);
        var (_, findings) = Read(Good.Replace(good, wrong, StringComparison.Ordinal));

        var finding = Assert.Single(findings);
        Assert.Equal((File, line + linesBelow), (finding.File, finding.Line));
        Assert.Contains(reason, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_mandatory_word_is_named()
    {
        var line = Good.Split('\n').Single(text => text.StartsWith("  juge:", StringComparison.Ordinal));
        var (_, findings) = Read(Good.Replace(line, "", StringComparison.Ordinal));

        Assert.Equal("il manque « juge »", Assert.Single(findings).Message);
        Assert.Equal(LineOf("  # La collectivité et ses services") + 2, findings[0].Line);
    }

    [Fact]
    public void A_number_that_people_see_has_been_checked_on_a_day()
    {
        var (_, findings) = Read(Good.Replace("    verifie: null\n    a_confirmer: true", "    verifie: null\n    a_confirmer: false", StringComparison.Ordinal));

        Assert.All(findings, finding => Assert.Contains("une date de vérification", finding.Message, StringComparison.Ordinal));
        Assert.NotEmpty(findings);
    }

    [Fact]
    public void What_is_not_yaml_is_refused_with_its_line()
    {
        var (pack, findings) = Read("code: demo\nnom: [demo\nfictif: true\n");

        Assert.Null(pack);
        Assert.Contains("YAML", Assert.Single(findings).Message, StringComparison.Ordinal);
        Assert.InRange(findings[0].Line, 2, 4);
    }

    [Fact]
    public void Every_pack_of_the_repository_is_good()
    {
        var content = new ContentFolder(Repository.Path("content"));
        var findings = new List<FileFinding>();

        Assert.Equal(["demo", "haute-garonne", "lyon", "moselle"], TerritoryPacks.All(content, findings).Select(pack => pack.Code));
        Assert.Empty(findings);
    }

    [Fact]
    public void Without_a_chosen_territory_the_start_lists_those_there_are()
    {
        var refused = Assert.Throws<StartRefusedException>(() => TerritoryPacks.Chosen(new ContentFolder(Repository.Path("content")), ""));

        Assert.StartsWith("Territory:Pack est vide", refused.Message, StringComparison.Ordinal);
        Assert.Contains("demo, haute-garonne, lyon, moselle", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("paris")]
    [InlineData("../territories/demo")]
    public void An_unknown_territory_is_refused(string code) =>
        Assert.Throws<StartRefusedException>(() => TerritoryPacks.Chosen(new ContentFolder(Repository.Path("content")), code));

    [Fact]
    public void The_day_is_that_of_the_territory()
    {
        var clock = new StoppedClock();
        clock.Advance(new DateTimeOffset(2026, 6, 30, 22, 30, 0, TimeSpan.Zero) - clock.GetUtcNow());

        Assert.Equal(new DateOnly(2026, 7, 1), Read(Good).Pack!.Today(clock));
    }

    private static (TerritoryPack? Pack, List<FileFinding> Findings) Read(string text)
    {
        var findings = new List<FileFinding>();
        return (TerritoryPackReader.Read(File, "demo", text, findings), findings);
    }

    private static int LineOf(string text) =>
        Good.Split('\n').Index().First(line => line.Item.Contains(text.TrimEnd('\n'), StringComparison.Ordinal)).Index + 1;
}
