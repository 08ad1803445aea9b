using System.Globalization;
using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Accounts.Care;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Administration;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Accounts;

/// <summary>A measure ends at a date, with every adult's link; the young person keeps their space: on both databases.</summary>
public abstract partial class EndOfCareTests(Portal portal)
{
    private const string Field = "Dernier jour de l’accompagnement";

    private DateOnly Today => portal.Services.GetRequiredService<TerritoryPack>().Today(portal.Clock);

    [Fact]
    public async Task The_referent_writes_a_day_to_come_and_takes_it_back_and_each_link_has_its_own_end_again()
    {
        var (nadia, child, lina) = await FamilyAsync();
        var mentor = await portal.AccountAsync(Role.Mentor, "Jonas");
        await portal.RelateAsync(child, mentor, RelationKind.Mentor);
        var planned = portal.Clock.GetUtcNow().AddDays(200);
        await portal.WithDbAsync(async db => { (await db.Relations.SingleAsync(link => link.ChildId == child.Id && link.Kind == RelationKind.Mentor)).EndsAt(planned, portal.Clock.GetUtcNow()); return await db.SaveChangesAsync(); });
        var team = await portal.VisitorAsync(nadia);

        await WriteAsync(team, $"/equipe/jeunes/{child.Id}/fin", Today.AddDays(10));
        Assert.Contains("Les liens de 2 adultes se ferment", team.Text);
        Assert.Contains("Le jeune garde son espace", team.Text);
        await team.PressAsync("Oui, noter cette fin");

        await team.OpenAsync($"/equipe/jeunes/{child.Id}");
        Assert.Contains("L’accompagnement finit le", team.Text);
        var end = (await ReadAsync(child)).CareEndsAt!.Value;
        Assert.All(await AdultsAsync(child), link => Assert.Equal(end, link.Until));
        var own = await portal.VisitorAsync(lina);
        Assert.Contains("Ton accompagnement va finir.", (await own.OpenAsync("/accueil")).Text);
        Assert.Contains("Ton espace reste à toi", (await own.OpenAsync("/mes-adultes")).Text);

        await (await team.OpenAsync($"/equipe/jeunes/{child.Id}/fin")).PressAsync("Annuler cette fin");
        Assert.Null((await ReadAsync(child)).CareEndsAt);
        Assert.Equal([null, planned], (await AdultsAsync(child)).OrderBy(link => link.Kind).Select(link => link.Until));
        Assert.Equal(["child.care-ended", "child.care-goes-on"], (await portal.WrittenAsync(child.Id)).Where(code => code.StartsWith("child.care-", StringComparison.Ordinal)));
        Assert.Equal(new[] { nadia.Id, mentor.Id }.Order(), (await portal.WithDbAsync(db => db.Set<ChildProtection.Platform.Audit.AuditEntry>().Where(entry => entry.Action == "relation.goes-on-own").Select(entry => entry.PersonId!.Value).ToListAsync())).Where(id => id == nadia.Id || id == mentor.Id).Order()); // each is told, and it is written
    }

