using ChildProtection.Features.Surveys.Making;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Surveys;

/// <summary>What the editor knows of questions: weak ones, how long they take, what may move, and the file they become.</summary>
public sealed class MakingTests
{
    [Theory]
    [InlineData("Ta chambre est-elle propre et calme ?", Weakness.TwoInOne)]
    [InlineData("Est-ce que tu manges bien et tu dors bien ?", Weakness.TwoInOne)]
    [InlineData("Tu aimes courir ou nager ?", Weakness.TwoInOne)]
    [InlineData("Ça va ? Tu dors bien ?", Weakness.TwoInOne)]
    [InlineData("Ton foyer est bien, n’est-ce pas ?", Weakness.Leading)]
    [InlineData("Trouvez-vous aussi que l’accueil est long ?", Weakness.Leading)]
    [InlineData("Que penses-tu de notre super équipe ?", Weakness.Leading)]
    [InlineData("Est-ce que les personnes qui travaillent dans le lieu où tu habites depuis cette année répondent toujours à tes questions sur tes droits ?", Weakness.TooLong)]
    [InlineData("Tu n’aimes pas ne rien faire ?", Weakness.Negations)]
    [InlineData("Il n’est pas impossible de parler ?", Weakness.Negations)]
    public void A_weak_question_is_named(string text, Weakness expected) =>
        Assert.Contains(WeakQuestions.OfText(text, QuestionKind.YesNo), finding => finding.Kind == expected);

    [Theory]
    [InlineData("Est-ce que tu as une chambre pour toi ?")]
    [InlineData("Tu es tout seul ou toute seule ?")]
    [InlineData("Tu manges à la cantine le midi et le soir ?")]
    [InlineData("Combien de frères et sœurs as-tu ?")]
    [InlineData("Tu connais ton référent ou ta référente ?")]
    public void A_plain_question_is_left_alone(string text) => Assert.Empty(WeakQuestions.OfText(text, QuestionKind.YesNo));

    [Fact]
    public void A_list_needs_a_way_out_and_an_agreement_no_negation()
    {
        var list = Ask("lieu", QuestionKind.Choice) with { Choices = [new("a", "Un foyer"), new("b", "Une famille")] };
        Assert.Equal(Weakness.NoWayOut, Assert.Single(WeakQuestions.Of(list)).Kind);
        Assert.Empty(WeakQuestions.Of(list with { Choices = [.. list.Choices, new("c", "Ailleurs")] }));
        Assert.Contains(WeakQuestions.OfText("Je ne dors pas bien.", QuestionKind.Agreement), finding => finding.Kind == Weakness.Negations);
    }

    /// <summary>They were reread by people: a checker that finds much there is noise.</summary>
    [Fact]
    public void The_questionnaires_of_the_content_are_mostly_left_alone()
    {
        var questions = QuestionnaireShelf.Read(new ContentFolder(Repository.Path("content")), icons: null, []).SelectMany(one => one.Questions).ToList();
        var weak = questions.SelectMany(question => WeakQuestions.Of(question).Where(finding => finding.Kind != Weakness.NoWayOut).Select(finding => $"{finding.Kind} {finding.Words}: {QuestionnaireEdits.Short(question)}")).ToList();

        Assert.True(weak.Count * 10 <= questions.Count, string.Join('\n', weak));
    }

    [Fact]
    public void The_duration_grows_with_the_number_and_the_kind_of_the_questions()
    {
        var few = With(Enumerable.Range(0, 10).Select(number => Ask($"q{number}", QuestionKind.YesNo)));
        var words = With(Enumerable.Range(0, 10).Select(number => Ask($"q{number}", QuestionKind.LongText)));

        Assert.InRange(SurveyDuration.Minutes(few), 2, 5);
        Assert.True(SurveyDuration.Minutes(words) > SurveyDuration.MostForTheYoung);
        Assert.Equal(1, SurveyDuration.Minutes(words, Public.Parent));
    }

    [Fact]
    public void A_question_never_comes_before_the_one_it_depends_on()
    {
        var all = With([Ask("seul", QuestionKind.YesNo), Ask("calme", QuestionKind.Faces) with { If = new Condition("seul", ["non"]) }]);

        Assert.Throws<BrokenRuleException>(() => all.Moved("calme", -1));
        Assert.Throws<BrokenRuleException>(() => all.Without("seul"));
        Assert.Equal(["seul"], all.Without("calme").Questions.Select(question => question.Code));
        var counted = all.Put(0, all.Questions.First(), [QuestionnaireEdits.Total, DeclaredTable.ByAge]);
        Assert.Equal([null, "age"], counted.Tables.Select(table => table.By));
        Assert.Empty(counted.Without("calme").Without("seul").Tables);
        var parts = all.Titled(1, "Après").Moved("calme", 1);
        Assert.Equal([1, 1], parts.Sections.Select(section => section.Questions.Count));
        Assert.Throws<BrokenRuleException>(() => parts.MovedSection(1, -1));
    }

    [Fact]
    public void Each_questionnaire_of_the_content_is_the_same_after_its_file_is_written_and_read()
    {
        foreach (var one in QuestionnaireShelf.Read(new ContentFolder(Repository.Path("content")), icons: null, []))
        {
            var findings = new List<FileFinding>();
            var again = QuestionnaireReader.Read("questionnaire.yaml", null, QuestionnaireWriter.Write(one), icons: null, findings, ReadingRules.Made);

            Assert.Empty(findings);
            Assert.Equal(one.Freeze(), again!.Freeze());
        }
        var odd = With([Ask("null", QuestionKind.Choice) with { Text = SaidTo.All("null"), Choices = [new("true", "12\u00A0: \"oui\" # non"), new("b", "- rien\\")] }]) with { WhyLong = "Parce que\u00A0: oui." };
        var mistakes = new List<FileFinding>();
        var back = QuestionnaireReader.Read("questionnaire.yaml", null, QuestionnaireWriter.Write(odd), icons: null, mistakes, ReadingRules.Made);
        Assert.Empty(mistakes);
        Assert.Equal(odd.Freeze(), back!.Freeze());
    }

    [Fact]
    public void A_code_is_made_from_words_once()
    {
        Assert.Equal("ta-chambre-est-elle-a-toi", QuestionWords.CodeOf("Ta chambre est-elle à toi\u00A0?", []));
        Assert.Equal("oeuf-2", QuestionWords.CodeOf("Œuf", ["oeuf"]));
        Assert.Equal("passe-2", QuestionWords.CodeOf("Passe", []));
        Assert.Equal("Ça va, l’école\u00A0?", QuestionWords.Typed(" Ça va,  l'école? "));
    }

    private static Question Ask(string code, QuestionKind kind) => new() { Code = code, Kind = kind, Text = SaidTo.All("Est-ce que ça te va ?"), Why = SaidTo.All("Pour savoir."), For = [Public.Young] };

    private static Questionnaire With(IEnumerable<Question> questions) => QuestionnaireEdits.Empty("essai") with { Sections = [new Section("Une partie", [.. questions])] };
}
