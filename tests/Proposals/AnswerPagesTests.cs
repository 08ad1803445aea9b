using System.Net;
using System.Text;
using ChildProtection.Features.Proposals;
using ChildProtection.Features.Proposals.Answers;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Proposals;

/// <summary>The answer that is owed, as the facilitator, whoever answers and young people live it: on both databases.</summary>
public abstract partial class AnswerPagesTests(Portal portal)
{
    /// <summary>Of this test alone: an idea that nobody holds any more is every pilot’s.</summary>
    private string Canary { get; } = $"canari-{SecretCode.NewId():N}"[..19];
    private const string Why = "Le budget est voté. Nous pouvons le faire dès cet été.";

    [Fact]
    public async Task An_idea_is_voted_sent_answered_late_sent_back_answered_again_done_contested_explained_and_followed()
    {
        var (rose, ines, lina) = (await portal.VisitorAsync(Role.Facilitator), await PilotAsync(), await portal.LinaAsync());
        var id = await portal.PublishedAsync($"Une piscine {Canary}", $"Une piscine, {Canary}.", by: lina);
        await SendAsync(rose, ines, id);
        Assert.Equal(ProposalState.Sent, (await portal.IdeaAsync(id)).State);
        Assert.Equal(portal.Today().AddDays(45), (await portal.IdeaAsync(id)).DueOn);
        Assert.Contains("Une de tes idées avance.", (await lina.OpenAsync("/accueil")).Text);
        Assert.Contains("Des jeunes attendent une réponse.", (await ines.OpenAsync("/accueil")).Text);
        Assert.Contains("retenue", (await lina.OpenAsync($"{Ideas.List}/{id}")).Detail("Vote"));

        // The day passes: every reader sees it, the pilot is told once, then each week.
        portal.Clock.Advance(TimeSpan.FromDays(51));
        (rose, ines, lina) = (await AgainAsync(rose), await AgainAsync(ines), await AgainAsync(lina));
        foreach (var reader in new[] { lina, await portal.LinaAsync(), rose }) Assert.Contains("La réponse est en retard de 6 jours.", (await reader.OpenAsync($"{Ideas.List}/{id}")).Text);
        Assert.Matches(@"\d réponses? (est|sont) en retard\.", (await lina.OpenAsync("/comite")).Text);
        Assert.Contains("en retard de 6 jours", (await ines.OpenAsync($"{Ideas.List}/reponses")).Text);
        var admin = await portal.VisitorAsync(Role.Administrator);
        Assert.Contains("1 en retard.", (await admin.OpenAsync($"{Ideas.List}/retards")).Text);
        Assert.DoesNotContain(Canary, admin.Text);

        await AnswerAsync(ines, id);
        Assert.True((await RowAsync(id)).WasLate);
        Assert.DoesNotContain(Why, Encoding.UTF8.GetString((await RowAsync(id)).Words!));
        await SentBackAsync(rose, ines, lina, id);
        await DoneAndContestedAsync(rose, ines, lina, id);
        await ToldAsync(rose, ines, lina, id);
        await WithdrawnAsync(rose, ines, lina, id);
    }

    private async Task SendAsync(Visitor rose, Visitor ines, Guid id)
    {
        await rose.OpenAsync($"{Ideas.List}/{id}/avancer");
        await rose.PressAsync("Noter ce vote");
        Assert.Equal("Écrivez un nombre de 0 à 500.", rose.ErrorOf("Contre"));
        await rose.Fill("Pour", "3").Fill("Contre", "5").Fill("Sans avis", "0").Fill("Le jour du vote", $"{portal.Today():yyyy-MM-dd}").PressAsync("Noter ce vote");
        Assert.Contains("Idée pas retenue.", rose.Text);
        Assert.DoesNotContain("Transmettre l’idée", rose.Text); // what the committee did not choose is not sent
        await rose.Fill("Pour", "9").Fill("Contre", "2").Fill("Sans avis", "1").Fill("Le jour du vote", $"{portal.Today():yyyy-MM-dd}").PressAsync("Noter ce vote");
        await rose.PressAsync("Transmettre l’idée");
        Assert.Equal("Choisissez qui répond.", rose.ErrorOf("Qui répond"));
        await rose.Fill("Qui répond", ines.Account.DisplayName).PressAsync("Transmettre l’idée");
        Assert.Equal(HttpStatusCode.OK, rose.Status);
    }

