using System.Net;
using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Bodies.Mandate;
using ChildProtection.Features.Committee.Bodies.Running;
using ChildProtection.Features.Committee.Drafts;
using ChildProtection.Features.Votes;
using ChildProtection.Platform;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Committee;

/// <summary>A body is closed by an administrator with a reason, opened again within 30 days, and its seats end after; on both databases.</summary>
public abstract class ClosedBodyTests(Portal portal)
{
    [Fact]
    public async Task A_closed_body_tells_its_members_why_hands_drafts_back_and_opens_again_for_thirty_days()
    {
        var lina = await portal.VisitorAsync(Role.YoungPerson);
        await portal.SeatAsync(lina.Account, Bodies.Adolescents);
        var (rose, admin) = (await portal.FacilitatorAsync(Bodies.Adolescents), await portal.VisitorAsync(Role.Administrator));
        var draft = SecretCode.NewId();
        var words = await portal.WithVaultAsync(vault => vault.SealAsync(CommitteeData.Definition, lina.Account.Id, draft, ChildProtection.Features.Surveys.Making.QuestionnaireEdits.Empty("le-soir").Freeze()));
        await portal.WithDbAsync(db =>
        {
            var given = CommitteeDraft.Begin(draft, lina.Account.Id, words, portal.Clock.GetUtcNow());
            given.Give(portal.Clock.GetUtcNow());
            db.Add(given);
            return db.SaveChangesAsync();
        });
        const string here = "/administration/instances/adolescents/fermer";
        Assert.Contains("1 membre y siège.", (await admin.OpenAsync(here)).Text);

        await CloseAsync("Plus assez d’animateurs cette année.");
        Assert.Equal(HttpStatusCode.NotFound, (await lina.OpenAsync("/comite/instances/adolescents")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await rose.OpenAsync("/comite/instances/adolescents")).Status);
        Assert.Contains("Plus assez d’animateurs cette année.", (await lina.OpenAsync("/comite")).Text);
        Assert.Contains("Une de tes instances est fermée.", (await lina.OpenAsync("/accueil")).Text);
        Assert.Equal(DraftState.Own, await portal.WithDbAsync(db => db.CommitteeDrafts.Where(one => one.Id == draft).Select(one => one.State).SingleAsync()));
        Assert.DoesNotContain("Plus assez", (await (await portal.VisitorAsync(Role.YoungPerson)).OpenAsync("/comite")).Page.Source.Text);
        await Assert.ThrowsAsync<BrokenRuleException>(() => CloseAsync("Encore."));

        await DoAsync(close => close.ReopenAsync(Bodies.Adolescents));
        Assert.Equal(HttpStatusCode.OK, (await lina.OpenAsync("/comite/instances/adolescents")).Status);
        await CloseAsync("Cette fois pour de bon.");
        portal.Clock.Advance(TimeSpan.FromDays(Body.ReopenDays + 1));
        await Assert.ThrowsAsync<BrokenRuleException>(() => DoAsync(close => close.ReopenAsync(Bodies.Adolescents)));
        await using var scope = portal.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await EndMandates.EndAsync(services.GetRequiredService<PortalDb>(), services.GetRequiredService<AuditLog>(), services.GetRequiredService<TerritoryPack>().Today(portal.Clock), portal.Clock.GetUtcNow());
        Assert.True(await portal.WithDbAsync(db => db.CommitteeMembers.AllAsync(seat => seat.AccountId != lina.Account.Id || seat.Until != null)));
    }

    [Fact]
    public async Task A_body_with_a_vote_that_runs_stays_open()
    {
        var body = await portal.BodyAsync(Bodies.Parents);
        var today = portal.Services.GetRequiredService<TerritoryPack>().Today(portal.Clock);
        var election = Election.Prepare(new ElectionPlan(body.Id, "Un vote", "Oui\u00A0?", VoteMethod.Proposal, [], 1, today, today.AddDays(3)), today);
        await portal.WithDbAsync(db => { db.Add(election); return db.SaveChangesAsync(); });
        DateOnly? announced = today;
        await portal.WithDbAsync(db => db.Elections.Where(one => one.Id == election.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.AnnouncedOn, announced)));
        Assert.Contains("Un vote est en cours.", (await Assert.ThrowsAsync<BrokenRuleException>(() => DoAsync(close => close.CloseAsync(Bodies.Parents, "Fini.")))).Message);
        Assert.Null((await portal.BodyAsync(Bodies.Parents)).ClosedAt);
    }

    private Task CloseAsync(string reason) => DoAsync(close => close.CloseAsync(Bodies.Adolescents, reason));

    private async Task DoAsync(Func<CloseBody, Task<bool>> act)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.True(await act(scope.ServiceProvider.GetRequiredService<CloseBody>()));
    }
}

public sealed class ClosedBodyOnSqlite(SqlitePortal portal) : ClosedBodyTests(portal), IClassFixture<SqlitePortal>;

public sealed class ClosedBodyOnPostgres(PostgresPortal portal) : ClosedBodyTests(portal), IClassFixture<PostgresPortal>;
