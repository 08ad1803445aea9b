using System.Net;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Making;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Surveys;

/// <summary>Making a survey in pages: from nothing to its opening.</summary>
public abstract partial class SurveyPagesTests
{
    [Fact]
    public async Task A_facilitator_makes_a_survey_tries_it_and_opens_it_and_then_it_is_locked()
    {
        var rose = await portal.VisitorAsync(Role.Facilitator);
        await rose.OpenAsync("/enquetes/gerer/nouvelle");
        await rose.Fill("Modèle", "Un questionnaire vide").PressAsync("Préparer");
        await rose.Fill("Titre", "Mes soirées").Fill("À quoi elle sert", "Savoir comment se passent les soirées.").PressAsync("Garder la présentation");
        var id = Guid.Parse(rose.Path.Split('/')[3]);
        await rose.OpenAsync($"/enquetes/gerer/{id}/marche");
        Assert.Contains("Aucune question n’est posée à ce public", rose.Text);

        await rose.OpenAsync($"/enquetes/gerer/{id}/question?partie=0");
        await rose.Fill("Genre de réponse", "Une réponse dans une liste").Fill("La question", "Le soir, tu es calme et content?").PressAsync("Garder la question");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rose.Status); // no reason, no answers
        Assert.Equal("Écrivez pourquoi on le demande.", rose.ErrorOf("Pourquoi on demande ça"));
        Assert.Equal("Écrivez de 2 à 6 réponses.", rose.ErrorOf("Réponse 1"));
        Assert.Equal("Le soir, tu es calme et content?", rose.ValueOf("La question")); // nothing typed is lost
        Assert.Contains("Deux questions en une", rose.Text);
        await rose.Fill("La question", "Le soir, tu fais quoi?").Fill("Pourquoi on demande ça", "Pour préparer les soirées.").Fill("Réponse 1", "Un jeu").Fill("Réponse 2", "Je lis").PressAsync("Relire et voir l’aperçu");
        Assert.Contains("Un jeu", rose.Page.QuerySelector(".phone")!.TextContent);
        Assert.Contains("Pas de sortie", rose.Text);
        await MoveAsync(rose.Fill("Réponse 3", "Autre chose"));
        await rose.PressAsync("Garder la question");
        Assert.Contains("Le soir, tu fais quoi\u00A0?", rose.Page.QuerySelector("main")!.TextContent);

