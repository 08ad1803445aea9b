using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Surveys;

/// <summary>The return is owed to whoever took part, whatever they became since.</summary>
public abstract partial class SurveyPagesTests
{
    [Fact]
    public async Task Whoever_took_part_reads_the_return_and_their_copy_after_18_and_after_their_link_and_nobody_else_does()
    {
        var template = portal.Services.GetRequiredService<QuestionnaireShelf>().Find("mes-loisirs")! with { AgeFrom = 11, AgeTo = 17 };
        var (named, anonymous) = (await portal.SurveyAsync(template, SurveyMode.Confidential), await portal.SurveyAsync(template, SurveyMode.Anonymous));
        var (lina, sami) = (await portal.LinaAsync(), await portal.LinaAsync());
        await lina.OpenAsync($"/enquetes/{named.Id}/question");
        await lina.Choose("Parfois").PressAsync("Continuer");
        await lina.OpenAsync($"/enquetes/{named.Id}/relire");
        await lina.PressAsync("Envoyer mes réponses");
        await portal.WithDbAsync(db => { db.SurveyTurns.Add(new SurveyTurn { SurveyId = anonymous.Id, AccountId = lina.Account.Id }); return db.SaveChangesAsync(); });

        foreach (var person in new[] { lina, sami }) await ComeOfAgeAsync(person);
        Assert.Contains("Tu as déjà répondu.", (await lina.OpenAsync($"/enquetes/{named.Id}")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await sami.OpenAsync($"/enquetes/{named.Id}")).Status);
        foreach (var survey in new[] { named, anonymous }) await GiveBackAsync(survey);

        for (var round = 0; round < 2; round++)
        {
            if (round > 0) await EndLinkAsync(lina);
            foreach (var survey in new[] { named, anonymous })
            {
                await lina.OpenAsync($"/enquetes/{survey.Id}/retour");
                Assert.Equal(HttpStatusCode.OK, lina.Status);
                Assert.Contains("Un cours ouvre le mercredi.", lina.Text);
                Assert.Equal(HttpStatusCode.NotFound, (await sami.OpenAsync($"/enquetes/{survey.Id}/retour")).Status);
            }
            Assert.InRange(await portal.Sql.OfAsync(() => lina.OpenAsync($"/enquetes/{anonymous.Id}/retour")), 1, 8);
            await lina.OpenAsync("/enquetes");
            Assert.All(new[] { named, anonymous }, survey => Assert.Contains($"/enquetes/{survey.Id}/retour", lina.Links));
            Assert.Contains("Une enquête a une réponse.", (await lina.OpenAsync("/accueil")).Text);
            await lina.OpenAsync($"/enquetes/{named.Id}/merci");
            await lina.PressAsync("Garder une copie");
            Assert.Equal("Parfois", lina.Detail("Est-ce que tu as du temps libre ?"));
            await sami.OpenAsync("/enquetes");
            Assert.DoesNotContain($"/enquetes/{named.Id}/retour", sami.Links);
        }
    }

    private Task<int> EndLinkAsync(Visitor person) => portal.WithDbAsync(async db =>
    {
        (await db.Relations.SingleAsync(one => one.AccountId == person.Account.Id)).End(portal.Clock.GetUtcNow());
        return await db.SaveChangesAsync();
    });

    private Task<int> ComeOfAgeAsync(Visitor person) => portal.WithDbAsync(async db =>
    {
        var (childId, day) = (await db.Relations.Where(one => one.AccountId == person.Account.Id).Select(one => one.ChildId).SingleAsync(), (DateOnly?)portal.Today());
        return await db.Children.Where(child => child.Id == childId).ExecuteUpdateAsync(update => update.SetProperty(child => child.ComesOfAgeOn, day));
    });

    private async Task GiveBackAsync(Survey survey)
    {
        await portal.CloseAsync(survey);
        await portal.WithDbAsync(async db =>
        {
            (await db.Surveys.SingleAsync(one => one.Id == survey.Id)).GiveBack("Vous voulez plus de sport.", "Un cours ouvre le mercredi.", null, portal.Today());
            return await db.SaveChangesAsync();
        });
    }
}
