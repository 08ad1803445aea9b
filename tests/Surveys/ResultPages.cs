using System.Net;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Features.Surveys.Quotes;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Surveys;

/// <summary>Results of a closed survey, for those who were asked, those who asked, and researchers.</summary>
public abstract partial class SurveyPagesTests
{
    [Fact]
    public async Task Results_are_frozen_at_closing_and_each_reader_gets_what_may_be_known()
    {
        var survey = await AnsweredAsync(young: 46, few: 4);
        var (rose, omar, lina) = (await portal.VisitorAsync(Role.Facilitator), await portal.VisitorAsync(Role.Observer), await portal.LinaAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await rose.OpenAsync($"/enquetes/gerer/{survey.Id}/resultats")).Status); // it runs
        await portal.CloseAsync(survey);

        Assert.Equal(HttpStatusCode.OK, (await rose.OpenAsync($"/enquetes/gerer/{survey.Id}/resultats")).Status);
        Assert.Contains("Environ 50 réponses", rose.Text);
        Assert.Contains("La plupart", rose.Text);
        Assert.Contains("caché", rose.Text);
        Assert.DoesNotContain("46", rose.Page.QuerySelector("main")!.TextContent);
        var screen = rose.Page.QuerySelectorAll("table td").Select(cell => cell.TextContent).ToList();
        Assert.Equal(HttpStatusCode.OK, (await rose.OpenAsync($"/enquetes/gerer/{survey.Id}/resultats/imprimer")).Status);
        Assert.Equal(screen, rose.Page.QuerySelectorAll("details[open] table td").Select(cell => cell.TextContent)); // paper says what the screen says
        Assert.Equal(HttpStatusCode.OK, (await omar.OpenAsync($"/enquetes/gerer/{survey.Id}/vagues")).Status);
        Assert.Contains("C’est la première fois", omar.Text);
        Assert.Equal(HttpStatusCode.OK, (await omar.OpenAsync($"/enquetes/gerer/{survey.Id}/resultats")).Status);
        using var file = await omar.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/enquetes/gerer/{survey.Id}/tableaux"));
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.Contains("caché", await file.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await lina.OpenAsync($"/enquetes/gerer/{survey.Id}/resultats")).Status);
        Assert.Equal(HttpStatusCode.OK, (await lina.OpenAsync($"/enquetes/{survey.Id}/retour")).Status);
        Assert.Contains("La plupart", lina.Text);
    }

    [Fact]
    public async Task Free_words_are_read_by_nobody_before_they_were_reread_and_never_with_a_number()
    {
        var survey = await AnsweredAsync(young: 46, few: 4);
        await portal.CloseAsync(survey);
        var (rose, omar, lina) = (await portal.VisitorAsync(Role.Facilitator), await portal.VisitorAsync(Role.Observer), await portal.LinaAsync());
        Assert.DoesNotContain("wifi", (await lina.OpenAsync($"/enquetes/{survey.Id}/retour")).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await omar.OpenAsync($"/enquetes/gerer/{survey.Id}/mots")).Status);

        Assert.Equal((0, 10), await WordsAsync(survey)); // held to be reread, and nowhere else
        await rose.OpenAsync($"/enquetes/gerer/{survey.Id}/mots");
        var texts = await TextsAsync(survey);
        var phone = texts.Single(text => text.Text.Contains("06 12", StringComparison.Ordinal));
        Assert.Contains("[numéro]", phone.Proposal);
        Assert.Contains("06 12 34 56 78", phone.Found);
        await Assert.ThrowsAsync<ChildProtection.Platform.BrokenRuleException>(() => WithQuotesAsync(quotes => quotes.ShowAsync(survey.Id, phone.Id, phone.Text)));
        await WithQuotesAsync(quotes => quotes.RefuseAsync(survey.Id, phone.Id));
        await WithQuotesAsync(quotes => quotes.ShowAsync(survey.Id, texts.First(text => text.Text.Contains("wifi", StringComparison.Ordinal)).Id, "Le wifi le soir, ici."));

        Assert.Contains("Le wifi le soir, ici.", (await lina.OpenAsync($"/enquetes/{survey.Id}/retour")).Text);
        Assert.DoesNotContain("Le wifi le soir, ici.", (await omar.OpenAsync($"/enquetes/gerer/{survey.Id}/resultats")).Text); // ten texts: not enough for the others
        Assert.Equal(2, await portal.WithDbAsync(db => db.Set<SurveyQuote>().CountAsync(quote => quote.SurveyId == survey.Id && quote.Written == null)));
        Assert.Equal(HttpStatusCode.OK, (await rose.OpenAsync($"/enquetes/gerer/{survey.Id}/mots")).Status);
        await rose.PressAsync("Ne pas le montrer");
        Assert.Equal(3, await portal.WithDbAsync(db => db.Set<SurveyQuote>().CountAsync(quote => quote.SurveyId == survey.Id && quote.Written == null)));
    }

    /// <summary>« Mon lieu de vie », answered straight into the urn: ten people wrote.</summary>
    private async Task<Survey> AnsweredAsync(int young, int few)
    {
        var template = portal.Services.GetRequiredService<QuestionnaireShelf>().Find("mon-lieu-de-vie")!;
        var survey = await portal.SurveyAsync(OfItsOwn(template, $"{SecretCode.NewId():N}"[..8])); // no wave before it in this portal
        var questions = survey.Questions;
        var sheets = Enumerable.Range(0, young + few).Select(number =>
        {
            var sheet = Sheet.Empty;
            sheet.Answer(TallyTables.PublicKey, Public.Young);
            foreach (var question in questions.Questions.Where(question => question is { If: null, IsFreeText: false } && question.AllOptions.Count > 0))
                sheet.Answer(question.Code, question.AllOptions[number < young ? 0 : 1].Code);
            return sheet.Write();
        }).ToList();
        var free = questions.Questions.First(question => question.IsFreeText).Code;
        var texts = Enumerable.Range(0, 10).Select(number => (free, number == 0 ? "Appelle le 06 12 34 56 78." : $"Le wifi le soir, au {number}e étage.")).ToList();
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AnswerUrn>().WriteAsync(survey.Id, questions, sheets, texts);
        return survey;
    }

    /// <summary>The same, with a core of questions that no other survey has.</summary>
    private static Questionnaire OfItsOwn(Questionnaire all, string mark)
    {
        string Own(string code) => $"{code}-{mark}";
        return all with
        {
            Code = Own("lieu"),
            Sections = [.. all.Sections.Select(part => part with { Questions = [.. part.Questions.Select(question => question with { Code = Own(question.Code), If = question.If is { } condition ? condition with { Question = Own(condition.Question) } : null })] })],
            Tables = [.. all.Tables.Select(table => table with { Question = Own(table.Question), By = table.By is { } by && all.Questions.Any(question => question.Code == by) ? Own(by) : table.By })],
        };
    }

    /// <summary>What the urn holds of free words when all that waits is in it.</summary>
    private async Task<IReadOnlyList<(string Question, string Text)>> ShakenTextsAsync(Survey survey)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var urn = scope.ServiceProvider.GetRequiredService<AnswerUrn>();
        await urn.ShakeAsync(survey.Id, survey.Questions, isClosing: true);
        return await urn.TextsAsync(survey.Id);
    }

    /// <summary>Free words in their store, and those that wait to be reread or were.</summary>
    private async Task<(int Stored, int Held)> WordsAsync(Survey survey) => (
        await portal.WithDbAsync(db => db.AnonymousTexts.CountAsync(text => text.SurveyId == survey.Id)),
        await portal.WithDbAsync(db => db.SurveyQuotes.CountAsync(quote => quote.SurveyId == survey.Id)));

    private async Task<IReadOnlyList<SurveyQuotes.Waiting>> TextsAsync(Survey survey)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SurveyQuotes>().NextAsync(survey.Id, 100);
    }

    private async Task WithQuotesAsync(Func<SurveyQuotes, Task> act)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<SurveyQuotes>());
    }
}