    private async Task AnswerAsync(Visitor ines, Guid id)
    {
        await ines.OpenAsync($"{Ideas.List}/reponses/{id}");
        await ines.Choose("Non").Fill("Pourquoi", Why).PressAsync("Publier la réponse");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ines.Status);
        Assert.Equal("Dites ce qui pourrait changer la décision.", ines.ErrorOf("Ce qui pourrait changer la décision"));
        Assert.Equal(Why, ines.ValueOf("Pourquoi"));
        await ines.Choose("Oui").Fill("Pourquoi", "Court.").PressAsync("Publier la réponse");
        Assert.Equal("Écrivez de 20 à 1500 signes.", ines.ErrorOf("Pourquoi"));
        await ines.Fill("Pourquoi", Why).PressAsync("Publier la réponse");
        Assert.Equal("Dites quel service le fait.", ines.ErrorOf("Quel service"));
        Assert.Equal("Choisissez un jour à venir.", ines.ErrorOf("Fait avant le"));
        await ines.Fill("Ce qui va se faire", "Une piscine gonflable.").Fill("Quel service", "Le service des lieux").Fill("Fait avant le", $"{portal.Today().AddDays(60):yyyy-MM-dd}").PressAsync("Publier la réponse");
        Assert.Equal(HttpStatusCode.OK, ines.Status);
        Assert.Equal(ProposalState.Answered, (await portal.IdeaAsync(id)).State);
    }

    private async Task SentBackAsync(Visitor rose, Visitor ines, Visitor lina, Guid id)
    {
        Assert.Contains(Why, (await lina.OpenAsync($"{Ideas.List}/{id}")).Text);
        await (await rose.OpenAsync($"{Ideas.List}/{id}/avancer")).PressAsync("Demander une autre réponse");
        Assert.Equal("Dites ce qui manque dans la réponse.", rose.ErrorOf("Votre mot à qui répond"));
        await rose.Fill("Votre mot à qui répond", "Gonflable, ce n’est pas une piscine.").PressAsync("Demander une autre réponse");
        Assert.Equal(portal.Today().AddDays(15), (await portal.IdeaAsync(id)).DueOn);
        Assert.Contains("le comité a demandé une autre réponse", (await lina.OpenAsync($"{Ideas.List}/{id}")).Text);
        Assert.DoesNotContain("ce n’est pas une piscine", lina.Text);
        Assert.Contains("ce n’est pas une piscine", (await ines.OpenAsync($"{Ideas.List}/reponses/{id}")).Text);
        await AnswerAsync(ines, id);
        await rose.OpenAsync($"{Ideas.List}/{id}/avancer");
        Assert.DoesNotContain("Demander une autre réponse", rose.Text); // once
    }

    private async Task DoneAndContestedAsync(Visitor rose, Visitor ines, Visitor lina, Guid id)
    {
        Assert.DoesNotContain("Oui, chez moi", (await lina.OpenAsync($"{Ideas.List}/{id}/cest-fait")).Text);
        await (await ines.OpenAsync($"{Ideas.List}/reponses/{id}")).Fill("Prêt avant le", $"{portal.Today().AddDays(9):yyyy-MM-dd}").PressAsync("Dire que c’est en cours");
        Assert.Equal(ProposalState.Ongoing, (await portal.IdeaAsync(id)).State);
        await FinishAsync(ines);
        Assert.Equal(ProposalState.Done, (await portal.IdeaAsync(id)).State);
        Visitor sami = null!;
        foreach (var number in Enumerable.Range(1, ProposalCheck.ContestFrom))
        {
            sami = await portal.LinaAsync();
            await (await sami.OpenAsync($"{Ideas.List}/{id}/cest-fait")).PressAsync("Dire ce que je vois");
            Assert.Contains("Choisis : oui, ou non.", sami.Text);
            await sami.Choose("Non, pas chez moi").Fill("Un mot", $"Rien ici {number}, {Canary}.").PressAsync("Dire ce que je vois");
            Assert.Equal(number == ProposalCheck.ContestFrom, sami.Text.Contains("Contestée", StringComparison.Ordinal));
            Assert.Contains("Trop peu de jeunes ont parlé", sami.Text);
            Assert.DoesNotContain("Rien ici", sami.Text);
        }
        Assert.Contains($"Rien ici 1, {Canary}.", (await rose.OpenAsync($"{Ideas.List}/{id}/avancer")).Text);
        Assert.DoesNotContain("Dire ce que l’idée est devenue", rose.Text); // an explanation first
        await ines.OpenAsync($"{Ideas.List}/reponses/{id}");
        Assert.DoesNotContain("Rien ici", ines.Text);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await ines.Fill("Votre explication", "La piscine arrive aussi dans les 3 autres foyers.").Fill("Ce n’est pas fini : prêt avant le, si vous voulez", $"{portal.Today().AddDays(9):yyyy-MM-dd}").PressAsync("Publier l’explication");
        Assert.Equal((ProposalState.Ongoing, false), await portal.WithDbAsync(async db => (await db.Set<Proposal>().Where(one => one.Id == id).Select(one => new { one.State, one.IsContested }).SingleAsync()) is var row ? (row.State, row.IsContested) : default));
        Assert.Contains($"Rien ici 1, {Canary}.", (await rose.OpenAsync($"{Ideas.List}/{id}/avancer")).Text); // the facilitator may still read why
        Assert.Contains("Une idée que tu suis avance.", (await sami.OpenAsync("/accueil")).Text); // who contested is told of the explanation
        await FinishAsync(await ines.OpenAsync($"{Ideas.List}/reponses/{id}"));
        Assert.False(await portal.WithDbAsync(db => db.Set<ProposalCheck>().AnyAsync(one => one.ProposalId == id)));
        Assert.DoesNotContain("La piscine arrive aussi", (await lina.OpenAsync($"{Ideas.List}/{id}")).Text); // it spoke of what was done before
    }

    private async Task FinishAsync(Visitor ines)
    {
        await ines.Fill("Fait le", $"{portal.Today():yyyy-MM-dd}").PressAsync("Dire que c’est fait");
        Assert.Equal("Dites comment on le voit.", ines.ErrorOf("Comment on le voit"));
        await ines.Fill("Avant", "Il n’y avait pas d’eau.").Fill("Maintenant", "Il y a une piscine.").Fill("Comment on le voit", "Elle est dans la cour.").PressAsync("Dire que c’est fait");
        Assert.Equal(HttpStatusCode.OK, ines.Status);
    }

    private async Task ToldAsync(Visitor rose, Visitor ines, Visitor lina, Guid id)
    {
        await (await rose.OpenAsync($"{Ideas.List}/{id}/avancer")).PressAsync("Dire ce que l’idée est devenue");
        Assert.Contains("Choisissez ce que l’idée est devenue.", rose.Text);
        await rose.Choose("Cela continue").PressAsync("Dire ce que l’idée est devenue");
        Assert.Equal(ProposalState.Followed, (await portal.IdeaAsync(id)).State);
        await rose.Fill("Avant", $"Pas d’eau, {Canary}.").Fill("Maintenant", "Une piscine.").PressAsync("Demander au jeune de relire");
        var visitor = portal.Stranger();
        Assert.DoesNotContain(Canary, (await visitor.OpenAsync("/ce-qui-a-change")).Text);
        await (await lina.OpenAsync(Ideas.OwnPage(id))).PressAsync("Oui, montrer ces 2 phrases");
        Assert.Contains($"Pas d’eau, {Canary}.", (await visitor.OpenAsync("/ce-qui-a-change")).Text);
        Assert.All(new[] { "Idées faites", "Réponses en retard", "Idées qui continuent" }, counter => Assert.NotEqual("0", visitor.Detail(counter)));
        Assert.Contains("Trop peu d’idées pour donner des nombres.", visitor.Text);
        Assert.Contains("Une piscine", (await lina.OpenAsync($"{Ideas.List}/{id}/imprimer")).Text);
        foreach (var (reader, page) in new[] { (lina, $"{Ideas.List}/{id}"), (lina, Ideas.OwnPage(id)), (lina, $"{Ideas.List}/{id}/cest-fait"), (lina, $"{Ideas.List}/{id}/imprimer"), (lina, "/comite"), (rose, $"{Ideas.List}/{id}/avancer"), (rose, $"{Ideas.List}/retards"), (ines, $"{Ideas.List}/reponses/{id}"), (ines, $"{Ideas.List}/reponses"), (visitor, "/ce-qui-a-change") })
        {
            await reader.OpenAsync(page);
            var asked = await portal.Sql.OfAsync(() => reader.OpenAsync(page));
            Assert.True(asked <= 8, $"{page} asks {asked} times.");
        }
        await (await lina.OpenAsync(Ideas.OwnPage(id))).PressAsync("Non");
        Assert.DoesNotContain(Canary, (await visitor.OpenAsync("/ce-qui-a-change")).Text);
        await (await lina.OpenAsync(Ideas.OwnPage(id))).PressAsync("Oui, montrer ces 2 phrases");
    }

    /// <summary>At any state its author takes it away, and nothing of it is left anywhere.</summary>
    private async Task WithdrawnAsync(Visitor rose, Visitor ines, Visitor lina, Guid id)
    {
        await (await lina.OpenAsync(Ideas.OwnPage(id))).PressAsync("Oui, retirer");
        foreach (var (reader, page) in new[] { (ines, $"{Ideas.List}/reponses"), (rose, $"{Ideas.List}/retards"), (portal.Stranger(), "/ce-qui-a-change"), (lina, $"{Ideas.List}/suivies"), (rose, "/accueil"), (ines, "/accueil") })
            Assert.DoesNotContain(Canary, (await reader.OpenAsync(page)).Text);
        foreach (var (reader, page) in new[] { (ines, $"{Ideas.List}/reponses/{id}"), (rose, $"{Ideas.List}/{id}/avancer"), (lina, $"{Ideas.List}/{id}/cest-fait"), (lina, $"{Ideas.List}/{id}/imprimer") })
            Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync(page)).Status);
        Assert.False(await portal.WithDbAsync(db => db.Set<ProposalAnswer>().AnyAsync(one => one.ProposalId == id)));
    }

    private Task<ProposalAnswer> RowAsync(Guid id) => portal.WithDbAsync(db => db.Set<ProposalAnswer>().AsNoTracking().SingleAsync(one => one.ProposalId == id));

    /// <summary>Somebody who answers, whom the list of the facilitator names alone.</summary>
    private async Task<Visitor> PilotAsync() => await portal.VisitorAsync(await portal.AccountAsync(Role.Observer, $"Pilote {SecretCode.NewCode()}"));

    /// <summary>The same person, whose session ended meanwhile.</summary>
    private Task<Visitor> AgainAsync(Visitor before) => portal.VisitorAsync(before.Account);
}

public sealed class AnswerPagesOnSqliteTests(SqlitePortal portal) : AnswerPagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class AnswerPagesOnPostgresTests(PostgresPortal portal) : AnswerPagesTests(portal), IClassFixture<PostgresPortal>;
