using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Proposals;
using ChildProtection.Features.Proposals.Answers;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Proposals;

/// <summary>What is still possible once an idea is on its road: hiding, withdrawing, contesting late, moving house, rereading.</summary>
public abstract partial class AnswerPagesTests
{
    [Fact]
    public async Task Once_voted_an_opinion_may_still_be_hidden_and_an_idea_sent_back_without_its_answer()
    {
        var (lina, rose, ines) = (await portal.LinaAsync(), await portal.VisitorAsync(Role.Facilitator), await PilotAsync());
        var id = await portal.PublishedAsync($"Un radeau {Canary}", by: lina);
        await (await lina.OpenAsync($"{Ideas.List}/{id}/avis")).Choose("Contre").Fill("En quelques mots", "Le voisin, 12 rue Haute.").PressAsync("Donner cet avis");
        await (await rose.OpenAsync($"{Ideas.List}/avis-a-lire")).PressAsync("Publier : Le voisin, 12 rue Haute.");
        await SendAsync(rose, ines, id);
        Assert.Contains("12 rue Haute", (await lina.OpenAsync($"{Ideas.List}/{id}")).Text);
        await (await rose.OpenAsync($"{Ideas.List}/{id}/gerer")).PressAsync("Cacher l’avis : Le voisin, 12 rue Haute.");
        Assert.DoesNotContain("12 rue Haute", (await (await portal.LinaAsync()).OpenAsync($"{Ideas.List}/{id}")).Text);
        await AnswerAsync(ines, id);
        Assert.Contains("Le vote et la réponse sont effacés.", (await rose.OpenAsync($"{Ideas.List}/{id}/gerer")).Text);
        await rose.Choose("Le nom de quelqu’un est écrit").Fill("Votre mot au jeune", "Une adresse est dedans.").PressAsync("Rendre l’idée");
        Assert.Equal((ProposalState.Returned, (DateOnly?)null), ((await portal.IdeaAsync(id)).State, (await portal.IdeaAsync(id)).DueOn));
        Assert.False(await portal.WithDbAsync(db => db.Set<ProposalAnswer>().AnyAsync(one => one.ProposalId == id)));
        Assert.DoesNotContain(Canary, (await ines.OpenAsync($"{Ideas.List}/reponses")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await rose.OpenAsync($"{Ideas.List}/{id}/gerer")).Status);
    }

    [Fact]
    public async Task One_agrees_to_the_sentences_one_has_read()
    {
        var (lina, rose, ines) = (await portal.LinaAsync(), await portal.VisitorAsync(Role.Facilitator), await PilotAsync());
        var id = await portal.PublishedAsync("Une serre", by: lina);
        await SendAsync(rose, ines, id);
        await AnswerAsync(ines, id);
        await FinishAsync(ines);
        await (await rose.OpenAsync($"{Ideas.List}/{id}/avancer")).Fill("Avant", "Pas de serre.").Fill("Maintenant", "Une serre.").PressAsync("Demander au jeune de relire");
        await lina.OpenAsync(Ideas.OwnPage(id));
        await rose.Fill("Avant", $"Lina pleurait, {Canary}.").Fill("Maintenant", "Une serre.").PressAsync("Demander au jeune de relire");
        await lina.PressAsync("Oui, montrer ces 2 phrases");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        Assert.Contains("Les phrases ont changé. Relis-les.", lina.Text);
        Assert.Contains(Canary, lina.Text);
        Assert.DoesNotContain(Canary, (await portal.Stranger().OpenAsync("/ce-qui-a-change")).Text);
        await lina.PressAsync("Oui, montrer ces 2 phrases");
        Assert.Contains(Canary, (await portal.Stranger().OpenAsync("/ce-qui-a-change")).Text);
    }

