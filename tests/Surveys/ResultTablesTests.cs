using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Features.Surveys.Results;
using ChildProtection.Platform;
using ChildProtection.Platform.Disclosure;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Support;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ChildProtection.Tests.Surveys;

/// <summary>From sheets to frozen results: what is counted, whom it is counted over, and that raw counts go nowhere else.</summary>
public sealed class ResultTablesTests
{
    private const string Questions =
        """
        code: essai
        titre: Un essai
        but: Voir si cela marche.
        mode: anonyme
        publics: [jeune, parent]
        ages: { de: 11, a: 21 }
        duree: 5
        retour: { jours: 30, qui: direction_enfance }
        sections:
          - titre: Une partie
            questions:
              - { code: seul, genre: oui-non, texte: "Tu as une chambre à toi ?", pourquoi: Pour savoir. }
              - { code: calme, genre: visages, texte: "Ça va ?", pourquoi: Pour savoir., si: { question: seul, reponse: [non] } }
              - { code: sport, genre: plusieurs, texte: Choisis., pourquoi: Pour savoir., pour: [jeune], choix: [ { code: a, texte: Un }, { code: b, texte: Deux } ] }
              - { code: combien, genre: nombre, texte: "Combien de fois ?", pourquoi: Pour savoir. }
        tableaux:
          - { code: t1, question: seul, par: public }
          - { code: t2, question: calme }
          - { code: t3, question: sport }
        """;

    [Fact]
    public void Each_table_counts_all_those_who_were_asked_and_nobody_else()
    {
        var tables = Tables([.. Sheets(30, Public.Young, "oui"), .. Sheets(20, Public.Young, "non"), .. Sheets(15, Public.Parent, "non"), .. Sheets(6, Public.Parent, "jnsp")]).Counts().ToDictionary(table => table.Code);

        Assert.Equal(["Oui", "Non", "Je ne sais pas, ou je passe"], tables["t1"].Rows);
        Assert.Equal(["Jeunes", "Parents"], tables["t1"].Columns);
        Assert.Equal(71, tables["t1"].Total);
        Assert.Equal(35, tables["t2"].Total); // « non » only
        Assert.Equal("seul", tables["t2"].Base!.Variable);
        Assert.Equal(50, tables["t3"].Total); // the young only
        Assert.Equal([50, 21], tables[ResultTables.WhoAnswered].Counts.Cast<int>());
    }

    [Fact]
    public void All_tables_agree_so_that_none_is_refused()
    {
        var frozen = Freeze([.. Sheets(60, Public.Young, "oui"), .. Sheets(40, Public.Young, "non"), .. Sheets(35, Public.Parent, "non"), .. Sheets(20, Public.Parent, "oui")]);

        Assert.All(frozen.Inside, table => Assert.Null(table.WhyHidden));
        Assert.Equal(CellState.Shown, frozen.Inside[0].RowTotals[1].State);
        Assert.NotNull(frozen.InsideMeans[0].Mean);
    }

    [Fact]
    public void Results_of_a_few_are_the_same_whatever_they_answered() =>
        Assert.Equal(Freeze(Sheets(4, Public.Young, "oui")).Write(), Freeze([.. Sheets(1, Public.Parent, "non"), .. Sheets(1, Public.Young, "jnsp")]).Write());

    [Fact]
    public void A_second_wave_too_soon_tells_no_figures()
    {
        Sheet[] first = [.. Sheets(60, Public.Young, "oui"), .. Sheets(40, Public.Parent, "non")];
        var (settings, questions, territory) = Prepared();
        var again = FrozenResults.Of(settings, questions, [.. first, .. Sheets(1, Public.Young, "non")], territory, [(settings, Freeze(first))]);

        Assert.All(again.Inside, table => Assert.NotNull(table.WhyHidden));
        Assert.All(again.Outside, table => Assert.False(table.SaysSomething));
    }

