using System.Globalization;
using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Administration;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Accounts;

/// <summary>R03, LAW-05: a parent has what a decision gives, for one child, apart from the other parent, until 18. On both databases.</summary>
public abstract class ParentalDecisionTests(Portal portal)
{
    private static readonly Purpose[] Rights = [Purpose.ParentInformed, Purpose.ParentVisiting, Purpose.ParentAuthorising];

    [Fact]
    public async Task Without_a_decision_a_parent_has_no_right()
    {
        var (_, claire, _, child, _) = await FamilyAsync();

        Assert.True(await OpensAsync(claire, Purpose.Parent, child));
        foreach (var right in Rights) Assert.False(await OpensAsync(claire, right, child));
        Assert.Contains("Aucune décision n’est notée ici.", (await claire.OpenAsync("/mon-enfant")).Text);
    }

    [Fact]
    public async Task A_decision_gives_what_it_says_to_this_parent_and_for_this_child_only()
    {
        var (nadia, claire, marc, child, link) = await FamilyAsync();
        var brother = await portal.ChildOfAsync(nadia.Account, "Noé");
        await portal.RelateAsync(brother, claire.Account, RelationKind.Parent);
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/parents/{link}");
        await nadia.Choose("Visites ou hébergement").Choose("Décision du juge").PressAsync("Noter cette décision");

        Assert.Contains("Décision du juge", nadia.Text);
        Assert.True(await OpensAsync(claire, Purpose.ParentVisiting, child));
        Assert.False(await OpensAsync(claire, Purpose.ParentInformed, child));
        Assert.False(await OpensAsync(claire, Purpose.ParentVisiting, brother));
        Assert.False(await OpensAsync(marc, Purpose.ParentVisiting, child));
        await claire.OpenAsync("/mon-enfant");
        Assert.Contains("Vous avez un droit de visite.", claire.Text);
        Assert.DoesNotContain("Marc", claire.Text); // never the other parent
    }

    [Fact]
    public async Task Stopping_takes_one_press_and_holds_at_once_and_the_history_stays()
    {
        var (nadia, claire, _, child, link) = await FamilyAsync();
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/parents/{link}");
        await nadia.Choose("Donner des autorisations").Choose("Accord avec les parents").PressAsync("Noter cette décision");
        Assert.True(await OpensAsync(claire, Purpose.ParentAuthorising, child));

        await nadia.PressAsync("Tout arrêter maintenant");
        foreach (var right in Rights) Assert.False(await OpensAsync(claire, right, child));
        Assert.Contains("Accord avec les parents", nadia.Text);
        Assert.Equal(2, await portal.WithDbAsync(db => db.ParentalDecisions.CountAsync(decision => decision.RelationId == link)));
    }

    [Fact]
    public async Task A_decision_with_an_end_ends_that_night()
    {
        var (nadia, claire, _, child, link) = await FamilyAsync();
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/parents/{link}");
        var lastDay = DateOnly.FromDateTime(portal.Clock.GetUtcNow().DateTime).AddDays(2);
        await nadia.Choose("Visites ou hébergement").Choose("Décision du juge").Fill("Fin de la décision", lastDay.ToString("O", CultureInfo.InvariantCulture)).PressAsync("Noter cette décision");

        portal.Clock.Advance(lastDay.ToDateTime(new TimeOnly(20, 0)) - portal.Clock.GetUtcNow().UtcDateTime); // still that day in Paris
        Assert.True(await OpensAsync(claire, Purpose.ParentVisiting, child));
        portal.Clock.Advance(TimeSpan.FromHours(4));
        Assert.False(await OpensAsync(claire, Purpose.ParentVisiting, child));
    }

    [Fact]
    public async Task At_18_the_parent_s_door_is_shut_with_or_without_the_job_and_the_job_writes_the_end()
    {
        var (nadia, claire, _, child, link) = await FamilyAsync(DateOnly.FromDateTime(portal.Clock.GetUtcNow().DateTime).AddDays(1));
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/parents/{link}");
        await nadia.Choose("Visites ou hébergement").Choose("Décision du juge").PressAsync("Noter cette décision");
        Assert.True(await OpensAsync(claire, Purpose.Parent, child));

        portal.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var purpose in Rights.Append(Purpose.Parent)) Assert.False(await OpensAsync(claire, purpose, child));
        var later = await portal.VisitorAsync(claire.Account);
        Assert.DoesNotContain("Lina", (await later.OpenAsync("/mon-enfant")).Text);
        Assert.Contains("Aucun lien n’est ouvert", (await later.OpenAsync("/ma-parole/ecrire")).Text);

