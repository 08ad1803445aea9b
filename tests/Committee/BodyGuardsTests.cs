using System.Net;
using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Drafts;
using ChildProtection.Features.Committee.Members;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Committee;

/// <summary>What a body never does: write down what was not done, tell of few members, show drafts of another body.</summary>
public abstract class BodyGuardsTests(Portal portal)
{
    [Fact]
    public async Task Nothing_is_written_down_of_a_mandate_that_was_over()
    {
        var (rose, lina) = (await portal.FacilitatorAsync(), await portal.LinaAsync());
        DateTimeOffset? now = portal.Clock.GetUtcNow();
        var seat = await portal.SeatAsync(lina.Account, endsOn: portal.Today().AddDays(20));
        await rose.OpenAsync("/comite/membres?instance=jeunes");
        await portal.WithDbAsync(db => db.Set<CommitteeMember>().Where(one => one.Id == seat.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Until, now)));
        await rose.PostAsync("/comite/membres?instance=jeunes&handler=Renew", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["membre"] = seat.Id.ToString(), ["__RequestVerificationToken"] = rose.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
        }));
        Assert.Equal(HttpStatusCode.NotFound, rose.Status);
        Assert.Equal(0, await LinesAsync("body.mandate-renewed", rose));
    }

    [Fact]
    public async Task Signing_or_naming_twice_is_written_down_once()
    {
        var (rose, lina) = (await portal.FacilitatorAsync(), await portal.LinaAsync());
        await portal.SeatAsync(lina.Account);
        await rose.OpenAsync("/comite/instances/jeunes/reglement/ecrire");
        await rose.Fill("Le règlement", $"Un texte à signer, {rose.Account.Id}.").PressAsync("Publier cette version");
        var other = await portal.VisitorAsync(lina.Account); // another window
        foreach (var window in new[] { lina, other }) await window.OpenAsync("/comite/instances/jeunes/reglement");
        foreach (var window in new[] { lina, other })
        {
            await window.PressAsync("Signer le règlement");
            Assert.Contains("Tu as signé", window.Text);
        }
        Assert.Equal(1, await LinesAsync("body.rules-signed", lina));

        var alex = await portal.VisitorAsync(Role.Administrator);
        await portal.AccountAsync(Role.Facilitator, "Capucine");
        for (var twice = 0; twice < 2; twice++)
        {
            await alex.OpenAsync("/administration/instances");
            await alex.Fill("L’instance", "Comité des jeunes").Fill("L’animateur", "Capucine").PressAsync("Confier");
            Assert.Equal("/administration/instances", alex.Path);
        }
        Assert.Equal(1, await LinesAsync("body.facilitator-named", alex));
    }

    [Fact]
    public async Task A_given_draft_is_read_by_those_who_run_a_body_of_its_author()
    {
        var (lina, id) = (await portal.LinaAsync(), SecretCode.NewId());
        await portal.SeatAsync(lina.Account);
        var (rose, samia, now) = (await portal.FacilitatorAsync(), await portal.FacilitatorAsync(Bodies.Adolescents), portal.Clock.GetUtcNow());
        var questions = portal.Services.GetRequiredService<QuestionnaireShelf>().Find("mes-loisirs")! with { Title = "Nos mercredis à nous" };
        var draft = CommitteeDraft.Begin(id, lina.Account.Id, await portal.WithVaultAsync(vault => vault.SealAsync(CommitteeData.Definition, lina.Account.Id, id, questions.Freeze())), now);
        draft.Give(now);
        await portal.WithDbAsync(db => { db.Add(draft); return db.SaveChangesAsync(); });

        Assert.Contains("Nos mercredis à nous", (await rose.OpenAsync("/comite/brouillons")).Text);
        Assert.Equal(HttpStatusCode.OK, (await rose.OpenAsync($"/comite/brouillons/{id}/lire")).Status);
        Assert.DoesNotContain("Nos mercredis à nous", (await samia.OpenAsync("/comite/brouillons")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await samia.OpenAsync($"/comite/brouillons/{id}/lire")).Status);
        Assert.Equal("Vos instances", (await samia.OpenAsync("/comite")).Heading);
    }

    [Fact]
    public async Task Fewer_members_than_the_threshold_of_readers_outside_are_counted_for_nobody()
    {
        const int Few = 8;
        var (body, before) = (await portal.BodyAsync(Bodies.Adolescents), portal.Clock.GetUtcNow().AddDays(-200));
        for (var number = 0; number < Few; number++)
        {
            var member = CommitteeMember.Join(body.Id, (await portal.AccountAsync(Role.YoungPerson, $"Membre {number}")).Id, before);
            await portal.WithDbAsync(db => { db.Add(member); return db.SaveChangesAsync(); });
        }
        foreach (var reader in new[] { await portal.FacilitatorAsync(Bodies.Adolescents), await portal.VisitorAsync(Role.Observer) })
        {
            await reader.OpenAsync("/comite/representation?instance=adolescents");
            Assert.Contains("Trop peu de membres", reader.Text);
            Assert.Empty(reader.Page.QuerySelectorAll("main table"));
        }
    }

    private Task<int> LinesAsync(string action, Visitor by) => portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == action && entry.ActorId == by.Account.Id));
}

public sealed class BodyGuardsOnSqlite(SqlitePortal portal) : BodyGuardsTests(portal), IClassFixture<SqlitePortal>;

public sealed class BodyGuardsOnPostgres(PostgresPortal portal) : BodyGuardsTests(portal), IClassFixture<PostgresPortal>;
