using System.Net;
using ChildProtection.Features.Review;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Review;

/// <summary>A document that a body rereads, as its people live it; on both databases.</summary>
public abstract partial class ReviewPagesTests(Portal portal)
{
    private const string Canary = "canari-de-relecture";

    [Fact]
    public async Task A_document_is_put_opened_reread_in_part_taken_back_and_gone_on_with()
    {
        var (rose, claire) = (await portal.FacilitatorAsync(Bodies.Parents), await ParentAsync());
        var id = await PutAsync(rose, Bodies.Parents, "Nous parlons du projet.\nVous venez avec une personne.\nLa réunion dure 1 heure.");
        Assert.Equal(HttpStatusCode.NotFound, (await claire.OpenAsync($"/comite/relectures/{id}")).Status); // prepared: for its facilitators alone
        await (await rose.OpenAsync($"/comite/relectures/{id}/gerer")).PressAsync("Ouvrir la relecture");
        Assert.Matches("documents? (est|sont) à relire", (await claire.OpenAsync("/accueil")).Text);
        Assert.Contains("Il y a 3 phrases.", (await claire.OpenAsync($"/comite/relectures/{id}")).Text);

        await (await claire.FollowAsync("Lire phrase par phrase")).PressAsync("Je comprends");
        Assert.Equal("Phrase 2 sur 3", claire.Heading);
        await claire.PressAsync("Je propose cette phrase");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, claire.Status);
        Assert.Equal("Il manque la phrase proposée.", claire.ErrorOf("Je propose, si vous voulez"));
        await claire.Fill("Je propose, si vous voulez", $"Venez à 2, {Canary}.").PressAsync("Je propose cette phrase");
        Assert.Equal("Phrase 3 sur 3", claire.Heading);
        Assert.Equal("Phrase 3 sur 3", (await claire.OpenAsync($"/comite/relectures/{id}/phrases")).Heading); // later: where one stopped
        Assert.Equal($"Venez à 2, {Canary}.", (await claire.OpenAsync($"/comite/relectures/{id}/phrases?phrase=2")).ValueOf("Je propose, si vous voulez"));