        var now = portal.Clock.GetUtcNow();
        await EndAsync();
        Assert.Null(await UntilAsync(link)); // there is a week to mend a mistyped date
        portal.Clock.Advance(TimeSpan.FromDays(EndParentalLinks.DaysToMend));
        now = portal.Clock.GetUtcNow();
        await EndAsync();
        await EndAsync();
        Assert.Equal(now, await UntilAsync(link));
        Assert.Single(await portal.WrittenAsync(link), "relation.ended");
        Assert.Single(await portal.WrittenAsync(link), "relation.ended-own");
    }

    [Fact]
    public async Task A_date_already_past_is_asked_twice_and_mended_within_a_week_it_gives_the_parents_their_access_back()
    {
        var (nadia, claire, _, child, link) = await FamilyAsync();
        var today = DateOnly.FromDateTime(portal.Clock.GetUtcNow().DateTime);
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}");

        await nadia.Fill("Le jour de ses 18 ans", Written(today.AddMonths(-2))).PressAsync("Garder cette date");
        Assert.Contains("Cette date est passée. Vous allez fermer l’accès", nadia.ErrorOf("Le jour de ses 18 ans"));
        Assert.True(await OpensAsync(claire, Purpose.Parent, child));
        await nadia.PressAsync("Oui, fermer");
        Assert.False(await OpensAsync(claire, Purpose.Parent, child));

        portal.Clock.Advance(TimeSpan.FromDays(3));
        await EndAsync();
        nadia = await portal.VisitorAsync(nadia.Account);
        await (await nadia.OpenAsync($"/equipe/jeunes/{child.Id}")).Fill("Le jour de ses 18 ans", Written(today.AddYears(2))).PressAsync("Garder cette date");
        Assert.True(await OpensAsync(claire, Purpose.Parent, child));
        Assert.Null(await UntilAsync(link));
    }

    private static string Written(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private Task<DateTimeOffset?> UntilAsync(Guid link) => portal.WithDbAsync(db => db.Relations.Where(relation => relation.Id == link).Select(relation => relation.Until).SingleAsync());

    private Task<bool> EndAsync() => portal.InRequestAsync(null, async (_, services) =>
    {
        var now = portal.Clock.GetUtcNow();
        await EndParentalLinks.EndAsync(services.GetRequiredService<ChildProtection.Platform.Data.PortalDb>(), services.GetRequiredService<ChildProtection.Platform.Audit.AuditLog>(), DateOnly.FromDateTime(now.DateTime), now);
        return true;
    });

    [Fact]
    public async Task A_date_that_cannot_be_is_said_next_to_the_field_and_nothing_is_lost()
    {
        var (nadia, _, _, child, link) = await FamilyAsync();
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/parents/{link}");
        await nadia.Choose("Visites ou hébergement").Choose("Décision du juge").Fill("Fin de la décision", "2001-01-01").PressAsync("Noter cette décision");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, nadia.Status);
        Assert.Contains("Cette date de fin ne va pas", nadia.Text);
        Assert.Equal("2001-01-01", nadia.ValueOf("Fin de la décision"));
    }

    private async Task<bool> OpensAsync(Visitor visitor, Purpose purpose, Child child)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.AccessOf(visitor.Account).ChildAsync(purpose, child.Id) is not null;
    }

    private async Task<(Visitor Nadia, Visitor Claire, Visitor Marc, Child Child, Guid Link)> FamilyAsync(DateOnly? comesOfAgeOn = null)
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia.Account, "Lina", comesOfAgeOn);
        var (claire, marc) = (await portal.VisitorAsync(await portal.AccountAsync(Role.Parent, "Claire")), await portal.VisitorAsync(await portal.AccountAsync(Role.Parent, "Marc")));
        await portal.RelateAsync(child, claire.Account, RelationKind.Parent);
        await portal.RelateAsync(child, marc.Account, RelationKind.Parent);
        return (nadia, claire, marc, child, await portal.WithDbAsync(db => db.Relations.Where(relation => relation.AccountId == claire.Account.Id).Select(relation => relation.Id).SingleAsync()));
    }
}

public sealed class ParentalDecisionOnSqliteTests(SqlitePortal portal) : ParentalDecisionTests(portal), IClassFixture<SqlitePortal>;

public sealed class ParentalDecisionOnPostgresTests(PostgresPortal portal) : ParentalDecisionTests(portal), IClassFixture<PostgresPortal>;