        await rose.OpenAsync($"/enquetes/gerer/{id}/question?partie=0");
        await rose.Fill("Genre de réponse", "Quelques mots").Fill("La question", "Quel jeu ?").Fill("Pourquoi on demande ça", "Pour en acheter.").Fill("La question d’avant", "Le soir, tu fais quoi ?").PressAsync("Relire et voir l’aperçu");
        await rose.Choose("Un jeu").PressAsync("Garder la question");
        Assert.Contains("Selon une réponse d’avant", rose.Text);
        await rose.PressAsync("Monter : Quel jeu ?");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rose.Status);

        await TryAsync(rose, id);
        var file = await rose.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/enquetes/gerer/{id}/fichier"));
        var yaml = await file.Content.ReadAsStringAsync();
        await rose.OpenAsync($"/enquetes/gerer/{id}/marche");
        await rose.PressAsync("Ouvrir maintenant");
        Assert.Equal(HttpStatusCode.NotFound, (await rose.OpenAsync($"/enquetes/gerer/{id}/question?partie=0")).Status);
        Assert.Contains("Ses questions ne changent plus.", (await rose.OpenAsync($"/enquetes/gerer/{id}/questions")).Text);

        await ImportAsync(rose, yaml);
    }

    /// <summary>The answers change places before anything is kept: the button keeps the focus, and its new place is heard with it.</summary>
    private static async Task MoveAsync(Visitor rose)
    {
        await rose.PressAsync("Monter : réponse 3"); // typed, and not sent yet
        Assert.Equal(HttpStatusCode.OK, rose.Status);
        Assert.Equal(["Un jeu", "Autre chose", "Je lis"], Enumerable.Range(1, 3).Select(number => rose.ValueOf($"Réponse {number}")));
        var focus = Assert.Single(rose.Page.QuerySelectorAll("[autofocus]"));
        Assert.Contains("Monter", focus.TextContent);
        Assert.Equal("«\u00A0Autre chose\u00A0»\u00A0: réponse 2 sur 3.", rose.Page.GetElementById(focus.GetAttribute("aria-describedby")!)!.TextContent);
        await rose.PressAsync("Descendre : Autre chose");
        await rose.PressAsync("Monter : Je lis");
        Assert.Contains("Descendre", Assert.Single(rose.Page.QuerySelectorAll("[autofocus]")).TextContent); // first: it goes no higher
        await rose.PressAsync("Descendre : Je lis");
        Assert.Equal(["Un jeu", "Je lis", "Autre chose"], Enumerable.Range(1, 3).Select(number => rose.ValueOf($"Réponse {number}")));
        Assert.StartsWith("Le soir, tu fais quoi", rose.ValueOf("La question")); // nothing else is lost
        await rose.PressAsync("Descendre : réponse 4");
        Assert.Contains("Écrivez-la d’abord.", rose.Text);
    }

    /// <summary>Every screen, as a young person of sixteen would see it; nothing stays.</summary>
    private async Task TryAsync(Visitor rose, Guid id)
    {
        await rose.OpenAsync($"/enquetes/gerer/{id}/essai?qui=jeune-15-17");
        await rose.PressAsync("Continuer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rose.Status);
        await rose.Choose("Un jeu").PressAsync("Continuer");
        Assert.Equal("Quel jeu ?", rose.Heading);
        await rose.PressAsync("Je passe");
        Assert.Equal("Fin de l’essai", rose.Heading);
        Assert.Contains("Rien n’est gardé.", rose.Text);
        Assert.Equal(0, await portal.WithDbAsync(db => db.SurveyResponses.CountAsync(row => row.SurveyId == id)));
    }

    private static async Task ImportAsync(Visitor rose, string yaml)
    {
        await rose.OpenAsync("/enquetes/gerer/importer");
        await rose.Fill("Le questionnaire", yaml.Replace("genre: texte-court", "genre: poème", StringComparison.Ordinal)).PressAsync("Vérifier");
        Assert.Contains("n’est pas possible", rose.Text);
        await rose.Fill("Le questionnaire", yaml).PressAsync("Vérifier");
        Assert.Contains("2 questions", rose.Text);
        await rose.PressAsync("Préparer cette enquête");
        Assert.Equal(2, rose.Page.QuerySelectorAll(".made > li").Length);
    }

    [Fact]
    public async Task Two_tabs_do_not_write_over_each_other_and_more_than_ten_minutes_needs_a_reason()
    {
        var long_ = QuestionnaireEdits.Empty("longue") with
        {
            Sections = [new Section("Tout", [.. Enumerable.Range(1, 12).Select(number => new Question { Code = $"q{number}", Kind = QuestionKind.LongText, Text = SaidTo.All($"Raconte la chose {number}."), Why = SaidTo.All("Pour savoir."), For = [Public.Young] })])],
        };
        var today = portal.Today();
        var survey = Survey.Prepare(long_.Checked(), new SurveySettings(SurveyMode.Confidential, [Public.Young], today, today.AddDays(9), today.AddDays(30), "direction_enfance"));
        await portal.WithDbAsync(db => { db.Surveys.Add(survey); return db.SaveChangesAsync(); });
        var rose = await portal.VisitorAsync(Role.Facilitator);
        var tab = await portal.VisitorAsync(rose.Account);
        await rose.OpenAsync($"/enquetes/gerer/{survey.Id}/question?code=q1");
        await tab.OpenAsync($"/enquetes/gerer/{survey.Id}/question?code=q1");
        await rose.Fill("La question", "Raconte ta journée.").PressAsync("Garder la question");
        await tab.Fill("La question", "Raconte ta soirée.").PressAsync("Garder la question");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, tab.Status);
        Assert.Equal("Raconte ta soirée.", tab.ValueOf("La question"));
        Assert.Contains("Raconte ta journée.", tab.Text);
        Assert.Equal("Raconte ta journée.", (await portal.WithDbAsync(db => db.Surveys.AsNoTracking().SingleAsync(one => one.Id == survey.Id))).Questions.Questions.First().Text.To(new Reader(Public.Young, 15)));

        await rose.OpenAsync($"/enquetes/gerer/{survey.Id}/marche");
        Assert.Contains("c’est trop pour des jeunes", rose.Text);
        await rose.OpenAsync($"/enquetes/gerer/{survey.Id}/presentation");
        await rose.Fill("Pourquoi plus de 10 minutes", "Les jeunes l’ont demandé.").PressAsync("Garder la présentation");
        await rose.OpenAsync($"/enquetes/gerer/{survey.Id}/marche");
        await rose.PressAsync("Ouvrir maintenant");
        Assert.Contains("Les jeunes l’ont demandé.", rose.Text);
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.ObjectId == survey.Id && entry.Action == "survey.lengthened")));
    }
}
