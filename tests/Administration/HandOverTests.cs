using ChildProtection.Features.Accounts;
using ChildProtection.Platform;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Administration;

/// <summary>A référent is named and changed by the administration, nothing is forgotten, and everybody concerned is told: on both databases.</summary>
public abstract class HandOverTests(Portal portal)
{
    [Fact]
    public async Task A_child_goes_from_one_referent_to_another_in_one_instant_and_both_links_stay_known()
    {
        var (alex, nadia, karim) = (await portal.StaffAsync(Role.Administrator, "Alex Moreau"), await portal.StaffAsync(Role.Professional), await portal.StaffAsync(Role.Professional, "Karim Lefèvre"));
        var child = await portal.ChildOfAsync(nadia, "Ysolde");
        var (young, _) = await portal.YoungPersonAsync(child, "none");
        portal.Clock.Advance(TimeSpan.FromDays(1));
        var office = await portal.VisitorAsync(alex);

        await (await office.OpenAsync("/administration/liens")).Fill("N° du jeune, ou N° de compte du jeune", PersonReference.Shown(child.Reference).ToLowerInvariant()).PressAsync("Voir les liens");
        Assert.DoesNotContain("Ysolde", office.Page.Source.Text);
        Assert.DoesNotContain("Loutre", office.Page.Source.Text);
        await office.Fill("Adresse e-mail du nouveau référent", karim.Email!).PressAsync("Confier ce jeune à cette personne");

        var links = await portal.LinksAsync(child.Id);
        var (old, now) = (links.Single(link => link.AccountId == nadia.Id), links.Single(link => link.AccountId == karim.Id));
        Assert.Equal(now.From, old.Until);
        Assert.Null(now.Until);
        Assert.Contains("Terminé", office.Text);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await (await portal.VisitorAsync(nadia)).OpenAsync($"/equipe/jeunes/{child.Id}")).Status);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await (await portal.VisitorAsync(karim)).OpenAsync($"/equipe/jeunes/{child.Id}")).Status);
        Assert.Contains("Vous n’êtes plus le référent d’un jeune.", (await (await portal.VisitorAsync(nadia)).OpenAsync("/accueil")).Text);
        Assert.Contains("Un jeune vous est confié.", (await (await portal.VisitorAsync(karim)).OpenAsync("/accueil")).Text);
        var own = await portal.VisitorAsync(young);
        Assert.Contains("Ton référent a changé. Regarde qui c’est.", (await own.OpenAsync("/accueil")).Text);
        await own.OpenAsync("/qui-a-regarde");
        Assert.Contains("Alex Moreau Administration technique a changé ton référent", own.Text);
        Assert.Contains("a regardé les liens autour de toi, sans ton prénom", own.Text);
        Assert.Contains("vous a confié un jeune", (await (await portal.VisitorAsync(karim)).OpenAsync("/qui-a-regarde")).Text);
    }

    [Fact]
    public async Task Two_administrators_at_once_are_decided_once()
    {
        var (alex, sam) = (await portal.StaffAsync(Role.Administrator), await portal.StaffAsync(Role.Administrator));
        var (one, two) = (await portal.SignInAsync(alex), await portal.SignInAsync(sam));
        for (var round = 0; round < 15; round++)
        {
            var (nadia, karim, lise) = (await portal.StaffAsync(Role.Professional), await portal.StaffAsync(Role.Professional), await portal.StaffAsync(Role.Professional));
            var child = await portal.ChildOfAsync(nadia);
            Guid? seen = (await portal.LinksAsync(child.Id)).Single().Id;
            if (round % 3 == 2) // nobody yet
            {
                await portal.WithDbAsync(db => db.Relations.Where(relation => relation.ChildId == child.Id).ExecuteDeleteAsync());
                seen = null;
            }

            var told = await Bureau.AtOnceAsync(
                () => Done(one, hand => hand.ChildAsync(child.Id, seen, karim.Id)), () => Done(two, hand => hand.ChildAsync(child.Id, seen, lise.Id)));

            Assert.Equal(["", "Quelqu’un vient de changer le référent. Relisez la page."], told);
            Assert.Single(await portal.LinksAsync(child.Id), link => link is { Until: null, Kind: RelationKind.CaseWorker });
        }
        Console.WriteLine($"{GetType().Name}: 15 races of two administrators, 1 référent each time.");
    }

    [Fact]
    public async Task All_the_children_of_one_who_leaves_go_fifty_at_a_time_and_none_twice()
    {
        var (alex, nadia, karim) = (await portal.StaffAsync(Role.Administrator), await portal.StaffAsync(Role.Professional), await portal.StaffAsync(Role.Professional));
        var children = new List<Child>();
        for (var count = 0; count < 120; count++) children.Add(await portal.ChildOfAsync(nadia, "Ysolde"));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var office = await portal.VisitorAsync(alex);

        await office.OpenAsync($"/administration/personnes/{nadia.Id}/jeunes");
        Assert.Contains("120 jeunes vont changer de référent.", office.Text);
        foreach (var (button, left) in new[] { ("Confier 50 jeunes", "Il en reste 70."), ("Confier 50 jeunes", "Il en reste 20."), ("Confier 20 jeunes", "C’est fini.") })
        {
            await office.Fill("Adresse e-mail du nouveau référent", karim.Email!).PressAsync(button);
            Assert.Contains(left, office.Text);
        }

        var ids = children.Select(child => child.Id).ToList();
        var links = await portal.WithDbAsync(db => db.Relations.AsNoTracking().Where(relation => ids.Contains(relation.ChildId)).ToListAsync());
        Assert.Equal(240, links.Count);
        Assert.All(links.GroupBy(link => link.ChildId), both => Assert.Equal(both.Single(link => link.AccountId == nadia.Id).Until, both.Single(link => link.AccountId == karim.Id).From));
        Console.WriteLine($"{GetType().Name}: 120 children handed over in 3 presses, 240 links, 0 lost.");
    }

    [Fact]
    public async Task A_count_that_changed_meanwhile_is_asked_again()
    {
        var (alex, nadia, karim) = (await portal.StaffAsync(Role.Administrator), await portal.StaffAsync(Role.Professional), await portal.StaffAsync(Role.Professional));
        var child = await portal.ChildOfAsync(nadia);
        var cookie = await portal.SignInAsync(alex);

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => Done(cookie, hand => hand.AllAsync(nadia.Id, karim.Id, 7)));

        Assert.Contains("vient de changer", refused.Message);
        Assert.Null((await portal.LinksAsync(child.Id)).Single().Until);
    }

    [Fact]
    public async Task Only_an_open_professional_becomes_a_referent_and_never_twice()
    {
        var (alex, nadia) = (await portal.StaffAsync(Role.Administrator), await portal.StaffAsync(Role.Professional));
        var child = await portal.ChildOfAsync(nadia);
        var seen = (await portal.LinksAsync(child.Id)).Single().Id;
        var cookie = await portal.SignInAsync(alex);
        var closed = await portal.StaffAsync(Role.Professional);
        await portal.WithDbAsync(db => db.Users.Where(account => account.Id == closed.Id).ExecuteUpdateAsync(update => update.SetProperty(account => account.DisabledAt, portal.Clock.GetUtcNow())));

        foreach (var other in new[] { closed, alex, await portal.AccountAsync(Role.Parent), nadia })
            await Assert.ThrowsAsync<BrokenRuleException>(() => Done(cookie, hand => hand.ChildAsync(child.Id, seen, other.Id)));

        Assert.Single(await portal.LinksAsync(child.Id));
        Assert.DoesNotContain("caseworker.changed", await portal.WrittenAsync(child.Id)); // what was refused is not written as done
    }

    [Fact]
    public async Task An_end_is_written_for_a_day_and_the_door_shuts_that_day()
    {
        var (alex, nadia) = (await portal.StaffAsync(Role.Administrator), await portal.StaffAsync(Role.Professional));
        var child = await portal.ChildOfAsync(nadia);
        var karim = await portal.StaffAsync(Role.Professional, "Karim Lefèvre");
        var link = Relation.Begin(child.Id, karim.Id, RelationKind.Educator, portal.Clock.GetUtcNow());
        await portal.WithDbAsync(async db => { db.Relations.Add(link); return await db.SaveChangesAsync(); });
        var office = await portal.VisitorAsync(alex);
        var day = DateOnly.FromDateTime(portal.Clock.GetUtcNow().DateTime).AddDays(10);

        await office.OpenAsync($"/administration/liens/{child.Id}");
        await office.Fill("Quel lien ?", "Éducateur ou éducatrice : Karim Lefèvre").Fill("Dernier jour du lien", "2001-01-01").PressAsync("Noter cette fin");
        Assert.Equal("Choisissez aujourd’hui, ou un jour d’ici 21 ans.", office.ErrorOf("Dernier jour du lien"));
        await office.Fill("Dernier jour du lien", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).PressAsync("Noter cette fin");

        Assert.Contains("C’est fait.", office.Text);
        var until = (await portal.LinksAsync(child.Id)).Single(one => one.Id == link.Id).Until;
        Assert.Equal(day.AddDays(1), DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(until!.Value, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).DateTime));
        var cookie = await portal.SignInAsync(alex);
        var self = (await portal.LinksAsync(child.Id)).First(one => one.Kind == RelationKind.CaseWorker);
        await Assert.ThrowsAsync<BrokenRuleException>(() => Done(cookie, hand => hand.EndsAsync(child.Id, self.Id, portal.Clock.GetUtcNow())));
    }

    private Task<bool> Done(string cookie, Func<HandOver, Task> act) => portal.WithCookieAsync(cookie, async services =>
    {
        await act(services.GetRequiredService<HandOver>());
        return true;
    });
}

public sealed class HandOverOnSqliteTests(SqlitePortal portal) : HandOverTests(portal), IClassFixture<SqlitePortal>;

public sealed class HandOverOnPostgresTests(PostgresPortal portal) : HandOverTests(portal), IClassFixture<PostgresPortal>;
