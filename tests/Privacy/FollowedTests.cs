using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Privacy;
using ChildProtection.Features.Voice;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Ui;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Privacy;

/// <summary>QA-37, LAW-02: the young have no e-mail, so their référent is told; a child who is followed stays, one whom nobody follows goes.</summary>
public abstract class FollowedTests(Portal portal)
{
    [Fact]
    public async Task The_référent_is_told_before_a_young_persons_space_goes_and_still_follows_the_child_after()
    {
        var nadia = await portal.AdultAsync(Role.Professional, "Nadia", "nadia@suivi.example");
        var child = await portal.ChildOfAsync(nadia);
        var (lina, _) = await portal.YoungPersonAsync(child, "none");
        await PlaceAsync(child);
        var said = await portal.SayAsync(lina.Id, child.Id, Audience.CaseWorker, "Mes mots.");
        var (alone, samis) = (await portal.AccountAsync(Role.Professional), await portal.ChildOfAsync(nadia, "Sami"));
        var (sami, _) = await portal.YoungPersonAsync(samis, "none");
        await EndLinksAsync(samis, RelationKind.CaseWorker);

        var end = DateOnly.FromDateTime(portal.Clock.GetUtcNow().AddDays(730).UtcDateTime).InWords();
        await AdvanceAsync(668, nadia, alone);
        await portal.DayAsync();
        Assert.Equal(0, await MailsAsync("nadia@suivi.example"));
        await AdvanceAsync(2, nadia, alone);
        await portal.DayAsync();
        await portal.DayAsync();

        Assert.Equal(1, await MailsAsync("nadia@suivi.example"));
        var visitor = await portal.VisitorAsync(nadia);
        await visitor.OpenAsync("/accueil");
        var line = Assert.Single(visitor.Page.QuerySelectorAll("main a"), link => link.TextContent.Contains($"L’espace d’un jeune va être effacé le {end} s’il ne revient pas.", StringComparison.Ordinal));
        Assert.Equal($"/equipe/jeunes/{child.Id}", line.GetAttribute("href"));
        Assert.DoesNotContain("va être effacé", (await (await portal.VisitorAsync(alone)).OpenAsync("/accueil")).Text, StringComparison.Ordinal);

        await AdvanceAsync(62, nadia, alone);
        await portal.DayAsync();
        Assert.False(await portal.WithDbAsync(db => db.Users.AnyAsync(one => one.Id == lina.Id || one.Id == sami.Id)));
        Assert.False(await portal.WithDbAsync(db => db.Statements.AnyAsync(one => one.Id == said)));
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync($"/equipe/jeunes/{child.Id}")).Status);
        Assert.Equal(1, await portal.WithDbAsync(db => db.Stays.CountAsync(stay => stay.ChildId == child.Id)));
        Assert.False(await portal.WithDbAsync(db => db.Children.AnyAsync(one => one.Id == samis.Id))); // an ended link does not hold
        Assert.DoesNotContain("va être effacé", (await visitor.OpenAsync("/accueil")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_comes_back_is_no_longer_about_to_go_and_a_new_référent_reads_the_line_too()
    {
        var (nadia, omar) = (await portal.AccountAsync(Role.Professional, "Nadia"), await portal.AccountAsync(Role.Professional, "Omar"));
        var child = await portal.ChildOfAsync(nadia);
        var (lina, _) = await portal.YoungPersonAsync(child, "none");
        await AdvanceAsync(670, nadia, omar);
        await portal.DayAsync();
        await EndLinksAsync(child, RelationKind.CaseWorker);
        await portal.RelateAsync(child, omar, RelationKind.CaseWorker);

        Assert.DoesNotContain("va être effacé", (await (await portal.VisitorAsync(nadia)).OpenAsync("/accueil")).Text, StringComparison.Ordinal);
        var visitor = await portal.VisitorAsync(omar);
        Assert.Contains("L’espace d’un jeune va être effacé", (await visitor.OpenAsync("/accueil")).Text, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.SignInAsync(lina);
        Assert.DoesNotContain("va être effacé", (await (await portal.VisitorAsync(omar)).OpenAsync("/accueil")).Text, StringComparison.Ordinal);
    }

    /// <summary>Ten years beside a référent who signs in each month: the child is there. Two years after the last link, it is not.</summary>
    [Fact]
    public async Task A_child_stays_while_somebody_follows_and_goes_with_its_place_decisions_and_invitations_two_years_after_the_last_link()
    {
        var (nadia, claire) = (await portal.AccountAsync(Role.Professional), await portal.AccountAsync(Role.Parent));
        var child = await portal.ChildOfAsync(nadia, comesOfAgeOn: DateOnly.FromDateTime(portal.Clock.GetUtcNow().DateTime).AddYears(17));
        await PlaceAsync(child);
        await portal.RelateAsync(child, claire, RelationKind.Parent);
        for (var months = 0; months < 120; months += 2) await DayAsync(61, nadia, claire);
        await portal.InvitationAsync(child, nadia, RelationKind.Educator, "karim@exemple.fr");
        await portal.WithDbAsync(async db =>
        {
            var relation = await db.Relations.SingleAsync(one => one.ChildId == child.Id && one.Kind == RelationKind.Parent);
            db.Add(ParentalDecision.Record(relation.Id, ParentalRights.Visits, DecisionBasis.Judge, null, nadia.Id, portal.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        Assert.Equal((1, 1, 1), await LeftAsync(child));

        await EndLinksAsync(child);
        for (var months = 0; months < 22; months += 2) await DayAsync(61, nadia, claire);
        Assert.Equal(1, (await LeftAsync(child)).Children);
        await DayAsync(61, nadia, claire);
        await DayAsync(5, nadia, claire);

        Assert.Equal((0, 0, 0), await LeftAsync(child));
        Assert.Equal(0, await portal.WithDbAsync(db => db.Invitations.CountAsync(one => one.ChildId == child.Id)));
        Assert.DoesNotContain(await portal.OverdueAsync(), one => one.Count > 0);
    }

    /// <summary>The last link went with its account, not by its date: the child has its two years all the same.</summary>
    [Fact]
    public async Task A_child_whose_last_référent_was_erased_does_not_go_the_same_night()
    {
        var nadia = await portal.AccountAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia);
        portal.Clock.Advance(TimeSpan.FromDays(800));
        await using (var scope = portal.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ErasePerson>().RunAsync(nadia.Id, ErasePerson.Request, AuditActor.Portal);
        await portal.DayAsync();
        Assert.Equal(1, (await LeftAsync(child)).Children);

        portal.Clock.Advance(TimeSpan.FromDays(731));
        await portal.DayAsync();
        Assert.Equal(0, (await LeftAsync(child)).Children);
    }

    private async Task DayAsync(int days, params Account[] present)
    {
        await AdvanceAsync(days, present);
        await portal.DayAsync();
    }

    /// <summary>Time goes by, and these people come each time.</summary>
    private async Task AdvanceAsync(int days, params Account[] present)
    {
        portal.Clock.Advance(TimeSpan.FromDays(days));
        var (ids, today) = (present.Select(one => one.Id).ToList(), (DateTimeOffset?)portal.Clock.GetUtcNow());
        await portal.WithDbAsync(db => db.Users.Where(one => ids.Contains(one.Id)).ExecuteUpdateAsync(update => update.SetProperty(one => one.LastContactAt, today)));
    }

    private Task PlaceAsync(Child child) => portal.WithDbAsync(db =>
    {
        var place = new PlaceOfLife { Id = SecretCode.NewId(), Name = "Foyer", Zone = "plaine" };
        db.AddRange(place, new Stay { Id = SecretCode.NewId(), ChildId = child.Id, PlaceId = place.Id, From = portal.Clock.GetUtcNow() });
        return db.SaveChangesAsync();
    });

    private Task EndLinksAsync(Child child, RelationKind? kind = null) => portal.WithDbAsync(async db =>
    {
        foreach (var relation in await db.Relations.Where(one => one.ChildId == child.Id && one.Until == null && (kind == null || one.Kind == kind)).ToListAsync()) relation.End(portal.Clock.GetUtcNow());
        return await db.SaveChangesAsync();
    });

    private Task<(int Children, int Stays, int Decisions)> LeftAsync(Child child) => portal.WithDbAsync(async db =>
    {
        var relations = db.Relations.Where(one => one.ChildId == child.Id);
        return (await db.Children.CountAsync(one => one.Id == child.Id), await db.Stays.CountAsync(one => one.ChildId == child.Id),
            await db.ParentalDecisions.CountAsync(decision => relations.Any(one => one.Id == decision.RelationId)));
    });

    private Task<int> MailsAsync(string address) => portal.WithDbAsync(db => db.OutboxMails.CountAsync(mail => mail.RecipientIndex == portal.IndexOf(address) && mail.Template == MailTemplate.Reminder));
}

public sealed class FollowedOnSqlite(SqlitePortal portal) : FollowedTests(portal), IClassFixture<SqlitePortal>;

public sealed class FollowedOnPostgres(PostgresPortal portal) : FollowedTests(portal), IClassFixture<PostgresPortal>;
