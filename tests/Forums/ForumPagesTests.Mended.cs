using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Committee.Bodies.Running;
using ChildProtection.Features.Committee.Members;
using ChildProtection.Features.Forums;
using ChildProtection.Features.Forums.Arrivals;
using ChildProtection.Features.Forums.Reach;
using ChildProtection.Features.Forums.Stops;
using ChildProtection.Features.Forums.Tickets;
using ChildProtection.Platform;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Forums;

/// <content>What a reviewer found, and stays mended.</content>
public abstract partial class ForumPagesTests
{
    [Fact]
    public async Task Who_came_without_network_is_taken_the_days_after_and_of_a_cancelled_event()
    {
        var (forum, stops) = await portal.CaravanAsync(null, 5, 5);
        var (rose, people) = (await portal.FacilitatorAsync(), new[] { await portal.LinaAsync(), await portal.LinaAsync() });
        foreach (var (one, stop) in people.Zip(stops)) await portal.AsAsync<TakeTicket, Guid?>(one.Account, take => take.ForMyselfAsync(forum.Id, stop.Id, null));
        var hashes = new List<string>();
        foreach (var (one, stop) in people.Zip(stops)) hashes.Add(Welcome.HashOf(stop.Id, await portal.CodeAsync(stop.Id, one.Account.Id)));

        await portal.WithDbAsync(db => db.ForumStops.Where(stop => stop.Id == stops[0].Id).ExecuteUpdateAsync(update => update.SetProperty(stop => stop.Day, portal.Today().AddDays(-1))));
        Assert.Equal([hashes[0]], await SentAsync(rose, forum, stops[0], hashes[0])); // midnight passed
        await (await rose.OpenAsync($"/comite/forums/{forum.Code}")).PressAsync("Oui, annuler");
        Assert.Equal([hashes[1]], await SentAsync(rose, forum, stops[1], hashes[1])); // cancelled while people were in
        Assert.Equal(2, await portal.WithDbAsync(db => db.ForumTickets.CountAsync(ticket => ticket.ArrivedAt != null && (ticket.StopId == stops[0].Id || ticket.StopId == stops[1].Id))));
    }

