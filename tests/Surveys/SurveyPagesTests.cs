using System.Net;
using AngleSharp.Html.Dom;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Desk;
using ChildProtection.Features.Surveys.Paper;
using ChildProtection.Features.Surveys.Results;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Surveys;

/// <summary>Answering, sending once, closing, giving back, as people do it in pages: on both databases.</summary>
public abstract partial class SurveyPagesTests(Portal portal)
{
    protected Portal Portal => portal;

    [Fact]
    public async Task An_anonymous_sheet_is_nowhere_before_it_is_sent_and_is_counted_once_after()
    {
        var survey = await portal.SurveyAsync("mon-lieu-de-vie");
        var lina = await portal.LinaAsync();
        await lina.OpenAsync($"/enquetes/{survey.Id}");
        Assert.Contains("Personne ne peut savoir ce que tu as répondu. Nous non plus.", lina.Text);
        Assert.Contains("Tu peux passer chaque question.", lina.Text);
        await AnswerAsync(lina);

        Assert.Equal("Relis tes réponses", lina.Heading);
        Assert.Equal("1. Les repas, 2. La chambre, 3. Les sorties, 4. Les adultes", lina.Detail("Qu’est-ce qui compte le plus pour toi ?"));
        Assert.Equal("Pas de réponse", lina.Detail("Comment sont les repas ?"));
        Assert.Equal((0, 0, 0), await CountAsync(survey));
        Assert.Equal(0, await portal.WithDbAsync(db => db.Set<ChildProtection.Platform.Pages.KeptForm>().CountAsync(form => form.AccountId == lina.Account.Id)));

        var send = Button(lina, "Envoyer mes réponses");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var request = Forms.Request(send, lina.Address);
            return await lina.SendAsync(request);
        }));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal((1, 1, 0), await CountAsync(survey));
        await lina.PressAsync("Envoyer mes réponses"); // again, with the back button
        Assert.Equal("C’est envoyé", lina.Heading);
        Assert.DoesNotContain("Garder une copie", lina.Text);
        Assert.Equal((1, 1, 0), await CountAsync(survey));
        Assert.Equal(0, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.ObjectId == survey.Id)));
        foreach (var answer in answers) answer.Dispose();

        Assert.Equal([("changer", "Plus de sorties.")], await ShakenTextsAsync(survey));
        await portal.CloseAsync(survey);
        Assert.Equal((1, 0, 1), await CountAsync(survey));
        Assert.Equal((0, 0), await WordsAsync(survey));
        await using var scope = portal.Services.CreateAsyncScope();
        var sheet = Sheet.Read(Assert.Single(await scope.ServiceProvider.GetRequiredService<AnswerUrn>().SheetsAsync(survey.Id)));
        Assert.Equal("tres-bien", Assert.Single(sheet.Of("chambre-calme")!));
    }

    /// <summary>From the start to the last question: a choice that undoes a condition, some questions passed, an order, a few words.</summary>
    private static async Task AnswerAsync(Visitor lina)
    {
        await lina.FollowAsync("Commencer");
        Assert.StartsWith("Question 1 sur ", lina.Page.QuerySelector(".survey-step")!.TextContent);
        await lina.PressAsync("Continuer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        await lina.Choose("Dans un foyer").PressAsync("Continuer");
        await lina.Choose("Haut-Plateau").PressAsync("Continuer");
        await lina.Choose("Très bien").PressAsync("Continuer");
        await lina.Choose("Non").PressAsync("Continuer");
        Assert.Equal("Je suis bien avec qui je partage ma chambre.", lina.Heading);
        await lina.PressAsync("Question d’avant");
        Assert.Equal("Est-ce que tu as une chambre pour toi ?", lina.Heading);
        await lina.Choose("Oui").PressAsync("Continuer"); // the question that depended on it is gone
        Assert.Equal("Comment sont les repas ?", lina.Heading);
        await lina.PressAsync("Je passe");
        await lina.PressAsync("Je passe");
        await lina.PressAsync("Je passe");
        await lina.Choose("Du sport").Choose("De la musique").PressAsync("Continuer");
        await lina.PressAsync("Descendre La chambre");
        Assert.Equal("Qu’est-ce qui compte le plus pour toi ?", lina.Heading);
        await lina.PressAsync("Continuer");
        Assert.Contains("119", lina.Text);
        Assert.Contains("ni venir t’aider", lina.Text);
        await lina.Fill("Ta réponse", "Plus de sorties.").PressAsync("Continuer");
    }

    [Fact]
    public async Task A_confidential_draft_is_found_again_sent_once_and_copied()
    {
        var survey = await portal.SurveyAsync("mes-loisirs");
        var lina = await portal.LinaAsync();
        await lina.OpenAsync($"/enquetes/{survey.Id}/question");
        await lina.Choose("Parfois").PressAsync("Continuer");
        await lina.Fill("Ta réponse, en chiffres", "12").PressAsync("Continuer");
        Assert.Equal("Écris un nombre de 0 à 10, en chiffres.", lina.ErrorOf("Ta réponse, en chiffres"));
        await lina.Fill("Ta réponse, en chiffres", "2").PressAsync("Continuer");

        var phone = await portal.VisitorAsync(lina.Account);
        await phone.OpenAsync($"/enquetes/{survey.Id}");
        await phone.FollowAsync("Continuer");
        Assert.StartsWith("Question 3 sur 7", phone.Page.QuerySelector(".survey-step")!.TextContent);
        for (var step = 3; step <= 7; step++) await phone.PressAsync("Je passe");
        Assert.Equal("Relis tes réponses", phone.Heading);
        await phone.PressAsync("Changer : Est-ce que tu as du temps libre ?");
        await phone.Choose("Souvent").PressAsync("Continuer");
        await phone.OpenAsync($"/enquetes/{survey.Id}/relire");
        Assert.Equal("Souvent", phone.Detail("Est-ce que tu as du temps libre ?"));
        await phone.PressAsync("Envoyer mes réponses");
        Assert.Equal("C’est envoyé", phone.Heading);
        await phone.PressAsync("Garder une copie");
        Assert.Equal("2", phone.Detail("Combien d’activités fais-tu chaque semaine ?"));
        await lina.OpenAsync($"/enquetes/{survey.Id}/question");
        Assert.Equal("C’est envoyé", lina.Heading);

        await using var scope = portal.Services.CreateAsyncScope();
        var copy = await scope.ServiceProvider.GetServices<IPersonalData>().OfType<SurveysPersonalData>().Single().ExportAsync(lina.Account.Id, 10);
        Assert.Contains("Est-ce que tu as du temps libre\u00A0? Souvent", (string)copy[1].Rows.Single()[nameof(SurveyResponse.Answers)]!);
        await portal.CloseAsync(survey);
        Assert.All((await scope.ServiceProvider.GetRequiredService<ReadResults>().OfAsync(survey.Id))!.Inside, table => Assert.NotNull(table.WhyHidden)); // one answer
    }

    [Fact]
    public async Task What_was_promised_is_locked_by_the_first_answer_in_the_database_itself()
    {
        var survey = await portal.SurveyAsync("mes-loisirs", SurveyMode.Anonymous);
        var lina = await portal.LinaAsync();
        Task<int> NameThem() => portal.WithDbAsync(db => db.Surveys.Where(one => one.Id == survey.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Mode, SurveyMode.Anonymous).SetProperty(one => one.ReturnWho, "collectivite")));
        Assert.Equal(1, await NameThem());
        await portal.WithDbAsync(db => { db.SurveyTurns.Add(new SurveyTurn { SurveyId = survey.Id, AccountId = lina.Account.Id }); return db.SaveChangesAsync(); });

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => portal.WithDbAsync(db => db.Surveys.Where(one => one.Id == survey.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Mode, SurveyMode.Named))));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => portal.WithDbAsync(db => db.Surveys.Where(one => one.Id == survey.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Definition, "{}"))));
        var later = portal.Today().AddDays(30);
        Assert.Equal(1, await portal.WithDbAsync(db => db.Surveys.Where(one => one.Id == survey.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.ClosesOn, later))));
    }

    [Fact]
    public async Task A_sheet_that_was_tampered_with_or_belongs_to_another_starts_again()
    {
        var survey = await portal.SurveyAsync("mon-lieu-de-vie");
        var (lina, sami) = (await portal.LinaAsync(), await portal.LinaAsync());
        await lina.OpenAsync($"/enquetes/{survey.Id}/question");
        await lina.Choose("Ailleurs").PressAsync("Continuer");
        var carried = ((IHtmlInputElement)lina.Page.QuerySelector($"input[name={CarriedSheet.Field}]")!).Value;

        foreach (var wrong in new[] { carried, carried[..^4] + "AAAA", "", "x" })
        {
            await sami.OpenAsync($"/enquetes/{survey.Id}/question");
            ((IHtmlInputElement)sami.Page.QuerySelector($"input[name={CarriedSheet.Field}]")!).Value = wrong;
            await sami.PressAsync("Je passe");
            Assert.Equal(HttpStatusCode.OK, sami.Status);
            Assert.Contains("Il faut recommencer.", sami.Text);
        }
    }

    [Fact]
    public async Task Staff_prepare_open_close_and_give_back_and_everybody_asked_reads_it()
    {
        var rose = await portal.VisitorAsync(Role.Facilitator);
        await rose.OpenAsync("/enquetes/gerer/nouvelle");
        await rose.Fill("Modèle", rose.Page.QuerySelectorAll("option").Single(option => option.TextContent.StartsWith("Mes loisirs", StringComparison.Ordinal)).TextContent).PressAsync("Préparer");
        await rose.Fill("Retour avant le", "").PressAsync("Enregistrer");
        Assert.Equal("Choisissez la date du retour.", rose.ErrorOf("Retour avant le"));
        await rose.Fill("Retour avant le", portal.Today().AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).PressAsync("Enregistrer");
        Assert.Contains("Le retour vient avant la fin de l’enquête.", rose.Text);
        await rose.Fill("Retour avant le", portal.Today().AddDays(40).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).PressAsync("Enregistrer");
        var address = rose.Path;
        var id = Guid.Parse(address.Split('/')[^1]);
        var (lina, outsider) = (await portal.LinaAsync(), await portal.VisitorAsync(Role.Parent));
        Assert.Equal(HttpStatusCode.NotFound, (await lina.OpenAsync($"/enquetes/{id}")).Status); // only prepared
        await rose.FollowAsync("Ouvrir l’enquête");
        await rose.PressAsync("Ouvrir maintenant");
        Assert.Contains("Moins de 5 réponses", rose.Text);
        Assert.Equal(HttpStatusCode.OK, (await lina.OpenAsync($"/enquetes/{id}")).Status);
        Assert.Contains("ouverte", (await lina.OpenAsync("/accueil")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.OpenAsync($"/enquetes/{id}")).Status); // asked of the young only

        await rose.FollowAsync("Fermer l’enquête");
        await rose.PressAsync("Fermer maintenant");
        await rose.FollowAsync("Écrire le retour");
        await rose.Fill("Ce que vous avez dit", "Vous voulez plus de sport.").Fill("Ce qu’on a décidé", "Un cours ouvre le mercredi.").PressAsync("Montrer le retour");
        Assert.Equal(HttpStatusCode.OK, (await lina.OpenAsync($"/enquetes/{id}/retour")).Status);
        Assert.Contains("Un cours ouvre le mercredi.", lina.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.OpenAsync($"/enquetes/{id}/retour")).Status);
        Assert.Equal(5, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.ObjectId == id)));
    }

    [Fact]
    public async Task A_survey_that_cannot_be_closed_keeps_no_other_from_closing_and_is_named_by_its_id_alone()
    {
        var (first, broken, last) = (await portal.SurveyAsync("mes-loisirs"), await portal.SurveyAsync("mes-loisirs"), await portal.SurveyAsync("mes-loisirs"));
        var (ids, yesterday, secret) = ((Guid[])[first.Id, broken.Id, last.Id], portal.Today().AddDays(-1), $"mot-{SecretCode.NewId():N}");
        await portal.WithDbAsync(db => db.Surveys.Where(one => ids.Contains(one.Id)).ExecuteUpdateAsync(update => update.SetProperty(one => one.ClosesOn, yesterday)));
        await portal.WithDbAsync(db => db.Surveys.Where(one => one.Id == broken.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Definition, $"{{\"{secret}\"")));

        await using (var scope = portal.Services.CreateAsyncScope()) Assert.Equal(1, await TendSurveys.TendAsync(scope.ServiceProvider));
        Assert.Equal([first.Id, last.Id], (await portal.WithDbAsync(db => db.Surveys.Where(one => ids.Contains(one.Id) && one.ClosedOn != null).Select(one => one.Id).ToListAsync())).OrderBy(id => id == last.Id));
        Assert.Contains(portal.Faults.All, fault => fault.Contains(broken.Id.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(portal.Faults.All, fault => fault.Contains(secret, StringComparison.Ordinal));
        await portal.WithDbAsync(db => db.Surveys.Where(one => one.Id == broken.Id).ExecuteDeleteAsync());
    }

    private static IHtmlButtonElement Button(Visitor visitor, string text) =>
        (IHtmlButtonElement)visitor.Page.QuerySelectorAll("button").Single(one => one.TextContent.Contains(text, StringComparison.Ordinal));

    private async Task<(int Turns, int Waiting, int Sheets)> CountAsync(Survey survey) => (
        await portal.WithDbAsync(db => db.SurveyTurns.CountAsync(row => row.SurveyId == survey.Id)),
        await portal.WithDbAsync(db => db.AnswerBuffer.CountAsync(row => row.SurveyId == survey.Id)),
        await portal.WithDbAsync(db => db.AnonymousAnswers.CountAsync(row => row.SurveyId == survey.Id)));
}

