using System.Net;
using ChildProtection.Features.Mentoring.Coordinators;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Together;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Privacy;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Mentoring;

/// <summary>Mentoring as people use it, on both databases: what is refused is said, what is not theirs is not there, what is held is nowhere.</summary>
public abstract class MentoringPagesTests(Portal portal)
{
    [Fact]
    public async Task One_asks_with_pictures_changes_their_mind_and_each_mistake_is_said()
    {
        var (_, _, youth, _) = await portal.AskingAsync();
        var lina = await portal.VisitorAsync(youth);
        await (await lina.OpenAsync("/mentorat/demande")).Untick("Le sport").Fill("Autre chose à dire, si tu veux", "Un chien, canari-tapé").PressAsync("Garder ma demande");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        Assert.Contains("Choisis au moins une chose", lina.Text);
        Assert.Equal("Un chien, canari-tapé", lina.ValueOf("Autre chose à dire, si tu veux"));
        await lina.Choose("Parler").PressAsync("Garder ma demande");
        Assert.Contains("On cherche la bonne personne", lina.Text);
        await (await lina.OpenAsync("/mentorat/demande")).PressAsync("Non merci, j’arrête ma demande");
        Assert.Contains("Je voudrais quelqu’un", lina.Text);
        Assert.DoesNotContain("canari-tapé", lina.Page.Source.Text);
    }

