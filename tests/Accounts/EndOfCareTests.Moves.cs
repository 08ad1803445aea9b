using System.Globalization;
using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Accounts.Moves;
using ChildProtection.Features.Writing;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Administration;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Accounts;

/// <summary>A young person changes place of life: what they read moves with them, and what was stays known.</summary>
public abstract partial class EndOfCareTests
{
    private const string First = "Le premier jour dans ce lieu";
    private const string NewPlace = "Le nouveau lieu";

    [Fact]
    public async Task A_young_person_who_moves_reads_the_new_house_and_the_former_one_no_more()
    {
        var (nadia, lina, child, here, there) = await LivingAsync();
        var (karim, jonas) = (await portal.AccountAsync(Role.Professional, "Karim Lefèvre"), await portal.AccountAsync(Role.Mentor, "Jonas"));
        await portal.RelateAsync(child, karim, RelationKind.Educator);
        await portal.RelateAsync(child, jonas, RelationKind.Mentor);
        var claire = await portal.AccountAsync(Role.Parent, "Claire");
        await portal.RelateAsync(child, claire, RelationKind.Parent);
        await portal.WithDbAsync(async db =>
        {
            var link = await db.Relations.SingleAsync(one => one.ChildId == child.Id && one.AccountId == claire.Id);
            db.Add(ParentalDecision.Record(link.Id, ParentalRights.Visits, DecisionBasis.Judge, null, nadia.Account.Id, portal.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        Assert.Contains("Règles d’ici", (await lina.OpenAsync("/ma-maison")).Text);

        await (await nadia.OpenAsync($"/equipe/jeunes/{child.Id}")).FollowAsync("Lieu de vie : voir, changer");
        Assert.Contains(here.Name, nadia.Text);
        await nadia.Fill(NewPlace, $"{there.Name} (Haut-Plateau)").Fill(First, Day(Today)).PressAsync("Noter ce lieu");

        Assert.Contains($"{here.Name}Du", nadia.Text);
        Assert.Contains("Ton lieu de vie a changé.", (await lina.OpenAsync("/accueil")).Text);
        Assert.DoesNotContain(there.Name, lina.Text, StringComparison.Ordinal); // no name on the first screen
        await lina.FollowAsync("Ton lieu de vie a changé. Regarde.");
        Assert.Contains("Règles de là-bas", lina.Text);
        Assert.DoesNotContain("Règles d’ici", lina.Text, StringComparison.Ordinal);
        Assert.Contains("a changé ton lieu de vie", (await lina.OpenAsync("/qui-a-regarde")).Text);

        var stays = await StaysAsync(child);
        Assert.Equal([(here.Id, true), (there.Id, false)], stays.Select(stay => (stay.PlaceId, stay.Until is not null)));
        Assert.Equal(stays[0].Until, stays[1].From);
        var links = (await portal.LinksAsync(child.Id)).ToDictionary(link => link.Kind);
        Assert.NotNull(links[RelationKind.Educator].Until); // ticked unless the référent says otherwise
        Assert.All([RelationKind.Parent, RelationKind.Mentor, RelationKind.CaseWorker, RelationKind.Self], kind => Assert.Null(links[kind].Until));
        var parent = await portal.VisitorAsync(claire);
        foreach (var page in new[] { "/mon-enfant", "/accueil", "/mes-donnees" })
        {
            Assert.Equal(HttpStatusCode.OK, (await parent.OpenAsync(page)).Status);
            Assert.All([here.Name, there.Name], name => Assert.DoesNotContain(name, parent.Page.Source.Text, StringComparison.Ordinal));
        }
        Assert.Contains("relation.ended-own", await portal.WrittenAsync(karim.Id));
    }

    [Fact]
    public async Task A_move_to_come_holds_from_its_day_and_may_be_taken_back_before()
    {
        var (nadia, lina, child, here, there) = await LivingAsync();
        var (karim, ana) = (await portal.AccountAsync(Role.Professional, "Karim"), await portal.AccountAsync(Role.Professional, "Ana"));
        await portal.RelateAsync(child, karim, RelationKind.Educator);
        await portal.RelateAsync(child, ana, RelationKind.FosterCarer);
        await MoveAsync(nadia, child, there, Today.AddDays(3), stays: "Ana");
        Assert.Contains("Un changement est prévu.", nadia.Text);
        Assert.Contains("Règles d’ici", (await lina.OpenAsync("/ma-maison")).Text);
        Assert.Contains("Ton lieu de vie va changer le", lina.Text);
        var photo = $"/ma-maison/photo/{await PhotoAsync(here)}";
        using (var seen = await portal.GetAsync(photo, Wire.CookieOf(await portal.SignInAsync(lina.Account)))) Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.Contains("Ton lieu de vie va changer. Regarde quand.", (await lina.OpenAsync("/accueil")).Text);
        Assert.Equal([null, true], await EndsAsync(child));

        await nadia.PressAsync("Annuler ce changement");
        Assert.Equal([(here.Id, null)], (await StaysAsync(child)).Select(stay => (stay.PlaceId, stay.Until)));
        Assert.Equal([null, null], await EndsAsync(child));
        Assert.Contains("relation.goes-on-own", await portal.WrittenAsync(karim.Id));
        Assert.DoesNotContain("Ton lieu de vie", (await lina.OpenAsync("/accueil")).Text, StringComparison.Ordinal);

        await MoveAsync(nadia, child, there, Today.AddDays(3), stays: "Ana");
        portal.Clock.Advance(TimeSpan.FromDays(4));
        lina = await portal.VisitorAsync(lina.Account);
        Assert.Contains("Règles de là-bas", (await lina.OpenAsync("/ma-maison")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await lina.OpenAsync(photo)).Status);
        Assert.Equal(["child.place-changed", "child.place-kept", "child.place-changed"], (await portal.WrittenAsync(child.Id)).Where(code => code.StartsWith("child.place-", StringComparison.Ordinal)));
        Assert.False(await portal.WithDbAsync(db => db.Relations.HoldingAt(portal.Clock.GetUtcNow()).AnyAsync(link => link.AccountId == karim.Id)));
    }

    /// <summary>The end of care, then the move, are taken back: the link has the end it had before both.</summary>
    [Fact]
    public void A_link_finds_the_end_of_its_own_again()
    {
        var now = portal.Clock.GetUtcNow();
        var (move, care, own) = (now.AddDays(10), now.AddDays(20), now.AddDays(30));
        var link = Relation.Begin(SecretCode.NewId(), SecretCode.NewId(), RelationKind.Educator, now);
        link.EndsAt(own, now);
        link.CareEnds(care);
        link.EndsWith(SecretCode.NewId(), move, care);
        link.StaysAfterAll(move, careEndsAt: null);
        Assert.Equal((own, null), (link.Until, link.OwnUntil));
    }

    [Fact]
    public async Task Pressed_twice_it_moves_once_and_another_tab_is_told()
    {
        var (nadia, _, child, here, there) = await LivingAsync();
        var other = await PlaceAsync("Encore ailleurs");
        var (cookie, seen) = (await portal.SignInAsync(nadia.Account), (await StaysAsync(child)).Single().Id);
        Func<Task> To(PlaceOfLife place) => () => portal.WithCookieAsync(cookie, services => services.GetRequiredService<ChangePlace>().MoveAsync(child.Id, seen, place.Id, Today, []));

        Assert.Equal(["", ""], await Bureau.AtOnceAsync(To(there), To(there)));
        Assert.Equal([here.Id, there.Id], (await StaysAsync(child)).Select(stay => stay.PlaceId));
        Assert.Equal(["Quelqu’un vient de changer ce lieu. Relisez la page."], await Bureau.AtOnceAsync(To(other)));
        Assert.Single(await portal.WrittenAsync(child.Id), code => code == "child.place-changed");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_in_plain_words_and_nothing_is_lost()
    {
        var (nadia, _, child, here, there) = await LivingAsync();
        foreach (var (day, says) in new[] { (Today.AddDays(90), "2 mois avant ou 2 mois après"), (Today.AddDays(-90), "2 mois avant ou 2 mois après"), (Today.AddDays(-30), "avant son arrivée") })
        {
            await MoveAsync(nadia, child, there, day);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, nadia.Status);
            Assert.Contains(says, nadia.Text);
            Assert.Equal((there.Id.ToString(), Day(day)), (nadia.ValueOf(NewPlace), nadia.ValueOf(First)));
        }
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/lieu");
        await nadia.PressAsync("Noter ce lieu");
        Assert.Equal(("Choisissez un lieu.", "Écrivez le premier jour."), (nadia.ErrorOf(NewPlace), nadia.ErrorOf(First)));

        var karim = await portal.AccountAsync(Role.Professional, "Karim");
        await portal.RelateAsync(child, karim, RelationKind.Educator);
        foreach (var who in new[] { karim, await portal.AccountAsync(Role.Professional) })
            Assert.False(await portal.AsAsync(who, async services => await services.GetRequiredService<ChangePlace>().MoveAsync(child.Id, null, there.Id, Today, [])));
        Assert.Equal([here.Id], (await StaysAsync(child)).Select(stay => stay.PlaceId));
        Assert.DoesNotContain("child.place-changed", await portal.WrittenAsync(child.Id));
    }

    [Fact]
    public async Task Once_the_measure_is_over_no_house_is_shown_any_more()
    {
        var (_, lina, child, _, _) = await LivingAsync();
        DateTimeOffset? over = portal.Clock.GetUtcNow().AddMinutes(-1);
        await portal.WithDbAsync(db => db.Children.Where(one => one.Id == child.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.CareEndsAt, over)));

        Assert.DoesNotContain("Règles d’ici", (await lina.OpenAsync("/ma-maison")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ici, dans ma maison", (await lina.OpenAsync("/livret")).Text, StringComparison.Ordinal);
    }

    /// <summary>A young person in one house of two, each with its page; their référent, and themselves.</summary>
    private async Task<(Visitor Nadia, Visitor Lina, Child Child, PlaceOfLife Here, PlaceOfLife There)> LivingAsync()
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia Benali");
        var child = await portal.ChildOfAsync(nadia, "Ysolde");
        var (lina, _) = await portal.YoungPersonAsync(child, "none");
        var (here, there) = (await PlaceAsync("Règles d’ici"), await PlaceAsync("Règles de là-bas"));
        await portal.WithDbAsync(db => { db.Add(new Stay { Id = SecretCode.NewId(), ChildId = child.Id, PlaceId = here.Id, From = portal.Clock.GetUtcNow().AddDays(-20) }); return db.SaveChangesAsync(); });
        return (await portal.VisitorAsync(nadia), await portal.VisitorAsync(lina), child, here, there);
    }

    private async Task<PlaceOfLife> PlaceAsync(string rules)
    {
        var place = new PlaceOfLife { Id = SecretCode.NewId(), Name = $"Foyer {SecretCode.NewKey()[..6]}", Zone = "haut-plateau" };
        await using var scope = portal.Services.CreateAsyncScope();
        var vault = scope.ServiceProvider.GetRequiredService<Vault>();
        var page = HousePage.Of(place.Id);
        page.Write(null, await vault.SealAsync(WritingData.Rules, Vault.Nobody, place.Id, rules), null, (await portal.AccountAsync(Role.Administrator)).Id, portal.Clock.GetUtcNow());
        await portal.WithDbAsync(db => { db.AddRange(place, page); return db.SaveChangesAsync(); });
        return place;
    }

    private async Task<Guid> PhotoAsync(PlaceOfLife place)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var (vault, id) = (scope.ServiceProvider.GetRequiredService<Vault>(), SecretCode.NewId());
        var photo = HousePhoto.Of(id, place.Id, await vault.SealBytesAsync(WritingData.Picture, Vault.Nobody, id, [1, 2, 3]), await vault.SealAsync(WritingData.Alt, Vault.Nobody, id, "Une maison."), (640, 480), (await portal.AccountAsync(Role.Administrator)).Id, portal.Clock.GetUtcNow());
        await portal.WithDbAsync(db => { db.Add(photo); return db.SaveChangesAsync(); });
        return id;
    }

    private static async Task MoveAsync(Visitor nadia, Child child, PlaceOfLife place, DateOnly day, string? stays = null)
    {
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/lieu");
        if (stays is not null) nadia.Untick(stays);
        await nadia.Fill(NewPlace, $"{place.Name} (Haut-Plateau)").Fill(First, Day(day)).PressAsync("Noter ce lieu");
    }

    private Task<List<Stay>> StaysAsync(Child child) => portal.WithDbAsync(db => db.Stays.AsNoTracking().Where(stay => stay.ChildId == child.Id).OrderBy(stay => stay.From).ToListAsync());

    /// <summary>The team’s links, the foster carer first: null for one that goes on, true for one that ends.</summary>
    private async Task<List<bool?>> EndsAsync(Child child) => [.. (await portal.LinksAsync(child.Id)).Where(link => link.Kind is RelationKind.Educator or RelationKind.FosterCarer)
        .OrderByDescending(link => link.Kind).Select(link => link.Until is null ? (bool?)null : true)];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