    [Fact]
    public void Beside_a_near_survey_only_what_gives_a_difference_is_withheld_and_what_rests_on_it()
    {
        Sheet[] first = [.. Sheets(60, Public.Young, "oui"), .. Sheets(40, Public.Young, "non"), .. Sheets(30, Public.Young, "jnsp"), .. Sheets(30, Public.Parent, "oui"), .. Sheets(40, Public.Parent, "non"), .. Sheets(30, Public.Parent, "jnsp")];
        Sheet[] newcomers = [.. Sheets(40, Public.Young, "oui"), .. Sheets(40, Public.Young, "jnsp"), .. Sheets(40, Public.Parent, "oui"), .. Sheets(40, Public.Parent, "jnsp")]; // nobody more without a room
        var (settings, questions, territory) = Prepared();
        var again = FrozenResults.Of(settings, questions, [.. first, .. newcomers], territory, [(settings, Freeze(first))]);

        Assert.All((IReadOnlyList<SafeTable>[])[again.Inside, again.Outside], tables =>
            Assert.Equal([("t1", true), ("t2", true), ("t3", false), (ResultTables.WhoAnswered, false)], tables.Select(table => (table.Code, table.WhyHidden is not null))));
        Assert.All((SafeMean[])[.. again.InsideMeans, .. again.OutsideMeans], mean => Assert.NotNull(mean.Mean));
        Assert.All(Freeze([.. first, .. newcomers]).Outside, table => Assert.Null(table.WhyHidden)); // alone, it would say all
    }

    [Fact]
    public void The_totals_of_a_crossed_table_are_compared_with_those_of_the_question_alone()
    {
        Sheet[] first = [.. Sheets(60, Public.Young, "oui"), .. Sheets(40, Public.Young, "non"), .. Sheets(30, Public.Young, "jnsp"), .. Sheets(40, Public.Parent, "non")];
        var (crossed, questions, territory) = Prepared();
        var (alone, fewer, _) = Prepared(all => all with { Code = "autre", Tables = [new DeclaredTable("x", "seul", null)] });
        Sheet[] all = [.. first, .. Sheets(1, Public.Parent, "non"), .. Sheets(40, Public.Parent, "oui")];
        var again = FrozenResults.Of(crossed, questions, all, territory, [(alone, FrozenResults.Of(alone, fewer, first, territory, []))]);

        Assert.True(NearWaves.ShareQuestions(questions, fewer));
        Assert.NotNull(again.Inside.Single(table => table.Code == "t1").WhyHidden);
        Assert.Null(again.Inside.Single(table => table.Code == "t3").WhyHidden);
    }

    /// <summary>One column of a crossed table, and a survey of that group alone: whichever is closed last.</summary>
    [Fact]
    public void A_column_is_compared_with_a_survey_of_that_group_alone()
    {
        Sheet[] parents = [.. Sheets(40, Public.Parent, "non"), .. Sheets(40, Public.Parent, "oui")];
        Sheet[] everybody = [.. Sheets(60, Public.Young, "oui"), .. Sheets(60, Public.Young, "non"), .. parents];
        var (crossed, questions, territory) = Prepared();
        var (alone, fewer, _) = Prepared(all => all with { Code = "autre", Publics = [Public.Parent], AgeFrom = null, AgeTo = null, Tables = [new DeclaredTable("x", "seul", null)] });
        Sheet[] oneMore = [.. parents, .. Sheets(1, Public.Parent, "non")];

        var after = FrozenResults.Of(alone, fewer, oneMore, territory, [(crossed, FrozenResults.Of(crossed, questions, everybody, territory, []))]);
        Assert.NotNull(after.Inside.Single(table => table.Code == "x").WhyHidden);
        Assert.Null(FrozenResults.Of(alone, fewer, oneMore, territory, []).Inside.Single(table => table.Code == "x").WhyHidden); // alone, it would say all

        var before = FrozenResults.Of(crossed, questions, everybody, territory, [(alone, FrozenResults.Of(alone, fewer, oneMore, territory, []))]);
        Assert.NotNull(before.Inside.Single(table => table.Code == "t1").WhyHidden);
        Assert.Null(before.Inside.Single(table => table.Code == "t3").WhyHidden);
    }

    [Theory]
    [InlineData(-30, 0, true)]    // one within the other
    [InlineData(-200, -100, true)] // they overlap
    [InlineData(-300, -240, true)] // 90 days between them
    [InlineData(-300, -241, false)]
    [InlineData(90, 120, true)]
    [InlineData(91, 120, false)]
    public void Periods_of_answers_are_near_when_at_most_ninety_days_are_between_them(int from, int until, bool isNear)
    {
        var day = new DateOnly(2026, 11, 1);
        var (one, other) = (new AnswerPeriod(day.AddDays(-150), day), new AnswerPeriod(day.AddDays(from), day.AddDays(until)));

        Assert.Equal((isNear, isNear), (one.IsNear(other), other.IsNear(one)));
    }

