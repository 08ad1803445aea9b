using System.Net;
using System.Security.Cryptography;
using AngleSharp.Html.Dom;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Proposals;
using ChildProtection.Features.Proposals.Answers;
using ChildProtection.Features.Votes;
using ChildProtection.Features.Votes.Counting;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Proposals;

/// <summary>Races, alarms, who may not, small numbers, secret votes, co-authors.</summary>
public abstract partial class AnswerPagesTests
{
    [Fact]
    public async Task Ten_answers_at_the_same_instant_are_one_and_another_pilot_reads_nothing()
    {
        var (rose, ines, other) = (await portal.VisitorAsync(Role.Facilitator), await PilotAsync(), await PilotAsync());
        var id = await portal.PublishedAsync($"Un toboggan {Canary}");
        await SendAsync(rose, ines, id);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"{Ideas.List}/reponses/{id}")).Status);
        Assert.DoesNotContain(Canary, (await other.OpenAsync($"{Ideas.List}/reponses")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"{Ideas.List}/{id}/fichier")).Status);

        await ines.OpenAsync($"{Ideas.List}/reponses/{id}");
        ines.Choose("Non").Fill("Pourquoi", Why).Fill("Ce qui pourrait changer la décision", "Un don de 300 euros.");
        var button = ines.Page.QuerySelectorAll("button").OfType<IHtmlButtonElement>().Single(one => one.TextContent.Contains("Publier la réponse", StringComparison.Ordinal));
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ines.SendAsync(Forms.Request(button, ines.Address))));
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity, $"{answer.StatusCode}"));
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<ProposalStep>().CountAsync(step => step.ProposalId == id && step.State == ProposalState.Refused)));
        Assert.Equal((ProposalState.Refused, (DateOnly?)null), ((await portal.IdeaAsync(id)).State, (await portal.IdeaAsync(id)).DueOn));
        Assert.False((await RowAsync(id)).WasLate);

        // Whose account is closed answers no more: then any pilot may, so that nothing waits for nobody.
        await portal.WithDbAsync(db => db.Users.Where(account => account.Id == ines.Account.Id).ExecuteUpdateAsync(update => update.SetProperty(account => account.DisabledAt, portal.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.OK, (await other.OpenAsync($"{Ideas.List}/reponses/{id}")).Status);
    }

    [Fact]
    public async Task What_nobody_holds_any_more_is_told_to_every_pilot()
    {
        var (rose, ines, paul, address) = (await portal.VisitorAsync(Role.Facilitator), await PilotAsync(), await portal.AccountAsync(Role.Observer, "Paul Relais"), "paul.relais@exemple.fr");
        await SendAsync(rose, ines, await portal.PublishedAsync("Une cabane"));
        portal.Clock.Advance(TimeSpan.FromDays(30));
        await SweepAsync();
        await portal.WithDbAsync(db => db.Users.Where(account => account.Id == ines.Account.Id).ExecuteUpdateAsync(update => update.SetProperty(account => account.DisabledAt, portal.Clock.GetUtcNow())));
        await portal.WithDbAsync(db => db.Users.Where(account => account.Id == paul.Id).ExecuteUpdateAsync(update => update.SetProperty(account => account.Email, address)));
        portal.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(1, await SweptAsync(address));
        await portal.WithDbAsync(db => db.Users.Where(account => account.Id == ines.Account.Id).ExecuteUpdateAsync(update => update.SetProperty(account => account.DisabledAt, (DateTimeOffset?)null))); // the other tests' pilots are told of their own
    }

    [Fact]
    public async Task The_alarm_goes_once_on_the_day_then_each_week_and_a_sweep_twice_is_once()
    {
        var (rose, ines) = (await portal.VisitorAsync(Role.Facilitator), await portal.AccountAsync(Role.Observer, "Inès Alarme"));
        var (address, other) = ("ines.alarme@exemple.fr", "paul.alarme@exemple.fr");
        var paul = await portal.AccountAsync(Role.Observer, "Paul Alarme");
        await SweepAsync(); // what other tests left late is told before
        foreach (var (pilot, mail) in new[] { (ines.Id, address), (paul.Id, other) }) await portal.WithDbAsync(db => db.Users.Where(account => account.Id == pilot).ExecuteUpdateAsync(update => update.SetProperty(account => account.Email, mail)));
        var id = await portal.PublishedAsync("Une alarme");
        await SendAsync(rose, await portal.VisitorAsync(ines), id);
        await SendAsync(rose, await portal.VisitorAsync(ines), await portal.PublishedAsync("Une autre alarme"));
        Assert.Equal(0, await SweptAsync(address));
        portal.Clock.Advance(TimeSpan.FromDays(45));
        Assert.Equal(1, await SweptAsync(address)); // two ideas: one mail
        var others = await SweptAsync(other);
        Assert.Equal(1, await SweptAsync(address));
        portal.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(1, await SweptAsync(address));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await Task.WhenAll(SweepAsync(), SweepAsync()); // two processes
        Assert.Equal(2, await SweptAsync(address));
        Assert.Equal(others + 1, await SweptAsync(other)); // late by a week: every pilot knows
        Assert.Matches(@"\d réponses aux jeunes sont en retard\.", (await (await portal.VisitorAsync(ines)).OpenAsync("/accueil")).Text); // those that nobody holds too
        Assert.Contains("en retard", (await (await portal.VisitorAsync(Role.Administrator)).OpenAsync($"{Ideas.List}/retards")).Text);
    }

    [Fact]
    public async Task What_is_done_in_one_place_is_checked_and_told_there_alone()
    {
        var (here, there) = (Place("Foyer d’eau", "haut-plateau"), Place("Foyer de feu", "rive-sud"));
        await portal.WithDbAsync(db => { db.AddRange(here, there); return db.SaveChangesAsync(); });
        var (lina, near, far) = (await portal.LivingAsync("haut-plateau", here), await portal.LivingAsync("haut-plateau", here), await portal.LivingAsync("rive-sud", there));
        var id = await portal.PublishedAsync($"Un banc {Canary}", reach: "Mon lieu de vie", by: lina);
        var (rose, ines) = (await portal.VisitorAsync(Role.Facilitator), await PilotAsync());
        await SendAsync(rose, ines, id);
        portal.Clock.Advance(TimeSpan.FromDays(51));
        (rose, ines, lina, near, far) = (await AgainAsync(rose), await AgainAsync(ines), await AgainAsync(lina), await AgainAsync(near), await AgainAsync(far));
        Assert.Contains(Canary, (await near.OpenAsync($"{Ideas.List}/retards")).Text);
        Assert.DoesNotContain(Canary, (await far.OpenAsync($"{Ideas.List}/retards")).Text);
        await AnswerAsync(ines, id);
        await FinishAsync(ines);
        foreach (var page in new[] { "cest-fait", "imprimer" }) Assert.Equal(HttpStatusCode.NotFound, (await far.OpenAsync($"{Ideas.List}/{id}/{page}")).Status);
        await (await near.OpenAsync($"{Ideas.List}/{id}/cest-fait")).Choose("Oui, chez moi").PressAsync("Dire ce que je vois");
        await (await near.OpenAsync($"{Ideas.List}/{id}/cest-fait")).Choose("Non, pas chez moi").PressAsync("Dire ce que je vois");
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<ProposalCheck>().CountAsync(check => check.ProposalId == id))); // once, as last said
        await (await rose.OpenAsync($"{Ideas.List}/{id}/avancer")).Fill("Avant", $"Pas de banc, {Canary}.").Fill("Maintenant", "Un banc.").PressAsync("Demander au jeune de relire");
        await (await lina.OpenAsync(Ideas.OwnPage(id))).PressAsync("Oui, montrer ces 2 phrases");
        Assert.Contains(Canary, (await near.OpenAsync("/ce-qui-a-change")).Text);
        foreach (var other in new[] { far, rose, ines, portal.Stranger() }) Assert.DoesNotContain(Canary, (await other.OpenAsync("/ce-qui-a-change")).Text);
    }

    [Fact]
    public async Task A_follower_hears_of_each_step_and_nobody_sees_who_follows()
    {
        var (rose, ines, sami) = (await portal.VisitorAsync(Role.Facilitator), await PilotAsync(), await portal.VisitorAsync(await portal.AccountAsync(Role.YoungPerson, "Gazelle discrète")));
        var id = await portal.PublishedAsync("Un hamac à suivre");
        await (await sami.OpenAsync($"{Ideas.List}/{id}")).PressAsync("Suivre cette idée");
        Assert.DoesNotContain("Une idée que tu suis avance.", (await sami.OpenAsync("/accueil")).Text);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync(rose, ines, id);
        Assert.Contains("Une idée que tu suis avance.", (await sami.OpenAsync("/accueil")).Text);
        await (await sami.OpenAsync($"{Ideas.List}/suivies")).FollowAsync("Un hamac à suivre");
        Assert.DoesNotContain("Une idée que tu suis avance.", (await sami.OpenAsync("/accueil")).Text);
        foreach (var page in new[] { $"{Ideas.List}/{id}", $"{Ideas.List}/{id}/avancer", $"{Ideas.List}/{id}/gerer" }) Assert.DoesNotContain(sami.Account.DisplayName, (await rose.OpenAsync(page)).Text);
        await (await sami.OpenAsync($"{Ideas.List}/{id}")).PressAsync("Ne plus suivre");
        Assert.False(await portal.WithDbAsync(db => db.Set<ProposalFollower>().AnyAsync(one => one.ProposalId == id)));
    }

    [Fact]
    public async Task A_counted_secret_vote_that_names_the_idea_moves_it_on_and_another_does_not()
    {
        var (body, facilitator) = (await portal.BodyAsync(Bodies.Adolescents), await portal.AccountAsync(Role.Facilitator, "Rose des votes"));
        await portal.RunsAsync(facilitator, body.Code);
        var rose = await portal.VisitorAsync(facilitator);
        var (named, other) = (await CountedAsync(body.Id, "Une tyrolienne dans le parc"), await CountedAsync(body.Id, "Le menu de Noël"));
        var id = await portal.PublishedAsync("Une tyrolienne dans le parc");
        await portal.WithDbAsync(db => db.Set<Proposal>().Where(one => one.Id == id).ExecuteUpdateAsync(update => update.SetProperty(one => one.BodyId, body.Id)));
        await rose.OpenAsync($"{Ideas.List}/{id}/avancer");
        var choices = rose.Page.QuerySelectorAll("#ElectionId option").Select(option => option.GetAttribute("value")).ToList();
        Assert.Contains(named.ToString(), choices);
        Assert.DoesNotContain(other.ToString(), choices);
        await rose.Fill("Le vote secret", "Une tyrolienne dans le parc, retenue").PressAsync("Noter ce vote secret");
        Assert.Equal((ProposalState.Voted, true, named), ((await portal.IdeaAsync(id)).State, (await RowAsync(id)).IsAdopted, (await RowAsync(id)).ElectionId!.Value));
    }

    [Fact]
    public async Task A_co_author_writes_the_draft_without_its_name_or_reach_is_told_and_keeps_no_other_window_s_words()
    {
        var (lina, sami) = (await portal.LinaAsync(), await portal.LinaAsync());
        var id = await lina.DraftAsync("Un four à pizza", "Pour le vendredi.", named: "Oui, avec mon nom d’ici");
        await lina.PressAsync("Faire un code");
        await (await sami.OpenAsync($"{Ideas.List}/rejoindre")).Fill("Le code de l’idée", lina.Page.QuerySelector(".code")!.TextContent).Choose("Non, sans nom").PressAsync("Rejoindre cette idée");
        await lina.OpenAsync($"{Ideas.OwnPage(id)}/ecrire");
        await sami.FollowAsync("Changer mon idée");
        Assert.DoesNotContain("Pour qui", sami.Page.QuerySelector("main form")!.TextContent);
        await sami.Fill("Mon idée", "Pour le vendredi et le samedi.").PressAsync("Continuer et relire");
        Assert.Contains("et le samedi", sami.Text);
        await lina.Fill("Mon idée", "Pour le lundi.").PressAsync("Continuer et relire");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        Assert.Equal("Pour le lundi.", lina.ValueOf("Mon idée"));
        Assert.True((await portal.IdeaAsync(id)).IsNamed);
        await (await lina.OpenAsync(Ideas.OwnPage(id))).PressAsync("Déposer mon idée");
        await portal.PublishAsync(id);
        Assert.Contains("Une de tes idées est publiée.", (await sami.OpenAsync("/accueil")).Text);
        await sami.OpenAsync(Ideas.OwnPage(id));
        Assert.DoesNotContain("Une de tes idées est publiée.", (await sami.OpenAsync("/accueil")).Text);
    }

    [Fact]
    public async Task A_hidden_point_is_erased_by_its_author()
    {
        var (lina, rose) = (await portal.LinaAsync(), await portal.VisitorAsync(Role.Facilitator));
        var id = await portal.PublishedAsync("Un piano caché");
        await (await lina.OpenAsync($"{Ideas.List}/{id}/avis")).Choose("Contre").Fill("En quelques mots", $"Trop lourd, {Canary}.").PressAsync("Donner cet avis");
        await (await rose.OpenAsync($"{Ideas.List}/avis-a-lire")).PressAsync($"Publier : Trop lourd, {Canary}.");
        await (await rose.OpenAsync($"{Ideas.List}/{id}/gerer")).PressAsync($"Cacher l’avis : Trop lourd, {Canary}.");
        await (await lina.OpenAsync($"{Ideas.List}/mes-idees")).PressAsync($"Effacer : Trop lourd, {Canary}.");
        Assert.False(await portal.WithDbAsync(db => db.Set<ProposalPoint>().AnyAsync(point => point.ProposalId == id)));
    }

    private static PlaceOfLife Place(string name, string zone) => new() { Id = SecretCode.NewId(), Name = name, Zone = zone };

    private async Task<Guid> CountedAsync(Guid body, string title)
    {
        var day = portal.Today();
        var election = Election.Prepare(new ElectionPlan(body, title, "Pour ou contre\u00A0?", VoteMethod.Proposal, [], 1, day, day), day);
        election.TakeKey(RandomNumberGenerator.GetBytes(422));
        election.Announce(30, RandomNumberGenerator.GetBytes(32), "abc", day);
        election.Seal(RandomNumberGenerator.GetBytes(32), 30, 0, day.AddDays(1));
        election.Count(new PublishedResult([1, 2, 3], [0], null), "abc", day.AddDays(1));
        await portal.WithDbAsync(db => { db.Add(election); return db.SaveChangesAsync(); });
        return election.Id;
    }

    private async Task SweepAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await AlarmLate.SweepAsync(scope.ServiceProvider);
    }

    private async Task<int> SweptAsync(string address)
    {
        await SweepAsync();
        return await portal.WithDbAsync(db => db.OutboxMails.CountAsync(mail => mail.RecipientIndex == portal.IndexOf(address) && mail.Template == MailTemplate.AnswerAwaited));
    }
}
