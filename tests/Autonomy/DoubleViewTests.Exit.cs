using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Accounts.Care;
using ChildProtection.Features.Autonomy;
using ChildProtection.Features.Autonomy.Leaving;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Administration;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Autonomy;

/// <summary>« Ma situation à la sortie »: of whom it is asked, for how long, and what is remembered when the end changes.</summary>
public abstract partial class DoubleViewTests
{
    [Fact]
    public async Task A_younger_child_is_asked_nothing_at_the_end_and_no_survey_of_other_ages_stands_in_for_the_wave()
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var mine = await ExitSurveyAsync(Today.AddDays(60), ages: null); // a facilitator's own, of all ages
        var (small, child) = await YoungAsync(nadia, Today.AddYears(10));
        Assert.True(await EndAsync(nadia, child, Today.AddDays(10)));
        Assert.Null(await OfferAsync(small.Id));
        var noa = await portal.VisitorAsync(small);
        await noa.OpenAsync("/autonomie/sortie");
        Assert.Contains("Ce questionnaire est pour les jeunes de 18 à 21 ans.", noa.Text);
        Assert.DoesNotContain("Dans six mois", noa.Text);
        Assert.Null(noa.Page.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await noa.OpenAsync($"/enquetes/{mine.Id}")).Status);
        Assert.False(await ActAsync<FollowUp, bool>(small, follow => follow.ChooseAsync(wants: true)));

        var (soon, almost) = await YoungAsync(nadia, Today.AddDays(5));
        Assert.True(await EndAsync(nadia, almost, Today.AddDays(10)));
        var offer = await OfferAsync(soon.Id);
        Assert.Equal(Today.AddDays(5), offer!.From); // the day of 18 years
        Assert.NotEqual(mine.Id, offer.SurveyId);
        var wave = await portal.WithDbAsync(db => db.Surveys.AsNoTracking().SingleAsync(one => one.Id == offer.SurveyId));
        Assert.Equal((18, 21, Public.Young), (wave.AgeFrom, wave.AgeTo, wave.Publics));
        Assert.Empty(await AskedAsync(soon)); // not before that day
        await EraseAsync(mine);
    }

    /// <summary>The demonstration has somebody who leaves, once however often it is seeded: the question waits for him.</summary>
    [Fact]
    public async Task The_demonstration_shows_somebody_who_leaves()
    {
        await portal.ChildOfAsync(await portal.AccountAsync(Role.Professional, "Nadia"));
        foreach (var _ in new[] { 1, 2 })
        {
            await using var scope = portal.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetServices<ChildProtection.Platform.Contributions.IDemoData>().Single(demo => demo is LeavingDemo).SeedAsync();
        }
        var noe = await portal.VisitorAsync((await portal.WithDbAsync(db => db.Users.AsNoTracking().ToListAsync())).Single(account => account.DisplayName == "Galet du port"));
        Assert.Contains("Répondre", (await noe.OpenAsync("/autonomie/sortie")).Text);
        Assert.Contains("Oui, redemandez-moi", noe.Text);
        Assert.Contains("Ma situation à la sortie", (await noe.OpenAsync("/enquetes")).Text);
    }

    [Theory, InlineData(8, 0, null), InlineData(16, 0, null), InlineData(17, 6, null), InlineData(17, 11, 0), InlineData(18, 0, -30), InlineData(21, 6, -30), InlineData(22, 6, null)]
    public void One_is_asked_from_the_age_of_the_questionnaire_and_to_it(int years, int months, int? days)
    {
        var (template, end) = (portal.Services.GetRequiredService<QuestionnaireShelf>().Find(FollowUp.Questionnaire)!, new DateOnly(2026, 6, 15));
        var majority = end.AddMonths(-months - 1).AddYears(18 - years);
        Assert.Equal(days is { } before ? end.AddDays(before) : null, ExitAges.AskedFrom(template, majority, end));
        Assert.Null(ExitAges.AskedFrom(template, null, end));
    }

    [Fact]
    public async Task Whoever_left_without_an_offer_is_asked_one_survey_of_their_own_time_and_never_after_a_no()
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var (young, child) = await YoungAsync(nadia, Today.AddYears(-1));
        await LeaveAsync(nadia, child);
        var (near, other) = (await ExitSurveyAsync(Today.AddDays(21), (18, 21)), await ExitSurveyAsync(Today.AddDays(22), (18, 21)));
        Assert.Equal([near.Id], await AskedAsync(young));

        await LeftAsync(child, days: 400);
        Assert.Empty(await AskedAsync(young)); // long before: no wave is theirs
        await LeftAsync(child, days: 10);
        await portal.WithDbAsync(db => { db.Add(new LeavingFollowUp { Id = SecretCode.NewId(), AccountId = young.Id, ConsentedAt = portal.Clock.GetUtcNow(), AskOn = Today, WithdrawnAt = portal.Clock.GetUtcNow() }); return db.SaveChangesAsync(); });
        Assert.Empty(await AskedAsync(young));
        await portal.WithDbAsync(db => db.LeavingFollowUps.Where(one => one.AccountId == young.Id).ExecuteDeleteAsync());

        await TurnAsync(other.Id, young.Id);
        Assert.Equal([other.Id], await AskedAsync(young)); // answered: no second one
        await portal.WithDbAsync(db => db.SurveyTurns.Where(turn => turn.AccountId == young.Id).ExecuteDeleteAsync());
        await EraseAsync(near, other);
    }

    [Fact]
    public async Task Another_day_of_the_end_moves_the_question_after_six_months_and_a_refusal_stays()
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var (young, child) = await YoungAsync(nadia, Today.AddYears(-1));
        Assert.True(await EndAsync(nadia, child, Today.AddDays(10)));
        Assert.True(await ActAsync<FollowUp, bool>(young, follow => follow.ChooseAsync(wants: true)));
        await portal.WithDbAsync(db => db.LeavingFollowUps.Where(one => one.AccountId == young.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.AskOn, Today.AddDays(1))));
        Assert.True(await EndAsync(nadia, child, Today.AddDays(20)));
        var (yes, later) = await SaidAsync(young);
        Assert.True(yes is { WithdrawnAt: null } && yes.AskOn >= Today.AddDays(20).AddMonths(6));
        Assert.Equal(yes.AskOn, later!.From);

        Assert.True(await portal.AsAsync(nadia, services => services.GetRequiredService<EndCare>().TakeBackAsync(services.GetRequiredService<Access>().Children(Purpose.Compose), child.Id)));
        (yes, later) = await SaidAsync(young);
        Assert.True(yes is { WithdrawnAt: null } && later is null);
        var visitor = await portal.VisitorAsync(young);
        Assert.Contains("On attend la date de ta sortie.", (await visitor.OpenAsync("/autonomie/sortie")).Text);
        Assert.DoesNotContain("à partir du", visitor.Text);

        Assert.True(await EndAsync(nadia, child, Today.AddDays(12)));
        Assert.Contains("On te redemande à partir du", (await visitor.OpenAsync("/autonomie/sortie")).Text);
        await visitor.PressAsync("Ne plus me demander");
        Assert.True(await EndAsync(nadia, child, Today.AddDays(15)));
        (yes, later) = await SaidAsync(young);
        Assert.True(yes is { WithdrawnAt: not null } && later is null);
    }

    [Fact]
    public async Task Whoever_answered_for_an_exit_is_not_asked_again_when_its_day_changes()
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var (young, child) = await YoungAsync(nadia, Today.AddYears(-1));
        Assert.True(await EndAsync(nadia, child, Today.AddDays(10)));
        var offer = await OfferAsync(young.Id);
        await TurnAsync(offer!.SurveyId, young.Id);
        Assert.True(await EndAsync(nadia, child, Today.AddDays(300))); // of another half-year
        Assert.Equal(offer.SurveyId, (await OfferAsync(young.Id))!.SurveyId);
    }

    private async Task<(Account Young, Child Child)> YoungAsync(Account caseWorker, DateOnly comesOfAgeOn)
    {
        var child = await portal.ChildOfAsync(caseWorker, "Noa", comesOfAgeOn);
        return ((await portal.YoungPersonAsync(child, "none")).Account, child);
    }

    [Fact]
    public async Task At_the_exit_the_survey_is_offered_and_being_asked_again_is_chosen_and_taken_back()
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var child = await portal.ChildOfAsync(nadia, "Mia", Today.AddYears(-1));
        var (young, _) = await portal.YoungPersonAsync(child, "none");
        await LeaveAsync(nadia, child);
        var template = portal.Services.GetRequiredService<QuestionnaireShelf>().Find(FollowUp.Questionnaire)!;
        var survey = Survey.Prepare(template, new SurveySettings(template.Mode, template.Publics, Today.AddDays(-1), Today.AddDays(30), Today.AddDays(90), template.ReturnWho) { AgeFrom = template.AgeFrom, AgeTo = template.AgeTo });
        survey.Open(Today);
        await portal.WithDbAsync(db => { db.Add(survey); return db.SaveChangesAsync(); });
        var mia = await portal.VisitorAsync(young);
        await mia.OpenAsync("/autonomie/sortie");
        Assert.Contains($"/enquetes/{survey.Id}", mia.Links);
        await mia.PressAsync("Oui, redemandez-moi");
        Assert.Contains("Tu as dit oui.", mia.Text);
        Assert.Contains("On te redemande à partir du", mia.Text);
        await portal.WithDbAsync(db => db.LeavingFollowUps.Where(one => one.AccountId == young.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.AskOn, Today)));
        await portal.WithDbAsync(db => db.LeavingOffers.Where(one => one.AccountId == young.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.SurveyId, survey.Id).SetProperty(one => one.From, Today)));
        Assert.Contains("On te redemande comment ça va.", (await mia.OpenAsync("/accueil")).Text);
        await mia.OpenAsync("/autonomie/sortie");
        Assert.Contains("C’est le moment", mia.Text);
        Assert.DoesNotContain("à partir du", mia.Text);
        await TurnAsync(survey.Id, young.Id); // answered
        Assert.Contains("On ne te redemande plus.", (await mia.OpenAsync("/autonomie/sortie")).Text);
        Assert.DoesNotContain("On te redemande comment ça va.", (await mia.OpenAsync("/accueil")).Text);
        await portal.WithDbAsync(db => db.SurveyTurns.Where(turn => turn.AccountId == young.Id).ExecuteDeleteAsync());
        await portal.WithDbAsync(db => db.LeavingFollowUps.Where(one => one.AccountId == young.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.AskOn, Today.AddDays(-FollowUp.DaysAsked)))); // its time is over
        Assert.Contains("On ne te redemande plus.", (await mia.OpenAsync("/autonomie/sortie")).Text);
        Assert.DoesNotContain("On te redemande comment ça va.", (await mia.OpenAsync("/accueil")).Text);
        await portal.WithDbAsync(db => db.LeavingFollowUps.Where(one => one.AccountId == young.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.AskOn, Today)));
        await (await mia.OpenAsync("/autonomie/sortie")).PressAsync("Ne plus me demander");
        Assert.DoesNotContain("On te redemande comment ça va.", (await mia.OpenAsync("/accueil")).Text);
    }

    [Fact]
    public async Task The_end_itself_opens_the_exit_survey_for_that_person_alone_and_taking_it_back_withdraws_it_unless_answered()
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var child = await portal.ChildOfAsync(nadia, "Ilan", Today.AddYears(-1));
        var (young, _) = await portal.YoungPersonAsync(child, "none");
        var (ilan, other) = (await portal.VisitorAsync(young), await portal.VisitorAsync((await portal.YoungPersonAsync(await portal.ChildOfAsync(nadia, "Zoé", Today.AddYears(-1)), "none")).Account));
        Assert.True(await EndAsync(nadia, child, Today.AddDays(10)));
        var offer = await OfferAsync(young.Id);
        Assert.NotNull(offer);
        var survey = await portal.WithDbAsync(db => db.Surveys.AsNoTracking().SingleAsync(one => one.Id == offer.SurveyId));
        Assert.True(survey is { IsAnonymous: true, IsOpened: true } && survey.TakesAnswersOn(Today) && survey.ClosesOn >= Today.AddDays(LeavingWaves.DaysToAnswer));
        Assert.Contains($"/enquetes/{survey.Id}", (await ilan.OpenAsync("/autonomie/sortie")).Links);
        Assert.Equal(HttpStatusCode.OK, (await ilan.OpenAsync($"/enquetes/{survey.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/enquetes/{survey.Id}")).Status);

        Assert.True(await portal.AsAsync(nadia, services => services.GetRequiredService<EndCare>().TakeBackAsync(services.GetRequiredService<Access>().Children(Purpose.Compose), child.Id)));
        Assert.Null(await OfferAsync(young.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await ilan.OpenAsync($"/enquetes/{survey.Id}")).Status);

        Assert.True(await EndAsync(nadia, child, Today.AddDays(10)));
        Assert.Equal(survey.Id, (await OfferAsync(young.Id))!.SurveyId); // the same one for the half-year
        await TurnAsync(survey.Id, young.Id);
        Assert.True(await portal.AsAsync(nadia, services => services.GetRequiredService<EndCare>().TakeBackAsync(services.GetRequiredService<Access>().Children(Purpose.Compose), child.Id)));
        Assert.NotNull(await OfferAsync(young.Id)); // answered: it stays
        Assert.Contains("Le questionnaire de sortie, proposé", await CopyOfAsync(young));
    }

    private Task<bool> EndAsync(Account caseWorker, Child child, DateOnly day) => portal.AsAsync(caseWorker, services =>
        services.GetRequiredService<EndCare>().WriteAsync(services.GetRequiredService<Access>().Children(Purpose.Compose), child.Id, day));

    private Task<LeavingOffer?> OfferAsync(Guid accountId) => portal.WithDbAsync(db => db.LeavingOffers.AsNoTracking().SingleOrDefaultAsync(one => one.AccountId == accountId));

    private Task<int> TurnAsync(Guid surveyId, Guid accountId) => portal.WithDbAsync(db => { db.Add(new SurveyTurn { SurveyId = surveyId, AccountId = accountId }); return db.SaveChangesAsync(); });

    private async Task<Survey> ExitSurveyAsync(DateOnly closesOn, (int From, int To)? ages)
    {
        var template = portal.Services.GetRequiredService<QuestionnaireShelf>().Find(FollowUp.Questionnaire)!;
        var survey = Survey.Prepare(template, new SurveySettings(SurveyMode.Anonymous, [Public.Young], Today.AddDays(-1), closesOn, closesOn.AddDays(60), template.ReturnWho) { AgeFrom = ages?.From, AgeTo = ages?.To });
        survey.Open(Today);
        await portal.WithDbAsync(db => { db.Add(survey); return db.SaveChangesAsync(); });
        return survey;
    }

    /// <summary>The other tests of this portal find no trace of them.</summary>
    private Task EraseAsync(params Survey[] surveys)
    {
        var ids = surveys.Select(survey => survey.Id).ToList();
        return portal.WithDbAsync(db => db.Surveys.Where(survey => ids.Contains(survey.Id)).ExecuteDeleteAsync());
    }

    private Task<List<Guid>> AskedAsync(Account young) => portal.AsAsync(young, async services =>
        (await services.GetRequiredService<Respondents>().MineAsync()).Where(survey => survey.Code == FollowUp.Questionnaire).Select(survey => survey.Id).ToList());

    private Task LeftAsync(Child child, int days)
    {
        DateTimeOffset? end = portal.Clock.GetUtcNow().AddDays(-days);
        return portal.WithDbAsync(db => db.Children.Where(one => one.Id == child.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.CareEndsAt, end)));
    }

    private async Task<(LeavingFollowUp? Said, LeavingOffer? Later)> SaidAsync(Account young) => (
        await portal.WithDbAsync(db => db.LeavingFollowUps.AsNoTracking().SingleOrDefaultAsync(one => one.AccountId == young.Id)),
        await portal.WithDbAsync(db => db.LeavingOffers.AsNoTracking().SingleOrDefaultAsync(one => one.AccountId == young.Id && one.IsLater)));
}
