using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Voice;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Voice;

/// <summary>Saying, reading, answering, taking back, as people do it in pages: on both databases.</summary>
public abstract class VoicePagesTests(Portal portal)
{
    private const string Words = "Je voudrais voir ma sœur <b>plus</b> souvent.";

    [Fact]
    public async Task What_I_say_is_read_by_whom_I_chose_and_gets_an_answer_I_see()
    {
        var (nadia, lina, child) = await CircleAsync();
        await lina.OpenAsync("/ma-parole/ecrire");
        Assert.Contains("Nadia (référent ASE)", lina.Text);
        Assert.Contains("Réponse au plus tard le", lina.Text);
        await lina.Choose("Mon référent Nadia").Fill("Ce que je veux dire", Words).PressAsync("Envoyer ou garder");
        Assert.Contains(Words, lina.Text);
        Assert.Contains("Personne n’a encore lu", lina.Text);
        var mine = lina.Path;

        await nadia.OpenAsync("/accueil");
        Assert.Contains("Une parole attend une réponse.", nadia.Text);
        await nadia.OpenAsync("/paroles");
        Assert.DoesNotContain("sœur", nadia.Text);
        await nadia.FollowAsync(child.FirstName);
        Assert.DoesNotContain("sœur", nadia.Text); // looking at the list, or opening the page by mistake, is not reading
        await nadia.PressAsync("Lire");
        Assert.Contains(Words, nadia.Text);
        await nadia.Fill("Votre réponse", "Oui, on en parle jeudi.").PressAsync("Envoyer la réponse");
        Assert.Contains("Oui, on en parle jeudi.", nadia.Text);

        await lina.OpenAsync("/accueil");
        Assert.Contains("Une réponse est arrivée.", lina.Text);
        await lina.OpenAsync(mine);
        Assert.Contains("Nadia a lu", lina.Text);
        Assert.Contains("Oui, on en parle jeudi.", lina.Text);
        Assert.DoesNotContain(lina.Page.QuerySelectorAll("button"), button => button.TextContent.Contains("Reprendre", StringComparison.Ordinal));
        await lina.PressAsync("J’ai lu la réponse");
        Assert.DoesNotContain("Une réponse est arrivée.", (await lina.OpenAsync("/accueil")).Text);
        Assert.Equal(2, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry =>
            entry.PersonId == lina.Account.Id && (entry.Action == VoiceAudit.Answered.Code || entry.Action == VoiceAudit.Said.Code))));
    }

    [Fact]
    public async Task Nothing_chosen_or_nothing_written_shows_the_form_again_with_all_that_was_written()
    {
        var (_, lina, _) = await CircleAsync();
        await lina.OpenAsync("/ma-parole/ecrire");
        await lina.Fill("Ce que je veux dire", Words).PressAsync("Envoyer ou garder");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        Assert.Contains("Il faut choisir qui va lire.", lina.Text);
        Assert.Equal(Words, lina.ValueOf("Ce que je veux dire"));

        var tooLong = new string('é', Statement.TextLength + 1);
        await lina.Choose("Mon référent Nadia").Fill("Ce que je veux dire", tooLong).PressAsync("Envoyer ou garder");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        Assert.Equal(tooLong, lina.ValueOf("Ce que je veux dire"));
        Assert.Equal(0, await CountAsync(lina));
    }

    [Fact]
    public async Task Pressing_twice_says_it_once()
    {
        var (_, lina, _) = await CircleAsync();
        await lina.OpenAsync("/ma-parole/ecrire");
        lina.Choose("Mon référent Nadia").Fill("Ce que je veux dire", Words);
        var button = (AngleSharp.Html.Dom.IHtmlButtonElement)lina.Page.QuerySelectorAll("button").Single(one => one.TextContent.Contains("Envoyer ou garder", StringComparison.Ordinal));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var request = Forms.Request(button, lina.Address);
            return await lina.SendAsync(request);
        }));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(1, await CountAsync(lina));
    }

    [Fact]
    public async Task What_is_taken_back_is_destroyed_and_gone_for_the_others()
    {
        var (nadia, lina, _) = await CircleAsync();
        var id = await portal.SayAsync(lina.Account.Id, await portal.WithDbAsync(db => db.Relations.Where(r => r.AccountId == lina.Account.Id).Select(r => r.ChildId).SingleAsync()), Audience.CaseWorker, Words);
        await nadia.OpenAsync($"/paroles/{id}");
        Assert.Equal(HttpStatusCode.OK, nadia.Status);
        await lina.OpenAsync($"/ma-parole/{id}");
        await lina.PressAsync("Reprendre mon texte");

        Assert.Contains("Il est détruit.", lina.Text);
        Assert.Null(await portal.WithDbAsync(db => db.Statements.Where(s => s.Id == id).Select(s => s.Text).SingleAsync()));
        await nadia.PressAsync("Lire"); // the page was open before
        Assert.Equal(HttpStatusCode.NotFound, nadia.Status);
        Assert.Contains("Rien à lire", (await nadia.OpenAsync("/paroles")).Text);
    }

    [Fact]
    public async Task After_a_first_reading_it_is_too_late_and_said_so()
    {
        var (nadia, lina, child) = await CircleAsync();
        var id = await portal.SayAsync(lina.Account.Id, child.Id, Audience.CaseWorker, Words);
        await lina.OpenAsync($"/ma-parole/{id}");
        await nadia.OpenAsync($"/paroles/{id}");
        await nadia.PressAsync("Lire");
        await lina.PressAsync("Reprendre mon texte");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        Assert.Contains("C’est déjà lu", lina.Text);
    }

    [Fact]
    public async Task Only_me_is_for_nobody_else_and_a_parent_finds_nothing_of_it()
    {
        var (nadia, lina, child) = await CircleAsync();
        var claire = await portal.VisitorAsync(Role.Parent);
        await portal.RelateAsync(child, claire.Account, RelationKind.Parent);
        foreach (var audience in Enum.GetValues<Audience>())
        {
            var id = await portal.SayAsync(lina.Account.Id, child.Id, audience, Words);
            Assert.Equal(HttpStatusCode.NotFound, (await claire.OpenAsync($"/ma-parole/{id}")).Status);
            Assert.Equal(audience != Audience.OnlyMe, (await nadia.OpenAsync($"/paroles/{id}")).Status == HttpStatusCode.OK);
        }
        Assert.DoesNotContain("sœur", (await claire.OpenAsync("/ma-parole")).Text);
        Assert.DoesNotContain("Mon équipe", (await claire.OpenAsync("/ma-parole/ecrire")).Text);
    }

    [Fact]
    public async Task A_parent_writes_to_the_référent_and_neither_the_child_nor_the_other_parent_reads()
    {
        var (nadia, lina, child) = await CircleAsync();
        var (claire, marc) = (await portal.VisitorAsync(Role.Parent), await portal.VisitorAsync(Role.Parent));
        await portal.RelateAsync(child, claire.Account, RelationKind.Parent);
        await portal.RelateAsync(child, marc.Account, RelationKind.Parent);
        await claire.OpenAsync("/ma-parole/ecrire");
        await claire.Choose("Le référent Nadia").Fill("Ce que vous voulez dire", "Je travaille le samedi.").PressAsync("Envoyer");
        var path = claire.Path;

        Assert.Contains("Je travaille le samedi.", claire.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await lina.OpenAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await marc.OpenAsync(path)).Status);
        Assert.Contains("pour", (await nadia.OpenAsync("/paroles")).Text);
    }

    /// <summary>R01: the answer's form names its readers one by one, and they are those to whom the words themselves open.</summary>
    [Fact]
    public async Task Whoever_answers_reads_by_name_who_will_read_the_answer()
    {
        var (nadia, lina, child) = await CircleAsync();
        var karim = await portal.AccountAsync(Role.Professional, "Karim");
        await portal.RelateAsync(child, karim, RelationKind.Educator);
        foreach (var (audience, reads) in new[] { (Audience.CaseWorker, false), (Audience.Team, true) })
        {
            var id = await portal.SayAsync(lina.Account.Id, child.Id, audience, Words);
            await nadia.OpenAsync($"/paroles/{id}");
            await nadia.PressAsync("Lire");
            var readers = nadia.Page.QuerySelector("[data-qui-va-lire]")!.TextContent;
            Assert.Contains("Lina", readers, StringComparison.Ordinal);
            Assert.Contains("Nadia (référent ASE)", readers, StringComparison.Ordinal);
            Assert.Equal(reads, readers.Contains("Karim (équipe éducative)", StringComparison.Ordinal));
            Assert.Equal(reads, (await (await portal.VisitorAsync(karim)).OpenAsync($"/paroles/{id}")).Status == HttpStatusCode.OK);
        }
    }

    private Task<int> CountAsync(Visitor visitor) => portal.WithDbAsync(db => db.Statements.CountAsync(statement => statement.AuthorId == visitor.Account.Id));

    private async Task<(Visitor Nadia, Visitor Lina, Child Child)> CircleAsync()
    {
        var nadia = await portal.VisitorAsync(await portal.AccountAsync(Role.Professional, "Nadia"));
        var child = await portal.ChildOfAsync(nadia.Account, "Lina");
        return (nadia, await portal.VisitorAsync((await portal.YoungPersonAsync(child)).Account), child);
    }
}

public sealed class VoicePagesOnSqliteTests(SqlitePortal portal) : VoicePagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class VoicePagesOnPostgresTests(PostgresPortal portal) : VoicePagesTests(portal), IClassFixture<PostgresPortal>;
