using ChildProtection.Platform.PlainFrench;

namespace ChildProtection.Tests.PlainFrench;

/// <summary>What pages count on: places, wording, exceptions, readers, the table of rules.</summary>
public sealed class CheckerTests
{
    private static IReadOnlyList<PlainFinding> Find(string text, CheckOptions? options = null) => PlainFrenchChecker.Check(text, options).Findings;

    [Fact]
    public void A_finding_says_line_column_and_offset_of_the_source()
    {
        const string text = "---\ntitre: Une page\npublic: jeunes\n---\r\n\r\n> Tu [lis](/a) le **texte** à 14h30.\n";

        var finding = Assert.Single(Find(text), finding => finding.Rule == "F44-heure");

        Assert.Equal(6, finding.Line);
        Assert.Equal("> Tu [lis](/a) le **texte** à ".Length + 1, finding.Column);
        Assert.Equal("14h30", text.Substring(finding.Start, finding.Length));
        Assert.Equal("14h30", finding.Text);
        Assert.Equal("14 heures 30", finding.Suggestion);
        Assert.Equal(PlainSeverity.Error, finding.Severity);
    }

    [Theory]
    [InlineData("Le livret parle de tes droits et de ta vie et tu peux le lire seul.", "F20-phrase-longue", "Le livret parle de tes droits et de ta vie.\nTu peux le lire seul.")]
    [InlineData("Tu n’as que 2 jours.", "F23-ne-que", "Tu as seulement 2 jours.")]
    [InlineData("Si tu as peur, appelle le 119.", "F27-condition", "Tu as peur\u00A0?\nAppelle le 119.")]
    [InlineData("Tu as vingt-deux ans.", "F41-nombre-en-lettres", "22")]
    [InlineData("Le XIXe siècle.", "F42-chiffre-romain", "19e")]
    [InlineData("Viens le lundi 12 juin 2025.", "F43-date", "jeudi 12 juin 2025")]
    [InlineData("Appelle le +33 1 99 00 45 67.", "F45-telephone", "01 99 00 45 67")]
    [InlineData("Les éducateur·trice·s sont là.", "F19-point-median", "éducateurs ou éducatrices")]
    [InlineData("Voici le planning.", "F11-mot-etranger", "emploi du temps")]
    [InlineData("50 % des jeunes votent.", "F13-grand-nombre", "la moitié")]
    [InlineData("L’ASE t’aide.", "F12-sigle", "ASE veut dire\u00A0: Aide sociale à l’enfance.")]
    [InlineData("Tu pourrais venir.", "F25-temps", "peux")]
    public void A_better_wording_is_proposed(string text, string rule, string better) =>
        Assert.Equal(better, Assert.Single(Find(text), finding => finding.Rule == rule).Suggestion);

    [Fact]
    public void An_exception_keeps_its_reason_in_sight()
    {
        const string text = "<!-- falc: ok F13 le nombre exact est dans la loi -->\nIl y a 12 500 jeunes.\n\n<!-- falc: ok F13 -->\nIl y a 12 500 jeunes.\n\n<!-- falc: ok F20 rien ici -->\nTu lis.\n";

        var findings = Find(text);

        var kept = Assert.Single(findings, finding => finding is { Rule: "F13-grand-nombre", Line: 2 });
        Assert.Equal(PlainSeverity.Info, kept.Severity);
        Assert.Contains("le nombre exact est dans la loi", kept.Message, StringComparison.Ordinal);
        Assert.Equal(PlainSeverity.Error, Assert.Single(findings, finding => finding is { Rule: "F13-grand-nombre", Line: 5 }).Severity); // no reason, no exception
        Assert.Equal([4, 7], findings.Where(finding => finding.Rule == "F00-exception").Select(finding => finding.Line));
    }

    [Fact]
    public void An_exception_of_one_rule_leaves_the_others()
    {
        var findings = Find("<!-- falc: ok F1 tout -->\nIl y a 12 500 jeunes (ici).");

        Assert.Equal(2, findings.Count(finding => finding.Severity == PlainSeverity.Error));
    }

    [Theory]
    [InlineData("public: jeunes", null, "Vous lisez.", true)]
    [InlineData("public: parents", null, "Vous lisez.", false)]
    [InlineData("public: parents", PlainReader.Young, "Vous lisez.", true)]
    [InlineData("public: tous", null, "Vous lisez.", false)]
    [InlineData("public: pros", null, "Tu lis.", true)]
    public void The_reader_comes_from_the_option_then_from_the_head(string head, PlainReader? reader, string text, bool isFault) =>
        Assert.Equal(isFault, Find($"---\ntitre: Une page\n{head}\n---\n\n{text}", new CheckOptions { Reader = reader }).Any(finding => finding is { Rule: "F22-tu-vous", Severity: PlainSeverity.Error }));

