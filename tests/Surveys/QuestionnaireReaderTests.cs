using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Surveys;

/// <summary>Questionnaires are read strictly: each mistake is told with its line, and a frozen copy says what the file said.</summary>
public sealed class QuestionnaireReaderTests
{
    private const string Good =
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
              - code: seul
                genre: oui-non
                texte: "Tu as une chambre à toi ?"
                pourquoi: Pour savoir.
              - code: calme
                genre: visages
                texte: { jeune: "Ça va ?", jeune-11-14: "Ça roule ?", parent: "Comment va-t-il ?" }
                pourquoi: Pour savoir.
                si: { question: seul, reponse: [non, jnsp] }
              - code: sport
                genre: plusieurs
                texte: Choisis.
                pourquoi: Pour savoir.
                max: 2
                choix: [ { code: a, texte: Un }, { code: b, texte: Deux, image: maison } ]
                pour: [jeune]
        tableaux:
          - { code: t1, question: calme, par: public }
        """;

    [Fact]
    public void A_good_file_is_read_whole_and_its_frozen_copy_says_the_same()
    {
        var (read, findings) = Read(Good);

        Assert.Empty(findings);
        var thawed = Questionnaire.Thaw(read!.Freeze());
        Assert.Equal(read.Freeze(), thawed.Freeze());
        var calme = thawed.Questions.Single(question => question.Code == "calme");
        Assert.Equal("Ça roule\u00A0?", calme.Text.To(new Reader(Public.Young, 12)));
        Assert.Equal("Ça va\u00A0?", calme.Text.To(new Reader(Public.Young, 16)));
        Assert.Equal(["bien", "moyen", "pas-bien", "jnsp"], calme.OptionsFor(new Reader(Public.Young, 12)).Select(option => option.Code));
        Assert.Equal(5, calme.OptionsFor(new Reader(Public.Parent, null)).Count);
    }

    [Theory]
    [InlineData("mode: anonyme", "mode: secret", 4, "n’est pas possible")]
    [InlineData("duree: 5", "duree: 15", 7, "10 minutes au plus")]
    [InlineData("duree: 5", "durée: 5", 7, "la clé « durée » n’existe pas")]
    [InlineData("qui: direction_enfance", "qui: chef", 8, "n’est pas un mot du territoire")]
    [InlineData("question: seul, reponse: [non, jnsp]", "question: sport, reponse: [a]", 20, "n’est pas une question posée avant")]
    [InlineData("reponse: [non, jnsp]", "reponse: [peut-etre]", 20, "n’est pas une réponse")]
    [InlineData("image: maison", "image: chateau", 26, "l’image « chateau » n’existe pas")]
    [InlineData("question: calme, par: public", "question: rien, par: public", 29, "n’existe pas")]
    [InlineData("par: public", "par: sport", 29, "on ne peut pas croiser")]
    [InlineData("code: calme", "code: seul", 16, "est écrite deux fois")]
    [InlineData("titre: Un essai", "titre: L'essai", 2, "écrivez ’")]
    [InlineData("parent: \"Comment va-t-il ?\"", "pro: Bien", 18, "il manque les mots pour « parent »")]
    [InlineData("but: Voir si cela marche.", "but: Voir si cela marche bien pour tout le monde dans tous les lieux du pays.", 3, "plus de 12 mots")]
    public void A_mistake_is_told_with_its_line(string good, string wrong, int line, string reason)
    {
        var (read, findings) = Read(Good.Replace(good, wrong, StringComparison.Ordinal));

        Assert.Null(read);
        Assert.Contains(findings, finding => finding.Line == line && finding.Message.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_question_that_depends_on_another_comes_and_goes_with_its_answer()
    {
        var questions = Read(Good).Read!;
        var sheet = Sheet.Empty;
        var walk = new SurveyWalk(questions, new Reader(Public.Young, 15), sheet);
        Assert.Equal(["seul", "sport"], walk.Questions.Select(question => question.Code));

        sheet.Answer("seul", "non");
        Assert.Equal(["seul", "calme", "sport"], walk.Questions.Select(question => question.Code));
        sheet.Answer("calme", "bien");
        sheet.Answer("seul", "oui");
        Assert.Null(walk.ToSend.Of("calme")); // what no longer applies is not sent
        Assert.Equal(["seul"], new SurveyWalk(questions, new Reader(Public.Parent, null), Sheet.Empty).Questions.Select(question => question.Code));
    }

    /// <summary>Every questionnaire of the content, with the icons there are.</summary>
    [Fact]
    public void The_questionnaires_of_the_content_are_good()
    {
        var findings = new List<FileFinding>();
        var read = QuestionnaireShelf.Read(new ContentFolder(Repository.Path("content")), icons: null, findings);

        Assert.Empty(findings);
        Assert.True(read.Count >= 2);
    }

    private static (Questionnaire? Read, List<FileFinding> Findings) Read(string text)
    {
        var findings = new List<FileFinding>();
        var hard = text.Replace(" ?", "\u00A0?", StringComparison.Ordinal);
        return (QuestionnaireReader.Read("content/fr/enquetes/essai.yaml", "essai", hard, new HashSet<string> { "maison" }, findings), findings);
    }
}