    [Fact]
    public void Once_answers_were_given_the_first_day_does_not_move_later()
    {
        var (survey, _, _) = Prepared();
        var day = survey.OpensOn;
        survey.Open(day);
        var later = new SurveySettings(survey.Mode, survey.PublicCodes, day.AddDays(20), day.AddDays(60), day.AddDays(60), survey.ReturnWho);

        Assert.Contains("plus tard", Assert.Throws<BrokenRuleException>(() => survey.Change(later, isAnswered: true, day.AddDays(2))).Message);
        survey.Change(later, isAnswered: false, day.AddDays(2));
        Assert.Equal(day.AddDays(20), survey.OpensOn);
    }

    [Fact]
    public void What_is_frozen_comes_back_as_it_was()
    {
        var text = Freeze([.. Sheets(60, Public.Young, "oui"), .. Sheets(40, Public.Parent, "non")]).Write();

        Assert.Equal(text, FrozenResults.Read(text)!.Write());
    }

    /// <summary>STAT-24: screen, print and file cannot reach raw counts, because nobody but the counting and the control names them.</summary>
    [Fact]
    public void Raw_counts_are_named_by_the_counting_alone()
    {
        using var module = ModuleDefinition.ReadModule(typeof(Program).Assembly.Location);
        var users = module.GetTypes().Where(type => !Outer(type).Namespace.EndsWith(".Disclosure", StringComparison.Ordinal) && Names(type, nameof(CountTable))).Select(type => Outer(type).Name).Distinct();

        Assert.Equal([nameof(Features.Committee.Bodies.Draws.CallStrata), nameof(Features.Forums.Reach.CountReach), nameof(FrozenResults), nameof(Features.Mentoring.Figures.MentoringFigures), nameof(Features.Moderation.Figures.ModerationFigures), nameof(Features.Proposals.Answers.ReadAnswer), nameof(Features.Proposals.Changes.ReadChanges), nameof(Features.Committee.Bodies.Representation), nameof(ResultTables), nameof(Features.Review.ReviewScores), nameof(Features.Meetings.After.SayOpinion)], users.Order());
    }

    private static TypeDefinition Outer(TypeDefinition type) => type.DeclaringType is { } outer ? Outer(outer) : type;

    private static bool Names(TypeDefinition type, string name) =>
        type.Fields.Any(field => field.FieldType.FullName.Contains(name, StringComparison.Ordinal))
        || type.Methods.Any(method => method.FullName.Contains(name, StringComparison.Ordinal)
            || method.HasBody && method.Body.Instructions.Any(line => line is { OpCode.Code: not Code.Ldstr, Operand: MemberReference used } && used.FullName.Contains(name, StringComparison.Ordinal)));

    private static FrozenResults Freeze(IReadOnlyCollection<Sheet> sheets)
    {
        var (survey, questions, territory) = Prepared();
        return FrozenResults.Of(survey, questions, sheets, territory, []);
    }

    private static ResultTables Tables(IReadOnlyCollection<Sheet> sheets)
    {
        var (survey, questions, territory) = Prepared();
        return new ResultTables(survey, questions, sheets, territory);
    }

    private static (Survey, Questionnaire, TerritoryPack) Prepared(Func<Questionnaire, Questionnaire>? change = null)
    {
        var findings = new List<FileFinding>();
        var hard = Questions.Replace(" ?", "\u00A0?", StringComparison.Ordinal);
        var questions = QuestionnaireReader.Read("content/fr/enquetes/essai.yaml", "essai", hard, new HashSet<string>(), findings);
        Assert.Empty(findings);
        questions = change is null ? questions : change(questions!);
        var day = new DateOnly(2026, 11, 1);
        var survey = Survey.Prepare(questions!, new SurveySettings(SurveyMode.Anonymous, questions!.Publics, day, day, day, "direction_enfance"));
        return (survey, questions!, TerritoryPacks.Chosen(new ContentFolder(Repository.Path("content")), "demo"));
    }

    private static Sheet[] Sheets(int count, string who, string alone) => [.. Enumerable.Range(0, count).Select(number =>
    {
        var sheet = Sheet.Empty;
        sheet.Answer(TallyTables.PublicKey, who);
        sheet.Answer("seul", alone);
        if (alone == "non") sheet.Answer("calme", number % 3 == 0 ? "tres-bien" : "bien");
        if (who == Public.Young) sheet.Answer("sport", number % 2 == 0 ? ["a", "b"] : ["a"]);
        sheet.Answer("combien", (number % 7).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return sheet;
    })];
}