public sealed class SurveyPagesOnSqliteTests(SqlitePortal portal) : SurveyPagesTests(portal), IClassFixture<SqlitePortal>
{
    [Fact]
    public async Task Lists_of_surveys_and_their_counts_are_read_through_indexes_and_never_whole()
    {
        var (person, survey) = (SecretCode.NewId(), SecretCode.NewId());
        await AssertIndexedAsync(db => Respondents.Opened(db, Portal.Today()));
        await AssertIndexedAsync(db => AnswerCount.Query(db, [survey]));
        await AssertIndexedAsync(db => db.SurveyTurns.Where(turn => turn.AccountId == person));
        await AssertIndexedAsync(db => db.SurveyResponses.Where(response => response.AccountId == person));
        await AssertIndexedAsync(db => db.PaperSheets.Where(sheet => sheet.SurveyId == survey));
    }

    /// <summary>« SCAN » of a table reads all of it; « TEMP B-TREE » sorts it.</summary>
    private async Task AssertIndexedAsync(Func<PortalDb, IQueryable<object>> query)
    {
        var plan = await Portal.WithDbAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using var command = query(db).CreateDbCommand();
#pragma warning disable CA2100 // written by Entity Framework
            command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await reader.ReadAsync()) lines.Add(reader.GetString(3));
            return lines;
        });
        var cut = plan.Where(line => line.StartsWith("CO-ROUTINE ", StringComparison.Ordinal)).Select(line => $"SCAN {line["CO-ROUTINE ".Length..]}").ToHashSet(); // what a LIMIT let through
        Assert.DoesNotContain(plan, line => line.Contains("TEMP B-TREE", StringComparison.Ordinal) || line.StartsWith("SCAN ", StringComparison.Ordinal) && !cut.Contains(line));
        Assert.Contains(plan, line => line.Contains("INDEX", StringComparison.Ordinal) || line.Contains("PRIMARY KEY", StringComparison.Ordinal));
    }
}

public sealed class SurveyPagesOnPostgresTests(PostgresPortal portal) : SurveyPagesTests(portal), IClassFixture<PostgresPortal>;