    [Fact]
    public async Task A_followed_idea_is_still_contested_and_whoever_supported_it_is_told_that_it_is_done()
    {
        var (lina, sami, rose, ines) = (await portal.LinaAsync(), await portal.LinaAsync(), await portal.VisitorAsync(Role.Facilitator), await PilotAsync());
        var id = await portal.PublishedAsync($"Un poulailler {Canary}", by: lina);
        await (await sami.OpenAsync($"{Ideas.List}/{id}")).PressAsync("Je soutiens");
        await SendAsync(rose, ines, id);
        await AnswerAsync(ines, id);
        await FinishAsync(ines);
        Assert.Contains("Une idée que tu suis avance.", (await sami.OpenAsync("/accueil")).Text);
        await (await rose.OpenAsync($"{Ideas.List}/{id}/avancer")).Choose("Cela continue").PressAsync("Dire ce que l’idée est devenue");
        Assert.Equal(ProposalState.Followed, (await portal.IdeaAsync(id)).State);
        foreach (var _ in Enumerable.Range(0, ProposalCheck.ContestFrom)) await (await (await portal.LinaAsync()).OpenAsync($"{Ideas.List}/{id}/cest-fait")).Choose("Non, pas chez moi").PressAsync("Dire ce que je vois");
        Assert.Contains("Explication promise avant le", (await lina.OpenAsync($"{Ideas.List}/{id}")).Text);
        await (await ines.OpenAsync($"{Ideas.List}/reponses/{id}")).Fill("Votre explication", "Les poules arrivent au printemps dans chaque foyer.").PressAsync("Publier l’explication");
        Assert.Equal(ProposalState.Done, (await portal.IdeaAsync(id)).State);
    }

    [Fact]
    public async Task Whoever_moves_house_hears_no_more_of_the_ideas_of_the_old_one()
    {
        var (here, there) = (Place("Foyer d’air", "haut-plateau"), Place("Foyer de bois", "haut-plateau"));
        await portal.WithDbAsync(db => { db.AddRange(here, there); return db.SaveChangesAsync(); });
        var (lina, sami) = (await portal.LivingAsync("haut-plateau", here), await portal.LivingAsync("haut-plateau", here));
        var id = await portal.PublishedAsync($"Une balançoire {Canary}", reach: "Mon lieu de vie", by: lina);
        await (await sami.OpenAsync($"{Ideas.List}/{id}")).PressAsync("Suivre cette idée");
        await portal.WithDbAsync(db => db.Set<Stay>().Where(stay => stay.PlaceId == here.Id && db.Set<Relation>().Any(relation => relation.ChildId == stay.ChildId && relation.AccountId == sami.Account.Id)).ExecuteUpdateAsync(update => update.SetProperty(stay => stay.PlaceId, there.Id)));
        Assert.DoesNotContain(Canary, (await sami.OpenAsync($"{Ideas.List}/suivies")).Text);
        Assert.False(await portal.WithDbAsync(db => db.Set<ProposalFollower>().AnyAsync(one => one.ProposalId == id)));
    }

    [Fact]
    public async Task Of_two_choices_that_say_as_much_of_an_idea_neither_is_it()
    {
        var (body, facilitator) = (await portal.BodyAsync(Bodies.Adolescents), await portal.AccountAsync(Role.Facilitator, "Rose des choix"));
        await portal.RunsAsync(facilitator, body.Code);
        var rose = await portal.VisitorAsync(facilitator);
        var day = portal.Today();
        async Task<Guid> CountedAsync(params string[] choices)
        {
            var election = Features.Votes.Election.Prepare(new Features.Votes.ElectionPlan(body.Id, "La cuisine", "Quel jour\u00A0?", Features.Votes.VoteMethod.OneChoice, [.. choices.Select(choice => new Features.Votes.VoteOption(choice, "soleil"))], 1, day, day), day);
            election.TakeKey(System.Security.Cryptography.RandomNumberGenerator.GetBytes(422));
            election.Announce(30, System.Security.Cryptography.RandomNumberGenerator.GetBytes(32), "abc", day);
            election.Seal(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32), 30, 0, day.AddDays(1));
            election.Count(new Features.Votes.Counting.PublishedResult([10, 20], [1], null), "abc", day.AddDays(1));
            await portal.WithDbAsync(db => { db.Add(election); return db.SaveChangesAsync(); });
            return election.Id;
        }
        var (alike, clear) = (await CountedAsync("Ouvrir la cuisine chaque mardi", "Ouvrir la cuisine chaque dimanche"), await CountedAsync("Ouvrir la cuisine chaque soir", "Ne rien changer"));
        var id = await portal.PublishedAsync("Ouvrir la cuisine chaque soir");
        await portal.WithDbAsync(db => db.Set<Proposal>().Where(one => one.Id == id).ExecuteUpdateAsync(update => update.SetProperty(one => one.BodyId, body.Id)));
        await rose.OpenAsync($"{Ideas.List}/{id}/avancer");
        var choices = rose.Page.QuerySelectorAll("#ElectionId option").Select(option => option.GetAttribute("value")).ToList();
        Assert.DoesNotContain(alike.ToString(), choices);
        Assert.Contains(clear.ToString(), choices);
        Assert.Contains("pas retenue", rose.Page.QuerySelector($"#ElectionId option[value='{clear}']")!.TextContent);
    }
}