    [Fact]
    public async Task On_the_day_every_adult_s_door_shuts_and_the_young_person_s_stays_open()
    {
        var (nadia, child, lina) = await FamilyAsync();
        var (team, own) = (await portal.VisitorAsync(nadia), await portal.VisitorAsync(lina));
        await WriteAsync(team, $"/equipe/jeunes/{child.Id}/fin", Today.AddDays(3));
        await team.PressAsync("Oui, noter cette fin");
        Assert.Equal(HttpStatusCode.OK, (await team.OpenAsync($"/equipe/jeunes/{child.Id}")).Status);

        portal.Clock.Advance(TimeSpan.FromDays(5));

        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.VisitorAsync(nadia)).OpenAsync($"/equipe/jeunes/{child.Id}")).Status);
        own = await portal.VisitorAsync(lina);
        Assert.Contains("Ton accompagnement est terminé.", (await own.OpenAsync("/accueil")).Text);
        Assert.DoesNotContain(nadia.DisplayName, (await own.OpenAsync("/mes-adultes")).Text);
        Assert.Equal(HttpStatusCode.OK, (await own.OpenAsync("/ma-parole")).Status);
        Assert.Single(await portal.LinksAsync(child.Id), link => link is { Kind: RelationKind.Self, Until: null });
        Assert.DoesNotContain(await UnfollowedAsync(), row => row.Id == child.Id);
    }

    [Fact]
    public async Task A_day_too_far_is_said_next_to_the_field()
    {
        var (nadia, child, _) = await FamilyAsync();
        var team = await portal.VisitorAsync(nadia);
        foreach (var day in new[] { Today.AddDays(400), Today.AddDays(-400) })
        {
            await WriteAsync(team, $"/equipe/jeunes/{child.Id}/fin", day);
            Assert.Equal("Choisissez un jour : un an avant ou un an après, au plus.", team.ErrorOf(Field));
        }
        Assert.Null((await ReadAsync(child)).CareEndsAt);
    }

    [Fact]
    public async Task The_administration_ends_it_at_once_with_a_day_past_and_naming_somebody_takes_it_up_again()
    {
        var (nadia, child, _) = await FamilyAsync();
        var code = await portal.InvitationAsync(child, nadia, RelationKind.Mentor, "jonas@exemple.fr");
        var omar = await portal.StaffAsync(Role.Professional, "Omar");
        var office = await portal.VisitorAsync(await portal.StaffAsync(Role.Administrator));
        await office.OpenAsync($"/administration/liens/{child.Id}/fin");
        Assert.DoesNotContain(child.FirstName, office.Page.Source.Text);

        await WriteAsync(office, $"/administration/liens/{child.Id}/fin", Today.AddDays(-20));
        Assert.Contains("Vous ne pourrez pas annuler.", office.Text);
        await office.PressAsync("Oui, noter cette fin");

        Assert.All(await AdultsAsync(child), link => Assert.True(link.Until <= portal.Clock.GetUtcNow() && link.Until >= link.From));
        var refused = portal.Stranger();
        await (await refused.OpenAsync("/bienvenue")).Fill("Le code de l’invitation", code).PressAsync("Continuer");
        Assert.Equal("/bienvenue", refused.Path);

        await office.OpenAsync($"/administration/liens/{child.Id}");
        await office.Fill("Adresse e-mail du nouveau référent", omar.Email!).PressAsync("Nommer cette personne");
        Assert.Null((await ReadAsync(child)).CareEndsAt);
        Assert.Equal(HttpStatusCode.OK, (await (await portal.VisitorAsync(omar)).OpenAsync($"/equipe/jeunes/{child.Id}")).Status);
    }

    [Fact]
    public async Task Whoever_comes_while_an_end_is_written_leaves_with_it()
    {
        var (nadia, child, _) = await FamilyAsync();
        var code = await portal.InvitationAsync(child, nadia, RelationKind.Self);
        await portal.WithDbAsync(db => db.Relations.Where(link => link.ChildId == child.Id && link.Kind == RelationKind.Self).ExecuteDeleteAsync());
        await EndAsync(child, Today.AddDays(5));
        var karim = await portal.StaffAsync(Role.Professional, "Karim");
        await portal.AsAsync(await portal.StaffAsync(Role.Administrator), async services =>
        {
            var hand = services.GetRequiredService<HandOver>();
            await hand.ChildAsync(child.Id, (await portal.LinksAsync(child.Id)).Single().Id, karim.Id);
            return true;
        });
        var invitation = await portal.WithDbAsync(db => db.Invitations.Where(i => i.ChildId == child.Id).Select(i => i.Id).SingleAsync());
        await portal.InRequestAsync(null, (_, services) => services.GetRequiredService<ActivateAccount>().AsYoungPersonAsync(invitation, "Volcan des marées 7", People.Pin));

        var links = await portal.LinksAsync(child.Id);
        Assert.Equal((await ReadAsync(child)).CareEndsAt, links.Single(link => link.AccountId == karim.Id).Until);
        Assert.Null(links.Single(link => link.Kind == RelationKind.Self).Until);
        Assert.NotEmpty(code);
    }

    [Fact]
    public async Task Past_21_years_the_referent_is_asked_and_half_a_year_later_it_ends_by_itself()
    {
        var nadia = await portal.AccountAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia, "Ysolde", Today.AddYears(-3).AddDays(-1));
        var home = await (await portal.VisitorAsync(nadia)).OpenAsync("/equipe");
        Assert.Contains("Un jeune a plus de 21 ans.", home.Text);

        await OldAsync();
        Assert.Null((await ReadAsync(child)).CareEndsAt);
        portal.Clock.Advance(TimeSpan.FromDays(185));
        await OldAsync();
        await OldAsync(); // twice is once

        Assert.NotNull((await ReadAsync(child)).CareEndsAt);
        Assert.All(await AdultsAsync(child), link => Assert.NotNull(link.Until));
        Assert.Single(await portal.WrittenAsync(child.Id), code => code == "child.care-ended");
        Assert.DoesNotContain(await portal.WithDbAsync(db => db.Relations.Where(link => link.AccountId == nadia.Id).Select(link => link.Until).ToListAsync()), until => until is null);
    }

    [Fact]
    public async Task Nobody_else_ends_it()
    {
        var (_, child, lina) = await FamilyAsync();
        var (karim, other) = (await portal.AccountAsync(Role.Professional, "Karim"), await portal.AccountAsync(Role.Professional));
        await portal.RelateAsync(child, karim, RelationKind.Educator);
        foreach (var account in new[] { karim, other })
            Assert.False(await portal.AsAsync(account, services => services.GetRequiredService<EndCare>().WriteAsync(services.GetRequiredService<Access>().Children(Purpose.Compose), child.Id, Today)));
        Assert.False(await portal.AsAsync(lina, services => services.GetRequiredService<EndCare>().WriteAsync(services.GetRequiredService<Access>().Children(Purpose.Compose), child.Id, Today)));
        Assert.Null((await ReadAsync(child)).CareEndsAt);
        Assert.DoesNotContain("child.care-ended", await portal.WrittenAsync(child.Id));
    }

    private async Task<(Account Nadia, Child Child, Account Lina)> FamilyAsync()
    {
        var nadia = await portal.AccountAsync(Role.Professional, $"Nadia {Random.Shared.Next()}");
        var child = await portal.ChildOfAsync(nadia, "Ysolde");
        return (nadia, child, (await portal.YoungPersonAsync(child, "none")).Account);
    }

    private static async Task WriteAsync(Visitor visitor, string address, DateOnly day) =>
        await (await visitor.OpenAsync(address)).Fill(Field, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).PressAsync("Continuer");

    private Task<bool> EndAsync(Child child, DateOnly day) => portal.InRequestAsync(null, (_, services) =>
        services.GetRequiredService<EndCare>().WriteAsync(services.GetRequiredService<PortalDb>().Children, child.Id, day));

    private Task<bool> OldAsync() => portal.InRequestAsync(null, async (_, services) => { await services.GetRequiredService<EndCare>().EndOldAsync(); return true; });

    private async Task<IReadOnlyList<WithoutCaseWorker.Row>> UnfollowedAsync() =>
        await portal.InRequestAsync(null, async (_, services) => (await services.GetRequiredService<WithoutCaseWorker>().PageAsync(1)).Rows);

    private Task<Child> ReadAsync(Child child) => portal.WithDbAsync(db => db.Children.AsNoTracking().SingleAsync(one => one.Id == child.Id));

    private async Task<List<Relation>> AdultsAsync(Child child) => [.. (await portal.LinksAsync(child.Id)).Where(link => link.Kind != RelationKind.Self)];
}

public sealed class EndOfCareOnSqliteTests(SqlitePortal portal) : EndOfCareTests(portal), IClassFixture<SqlitePortal>;

public sealed class EndOfCareOnPostgresTests(PostgresPortal portal) : EndOfCareTests(portal), IClassFixture<PostgresPortal>;
