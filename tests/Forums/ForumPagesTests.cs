using System.Net;
using ChildProtection.Features.Forums;
using ChildProtection.Features.Forums.Reach;
using ChildProtection.Features.Forums.Stops;
using ChildProtection.Features.Forums.Tickets;
using ChildProtection.Platform;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Forums;

/// <summary>Forums as people use them: prepared, published, joined, welcomed at, thought of and counted; and who never sees what.</summary>
public abstract partial class ForumPagesTests(Portal portal)
{
    [Fact]
    public async Task A_facilitator_prepares_publishes_and_a_young_person_comes()
    {
        await portal.WithDbAsync(db => db.Forums.ExecuteDeleteAsync()); // a body prepares a few at once, and other tests prepare many
        var (rose, lina, day) = (await portal.FacilitatorAsync(), await portal.LinaAsync(), portal.Today().AddDays(20));
        await (await rose.OpenAsync("/comite/forums/nouveau")).Fill("Nom du forum", "La caravane d'essai").PressAsync("Préparer ce forum");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rose.Status);
        Assert.Equal(("Dites à quoi il sert.", "Choisissez une instance."), (rose.ErrorOf("À quoi il sert"), rose.ErrorOf("Instance")));
        Assert.Equal("La caravane d'essai", rose.ValueOf("Nom du forum"));
        await rose.Fill("Instance", "Comité des jeunes").Fill("À quoi il sert", "Connaître ses droits.").Fill("Premier jour", $"{day:yyyy-MM-dd}").Fill("Dernier jour", $"{day:yyyy-MM-dd}").PressAsync("Préparer ce forum");
        var home = rose.Path;
        Assert.Equal(HttpStatusCode.NotFound, (await lina.OpenAsync(home)).Status); // not published, and not on the body
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Stranger().OpenAsync(home.Replace("/comite", "", StringComparison.Ordinal))).Status);
        await rose.PressAsync("Publier le forum");
        Assert.Contains("Ajoutez d’abord une étape.", rose.Text);

        await rose.OpenAsync($"{home}/etape");
        await rose.Fill("Nom de l’étape", "La place").Choose("Place publique ou salle").Fill("Secteur", "Rive-Sud").Fill("De", "10:00").Fill("À", "17:00").Fill("Nombre de places", "1").Fill("Le programme", "10:00 - 11:00 | Un quiz | La tente | Le comité\n25:00 - rien").PressAsync("Enregistrer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rose.Status);
        Assert.Contains("Cette ligne du programme ne va pas", rose.Text);
        Assert.Contains("25:00 - rien", rose.ValueOf("Le programme"));
        await rose.Fill("Le programme", "10:00 - 11:00 | Un quiz | La tente | Le comité").PressAsync("Enregistrer");
        Assert.Contains("Écrivez l’adresse de cette étape.", rose.Text);
        await rose.Fill("Adresse publique, si vous voulez", "Place du marché").PressAsync("Enregistrer");
        Assert.EndsWith(home, rose.Path);
        await rose.PressAsync("Publier le forum");

        var open = await portal.Stranger().OpenAsync(home.Replace("/comite", "", StringComparison.Ordinal));
        Assert.All(["Un quiz", "La tente", "Le comité", "Place du marché"], words => Assert.Contains(words, open.Text));
        await (await lina.OpenAsync(home)).FollowAsync("Je viens");
        await lina.Fill("Ce qu’il te faut pour venir", "Un bus, canari-du-bus.").PressAsync("Prendre ma place");
        Assert.StartsWith("/comite/forums/billet/", lina.Path);
        var code = lina.Page.QuerySelector(".code")!.TextContent;
        Assert.Equal(9, code.Length);
        Assert.DoesNotContain(lina.Account.DisplayName, lina.Page.QuerySelector("main")!.TextContent);

        await WaitAsync(rose, lina, home);
    }

    [Fact]
    public async Task Families_and_strangers_see_the_public_programme_and_nothing_of_a_place_of_life()
    {
        var (forum, _) = await portal.CaravanAsync(portal.Today(), 5);
        var (stop, place) = await portal.HomeStopAsync(forum);
        var (rose, karim, claire, here, elsewhere) = (await portal.FacilitatorAsync(), await portal.VisitorAsync(Role.Professional), await portal.VisitorAsync(Role.Parent), await portal.LinaAsync(), await portal.LinaAsync());
        await portal.LivesAtAsync(here.Account, place);
        await portal.SeatAsync(elsewhere.Account);
        Assert.Equal(HttpStatusCode.Forbidden, (await claire.OpenAsync("/comite/forums")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await claire.OpenAsync($"/comite/forums/{forum.Code}")).Status);
        foreach (var part in (string[])["", "/direct", "/direct/etat", "/imprimer", "/imprimer?quoi=programme&format=a3"])
            foreach (var one in new[] { claire, portal.Stranger(), elsewhere, karim })
            {
                await one.OpenAsync($"/forums/{forum.Code}{part}");
                Assert.Equal(HttpStatusCode.OK, one.Status);
                Assert.DoesNotContain("Au foyer secret", one.Text);
                Assert.DoesNotContain("Atelier caché", one.Text);
            }
        foreach (var one in new[] { elsewhere, karim })
        {
            Assert.DoesNotContain("Au foyer secret", (await one.OpenAsync($"/comite/forums/{forum.Code}")).Text);
            Assert.Contains("Étape 1", one.Text);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.OpenAsync($"/comite/forums/{forum.Code}/inscription/{stop.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await karim.OpenAsync($"/comite/forums/{forum.Code}/reserver/{stop.Id}")).Status);
        Assert.Contains("Au foyer secret", (await here.OpenAsync($"/comite/forums/{forum.Code}")).Text);
        Assert.Contains("Atelier caché", here.Text);
        await HomeAsync(forum, stop, rose, here, karim);
        Assert.Contains("Au foyer secret", (await rose.OpenAsync($"/comite/forums/{forum.Code}")).Text);
        var other = await portal.FacilitatorAsync(Bodies.Parents);
        foreach (var part in (string[])["", "/besoins", "/preparer", "/reglages", "/etape", "/chiffres"]) Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/comite/forums/{forum.Code}{part}")).Status);
    }

    [Fact]
    public async Task The_door_opens_on_the_day_for_who_was_accepted_and_says_what_a_code_is()
    {
        var (forum, stops) = await portal.CaravanAsync(null, 5, 5);
        var (rose, karim, lina, sami) = (await portal.FacilitatorAsync(), await portal.VisitorAsync(Role.Professional), await portal.LinaAsync(), await portal.LinaAsync());
        var door = $"/comite/forums/{forum.Code}/accueil/{stops[0].Id}";
        foreach (var (one, stop) in new[] { (lina, stops[0]), (sami, stops[1]) }) await portal.AsAsync<TakeTicket, Guid?>(one.Account, take => take.ForMyselfAsync(forum.Id, stop.Id, null));
        Assert.Equal(HttpStatusCode.NotFound, (await karim.OpenAsync(door)).Status);
        await (await karim.OpenAsync($"/comite/forums/{forum.Code}")).PressAsync("Je peux aider à l’accueil : Étape 1");
        Assert.Equal(HttpStatusCode.NotFound, (await karim.OpenAsync(door)).Status); // offered, not accepted
        Assert.Contains("Un adulte propose d’accueillir", (await rose.OpenAsync("/accueil")).Text);
        await (await rose.OpenAsync($"/comite/forums/{forum.Code}/etape/{stops[0].Id}")).PressAsync($"Dire oui à {karim.Account.DisplayName}");
        Assert.Contains("0 sur 1 sont là.", (await karim.OpenAsync(door)).Text);
        Assert.Contains("camera=(self)", karim.Response.Headers.GetValues("Permissions-Policy").Single());
        Assert.Contains("camera=()", (await rose.OpenAsync($"/comite/forums/{forum.Code}")).Response.Headers.GetValues("Permissions-Policy").Single());
        await AskedByScriptAsync(karim, door, await portal.CodeAsync(stops[1].Id, sami.Account.Id));
        Assert.DoesNotContain(await portal.CodeAsync(stops[0].Id, lina.Account.Id), karim.Page.DocumentElement.OuterHtml);

        await karim.Fill("Code du billet", await portal.CodeAsync(stops[1].Id, sami.Account.Id)).PressAsync("Faire entrer");
        Assert.Equal("Ce billet est pour une autre étape.", karim.ErrorOf("Code du billet"));
        await karim.Fill("Code du billet", "ZZZZ 0000").PressAsync("Faire entrer");
        Assert.Equal("Ce code n’est sur aucun billet.", karim.ErrorOf("Code du billet"));
        await karim.Fill("Code du billet", await portal.CodeAsync(stops[0].Id, lina.Account.Id)).PressAsync("Faire entrer");
        Assert.Contains("Bienvenue ! Ce billet entre.", karim.Text);
        Assert.Contains("1 sur 1 sont là.", karim.Text);
        await karim.Fill("Code du billet", await portal.CodeAsync(stops[0].Id, lina.Account.Id)).PressAsync("Faire entrer");
        Assert.Contains("Ce billet est déjà entré.", karim.Text);
        await karim.PressAsync("Une personne sans billet");
        Assert.Contains("Sans billet : 1", karim.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await karim.OpenAsync($"/comite/forums/{forum.Code}/accueil/{stops[1].Id}")).Status);

        var (later, others) = await portal.CaravanAsync(portal.Today().AddDays(3), 5);
        Assert.Contains("L’accueil s’ouvre le jour de l’étape.", (await rose.OpenAsync($"/comite/forums/{later.Code}/accueil/{others[0].Id}")).Text);
        Assert.Null(rose.Page.QuerySelector("[data-porte-fermee]")); // nobody came before the day

        await NoMoreAsync(rose, karim, forum, stops[0], door);
    }

    [Fact]
    public async Task What_is_on_changes_for_everybody_as_soon_as_it_is_written()
    {
        var (forum, stops) = await portal.CaravanAsync(null, 5);
        var rose = await portal.FacilitatorAsync();
        await rose.OpenAsync($"/comite/forums/{forum.Code}/etape/{stops[0].Id}");
        await rose.Fill("Le programme", "00:00 - 23:00 | Un quiz | La tente | Le comité").PressAsync("Enregistrer");
        var reader = portal.Stranger();
        Assert.Contains("Un quiz, La tente (changé)", (await reader.OpenAsync($"/forums/{forum.Code}/direct")).Text);
        using var state = await reader.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/forums/{forum.Code}/direct/etat"));
        Assert.True(state.Headers.CacheControl!.NoStore);
        Assert.Contains("Un quiz", await state.Content.ReadAsStringAsync());
        await (await rose.OpenAsync($"/comite/forums/{forum.Code}")).PressAsync("Oui, annuler");
        Assert.Contains("Ce forum est annulé.", (await reader.OpenAsync($"/forums/{forum.Code}")).Text);
        Assert.DoesNotContain("Un quiz", (await reader.OpenAsync($"/forums/{forum.Code}/direct")).Text);
    }

    [Fact]
    public async Task Members_and_facilitators_prepare_with_checked_sums_and_late_things_shown()
    {
        var (forum, _) = await portal.CaravanAsync(portal.Today().AddDays(9), 5);
        var (rose, lina, stranger) = (await portal.FacilitatorAsync(), await portal.LinaAsync(), await portal.LinaAsync());
        await portal.SeatAsync(lina.Account);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/comite/forums/{forum.Code}/preparer")).Status);
        await rose.OpenAsync($"/comite/forums/{forum.Code}/preparer");
        await rose.Fill("La tâche", "Tenir le quiz").Fill("Combien de personnes", "1").PressAsync("Ajouter la tâche");
        await rose.Fill("Ce qu’il faut faire", "Réserver le bus").Fill("Avant le", $"{portal.Today().AddDays(-1):yyyy-MM-dd}").Fill("Qui le fait", "L'animatrice").PressAsync("Ajouter à la liste");
        Assert.Contains("En retard.", rose.Text);
        await rose.Fill("Le partenaire", "La mission locale").PressAsync("Ajouter le partenaire");
        Assert.Equal("Dites ce qu’il apporte.", rose.ErrorOf("Ce qu’il apporte"));
        await (await lina.OpenAsync($"/comite/forums/{forum.Code}/preparer")).PressAsync("Je m’en occupe : Tenir le quiz");
        Assert.Contains("Toutes les places sont prises.", lina.Text);
        Assert.DoesNotContain("Ajouter la tâche", lina.Text);
        await lina.PressAsync("Rendre la tâche : Tenir le quiz");
        await LeaveAsync(rose, forum);

        await rose.OpenAsync($"/comite/forums/{forum.Code}/budget");
        await rose.Fill("L’argent disponible", "100").PressAsync("Noter cette somme");
        await rose.Fill("La ligne", "Le bus").Fill("Prévu", "80,505").PressAsync("Écrire la ligne");
        Assert.Equal("Écrivez une somme, comme 120 ou 12,50.", rose.ErrorOf("Prévu"));
        await rose.Fill("Prévu", "80,50").Fill("Voté, si vous voulez", "80").PressAsync("Écrire la ligne");
        Assert.Contains("Dites d’abord comment ce budget est voté.", rose.Text);
        await rose.Fill("Pour", "3").Fill("Contre", "4").Fill("Ni pour ni contre", "0").Fill("Le jour", $"{portal.Today():yyyy-MM-dd}").PressAsync("Noter les mains");
        Assert.Contains("ce n’est pas adopté", rose.Text);
        await rose.Fill("Pour", "9").PressAsync("Noter les mains");
        Assert.Contains("Voté à main levée", rose.Text);
        await rose.Fill("La ligne", "Le bus").Fill("Prévu", "80,50").Fill("Voté, si vous voulez", "80").Fill("Dépensé, si vous voulez", "90").PressAsync("Écrire la ligne");
        Assert.Contains("90 € (trop)", rose.Text);
        await rose.Fill("La ligne", "Le goûter").Fill("Prévu", "20").PressAsync("Écrire la ligne");
        Assert.Contains("Le total prévu dépasse l’argent disponible : 100,50 € pour 100 €.", rose.Text);
        Assert.Contains("80,50 €", (await lina.OpenAsync($"/comite/forums/{forum.Code}/budget")).Text);
    }

    [Fact]
    public async Task Faces_are_given_once_for_a_ticket_that_came_and_figures_hide_what_is_small()
    {
        const int Came = 34;
        var (forum, stops) = await portal.CaravanAsync(portal.Today(), 40);
        var (stop, place, karim, rose) = (stops[0].Id, (await portal.HomeStopAsync(forum)).Place, await portal.VisitorAsync(Role.Professional), await portal.FacilitatorAsync());
        await (await karim.OpenAsync($"/comite/forums/{forum.Code}/reserver/{stop}")).Fill("Lieu de vie", place.Name).Fill("Nombre de places", "41").PressAsync("Garder ces places");
        Assert.Equal("Un nombre de 1 à 40.", karim.ErrorOf("Nombre de places"));
        await karim.Fill("Nombre de places", "40").PressAsync("Garder ces places");
        Assert.Equal(40, karim.Page.QuerySelectorAll(".slip").Length);
        var codes = karim.Page.QuerySelectorAll(".slip .code").Select(one => one.TextContent).ToList();
        await portal.WithDbAsync(db => db.ForumTickets.Where(ticket => ticket.StopId == stop && ticket.Number <= Came).ExecuteUpdateAsync(update => update.SetProperty(ticket => ticket.ArrivedAt, portal.Clock.GetUtcNow())));

        var reader = portal.Stranger();
        await (await reader.OpenAsync($"/forums/{forum.Code}/avis")).Fill("Le code de ton billet", codes[0]).PressAsync("Envoyer mon avis");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reader.Status);
        Assert.Contains("Choisis un visage.", reader.Text);
        for (var one = 0; one < Came; one++) await portal.AsAsync<GiveFaces, bool>(karim.Account, async faces => { await faces.SendAsync(forum, codes[one], [one % 3, 1, one % 2]); return true; });
        foreach (var code in new[] { codes[0], codes[^1], "00000000" }) // answered, never came, no ticket
            await Assert.ThrowsAsync<BrokenRuleException>(() => portal.AsAsync<GiveFaces, bool>(karim.Account, async faces => { await faces.SendAsync(forum, code, [0, 0, 0]); return true; }));
        Assert.Equal(3 * Came, await portal.WithDbAsync(db => db.ForumFaces.Where(face => face.ForumId == forum.Id).SumAsync(face => face.Count)));

        Assert.Contains("Les chiffres viennent le", (await rose.OpenAsync($"/comite/forums/{forum.Code}/chiffres")).Text);
        await portal.WithDbAsync(db => db.Forums.Where(one => one.Id == forum.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.LastDay, portal.Today().AddDays(-9)).SetProperty(one => one.FirstDay, portal.Today().AddDays(-10))
            .SetProperty(one => one.PlanAction, "3").SetProperty(one => one.PlanIndicator, "1")));
        for (var twice = 0; twice < 2; twice++) await portal.AsAsync<CountReach, bool>(karim.Account, async reach => { await reach.CountAsync(); return true; });
        await rose.OpenAsync($"/comite/forums/{forum.Code}/chiffres");
        var table = rose.Page.QuerySelector("section[aria-labelledby=t-venus-lieu] table")!.TextContent;
        Assert.DoesNotContain(place.Name, table); // all came from there
        Assert.Contains("35", table);
        await ThoughtAsync(rose, reader, forum);
        using var csv = await rose.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/comite/forums/{forum.Code}/chiffres/fichier"));
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        var file = await csv.Content.ReadAsStringAsync();
        Assert.DoesNotContain(";34;", file);
        Assert.Contains(";secteurs;1;;exact", file);
    }

    [Fact]
    public async Task What_is_needed_goes_the_day_after_and_an_erased_person_frees_a_place()
    {
        var (forum, stops) = await portal.CaravanAsync(null, 1);
        var (lina, sami, stop) = (await portal.LinaAsync(), await portal.LinaAsync(), stops[0].Id);
        foreach (var one in new[] { lina, sami }) await portal.AsAsync<TakeTicket, Guid?>(one.Account, take => take.ForMyselfAsync(forum.Id, stop, "Un bus."));
        await using var scope = portal.Services.CreateAsyncScope();
        var rule = scope.ServiceProvider.GetServices<IRetention>().Single(one => one.Rule.Code == "forum-needs");
        var now = portal.Clock.GetUtcNow();
        Assert.Equal(0, await rule.CountAsync(now.AddDays(-1)));
        Assert.True(await rule.PurgeAsync(now, 10) >= 2);
        Assert.Equal(2, await portal.WithDbAsync(db => db.ForumTickets.CountAsync(ticket => ticket.StopId == stop && ticket.Needs == null)));
        await scope.ServiceProvider.GetServices<IPersonalData>().Single(one => one.Module.Code == "forums").EraseAsync(lina.Account.Id);
        var left = await portal.WithDbAsync(db => db.ForumTickets.AsNoTracking().SingleAsync(ticket => ticket.StopId == stop));
        Assert.Equal((sami.Account.Id, false), (left.AccountId, left.IsWaiting));
    }

    [Theory]
    [InlineData("10h - 11h30 | Un quiz", "10:00 - 11:30 | Un quiz |  | ")]
    [InlineData("9:05 – 10:00 | A | B | C", "09:05 - 10:00 | A | B | C")]
    public void A_line_of_the_programme_is_read_as_people_type_it(string typed, string written) => Assert.Equal(written, ForumStop.Write(ForumStop.Read(typed)));
}

public sealed class ForumPagesOnSqlite(SqlitePortal portal) : ForumPagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class ForumPagesOnPostgres(PostgresPortal portal) : ForumPagesTests(portal), IClassFixture<PostgresPortal>;
