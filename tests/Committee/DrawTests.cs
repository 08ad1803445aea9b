using ChildProtection.Features.Accounts;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Bodies.Draws;
using ChildProtection.Features.Committee.Members;
using ChildProtection.Features.Privacy;
using ChildProtection.Platform;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Committee;

/// <summary>What becomes of the seats: never one too many, however many press at once; and what is published names nobody.</summary>
public abstract class DrawTests(Portal portal)
{
    [Fact]
    public async Task Groups_are_by_age_and_place_small_ones_merge_and_whoever_fits_no_more_stays_out()
    {
        var (rose, body) = (await RoseAsync(Bodies.Young), await portal.EmptyBodyAsync(Bodies.Young, 12));
        await portal.OpenCallAsync(rose, body, 6, 3);
        var (home, foster) = (await PlaceAsync(PlaceKind.Home), await PlaceAsync(PlaceKind.FosterFamily));
        var (inHome, inFoster, alone, gone) = (new List<Account>(), new List<Account>(), new List<Account>(), new List<Account>());
        for (var number = 0; number < 7; number++) inHome.Add(await portal.VolunteerAsync(body, place: home));
        for (var number = 0; number < 6; number++) inFoster.Add(await portal.VolunteerAsync(body, place: foster, comesOfAge: portal.Today().AddYears(5)));
        alone.Add(await portal.VolunteerAsync(body, place: foster, comesOfAge: portal.Today().AddYears(-1))); // of age, the only one
        gone.Add(await portal.VolunteerAsync(body));
        await portal.WithDbAsync(db => db.Users.Where(account => account.Id == gone[0].Id).ExecuteUpdateAsync(update => update.SetProperty(account => account.DisabledAt, portal.Clock.GetUtcNow())));
        await portal.EndCallAsync(body);
        Assert.Null(await portal.DoAsync<CallDesk>(rose, desk => desk.DrawAsync(body.Id, "tournesol", "rivière")));

        var (rows, call) = (await portal.RowsAsync(body), await CallAsync(body));
        var record = DrawRecord.Read(call.Record!);
        Assert.Equal([7, 7], record.Groups.Select(group => group.Numbers.Count)); // the one alone is with the smallest
        Assert.Equal(GroupOf(inHome[0]), Assert.Single(inHome.Select(GroupOf).Distinct()));
        Assert.Equal(GroupOf(inFoster[0]), Assert.Single(inFoster.Concat(alone).Select(GroupOf).Distinct()));
        Assert.NotEqual(GroupOf(inHome[0]), GroupOf(inFoster[0]));
        Assert.Equal(VolunteerState.NotFit, rows.Single(one => one.AccountId == gone[0].Id).State);
        Assert.Equal((6, 3), (rows.Count(one => one.State == VolunteerState.Asked), rows.Count(one => one.State == VolunteerState.Substitute)));
        Assert.True(record.KeepsPromise(call.Commitment) && record.ComesOutAgain());
        Assert.Null(call.Secret);
        Assert.All(record.Groups, group => Assert.Equal(0, group.Weight % 5));
        foreach (var word in (string[])["ans", "Foyer", "accueil", "Loutre"]) Assert.DoesNotContain(word, call.Record!, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Cet appel est déjà fini.", Assert.Throws<BrokenRuleException>(() => call.Publish(record, portal.Today(), portal.Clock.GetUtcNow())).Message);

        string? GroupOf(Account person) => rows.Single(one => one.AccountId == person.Id).Group;
    }

    [Fact]
    public async Task Two_who_draw_at_once_draw_once_and_two_who_decline_at_once_ask_two_substitutes_and_no_more()
    {
        var rose = await RoseAsync(Bodies.Adolescents);
        var body = await portal.EmptyBodyAsync(Bodies.Adolescents, 4);
        await portal.OpenCallAsync(rose, body, 4, 2);
        for (var number = 0; number < 8; number++) await portal.VolunteerAsync(body);
        await portal.EndCallAsync(body);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(number => Task.Run(() => portal.DoAsync<CallDesk>(rose, desk => desk.DrawAsync(body.Id, "tournesol", number == 0 ? "rivière" : "fleuve")))));
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.ActorId == rose.Id && entry.Action == "body.drawn")));
        Assert.Equal(4, (await portal.RowsAsync(body)).Count(one => one.State == VolunteerState.Asked));

        var asked = (await portal.RowsAsync(body)).FindAll(one => one.State == VolunteerState.Asked);
        var first = (await portal.RowsAsync(body)).FindAll(one => one.State == VolunteerState.Substitute);
        Assert.Equal([1, 2], first.Select(one => one.Rank!.Value));
        await Task.WhenAll(asked.Take(3).SelectMany(one => new[] { one, one }).Select(one => Task.Run(() => AnswerAsync(body, one, accepts: false)))); // each twice
        var after = await portal.RowsAsync(body);
        Assert.Equal((3, 3, 0), (after.Count(one => one.State == VolunteerState.Declined), after.Count(one => one.State == VolunteerState.Asked), after.Count(one => one.State == VolunteerState.Substitute))); // 2 substitutes for 3 seats
        var answers = await Task.WhenAll(after.Where(one => one.State == VolunteerState.Asked).SelectMany(one => new[] { one, one, one }).Select(one => Task.Run(() => AnswerAsync(body, one, accepts: true))));
        Assert.Equal(3, answers.Count(answer => answer is null));
        Assert.Equal(3, await portal.SeatedAsync(body));
        Assert.Equal(3, (await portal.RowsAsync(body)).Count(one => one.State == VolunteerState.Accepted));
    }

    [Fact]
    public async Task A_last_seat_is_given_once_and_a_code_gives_no_seat_that_was_promised()
    {
        var (body, _) = await portal.DrawnAsync(await RoseAsync(Bodies.Adolescents), Bodies.Adolescents, people: 5, seats: 4, substitutes: 0);
        var other = await portal.VolunteerlessAsync();
        Assert.Equal("Toutes les places sont prises. Parle avec l’animateur.", await portal.DoAsync<Features.Committee.Bodies.Joining.AskToJoin>(other, async ask => throw new BrokenRuleException((await ask.AnswerAsync(body)).Reason)));
        await portal.WithDbAsync(db => db.Set<Body>().Where(one => one.Id == body.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Size, 2))); // as if the body had been made smaller
        var asked = (await portal.RowsAsync(body)).FindAll(one => one.State == VolunteerState.Asked);
        var answers = await Task.WhenAll(asked.Select(one => Task.Run(() => AnswerAsync(body, one, accepts: true))));
        Assert.Equal(2, answers.Count(answer => answer is null));
        Assert.Equal(2, await portal.SeatedAsync(body));
    }

    [Fact]
    public async Task Silence_a_departure_and_an_erasure_each_ask_the_next_one_once()
    {
        var rose = await RoseAsync(Bodies.Adolescents);
        var (body, people) = await portal.DrawnAsync(rose, Bodies.Adolescents, people: 8, seats: 2, substitutes: 4);
        var asked = (await portal.RowsAsync(body)).FindAll(one => one.State == VolunteerState.Asked);
        await portal.WithDbAsync(db => db.Set<CallVolunteer>().Where(one => one.Id == asked[0].Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.AnswerBy, portal.Today().AddDays(-1))));
        Assert.Equal("Le délai pour répondre est passé.", await AnswerAsync(body, asked[0], accepts: true));
        for (var twice = 0; twice < 2; twice++) await using (var scope = portal.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<Substitutes>().EndSilenceAsync();
        var rows = await portal.RowsAsync(body);
        Assert.Equal(VolunteerState.Silent, rows.Single(one => one.Id == asked[0].Id).State);
        Assert.Equal((2, 3), (rows.Count(one => one.State == VolunteerState.Asked), rows.Count(one => one.State == VolunteerState.Substitute)));
        Assert.Equal(1, rows.Single(one => one.State == VolunteerState.Asked && one.Id != asked[1].Id).Rank); // the first of them

        Assert.Null(await AnswerAsync(body, asked[1], accepts: true));
        var seated = people.Single(one => one.Id == asked[1].AccountId);
        Assert.Equal(portal.Today().AddMonths(body.MandateMonths!.Value), await portal.WithDbAsync(db => db.Set<CommitteeMember>().Where(seat => seat.AccountId == seated.Id).Select(seat => seat.EndsOn).SingleAsync()));
        Assert.Null(await portal.DoAsync<JoinCommittee>(seated, join => join.LeaveAsync(body.Id)));
        rows = await portal.RowsAsync(body);
        Assert.Equal((2, 2), (rows.Count(one => one.State == VolunteerState.Asked), rows.Count(one => one.State == VolunteerState.Substitute)));
        Assert.Equal("La réponse est déjà donnée.", await AnswerAsync(body, asked[1], accepts: true)); // asked once

        var erased = rows.First(one => one.State == VolunteerState.Asked);
        await using (var scope = portal.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<ErasePerson>().RunAsync(erased.AccountId, ErasePerson.Request, AuditActor.Portal);
        rows = await portal.RowsAsync(body);
        Assert.DoesNotContain(rows, one => one.AccountId == erased.AccountId);
        Assert.Equal((2, 1), (rows.Count(one => one.State == VolunteerState.Asked), rows.Count(one => one.State == VolunteerState.Substitute)));
        var call = await CallAsync(body);
        Assert.Contains(erased.Number, call.Record!, StringComparison.Ordinal); // a number, and nobody’s
        Assert.True(DrawRecord.Read(call.Record!).ComesOutAgain());
        var last = rows.Single(one => one.State == VolunteerState.Substitute);
        Assert.Null(await portal.DoAsync<VolunteerDesk>(people.Single(one => one.Id == last.AccountId), async desk => Assert.True(await desk.WithdrawAsync(body.Id, last.Id))));
        Assert.Null(await AnswerAsync(body, rows.First(one => one.State == VolunteerState.Asked), accepts: false));
        Assert.Single(await portal.RowsAsync(body), one => one.State == VolunteerState.Asked); // nobody is left to ask
    }

    [Fact]
    public async Task Parents_and_young_people_volunteer_apart_and_only_within_their_ages()
    {
        var rose = await RoseAsync(Bodies.Adolescents, Bodies.Parents);
        var (adolescents, parents) = (await portal.EmptyBodyAsync(Bodies.Adolescents, 5), await portal.EmptyBodyAsync(Bodies.Parents, 5));
        await portal.OpenCallAsync(rose, adolescents, 2, 2);
        await portal.OpenCallAsync(rose, parents, 2, 2);
        Assert.Equal("Un appel est déjà ouvert.", await portal.DoAsync<CallDesk>(rose, desk => desk.OpenAsync(parents.Id, new CallPlan(portal.Today().AddDays(3), 1, 0))));
        await portal.VolunteerAsync(parents);
        var claire = await portal.AccountAsync(Role.Parent);
        Assert.Equal("Cette instance est pour les jeunes.", await portal.DoAsync<VolunteerDesk>(claire, desk => desk.VolunteerAsync(adolescents, stays: true)));
        var grown = await portal.VolunteerlessAsync(portal.Today().AddYears(1)); // 17
        Assert.Equal("Cette instance va jusqu’à 15 ans.", await portal.DoAsync<VolunteerDesk>(grown, desk => desk.VolunteerAsync(adolescents, stays: true)));
        Assert.Equal("Cette instance est pour les parents.", await portal.DoAsync<VolunteerDesk>(grown, desk => desk.VolunteerAsync(parents, stays: true)));
        var ready = await portal.VolunteerAsync(adolescents);
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.DoAsync<VolunteerDesk>(ready, desk => desk.VolunteerAsync(adolescents, stays: true)))));
        Assert.Single(await portal.RowsAsync(adolescents), one => one.AccountId == ready.Id);
        Assert.All(both, Assert.Null);
        await portal.EndCallAsync(adolescents);
        Assert.Equal("Cet appel est fini.", await portal.DoAsync<VolunteerDesk>(await portal.VolunteerlessAsync(), desk => desk.VolunteerAsync(adolescents, stays: true)));
        Assert.Null(await portal.DoAsync<CallDesk>(rose, async desk => Assert.True(await desk.CancelAsync(adolescents.Id) && await desk.CancelAsync(parents.Id))));
    }

    private async Task<string?> AnswerAsync(Body body, CallVolunteer row, bool accepts)
    {
        var person = await portal.WithDbAsync(db => db.Users.AsNoTracking().SingleAsync(account => account.Id == row.AccountId));
        return await portal.DoAsync<VolunteerDesk>(person, async desk => Assert.True(accepts ? await desk.AcceptAsync(body.Id, row.Id) : await desk.DeclineAsync(body.Id, row.Id)));
    }

    private Task<SeatCall> CallAsync(Body body) => portal.WithDbAsync(db => db.Set<SeatCall>().AsNoTracking().Where(call => call.BodyId == body.Id).OrderByDescending(call => call.OpenedAt).FirstAsync());

    private async Task<PlaceOfLife> PlaceAsync(PlaceKind kind)
    {
        var place = new PlaceOfLife { Id = SecretCode.NewId(), Name = $"Lieu {SecretCode.NewKey()[..6]}", Zone = "plaine", Kind = kind };
        await portal.WithDbAsync(db => { db.Add(place); return db.SaveChangesAsync(); });
        return place;
    }

    private async Task<Account> RoseAsync(params string[] codes)
    {
        var rose = await portal.AccountAsync(Role.Facilitator, "Rose");
        await portal.RunsAsync(rose, codes);
        return rose;
    }
}

public sealed class DrawOnSqlite(SqlitePortal portal) : DrawTests(portal), IClassFixture<SqlitePortal>;

public sealed class DrawOnPostgres(PostgresPortal portal) : DrawTests(portal), IClassFixture<PostgresPortal>;