    [Fact]
    public async Task An_adult_applies_is_checked_signs_and_is_accepted()
    {
        var (mentor, maya) = (await portal.VisitorAsync(await portal.AdultAsync(Role.Mentor, "Paul Roy", "paul.roy@exemple.fr")), await portal.VisitorAsync(await portal.CoordinatorAsync()));
        await (await mentor.OpenAsync("/mentorat/candidature")).PressAsync("Envoyer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mentor.Status);
        Assert.Equal("Écrivez votre année de naissance.", mentor.ErrorOf("Votre année de naissance"));
        await mentor.Choose("Être mentor").Choose("Le sport").Fill("Votre année de naissance", "2012").Fill("Votre secteur", "Rive-Sud").Fill("Pourquoi vous voulez accompagner un jeune", "canari-du-pourquoi").PressAsync("Envoyer");
        Assert.Contains("Il faut avoir 18 ans", mentor.Text);
        await mentor.Fill("Votre année de naissance", "1980").PressAsync("Envoyer");
        Assert.Contains("Votre demande est envoyée", mentor.Text);
        await mentor.PressAsync("Je signe cette charte");
        Assert.Contains("L’équipe signe après vous.", mentor.Text);

        await (await maya.OpenAsync("/mentorat/suivi")).FollowAsync("Paul Roy");
        Assert.Contains("canari-du-pourquoi", maya.Text);
        Assert.True(await portal.WithDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.Action == "mentoring.file-read" && entry.PersonId == mentor.Account.Id && entry.ActorId == maya.Account.Id)));
        await maya.PressAsync("Accepter");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, maya.Status);
        Assert.Contains("Il manque encore", maya.Text);
        foreach (var check in new[] { "L’identité", "L’attestation d’honorabilité", "L’entretien", "Les références", "La formation" })
            await maya.Choose(check).Fill("Vérifié le", portal.Today().ToString("yyyy-MM-dd", null)).PressAsync("Noter");
        await maya.PressAsync("Signer pour l’association");
        await maya.PressAsync("Accepter");
        Assert.Equal(HttpStatusCode.OK, maya.Status);
        Assert.Contains("Votre demande est acceptée", (await mentor.OpenAsync("/mentorat/candidature")).Text);
        Assert.DoesNotContain("canari-du-pourquoi", (await mentor.OpenAsync("/mentorat")).Page.Source.Text);
    }

    [Fact]
    public async Task What_is_not_theirs_is_not_there_and_held_words_are_nowhere()
    {
        var bond = await portal.StartedAsync(isConfirmed: true);
        Assert.True(await portal.DoAsync<LiveTogether, bool>(bond.Mentor, two => two.WishGoalAsync(bond.PairingId, "canari-retenu")));
        var (youth, mentor, parent, referent, maya) = (await portal.VisitorAsync(bond.Youth), await portal.VisitorAsync(bond.Mentor), await portal.VisitorAsync(bond.Parent!), await portal.VisitorAsync(bond.CaseWorker), await portal.VisitorAsync(bond.Coordinator));
        var (other, stranger) = (await portal.VisitorAsync(Role.YoungPerson), await portal.VisitorAsync(await portal.MentorAsync()));
        var page = $"/mentorat/nous-deux/{bond.PairingId}";
        foreach (var address in new[] { page, $"{page}/arreter", $"{page}/bilan", $"{page}/au-revoir" }) Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await youth.OpenAsync($"{page}/au-revoir")).Status); // not before the end
        foreach (var address in new[] { $"/mentorat/suivi/paires/{bond.PairingId}", $"/mentorat/suivi/paires/{bond.PairingId}/bilans/1", $"/mentorat/suivi/mentors/{bond.Mentor.Id}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await referent.OpenAsync(address)).Status); // a professional, and no coordinator
            Assert.Equal(HttpStatusCode.OK, (await maya.OpenAsync(address)).Status);
        }
        Assert.Contains("Vous ne coordonnez pas", (await referent.OpenAsync("/mentorat/suivi")).Text);
        var lines = await portal.WithDbAsync(db => db.Set<PairingAgreement>().Where(line => line.PairingId == bond.PairingId).Select(line => line.Id).ToListAsync());
        foreach (var line in lines) Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/mentorat/accords/{line}")).Status);
        var theirs = await portal.LineAsync(bond, bond.Parent!);
        Assert.Contains("Je ne suis plus d’accord", (await parent.OpenAsync($"/mentorat/accords/{theirs}")).Text);
        Assert.DoesNotContain("canari-des-raisons", parent.Page.Source.Text);
        Assert.DoesNotContain(bond.Youth.Id.ToString(), parent.Page.Source.Text);
        Assert.DoesNotContain(bond.Child.Id.ToString(), parent.Page.Source.Text);
        Assert.Contains("canari-retenu", (await maya.OpenAsync("/mentorat/suivi/a-lire")).Text);
        Assert.True(await portal.WithDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.Action == "mentoring.word-read" && entry.PersonId == bond.Youth.Id)));
        foreach (var (who, address) in new[] { (youth, page), (youth, "/mentorat"), (youth, "/accueil"), (youth, "/mes-donnees/copie"), (referent, "/mentorat/suivi/a-lire"), (parent, "/mentorat"), (stranger, "/mentorat") })
            Assert.DoesNotContain("canari-retenu", (await who.OpenAsync(address)).Page.Source.Text);
        await (await maya.OpenAsync("/mentorat/suivi/a-lire")).PressAsync("Rendre à l’adulte");
        Assert.DoesNotContain("canari-retenu", (await youth.OpenAsync(page)).Page.Source.Text);
        Assert.Contains("L’équipe vous l’a rendu.", (await mentor.OpenAsync(page)).Text);
        foreach (var (who, address) in new[] { (youth, page), (mentor, page), (maya, $"/mentorat/suivi/paires/{bond.PairingId}"), (maya, "/mentorat/suivi"), (youth, "/mentorat"), (mentor, "/mentorat"), (parent, "/mentorat") })
            Assert.Equal((address, true), (address, await portal.Sql.OfAsync(() => who.OpenAsync(address)) <= 8));
    }

    [Fact]
    public async Task The_page_of_two_keeps_what_was_written_and_a_stop_is_silent_on_every_page()
    {
        var bond = await portal.StartedAsync();
        var (youth, mentor, maya) = (await portal.VisitorAsync(bond.Youth), await portal.VisitorAsync(bond.Mentor), await portal.VisitorAsync(bond.Coordinator));
        var page = $"/mentorat/nous-deux/{bond.PairingId}";
        await (await youth.OpenAsync(page)).Fill("Le jour", portal.Today().AddYears(1).ToString("yyyy-MM-dd", null)).Fill("Pour faire quoi ?", "Le sport").Fill("Quelques mots, si tu veux", "canari-du-rendez-vous").PressAsync("Noter");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, youth.Status);
        Assert.Contains("Ce jour est trop loin.", youth.Text);
        Assert.Equal("canari-du-rendez-vous", youth.ValueOf("Quelques mots, si tu veux"));
        await youth.Fill("Le jour", portal.Today().ToString("yyyy-MM-dd", null)).PressAsync("Noter");
        Assert.Contains("canari-du-rendez-vous", (await mentor.OpenAsync(page)).Text);
        await mentor.PressAsync("C’est fait");
        await (await youth.OpenAsync(page)).PressAsync("Je continue");
        await (await maya.OpenAsync($"/mentorat/suivi/paires/{bond.PairingId}")).PressAsync("Confirmer le lien");
        var (parent, line, theirs) = (await portal.VisitorAsync(bond.Parent!), await portal.LineAsync(bond, bond.Mentor), await portal.LineAsync(bond, bond.Parent!));
        (Visitor Who, string Address)[] looked = [(mentor, page), (mentor, "/mentorat"), (mentor, $"/mentorat/accords/{line}"), (parent, "/mentorat"), (parent, $"/mentorat/accords/{theirs}")];
        var before = new List<string>();
        foreach (var (who, address) in looked) before.Add((await who.OpenAsync(address)).Text);
        await (await youth.OpenAsync($"{page}/arreter")).PressAsync("J’arrête");
        Assert.Equal("Choisis si tu veux un mot.", Error(youth));
        await youth.Choose("Non, pas de mot").PressAsync("J’arrête");
        Assert.Contains("C’est arrêté pour toi.", youth.Text);
        for (var at = 0; at < looked.Length; at++) Assert.Equal((looked[at].Address, before[at]), (looked[at].Address, (await looked[at].Who.OpenAsync(looked[at].Address)).Text));
        Assert.DoesNotContain("rrêt", (await mentor.OpenAsync("/accueil")).Page.QuerySelector("main")!.TextContent);
        Assert.Contains("Un jeune attend que vous appeliez quelqu’un.", (await maya.OpenAsync("/accueil")).Text);
        await (await maya.OpenAsync($"/mentorat/suivi/paires/{bond.PairingId}")).Choose("Le jeune ne veut plus").PressAsync("J’ai appelé, je termine");
        Assert.Contains("C’est terminé", (await mentor.OpenAsync(page)).Text);
        Assert.DoesNotContain("Écrire un mot d’au revoir", mentor.Text);
        Assert.Equal(HttpStatusCode.OK, (await mentor.OpenAsync($"{page}/au-revoir")).Status);
        Assert.Empty(mentor.Page.QuerySelectorAll("main textarea"));
    }

    [Fact]
    public async Task Only_professionals_coordinate_and_the_last_one_stays_while_a_bond_lives()
    {
        var (professional, mentor, admin) = (await portal.AdultAsync(Role.Professional, "Rose", "rose.m@exemple.fr"), await portal.AdultAsync(Role.Mentor, "Jo", "jo.m@exemple.fr"), await portal.AccountAsync(Role.Administrator));
        Assert.False(await portal.DoAsync<NameCoordinators, bool>(admin, names => names.NameAsync(mentor.Id)));
        foreach (var _ in new[] { 1, 2 }) Assert.True(await portal.DoAsync<NameCoordinators, bool>(admin, names => names.NameAsync(professional.Id)));
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<MentoringCoordinator>().CountAsync(one => one.AccountId == professional.Id)));
        Assert.Contains("Rose", (await (await portal.VisitorAsync(admin)).OpenAsync("/administration/mentorat")).Text);
    }

    private static string? Error(Visitor who) => who.Page.QuerySelector("fieldset .error")?.TextContent.Trim();
}

public sealed class MentoringPagesOnSqlite(SqlitePortal portal) : MentoringPagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class MentoringPagesOnPostgres(PostgresPortal portal) : MentoringPagesTests(portal), IClassFixture<PostgresPortal>;