    [Fact]
    public async Task Who_came_is_told_when_nearly_everybody_did_and_only_large_houses_are_named()
    {
        var (forum, stops) = await portal.CaravanAsync(null, 60);
        var (karim, houses) = (await portal.AccountAsync(Role.Professional, "Karim"), new List<PlaceOfLife>());
        foreach (var (kind, count) in new[] { (PlaceKind.Home, 12), (PlaceKind.ChildrensHome, 13), (PlaceKind.FosterFamily, 11), (PlaceKind.Home, 3) })
        {
            var house = new PlaceOfLife { Id = SecretCode.NewId(), Name = $"Lieu {SecretCode.NewCode(6)}", Zone = Caravans.Zone, Kind = kind };
            await portal.WithDbAsync(db => { db.Add(house); return db.SaveChangesAsync(); });
            houses.Add(house);
            Assert.True(await portal.AsAsync<TakeTicket, bool>(karim, take => take.ForHouseAsync(forum.Id, stops[0].Id, house.Id, count, null)));
        }
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => portal.AsAsync<Welcome, int>(karim, welcome => welcome.WithoutTicketAsync(forum.Id, stops[0].Id)))));
        await portal.WithDbAsync(db => db.ForumTickets.Where(ticket => ticket.StopId == stops[0].Id && ticket.Number != 1).ExecuteUpdateAsync(update => update.SetProperty(ticket => ticket.ArrivedAt, portal.Clock.GetUtcNow())));
        await portal.WithDbAsync(db => db.Forums.Where(one => one.Id == forum.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.LastDay, portal.Today().AddDays(-9)).SetProperty(one => one.FirstDay, portal.Today().AddDays(-9))));
        await portal.AsAsync<CountReach, bool>(karim, async reach => { await reach.CountAsync(); return true; });
        var counted = await portal.WithDbAsync(db => db.Forums.AsNoTracking().SingleAsync(one => one.Id == forum.Id));
        Assert.Equal(45, CountReach.CameIn(counted)); // 38 of 39, and 5 without a ticket
        var table = CountReach.Read(counted).Single(one => one.Code == CountReach.CameByPlace);
        Assert.Equal([.. houses.Take(2).Select(house => house.Name).Order(StringComparer.CurrentCulture), "Autres lieux, ou on ne sait pas"], table.Rows);
        Assert.All(table.Cells, row => Assert.NotNull(row[0].RoundedCount));
    }

    [Fact]
    public async Task A_public_stop_never_names_a_place_of_life_nor_becomes_one_under_those_who_come()
    {
        var (forum, stops) = await portal.CaravanAsync(null, 5);
        var (place, rose) = ((await portal.HomeStopAsync(forum)).Place, await portal.FacilitatorAsync());
        await rose.OpenAsync($"/comite/forums/{forum.Code}/etape/{stops[0].Id}");
        foreach (var (field, words) in new[] { ("Nom de l’étape", $"Chez nous, {place.Name}"), ("Adresse publique, si vous voulez", place.Name), ("Le programme, si vous voulez", $"10:00 - 11:00 | Un quiz | {place.Name} | Le comité") })
        {
            await (await rose.OpenAsync($"/comite/forums/{forum.Code}/etape/{stops[0].Id}")).Fill(field, words).PressAsync("Enregistrer");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, rose.Status);
            Assert.Contains("Cela ressemble au nom d’un lieu de vie.", rose.Text);
            Assert.Equal(words, rose.ValueOf(field));
        }
        await (await rose.OpenAsync($"/comite/forums/{forum.Code}/reglages")).Fill("Nom du forum", place.Name).PressAsync("Enregistrer");
        Assert.Contains("Cela ressemble au nom d’un lieu de vie.", rose.Text);
        await portal.AsAsync<TakeTicket, Guid?>((await portal.LinaAsync()).Account, take => take.ForMyselfAsync(forum.Id, stops[0].Id, null));
        await (await rose.OpenAsync($"/comite/forums/{forum.Code}/etape/{stops[0].Id}")).Choose("Foyer").Fill("Lieu de vie, si vous voulez", place.Name).PressAsync("Enregistrer");
        Assert.Contains("Des personnes ont un billet.", rose.Text);
        Assert.Null(await portal.WithDbAsync(db => db.ForumStops.Where(stop => stop.Id == stops[0].Id).Select(stop => stop.PlaceId).SingleAsync()));
    }

    [Fact]
    public async Task The_home_page_says_when_a_forum_comes_is_off_or_is_late()
    {
        var (forum, stops) = await portal.CaravanAsync(portal.Today().AddDays(1), 1);
        var (lina, karim, rose) = (await portal.LinaAsync(), await portal.VisitorAsync(Role.Professional), await portal.FacilitatorAsync());
        await portal.AsAsync<TakeTicket, Guid?>(lina.Account, take => take.ForMyselfAsync(forum.Id, stops[0].Id, null));
        await portal.WithDbAsync(db => { db.Add(new ForumGreeter { StopId = stops[0].Id, AccountId = karim.Account.Id, AskedAt = portal.Clock.GetUtcNow(), AcceptedAt = portal.Clock.GetUtcNow() }); return db.SaveChangesAsync(); });
        Assert.Contains("Un forum a lieu demain, tu as une place.", (await lina.OpenAsync("/accueil")).Text);
        Assert.Contains("Un forum a lieu demain, on vous attend.", (await karim.OpenAsync("/accueil")).Text);
        await portal.WithDbAsync(db => db.ForumStops.Where(stop => stop.Id == stops[0].Id).ExecuteUpdateAsync(update => update.SetProperty(stop => stop.Day, portal.Today())));
        Assert.Contains("Un forum a lieu aujourd’hui, tu as une place.", (await lina.OpenAsync("/accueil")).Text);

        Assert.True(await portal.AsAsync<ForumDesk, bool>(rose.Account, desk => desk.WriteAsync(forum.Id, sheet => sheet.With(new CheckItem(SecretCode.NewId(), "Le bus", portal.Today().AddDays(-1), "L’animatrice", null)))));
        await portal.WithDbAsync(db => { db.Add(new ForumTask { Id = SecretCode.NewId(), ForumId = forum.Id, Name = "Accueillir", Places = 2 }); return db.SaveChangesAsync(); });
        await rose.OpenAsync("/accueil");
        Assert.All(["Une chose à faire pour un forum est en retard.", "Une tâche d’un forum manque de volontaires."], words => Assert.Contains(words, rose.Text));
        Assert.True(await portal.AsAsync<ForumDesk, bool>(rose.Account, desk => desk.CancelAsync(forum.Id)));
        Assert.Contains("Un forum où tu as une place est annulé.", (await lina.OpenAsync("/accueil")).Text);
        Assert.DoesNotContain("aujourd’hui, tu as une place", lina.Text);
    }

    [Fact]
    public async Task Pressed_twice_is_once()
    {
        await portal.WithDbAsync(db => db.Forums.ExecuteDeleteAsync()); // a body prepares a few at once, and other tests prepare many
        var (forum, stops) = await portal.CaravanAsync(null, 20);
        var (place, karim, rose) = ((await portal.HomeStopAsync(forum)).Place, await portal.VisitorAsync(Role.Professional), await portal.FacilitatorAsync());
        await TwiceAsync((await karim.OpenAsync($"/comite/forums/{forum.Code}/reserver/{stops[0].Id}")).Fill("Lieu de vie", place.Name).Fill("Nombre de places", "4"), "Garder ces places");
        Assert.Equal(4, await portal.WithDbAsync(db => db.ForumTickets.CountAsync(ticket => ticket.StopId == stops[0].Id)));

        var name = $"Le forum {SecretCode.NewCode(6)}";
        await rose.OpenAsync("/comite/forums/nouveau");
        await TwiceAsync(rose.Fill("Instance", "Comité des jeunes").Fill("Nom du forum", name).Fill("À quoi il sert", "Parler.").Fill("Premier jour", $"{portal.Today():yyyy-MM-dd}").Fill("Dernier jour", $"{portal.Today():yyyy-MM-dd}"), "Préparer ce forum");
        Assert.Equal(1, await portal.WithDbAsync(db => db.Forums.CountAsync(one => one.Name == name)));

        await portal.AsAsync<ForumDesk, bool>(rose.Account, desk => desk.WriteAsync(forum.Id, sheet => sheet.With(new CheckItem(SecretCode.NewId(), "Le bus", portal.Today(), "L’animatrice", null))));
        await TwiceAsync(await rose.OpenAsync($"/comite/forums/{forum.Code}/preparer"), "C’est fait");
        Assert.NotNull(Assert.Single((await portal.WithDbAsync(db => db.Forums.AsNoTracking().SingleAsync(one => one.Id == forum.Id))).Sheet.Checks).DoneOn);
    }

    [Fact]
    public async Task A_body_whose_forum_is_announced_stays_open_and_needs_change_without_losing_the_place()
    {
        var (forum, stops) = await portal.CaravanAsync(portal.Today().AddDays(2), 1);
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.Contains("Un forum est annoncé.", (await Assert.ThrowsAsync<BrokenRuleException>(() => scope.ServiceProvider.GetRequiredService<CloseBody>().CloseAsync(Bodies.Young, "Fini."))).Message);
        Assert.Null((await portal.BodyAsync()).ClosedAt);

        var (lina, rose) = (await portal.LinaAsync(), await portal.FacilitatorAsync());
        var id = await portal.AsAsync<TakeTicket, Guid?>(lina.Account, take => take.ForMyselfAsync(forum.Id, stops[0].Id, "Un bus."));
        await lina.OpenAsync($"/comite/forums/billet/{id}");
        Assert.Equal("Un bus.", lina.ValueOf("Ce qu’il faut pour venir, si tu veux"));
        await lina.Fill("Ce qu’il faut pour venir, si tu veux", "Un train.").PressAsync("Enregistrer");
        Assert.Equal($"/comite/forums/billet/{id}", lina.Path);
        Assert.Contains("Un train.", (await rose.OpenAsync($"/comite/forums/{forum.Code}/besoins")).Text);
        Assert.DoesNotContain("Un bus.", rose.Text);
        Assert.False(await portal.AsAsync<TakeTicket, bool>((await portal.LinaAsync()).Account, take => take.NeedAsync(id!.Value, "Rien.")));
    }

    /// <summary>A script asks what a code is and stays on its page; the door knows the tickets of its own stop alone.</summary>
    private static async Task AskedByScriptAsync(Visitor karim, string door, string elsewhere)
    {
        Assert.DoesNotContain("elsewhere", karim.Page.QuerySelector("[data-porte]")!.GetAttribute("data-liste"));
        var answer = await ScriptAsync(karim, door, "ticket", elsewhere);
        Assert.Equal(("Ce billet est pour une autre étape.", false), (answer.GetProperty("said").GetString(), answer.GetProperty("isIn").GetBoolean()));
    }

    /// <summary>An adult at the door is refused, or withdraws; both are written down.</summary>
    private async Task NoMoreAsync(Visitor rose, Visitor karim, Forum forum, ForumStop stop, string door)
    {
        await rose.OpenAsync($"/comite/forums/{forum.Code}/etape/{stop.Id}");
        await rose.PressAsync($"Retirer : {karim.Account.DisplayName}");
        Assert.Equal(HttpStatusCode.NotFound, (await karim.OpenAsync(door)).Status);
        await (await karim.OpenAsync($"/comite/forums/{forum.Code}")).PressAsync("Je peux aider à l’accueil : Étape 1");
        await karim.PressAsync("Je ne viens plus à l’accueil : Étape 1");
        Assert.Equal(0, await portal.WithDbAsync(db => db.ForumGreeters.CountAsync(greeter => greeter.StopId == stop.Id)));
        Assert.Equal(2, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.PersonId == karim.Account.Id && (entry.Action == "forum.greeter-removed" || entry.Action == "forum.greeter-left"))));
    }

    /// <summary>Educators and référents of those who live there see the stop and help there; others never; it is printed alone.</summary>
    private async Task HomeAsync(Forum forum, ForumStop stop, Visitor rose, Visitor here, Visitor karim)
    {
        var (nadia, alone) = (await portal.VisitorAsync(Role.Professional), $"/forums/{forum.Code}/imprimer?etape={stop.Id}");
        await portal.CaresForAsync(nadia.Account, here.Account);
        Assert.Contains("Atelier caché", (await nadia.OpenAsync($"/comite/forums/{forum.Code}")).Text);
        await nadia.PressAsync("Je peux aider à l’accueil : Au foyer secret");
        Assert.Equal(1, await portal.WithDbAsync(db => db.ForumGreeters.CountAsync(greeter => greeter.StopId == stop.Id)));
        Assert.Equal(HttpStatusCode.OK, (await nadia.OpenAsync($"/comite/forums/{forum.Code}/reserver/{stop.Id}")).Status);
        foreach (var one in new[] { nadia, here, rose }) Assert.Contains("Atelier caché", (await one.OpenAsync(alone)).Text);
        foreach (var one in new[] { karim, portal.Stranger(), await portal.VisitorAsync(Role.Parent) }) Assert.Equal(HttpStatusCode.NotFound, (await one.OpenAsync(alone)).Status);

        await portal.AsAsync<ForumDesk, bool>(rose.Account, desk => desk.WriteAsync(forum.Id, sheet => sheet.With(new Stand("La mission locale", "Des idées de métiers", "L’animatrice"))));
        Assert.Contains("Des idées de métiers", (await karim.OpenAsync($"/forums/{forum.Code}/imprimer?quoi=programme")).Text);
        var (other, _) = await portal.CaravanAsync(portal.Today(), 1);
        await portal.HomeStopAsync(other);
        await portal.WithDbAsync(db => db.ForumStops.Where(one => one.ForumId == other.Id && one.PlaceId == null).ExecuteDeleteAsync());
        Assert.DoesNotContain("viendront ici", (await rose.OpenAsync($"/forums/{other.Code}/imprimer")).Text);
        Assert.Contains("Au foyer secret", rose.Text);
        Assert.Contains("viendront ici", (await karim.OpenAsync($"/forums/{other.Code}/imprimer")).Text);
    }

    /// <summary>Where it stopped and what people thought are there to read; those who did not come are not left over.</summary>
    private static async Task ThoughtAsync(Visitor rose, Visitor reader, Forum forum)
    {
        Assert.Null(rose.Page.QuerySelector("#t-venue"));
        Assert.Contains("2 étapes, dans 1 secteur. Dans un lieu de vie : 1.", rose.Text);
        foreach (var address in new[] { $"/forums/{forum.Code}", $"/comite/forums/{forum.Code}" }) Assert.Contains("As-tu aimé cette journée ?", (await (address.StartsWith("/f", StringComparison.Ordinal) ? reader : rose).OpenAsync(address)).Text);
    }

    /// <summary>A member who leaves the body leaves the task to somebody else.</summary>
    private async Task LeaveAsync(Visitor rose, Forum forum)
    {
        var (sami, ana) = (await portal.LinaAsync(), await portal.LinaAsync());
        foreach (var one in new[] { sami, ana }) await portal.SeatAsync(one.Account);
        await (await sami.OpenAsync($"/comite/forums/{forum.Code}/preparer")).PressAsync("Je m’en occupe : Tenir le quiz");
        DateTimeOffset? now = portal.Clock.GetUtcNow();
        await portal.WithDbAsync(db => db.Set<CommitteeMember>().Where(seat => seat.AccountId == sami.Account.Id).ExecuteUpdateAsync(update => update.SetProperty(seat => seat.Until, now)));
        Assert.Contains("Il reste 1 place.", (await rose.OpenAsync($"/comite/forums/{forum.Code}/preparer")).Text);
        await (await ana.OpenAsync($"/comite/forums/{forum.Code}/preparer")).PressAsync("Je m’en occupe : Tenir le quiz");
        Assert.Contains("Toutes les places sont prises.", ana.Text);
        await ana.PressAsync("Rendre la tâche : Tenir le quiz");
    }

    /// <summary>What a telephone kept, sent from the page of the door as it is that day; what the portal took.</summary>
    private static async Task<IEnumerable<string?>> SentAsync(Visitor rose, Forum forum, ForumStop stop, string hash)
    {
        var door = $"/comite/forums/{forum.Code}/accueil/{stop.Id}";
        Assert.NotNull((await rose.OpenAsync(door)).Page.QuerySelector("[data-porte-fermee]"));
        return (await ScriptAsync(rose, $"{door}?handler=Send", "hashes", hash)).GetProperty("done").EnumerateArray().Select(one => one.GetString()).ToList();
    }

    private static async Task<JsonElement> ScriptAsync(Visitor who, string address, string name, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([new(name, value), new("__RequestVerificationToken", ((IHtmlInputElement)who.Page.QuerySelector("input[name=__RequestVerificationToken]")!).Value)]) };
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await who.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static async Task TwiceAsync(Visitor who, string text)
    {
        var button = who.Page.QuerySelectorAll("button").OfType<IHtmlButtonElement>().Single(one => one.TextContent.Trim().StartsWith(text, StringComparison.Ordinal));
        for (var time = 0; time < 2; time++)
        {
            using var request = Forms.Request(button, who.Address);
            using var answer = await who.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }
}
