using System.Net;
using AngleSharp.Html.Dom;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Paper;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Surveys;

/// <summary>Sheets of paper, the answers one by one, and reminders.</summary>
public abstract partial class SurveyPagesTests
{
    [Fact]
    public async Task An_anonymous_sheet_of_paper_counts_once_whoever_copies_it_and_is_tied_to_nobody()
    {
        var survey = await portal.SurveyAsync("mon-lieu-de-vie");
        var (rose, lina, nadia) = (await portal.VisitorAsync(Role.Facilitator), await portal.LinaAsync(), await portal.VisitorAsync(Role.Professional));
        var codes = await PrintAsync(rose, survey, 4, "Jeunes de 15 à 17 ans");
        Assert.Equal(4, codes.Distinct().Count());
        Assert.All(["119", "Je passe"], words => Assert.Contains(words, rose.Text));
        Assert.Contains("Seulement si tu as répondu « Non » à la question 4.", rose.Text);
        Assert.DoesNotContain(codes[0].Replace(" ", ""), string.Join(' ', await portal.WithDbAsync(db => db.PaperSheets.Select(sheet => sheet.CodeIndex).ToListAsync())));

        await nadia.OpenAsync("/enquetes/papier");
        await nadia.Fill("Code de la feuille", "AAAA BBBB CCCC").PressAsync("Continuer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nadia.Status);
        await nadia.Fill("Code de la feuille", codes[0].ToLowerInvariant()).PressAsync("Continuer");
        Tick(nadia, 0, "foyer");
        Write(nadia, "Entries[10].Text", "Plus de calme.");
        await nadia.PressAsync("Envoyer la feuille");
        Assert.Contains("Dites comment la feuille a été remplie.", nadia.Text);
        nadia.Choose("Avec l’aide d’un proche");
        var send = Button(nadia, "Envoyer la feuille");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            using var request = Forms.Request(send, nadia.Address);
            using var answer = await nadia.SendAsync(request);
            return await answer.Content.ReadAsStringAsync();
        }));
        Assert.Single(answers, answer => answer.Contains("C’est compté", StringComparison.Ordinal));
        Assert.Equal((0, 1, 0), await CountAsync(survey));

        await OpenSheetAsync(lina, codes[1]); // at home, on the web: her turn is taken too
        Assert.DoesNotContain("Comment la feuille a été remplie", lina.Text);
        await lina.PressAsync("Envoyer la feuille");
        Assert.Contains("C’est compté", lina.Text);
        Assert.Equal((1, 2, 0), await CountAsync(survey));
        Assert.Contains("Tu as déjà répondu", (await lina.OpenAsync($"/enquetes/{survey.Id}")).Text);
        await OpenSheetAsync(lina, codes[2]);
        await lina.PressAsync("Envoyer la feuille");
        Assert.Contains("Ta première réponse compte.", lina.Text);
        await OpenSheetAsync(nadia, codes[2]); // hers, and she had answered: it will not come back another way
        Assert.Contains("déjà comptée", nadia.Text);
        await OpenSheetAsync(await portal.VisitorAsync(Role.Parent), codes[3]);
        Assert.Equal((1, 2, 0), await CountAsync(survey));
        Assert.Equal([PaperUse.None, PaperUse.WithRelative, PaperUse.Own, PaperUse.Void], (await portal.WithDbAsync(db => db.PaperSheets.Where(sheet => sheet.SurveyId == survey.Id).Select(sheet => sheet.Use).ToListAsync())).Order());
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.ObjectId == survey.Id))); // that sheets were printed
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => portal.WithDbAsync(db => db.Surveys.Where(one => one.Id == survey.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Mode, SurveyMode.Named))));

        await InTheUrnAsync(survey);
    }

    /// <summary>Shaken: two sheets, and the words apart. Closed: those words, too few to be reread, are nowhere.</summary>
    private async Task InTheUrnAsync(Survey survey)
    {
        Assert.Equal([("changer", "Plus de calme.")], await ShakenTextsAsync(survey));
        Assert.Equal((1, 0, 2), await CountAsync(survey));
        await portal.CloseAsync(survey);
        Assert.Equal((1, 0, 2), await CountAsync(survey));
        Assert.Equal((0, 0), await WordsAsync(survey));
    }

    [Fact]
    public async Task A_sheet_with_a_name_is_copied_by_those_around_and_read_by_the_team_that_was_promised()
    {
        var survey = await portal.SurveyAsync("mes-loisirs", SurveyMode.Named);
        var (rose, nadia, sami) = (await portal.VisitorAsync(Role.Facilitator), await portal.VisitorAsync(Role.Professional), await portal.VisitorAsync(Role.YoungPerson));
        await portal.RelateAsync(await portal.ChildOfAsync(nadia.Account, "Sami"), sami.Account, RelationKind.Self);
        var codes = await PrintAsync(rose, survey, 2, "Jeunes de 15 à 17 ans");
        await OpenSheetAsync(rose, codes[0]);
        Assert.Contains("Cette enquête n’est pas anonyme.", rose.Text);

        await UndoneAsync(nadia, survey, codes[0], sami);
        (IHtmlButtonElement Button, Uri Page)? late = null;
        for (var time = 0; time < 2; time++)
        {
            await OpenSheetAsync(nadia, codes[time]);
            Tick(nadia, 0, "souvent");
            await nadia.Choose("Rempli seul·e").Fill("À qui est cette feuille ?", "Sami").PressAsync("Envoyer la feuille");
            Assert.Contains(time == 0 ? "C’est compté" : "Cette personne a déjà répondu.", nadia.Text);
            late ??= (Button(nadia, "Annuler cette feuille"), nadia.Address);
        }
        Assert.Equal(1, await portal.WithDbAsync(db => db.SurveyResponses.CountAsync(row => row.SurveyId == survey.Id && row.AccountId == sami.Account.Id && row.SentAt != null)));
        Assert.Equal("C’est envoyé", (await sami.OpenAsync($"/enquetes/{survey.Id}/question")).Heading);

        await rose.OpenAsync($"/enquetes/gerer/{survey.Id}/reponses");
        Assert.Equal("Souvent", rose.Detail("Est-ce que tu as du temps libre ?"));
        Assert.Contains(sami.Account.DisplayName, rose.Text);
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == "survey.read-named" && entry.PersonId == sami.Account.Id)));
        foreach (var other in new[] { await portal.VisitorAsync(Role.Administrator), await portal.VisitorAsync(Role.Observer), nadia })
            Assert.Equal(HttpStatusCode.Forbidden, (await other.OpenAsync($"/enquetes/gerer/{survey.Id}/reponses")).Status);
        var confidential = await portal.SurveyAsync("mes-loisirs");
        Assert.Contains("On les lit après la fin de l’enquête, à partir de 5 réponses.", (await rose.OpenAsync($"/enquetes/gerer/{confidential.Id}/reponses")).Text);
        var anonymous = await portal.SurveyAsync("mes-loisirs", SurveyMode.Anonymous);
        Assert.Equal(HttpStatusCode.NotFound, (await rose.OpenAsync($"/enquetes/gerer/{anonymous.Id}/reponses")).Status);

        portal.Clock.Advance(UndoCopy.Within + TimeSpan.FromSeconds(1));
        await RefusedAsync(nadia, late!.Value.Button, late.Value.Page);
    }

    [Fact]
    public async Task An_anonymous_sheet_of_somebody_known_here_and_her_answer_on_the_web_count_once_even_at_one_instant()
    {
        var survey = await portal.SurveyAsync("mon-lieu-de-vie");
        var (rose, nadia, lina, paul) = (await portal.VisitorAsync(Role.Facilitator), await portal.VisitorAsync(Role.Professional), await portal.VisitorAsync(Role.YoungPerson), await portal.VisitorAsync(Role.Parent));
        var child = await portal.ChildOfAsync(nadia.Account, "Lina");
        await portal.RelateAsync(child, lina.Account, RelationKind.Self);
        await portal.RelateAsync(child, paul.Account, RelationKind.Parent);
        var codes = await PrintAsync(rose, survey, 3, "Jeunes de 15 à 17 ans");
        await OpenSheetAsync(nadia, codes[0]);
        await nadia.Choose("Rempli seul·e").PressAsync("Envoyer la feuille");
        Assert.Equal("Choisissez à qui est cette feuille.", nadia.ErrorOf("À qui est cette feuille ?"));
        nadia.Fill("À qui est cette feuille ?", "Lina");
        await lina.OpenAsync($"/enquetes/{survey.Id}/question");
        while (lina.Heading != "Relis tes réponses") await lina.PressAsync("Je passe");

        using (var paper = Forms.Request(Button(nadia, "Envoyer la feuille"), nadia.Address))
        using (var screen = Forms.Request(Button(lina, "Envoyer mes réponses"), lina.Address))
        {
            var answers = await Task.WhenAll(nadia.SendAsync(paper), lina.SendAsync(screen));
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode)); // whichever came first, and neither is told
            Assert.Equal(1, await portal.WithDbAsync(db => db.PaperSheets.CountAsync(sheet => sheet.SurveyId == survey.Id && sheet.Use == PaperUse.Alone)));
            foreach (var answer in answers) answer.Dispose();
        }
        Assert.Equal((1, 1, 0), await CountAsync(survey));
        await OpenSheetAsync(nadia, codes[1]);
        await nadia.Choose("Rempli seul·e").Fill("À qui est cette feuille ?", "Lina").PressAsync("Envoyer la feuille");
        Assert.Equal("C’est compté", nadia.Heading); // the same words for whoever had answered and for whoever had not
        Assert.Contains("Si elle avait déjà répondu, sa première réponse reste.", nadia.Text);
        Assert.Equal((1, 1, 0), await CountAsync(survey));
        await OpenSheetAsync(nadia, codes[2]);
        await nadia.Choose("Rempli seul·e").Fill("À qui est cette feuille ?", "Une personne sans compte, ou je ne sais pas").PressAsync("Envoyer la feuille");
        Assert.Equal((1, 2, 0), await CountAsync(survey));

        await OpenSheetAsync(nadia, Assert.Single(await PrintAsync(rose, survey, 1, "Parents")));
        await nadia.Choose("Rempli seul·e").Fill("À qui est cette feuille ?", paul.Account.DisplayName).PressAsync("Envoyer la feuille");
        Assert.Equal((2, 3, 0), await CountAsync(survey));
        Assert.Equal("C’est envoyé", (await paul.OpenAsync($"/enquetes/{survey.Id}/question")).Heading);
        Assert.Equal(2, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.ObjectId == survey.Id))); // sheets were printed twice: nobody is named
    }

    [Fact]
    public async Task A_reminder_is_the_same_for_everybody_and_comes_twice_at_most()
    {
        var survey = await portal.SurveyAsync("mes-loisirs");
        var (rose, lina) = (await portal.VisitorAsync(Role.Facilitator), await portal.LinaAsync());
        await rose.OpenAsync($"/enquetes/gerer/{survey.Id}/rappel");
        await rose.PressAsync("Rappeler à tout le groupe");
        Assert.Contains("est ouverte jusqu’au", (await lina.OpenAsync("/accueil")).Text);
        await rose.OpenAsync($"/enquetes/gerer/{survey.Id}/rappel");
        await rose.PressAsync("Rappeler à tout le groupe");
        Assert.Contains("déjà parti aujourd’hui", rose.Text);

        var end = survey.ClosesOn;
        var told = await portal.WithDbAsync(db => db.Surveys.AsNoTracking().SingleAsync(one => one.Id == survey.Id));
        Assert.False(told.RemindsItselfOn(end.AddDays(-4)));
        Assert.True(told.RemindsItselfOn(end.AddDays(-3)));
        told.Remind(end.AddDays(-3));
        Assert.False(told.RemindsItselfOn(end.AddDays(-2)));
        Assert.Throws<ChildProtection.Platform.BrokenRuleException>(() => told.Remind(end));
    }

    [Fact]
    public async Task A_shared_tablet_starts_clean_for_each_person_and_takes_no_more_than_was_fixed()
    {
        var survey = await portal.SurveyAsync("mon-lieu-de-vie");
        var tablet = await portal.VisitorAsync(Role.Professional);
        Assert.Equal("La borne est fermée", (await tablet.OpenAsync("/enquetes/borne/question")).Heading);
        await tablet.OpenAsync("/enquetes/borne");
        Assert.Contains("Elle ne sait pas qui répond. Une personne peut répondre deux fois.", tablet.Text);
        var chosen = tablet.Page.QuerySelectorAll("option").Single(option => option.GetAttribute("value") == $"{survey.Id} jeune-15-17").TextContent;
        var list = (IHtmlSelectElement)tablet.Page.QuerySelector("select")!;
        list.Value = $"{survey.Id} jeune-15-17";
        Assert.Contains("jeunes de 15 à 17 ans", chosen);
        await tablet.Fill("Combien de réponses au plus ?", "2").PressAsync("Ouvrir la borne");
        Assert.Equal("Mon lieu de vie", tablet.Heading);
        Assert.Contains("Votre session est fermée sur cette tablette.", tablet.Text);
        Assert.DoesNotContain(tablet.Cookies, cookie => cookie.Name == SessionCookie.Name && cookie.Value.Length > 0);

        await tablet.PressAsync("Commencer");
        Assert.Equal("90;url=/enquetes/borne/question", tablet.Page.QuerySelector("noscript meta")!.GetAttribute("content")); // to a blank start, after it asked
        await tablet.Choose("Dans un foyer").PressAsync("Oui, je continue");
        Assert.StartsWith("Question 1 sur ", tablet.Page.QuerySelector(".survey-step")!.TextContent);
        Assert.True(((IHtmlInputElement)tablet.Page.QuerySelector("input[value=foyer]")!).IsChecked); // without a script too, nothing is lost
        await tablet.PressAsync("Continuer");
        var left = Button(tablet, "Je passe"); // goes away without sending
        var address = tablet.Address;
        await tablet.OpenAsync("/enquetes/borne/question"); // ninety seconds later
        Assert.Equal("Mon lieu de vie", tablet.Heading);
        using (var back = Forms.Request(left, address))
        using (var answer = await tablet.SendAsync(back))
            Assert.Contains("Commencer", await answer.Content.ReadAsStringAsync());

        for (var person = 0; person < 2; person++)
        {
            await tablet.OpenAsync("/enquetes/borne/question");
            await tablet.PressAsync("Commencer");
            while (tablet.Heading != "Relis tes réponses") await tablet.PressAsync("Je passe");
            await tablet.PressAsync("Oui, je continue");
            Assert.Equal("Relis tes réponses", tablet.Heading);
            var send = Button(tablet, "Envoyer mes réponses");
            await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
            {
                using var request = Forms.Request(send, tablet.Address);
                using var answer = await tablet.SendAsync(request);
                Assert.Contains("La tablette repart à zéro.", await answer.Content.ReadAsStringAsync());
            }));
            Assert.Equal((0, person + 1, 0), await CountAsync(survey));
        }
        Assert.Equal("La borne est complète", (await tablet.OpenAsync("/enquetes/borne/question")).Heading);
    }

    private static async Task<IReadOnlyList<string>> PrintAsync(Visitor rose, Survey survey, int count, string audience)
    {
        await rose.OpenAsync($"/enquetes/gerer/{survey.Id}/papier");
        await rose.Fill("Combien de feuilles ?", count.ToString(System.Globalization.CultureInfo.InvariantCulture)).Fill("Pour qui ?", audience).PressAsync("Préparer les feuilles");
        return [.. rose.Page.QuerySelectorAll(".paper-code strong").Select(code => code.TextContent)];
    }

    private static async Task OpenSheetAsync(Visitor visitor, string code)
    {
        await visitor.OpenAsync("/enquetes/papier");
        await visitor.Fill("Code de la feuille", code).PressAsync("Continuer");
    }

    private static void Tick(Visitor visitor, int question, string answer) =>
        ((IHtmlInputElement)visitor.Page.QuerySelector($"input[name='Entries[{question}].Answer'][value='{answer}']")!).IsChecked = true;

    private static void Write(Visitor visitor, string field, string words) => ((IHtmlTextAreaElement)visitor.Page.QuerySelector($"textarea[name='{field}']")!).Value = words;
}