    [Fact]
    public void Words_of_the_glossary_are_explained_when_they_are_marked()
    {
        var glossary = new PlainGlossary([("maison d’enfants à caractère social", ["MECS"]), ("conseil de famille", ["conseils de famille"])]);

        Assert.Equal(PlainSeverity.Error, Assert.Single(Find("La MECS est là."), finding => finding.Rule == "F12-sigle").Severity);
        Assert.Equal(PlainSeverity.Warning, Assert.Single(Find("La MECS est là.", new CheckOptions { Glossary = glossary }), finding => finding.Rule == "F12-sigle").Severity);
        Assert.DoesNotContain(Find("La [[maison d’enfants à caractère social|MECS]] est là.", new CheckOptions { Glossary = glossary }), finding => finding.Rule == "F12-sigle");
        Assert.Contains(Find("Le conseil de famille est là.", new CheckOptions { Glossary = glossary }), finding => finding.Rule == "F07-mot-explique");
        Assert.DoesNotContain(Find("Le [[conseil de famille]] est là.\nLe conseil de famille écoute.", new CheckOptions { Glossary = glossary }), finding => finding.Rule == "F07-mot-explique");
    }

    [Fact]
    public void Markup_and_quotations_are_left_alone()
    {
        const string text = """
            ---
            titre: Mon rendez-vous
            resume: Tout sur le rendez-vous.
            public: jeunes
            relecture: [{qui: "Lina, 17 ans", date: 2026-05-02}]
            sources: ["CASF article L223-1-1 (à confirmer) ; 50 % etc."]
            ---

            ::: image calendrier ocre
            Ton rendez-vous est le jeudi 12 juin 2025 à 14 heures 30.
            Le juge dit : « Vous pouvez parler. Je vous écoute ! »
            Ton [[référent|référente]] t’aide.
            :::

            - [Mes droits](/livret/mes-droits#page_2)
            - écris à aide@exemple.fr
            - appelle le 01 99 00 45 67

            ```
            SELECT * FROM x; (rien) 14h30 …
            ```

            C’est un service {{du collectivite}}.
            Cela coûte 12,50 euros.
            """;

        Assert.DoesNotContain(Find(text), finding => finding.Severity > PlainSeverity.Info);
    }

    [Fact]
    public void Plain_text_has_no_markup()
    {
        Assert.Contains(Find("C’est *bien*."), finding => finding.Rule == "F49-italique");
        Assert.Contains(Find("C’est *bien*.", new CheckOptions { IsMarkdown = false }), finding => finding.Rule is "F17-signe" or "F37-note");
    }

    [Fact]
    public void Figures_are_a_trend()
    {
        var easy = PlainFrenchChecker.Check("Tu lis.\nTu ris.");
        var hard = PlainFrenchChecker.Check("L’institutionnalisation des procédures administratives complexifie considérablement les relations interpersonnelles.");

        Assert.Equal((2, 4), (easy.Sentences, easy.Words));
        Assert.True(easy.KandelMoles > 80 && hard.KandelMoles < 20, $"{easy.KandelMoles} {hard.KandelMoles}");
        Assert.Null(PlainFrenchChecker.Check("").KandelMoles);
    }

    [Fact]
    public void The_table_has_the_88_rules_and_no_id_twice()
    {
        Assert.Equal(Enumerable.Range(0, 89), PlainRules.All.Select(rule => rule.Number).Distinct().Order());
        Assert.Equal(PlainRules.All.Count, PlainRules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(PlainRules.All, rule => Assert.StartsWith($"F{rule.Number:00}-", rule.Id, StringComparison.Ordinal));
        Assert.All(PlainRules.All, rule => Assert.True(rule.Why.Length > 5 && rule.Title.Length > 5 && rule.Sources.Length > 0, rule.Id));
    }

    [Fact]
    public void The_easy_list_has_2000_words_and_their_forms()
    {
        Assert.True(Lexicon.EasyLemmas >= 2_000, $"{Lexicon.EasyLemmas}");
        foreach (var form in new[] { "chevaux", "yeux", "heureuse", "belles", "parlions", "achète", "appellerez", "préférons", "finissent", "comprennent", "paieras", "éducatrices" })
            Assert.True(Lexicon.IsEasy(form), form);
        Assert.False(Lexicon.IsEasy("nonobstant"));
    }

    [Fact]
    public async Task Many_threads_read_the_same()
    {
        var texts = Labelled.Read("regles.tsv").Take(200).Select(sentence => sentence.Text).ToList();
        var alone = texts.ConvertAll(text => Find(text).Count);

        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => texts.ConvertAll(text => Find(text).Count))));

        Assert.All(together, counts => Assert.Equal(alone, counts));
    }

    /// <summary>The checker is a library: nothing of ASP.NET, of the database, of the site or of the rest of the platform.</summary>
    [Fact]
    public void The_checker_stands_alone()
    {
        var files = Directory.GetFiles(Support.Repository.Path("web/Platform/PlainFrench"), "*.cs", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files.SelectMany(File.ReadLines), line => line.StartsWith("using ", StringComparison.Ordinal) && !line.StartsWith("using System", StringComparison.Ordinal));
    }
}
