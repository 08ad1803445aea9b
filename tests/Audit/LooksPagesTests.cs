using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Accounts.Looks;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Audit;

/// <summary>DATA-05: « Qui a regardé ? », and the administrators' page that says nothing of it.</summary>
public sealed class LooksPagesTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task The_young_person_sees_who_looked_what_they_did_when_and_why()
    {
        var (nadia, child, lina) = await CircleAsync();
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}");

        await lina.OpenAsync("/mes-adultes");
        await lina.FollowAsync("Qui a regardé ?");

        Assert.Equal("Qui a regardé ?", lina.Heading);
        Assert.Contains("Nadia Benali Référent ou référente a ouvert ta page", string.Join(' ', lina.Page.QuerySelector("main .list")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains("Pourquoi : Pour voir qui est autour de toi et inviter des adultes.", lina.Text);
        Assert.Contains("Elles restent 36 mois.", lina.Text);
    }

    [Fact]
    public async Task What_one_does_oneself_and_what_concerns_others_is_not_in_the_list()
    {
        var (nadia, child, lina) = await CircleAsync();
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}");
        var (_, _, sami) = await CircleAsync();

        await sami.OpenAsync("/qui-a-regarde");
        Assert.Contains("Personne pour le moment. Si quelqu’un regarde, tu le sauras.", sami.Text);
        Assert.DoesNotContain("ouvert", sami.Page.QuerySelector("main .list")!.TextContent); // Sami’s own sign-in
        await nadia.OpenAsync("/qui-a-regarde");
        Assert.Contains("Si quelqu’un regarde, vous le saurez.", nadia.Text);
        Assert.Contains("ta page", (await lina.OpenAsync("/qui-a-regarde")).Text);
    }

    /// <summary>LAW-08: the child's page, and who looked at it, are the child's.</summary>
    [Fact]
    public async Task A_parent_sees_what_concerns_their_own_account_and_nothing_of_the_child_s()
    {
        var (nadia, child, _) = await CircleAsync();
        var claire = await portal.VisitorAsync(Role.Parent);
        await portal.WithDbAsync(async db => { db.Relations.Add(Relation.Begin(child.Id, claire.Account.Id, RelationKind.Parent, portal.Clock.GetUtcNow())); return await db.SaveChangesAsync(); });
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}");
        Assert.Contains("Personne pour le moment.", (await claire.OpenAsync("/qui-a-regarde")).Text);

        await nadia.PressAsync("Terminer");
        await claire.OpenAsync("/mon-acces");
        await claire.FollowAsync("Qui a regardé ?");

        Assert.Contains("a terminé votre lien avec un jeune", claire.Text);
        Assert.DoesNotContain("ta page", claire.Text);
        Assert.DoesNotContain("Pourquoi", claire.Text);
        Assert.DoesNotMatch(@"\b(tu|ton|ta|toi)\b", claire.Page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_wrong_PIN_is_told_without_alarm_and_a_young_person_s_pseudonym_is_never_shown()
    {
        var (_, child, lina) = await CircleAsync();
        await portal.WriteAsync(new AuditAct(IdentityAudit.EntryRefused, lina.Account.Id, Reason: "card-pin") { Result = AuditResult.Refused, Actor = AuditActor.Visitor });
        var other = await portal.AccountAsync(Role.YoungPerson, "Renard du soir");
        await portal.WriteAsync(new AuditAct(AccountsAudit.ChildRead, child.Id) { Actor = AuditActor.Of(other) });

        await lina.OpenAsync("/qui-a-regarde");

        Assert.Contains("Quelqu’un a essayé d’ouvrir ton espace, sans y arriver", lina.Text);
        Assert.Contains("C’est peut-être toi", lina.Text);
        Assert.DoesNotContain("Renard", lina.Text);
    }

    [Fact]
    public async Task The_list_has_pages_of_twenty()
    {
        var (nadia, child, lina) = await CircleAsync();
        for (var look = 0; look < 45; look++) await portal.WriteAsync(new AuditAct(AccountsAudit.ChildRead, child.Id) { Actor = AuditActor.Of(nadia.Account) });

        await lina.OpenAsync("/qui-a-regarde");
        Assert.Equal(WhoLooked.PageSize, lina.Page.QuerySelectorAll("main .list li").Length);
        await lina.FollowAsync("Page d’après");
        await lina.FollowAsync("Page d’après");
        Assert.Equal(5, lina.Page.QuerySelectorAll("main .list li").Length);
        Assert.Equal(HttpStatusCode.OK, (await lina.OpenAsync("/qui-a-regarde?numero=abc")).Status);
        Assert.Equal(5, (await lina.OpenAsync("/qui-a-regarde?numero=99999")).Page.QuerySelectorAll("main .list li").Length);
    }

    /// <summary>An erased account leaves its lines, which then name nobody.</summary>
    [Fact]
    public async Task Who_has_no_account_any_more_is_said_so()
    {
        var (nadia, child, lina) = await CircleAsync();
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}");
        await portal.WithDbAsync(db => db.Users.Where(user => user.Id == nadia.Account.Id).ExecuteDeleteAsync());

        Assert.Contains("Une personne qui n’a plus d’espace ici", (await lina.OpenAsync("/qui-a-regarde")).Text);
        Assert.True((await portal.VerifyAsync()).IsSound);
    }

    [Fact]
    public async Task Administrators_see_whether_the_log_is_whole_and_nothing_it_says()
    {
        var (nadia, child, _) = await CircleAsync();
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}");
        var admin = await portal.VisitorAsync(Role.Administrator);

        await admin.OpenAsync("/administration");
        await admin.FollowAsync("Journal des accès");
        await admin.PressAsync("Vérifier maintenant");

        Assert.Contains("Le journal est entier.", admin.Text);
        Assert.Equal((await portal.EntriesAsync())[^1].Seq.ToString(System.Globalization.CultureInfo.InvariantCulture), admin.Detail("Dernière ligne"));
        Assert.Equal("audit.verified", (await portal.EntriesAsync())[^1].Action);
        Assert.DoesNotContain("Nadia", admin.Text);
        Assert.DoesNotContain("child.read", admin.Text);
    }

    [Fact]
    public async Task A_broken_log_is_said_to_the_administrators_everywhere()
    {
        using var own = new SqlitePortal();
        var admin = await own.VisitorAsync(Role.Administrator);
        for (var act = 0; act < 4; act++) await own.WriteAsync(Sample.Act(act));
        await own.WithDbAsync(async db =>
        {
            var table = new AuditTable(db);
            var (rows, seq, hash) = await table.ReadAsync();
            await table.DropGuardsAsync();
            await table.WriteAsync(rows.Select(row => row.Seq == 2 ? row with { ActorId = null } : row), seq, hash);
            return 0;
        });

        await admin.OpenAsync("/administration/journal");
        await admin.PressAsync("Vérifier maintenant");
        Assert.Contains("La ligne 2 a été changée.", admin.Text);
        Assert.Contains("Des protections de la base ont été enlevées.", admin.Text);
        await (await admin.OpenAsync("/administration")).FollowAsync("Le journal des accès ne tient plus");
        Assert.Equal("/administration/journal", admin.Path);
    }

    /// <summary>The demonstration shows looks, once however often it is seeded.</summary>
    [Fact]
    public async Task The_demonstration_has_looks_once()
    {
        var (nadia, child, lina) = await CircleAsync();
        var claire = await portal.AccountAsync(Role.Parent);
        await portal.WithDbAsync(async db => { await db.Relations.Where(relation => relation.Kind == RelationKind.Parent).ExecuteDeleteAsync(); db.Relations.Add(Relation.Begin(child.Id, claire.Id, RelationKind.Parent, portal.Clock.GetUtcNow())); return await db.SaveChangesAsync(); });
        foreach (var _ in new[] { 1, 2 })
        {
            await using var scope = portal.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetServices<ChildProtection.Platform.Contributions.IDemoData>().Single(demo => demo is LooksDemo).SeedAsync();
        }

        Assert.Equal(3, (await lina.OpenAsync("/qui-a-regarde")).Page.QuerySelectorAll("main .list li").Length);
        Assert.Contains(nadia.Account.DisplayName, lina.Text);
    }

    private async Task<(Visitor CaseWorker, Child Child, Visitor Young)> CircleAsync()
    {
        var nadia = await portal.VisitorAsync(await portal.AccountAsync(Role.Professional, "Nadia Benali"));
        var child = await portal.ChildOfAsync(nadia.Account, "Lina");
        var (account, _) = await portal.YoungPersonAsync(child);
        return (nadia, child, await portal.VisitorAsync(account));
    }
}