        Assert.Contains("Vous lisez les propositions après la fin.", (await rose.OpenAsync($"/comite/relectures/{id}/propositions")).Text);
        Assert.DoesNotContain(Canary, rose.Page.Source.Text); // before the end nobody reads
        await (await claire.OpenAsync($"/comite/relectures/{id}/fin")).PressAsync("Tout reprendre");
        Assert.Equal(0, await portal.WithDbAsync(db => db.ReviewOpinions.CountAsync(opinion => db.Set<ReviewReader>().Any(reader => reader.Id == opinion.ReaderId && reader.AccountId == claire.Account.Id))));
        await (await claire.OpenAsync($"/comite/relectures/{id}/fin")).Choose("Mon prénom").PressAsync("J’ai fini");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, claire.Status);
        Assert.Contains("Il faut d’abord répondre à une phrase.", claire.Text);
        Assert.False(await portal.WithDbAsync(db => db.ReviewReaders.AnyAsync(reader => reader.AccountId == claire.Account.Id))); // « relu par » nobody
        await (await claire.OpenAsync($"/comite/relectures/{id}/phrases?phrase=1")).PressAsync("Je ne comprends pas");
        await (await claire.OpenAsync($"/comite/relectures/{id}/fin")).PressAsync("J’ai fini");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, claire.Status);
        await claire.Choose("Mon prénom").PressAsync("J’ai fini");
        Assert.Contains("Vous avez fini", (await claire.OpenAsync("/comite/relectures")).Text);
    }

    [Fact]
    public async Task What_members_wrote_is_read_after_the_end_without_names_and_each_proposal_is_answered()
    {
        var (rose, claire, ana, ines) = (await portal.FacilitatorAsync(Bodies.Parents), await ParentAsync(), await ParentAsync(), await portal.VisitorAsync(Role.Observer));
        var id = await OpenedAsync(rose, Bodies.Parents, "Nous parlons du projet.\nVous venez avec une personne.");
        await SayAsync(claire, id, 2, $"Venez à 2, {Canary}.");
        await SayAsync(ana, id, 1, "On parle de votre enfant.");
        await (await ana.OpenAsync($"/comite/relectures/{id}/fin")).Choose("Mon prénom").PressAsync("J’ai fini");
        await (await claire.OpenAsync($"/comite/relectures/{id}/fin")).Choose("Sans mon nom").PressAsync("J’ai fini");
        await (await rose.OpenAsync($"/comite/relectures/{id}/gerer")).PressAsync("Oui, finir la relecture");
        Assert.Equal(HttpStatusCode.OK, rose.Status);
        Assert.Contains("caché, trop peu de lecteurs", rose.Text);
        Assert.Contains($"Relu par {ana.Account.DisplayName.Split(' ')[0]} et une autre personne.", rose.Text);
        Assert.Contains("2 attendent votre réponse.", rose.Text);
        Assert.Matches("relecture (attend|est en retard)", (await rose.OpenAsync("/accueil")).Text);

        await rose.OpenAsync($"/comite/relectures/{id}/gerer");
        await rose.Fill("La réponse au groupe", "Nous changeons 1 phrase.").PressAsync("Publier la réponse");
        Assert.Contains("2 propositions attendent encore une réponse.", rose.Text);
        Assert.Equal("Nous changeons 1 phrase.", rose.ValueOf("La réponse au groupe"));
        await rose.OpenAsync($"/comite/relectures/{id}/propositions");
        Assert.Contains("On parle de votre enfant.", rose.Text);
        Assert.Contains(Canary, rose.Text);
        Assert.DoesNotContain(claire.Account.DisplayName, rose.Text);
        await rose.PressAsync("Garder cette réponse");
        Assert.Equal("Dites pourquoi : une réponse a une raison.", rose.ErrorOf("Pourquoi"));
        await rose.Choose("Gardé en partie").Fill("Pourquoi", "Le mot projet reste.").PressAsync("Garder cette réponse");
        await rose.Choose("Pas gardé").Fill("Pourquoi", "La loi dit une personne.").PressAsync("Garder cette réponse");
        Assert.Equal(HttpStatusCode.OK, rose.Status);
        Assert.DoesNotContain("La loi dit", (await claire.OpenAsync($"/comite/relectures/{id}")).Text); // answered to all at once
        await (await rose.OpenAsync($"/comite/relectures/{id}/gerer")).Fill("La réponse au groupe", "Nous changeons 1 phrase.").PressAsync("Publier la réponse");

        Assert.Contains("La loi dit une personne.", (await claire.OpenAsync($"/comite/relectures/{id}")).Text);
        Assert.Contains("On parle de votre enfant.", claire.Text); // kept in part: without a name
        Assert.Contains("Nous changeons 1 phrase.", claire.Text);
        Assert.DoesNotContain(Canary, (await ana.OpenAsync($"/comite/relectures/{id}")).Page.Source.Text); // not kept: its author alone
        var version = await portal.WithDbAsync(db => db.ReviewVersions.Where(one => one.DocumentId == id).Select(one => one.Id).SingleAsync());
        foreach (var address in new[] { "/comite/relectures/bilan", $"/comite/relectures/bilan/{version}" })
        {
            Assert.Equal(HttpStatusCode.OK, (await ines.OpenAsync(address)).Status);
            foreach (var word in new[] { Canary, "On parle de votre enfant", "La loi dit", ana.Account.DisplayName, "Nous changeons" }) Assert.DoesNotContain(word, ines.Page.Source.Text);
        }
        Assert.True(await portal.WithDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.Action == "review.words-read" && entry.ObjectId == version && entry.ActorId == rose.Account.Id)));
        Assert.True(await portal.WithDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.Action == "review.decided" && entry.PersonId == claire.Account.Id)));
    }

    [Fact]
    public async Task Nobody_else_finds_a_document_and_parents_never_meet_the_young()
    {
        var (rose, other, lina) = (await portal.FacilitatorAsync(Bodies.Parents), await portal.FacilitatorAsync(Bodies.Young), await portal.VisitorAsync(Role.YoungPerson));
        await portal.SeatAsync(lina.Account);
        await portal.SeatAsync(lina.Account, Bodies.Parents); // even a seat of the other kind opens nothing
        var id = await OpenedAsync(rose, Bodies.Parents, $"Une phrase, {Canary}.\nUne autre phrase.");
        foreach (var somebody in new[] { other, lina, await portal.VisitorAsync(Role.Parent) })
        {
            foreach (var part in new[] { "", "/phrases", "/fin", "/versions", "/gerer", "/texte", "/propositions" })
                Assert.Contains((await somebody.OpenAsync($"/comite/relectures/{id}{part}")).Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });
            Assert.DoesNotContain(Canary, (await somebody.OpenAsync("/comite/relectures")).Page.Source.Text);
            Assert.DoesNotContain("Le courrier", somebody.Text);
        }
    }

    [Fact]
    public async Task The_end_comes_by_itself_the_answer_is_late_in_front_of_all_and_old_documents_say_so()
    {
        var (rose, claire) = (await portal.FacilitatorAsync(Bodies.Parents), await ParentAsync());
        var id = await OpenedAsync(rose, Bodies.Parents, "Nous parlons du projet.\nVous venez à 2.\nMerci.");
        await SayAsync(claire, id, 1, "Autrement.");
        await claire.OpenAsync($"/comite/relectures/{id}/phrases?phrase=2");
        portal.Clock.Advance(TimeSpan.FromDays(22));
        await AgainAsync(rose, claire);
        await claire.OpenAsync($"/comite/relectures/{id}/phrases?phrase=2");
        Assert.EndsWith($"/comite/relectures/{id}", claire.Path); // over
        await EndAsync();
        await EndAsync(); // twice is once
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == "review.closed" && db.Set<ReviewVersion>().Any(one => one.DocumentId == id && one.Id == entry.ObjectId))));
        Assert.Contains("Réponse à venir", (await claire.OpenAsync($"/comite/relectures/{id}")).Text);
        portal.Clock.Advance(TimeSpan.FromDays(31));
        await AgainAsync(rose, claire);
        Assert.Contains("En retard", (await claire.OpenAsync($"/comite/relectures/{id}")).Text);
        Assert.Contains("La réponse devait arriver le", claire.Text);
        Assert.Contains("Réponse en retard", (await claire.OpenAsync("/comite/relectures")).Text);
        Assert.Contains("La réponse à une relecture est en retard.", (await rose.OpenAsync("/accueil")).Text);

        await (await rose.OpenAsync($"/comite/relectures/{id}/propositions")).Choose("Gardé").Fill("Pourquoi", "C’est mieux.").PressAsync("Garder cette réponse");
        await (await rose.OpenAsync($"/comite/relectures/{id}/gerer")).Fill("La réponse au groupe", "Merci.").Fill("À revoir avant le", "2020-01-01").PressAsync("Publier la réponse");
        Assert.Contains("Choisissez un jour à venir", rose.Text);
        await rose.Fill("À revoir avant le", Day(40)).PressAsync("Publier la réponse");
        Assert.DoesNotContain("En retard", (await claire.OpenAsync($"/comite/relectures/{id}")).Text);
        portal.Clock.Advance(TimeSpan.FromDays(15));
        await AgainAsync(rose, claire);
        Assert.Contains("Un document relu est bientôt trop vieux.", (await rose.OpenAsync("/accueil")).Text);

        await (await rose.OpenAsync($"/comite/relectures/{id}/texte")).Fill("Le texte, si vous voulez", "Nous parlons de votre enfant.\nVous venez à 2.\nMerci.").PressAsync("Garder ce texte");
        await rose.PressAsync("Ouvrir la relecture");
        Assert.Contains("Nous parlons de votre enfant.", (await claire.OpenAsync($"/comite/relectures/{id}/versions")).Text);
        Assert.Equal(["Nous parlons du projet."], claire.Page.QuerySelectorAll(".compared del").Select(line => line.TextContent));
        Assert.Equal(["Nous parlons de votre enfant."], claire.Page.QuerySelectorAll(".compared ins").Select(line => line.TextContent));
        Assert.Contains("pas encore compté", claire.Text);
    }

    [Fact]
    public async Task A_form_that_cannot_be_says_so_beside_its_field_and_keeps_what_was_written()
    {
        var rose = await portal.FacilitatorAsync(Bodies.Young, Bodies.Adolescents);
        await (await rose.OpenAsync("/comite/relectures/nouvelle")).PressAsync("Préparer la relecture");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rose.Status);
        Assert.Equal("Il faut choisir un groupe.", rose.ErrorOf("Le groupe qui relit"));
        await Filled(rose, (await portal.BodyAsync()).Name, "Une <b>phrase</b>.").PressAsync("Préparer la relecture");
        Assert.Contains("code entre", rose.ErrorOf("Le texte, si vous voulez"));
        Assert.Equal("Une <b>phrase</b>.", rose.ValueOf("Le texte, si vous voulez"));
        await rose.Fill("Le texte, si vous voulez", "Une phrase.").Fill("Dernier jour pour répondre", Day(-1)).PressAsync("Préparer la relecture");
        Assert.Contains("entre demain et dans 60 jours", rose.ErrorOf("Dernier jour pour répondre"));
        await rose.Fill("Dernier jour pour répondre", Day(5)).Fill("La réponse arrive avant le", Day(4)).PressAsync("Préparer la relecture");
        Assert.Contains("vient après la relecture", rose.ErrorOf("La réponse arrive avant le"));
        await rose.Fill("La réponse arrive avant le", Day(20)).Fill("Le texte, si vous voulez", "").Fill("Ou une page du portail, si vous voulez", "/fiches/nulle-part").PressAsync("Préparer la relecture");
        Assert.Contains("Cette page n’existe pas.", rose.ErrorOf("Ou une page du portail, si vous voulez"));
        await rose.Fill("Ou une page du portail, si vous voulez", "/livret/mes-droits").PressAsync("Préparer la relecture");
        Assert.EndsWith("/gerer", rose.Path);
        Assert.Contains("phrases à relire", rose.Text);
        await rose.PressAsync("Oui, effacer");
        Assert.EndsWith("/comite/relectures", rose.Path);
    }

    [Fact]
    public async Task Two_devices_at_once_make_one_reader_and_two_facilitators_one_answer()
    {
        var (rose, claire) = (await portal.FacilitatorAsync(Bodies.Parents), await ParentAsync());
        var id = await OpenedAsync(rose, Bodies.Parents, "Une phrase.\nUne autre.");
        var devices = new List<Visitor>();
        for (var device = 0; device < 2; device++) devices.Add(await (await portal.VisitorAsync(claire.Account)).OpenAsync($"/comite/relectures/{id}/phrases?phrase=1"));
        await Task.WhenAll(devices.Select(device => device.PressAsync("Je comprends")));
        Assert.All(devices, device => Assert.Equal(HttpStatusCode.OK, device.Status));
        Assert.Equal((1, 1), (await portal.WithDbAsync(db => db.ReviewReaders.CountAsync(one => one.AccountId == claire.Account.Id)), await portal.WithDbAsync(db => db.ReviewOpinions.CountAsync(one => db.Set<ReviewReader>().Any(reader => reader.Id == one.ReaderId && reader.AccountId == claire.Account.Id)))));

        await (await rose.OpenAsync($"/comite/relectures/{id}/gerer")).PressAsync("Oui, finir la relecture");
        var second = await portal.VisitorAsync(rose.Account);
        foreach (var one in new[] { rose, second }) (await one.OpenAsync($"/comite/relectures/{id}/gerer")).Fill("La réponse au groupe", $"Merci à tous, {one.GetHashCode()}.");
        await Task.WhenAll(rose.PressAsync("Publier la réponse"), second.PressAsync("Publier la réponse"));
        Assert.Single(new[] { rose, second }, one => one.Status == HttpStatusCode.UnprocessableEntity);
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == "review.answered" && db.Set<ReviewVersion>().Any(one => one.DocumentId == id && one.Id == entry.ObjectId))));
    }

    [Fact]
    public async Task Pages_ask_the_database_eight_times_at_most()
    {
        var (rose, claire, ines) = (await portal.FacilitatorAsync(Bodies.Parents), await ParentAsync(), await portal.VisitorAsync(Role.Observer));
        var id = await OpenedAsync(rose, Bodies.Parents, "Nous parlons du projet.\nVous venez avec une personne.");
        await SayAsync(claire, id, 2, "Venez à 2.");
        foreach (var address in new[] { "/comite/relectures", $"/comite/relectures/{id}", $"/comite/relectures/{id}/phrases?phrase=2", $"/comite/relectures/{id}/fin" })
            Assert.InRange(await portal.Sql.OfAsync(() => claire.OpenAsync(address)), 1, 8);
        await (await rose.OpenAsync($"/comite/relectures/{id}/gerer")).PressAsync("Oui, finir la relecture");
        await (await rose.OpenAsync($"/comite/relectures/{id}/propositions")).Choose("Gardé").Fill("Pourquoi", "C’est mieux.").PressAsync("Garder cette réponse");
        await (await rose.OpenAsync($"/comite/relectures/{id}/gerer")).Fill("La réponse au groupe", "Merci.").PressAsync("Publier la réponse");
        Assert.InRange(await portal.Sql.OfAsync(() => claire.OpenAsync($"/comite/relectures/{id}")), 1, 8);
        foreach (var address in new[] { "/comite/relectures", $"/comite/relectures/{id}/gerer", $"/comite/relectures/{id}", "/comite/relectures/nouvelle" })
            Assert.InRange(await portal.Sql.OfAsync(() => rose.OpenAsync(address)), 1, 8);
        Assert.InRange(await portal.Sql.OfAsync(() => ines.OpenAsync("/comite/relectures/bilan")), 1, 8);
    }

    private string Day(int days) => portal.Services.GetRequiredService<TerritoryPack>().Today(portal.Clock).AddDays(days).ToString("yyyy-MM-dd", null);

    private async Task<Visitor> ParentAsync()
    {
        var claire = await portal.VisitorAsync(Role.Parent);
        await portal.SeatAsync(claire.Account, Bodies.Parents);
        return claire;
    }

    private async Task AgainAsync(params Visitor[] people)
    {
        foreach (var one in people) one.Become(await portal.SignInAsync(one.Account));
    }
}

public sealed class ReviewPagesOnSqlite(SqlitePortal portal) : ReviewPagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class ReviewPagesOnPostgres(PostgresPortal portal) : ReviewPagesTests(portal), IClassFixture<PostgresPortal>;
