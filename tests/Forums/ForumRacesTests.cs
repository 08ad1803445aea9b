using ChildProtection.Features.Forums;
using ChildProtection.Features.Forums.Arrivals;
using ChildProtection.Features.Forums.Preparing;
using ChildProtection.Features.Forums.Tickets;
using ChildProtection.Platform;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Forums;

/// <summary>Many at the same instant: places never exceeded, the waiting list promoted once, tasks taken once, a ticket in once.</summary>
public abstract class ForumRacesTests(Portal portal)
{
    [Fact]
    public async Task Places_are_given_once_and_who_waits_is_promoted_in_order_once()
    {
        const int Places = 3, Tries = 10;
        var (forum, stops) = await portal.CaravanAsync(null, Places);
        var (stop, people) = (stops[0].Id, await PeopleAsync(Tries));

        await Task.WhenAll(people.SelectMany(person => new[] { person, person }).Select(person => Task.Run(() => TakeAsync(person, forum.Id, stop)))); // each presses twice
        var tickets = await TicketsAsync(stop);
        Assert.Equal(Tries, tickets.Count);
        Assert.Equal(Places, tickets.Count(ticket => !ticket.IsWaiting));
        Assert.Equal(Places, tickets.OrderBy(ticket => ticket.Number).TakeWhile(ticket => !ticket.IsWaiting).Count());

        var leaving = tickets.Where(ticket => !ticket.IsWaiting).Take(2).ToList();
        await Task.WhenAll(leaving.SelectMany(ticket => new[] { ticket, ticket }).Select(ticket => Task.Run(() =>
            portal.AsAsync<TakeTicket, bool>(people.First(person => person.Id == ticket.AccountId), take => take.GiveBackAsync(ticket.Id)))));
        var after = await TicketsAsync(stop);
        Assert.Equal(Tries - 2, after.Count);
        Assert.Equal(Places, after.Count(ticket => !ticket.IsWaiting));
        var promoted = after.Where(ticket => ticket.PromotedAt is not null).Select(ticket => ticket.Id).ToHashSet();
        Assert.Equal(tickets.Where(ticket => ticket.IsWaiting).OrderBy(ticket => ticket.Number).Take(2).Select(ticket => ticket.Id).ToHashSet(), promoted);
    }

    [Fact]
    public async Task Houses_and_young_people_never_take_more_than_there_is()
    {
        var (forum, stops) = await portal.CaravanAsync(null, 7);
        var (stop, young, place) = (stops[0].Id, await PeopleAsync(6), (await portal.HomeStopAsync(forum)).Place);
        var educators = new[] { await portal.AccountAsync(Role.Professional, "Karim"), await portal.AccountAsync(Role.Professional, "Inès") };
        await Task.WhenAll(young.Select(person => Task.Run(() => TakeAsync(person, forum.Id, stop)))
            .Concat(educators.Select(person => Task.Run(async () => (await TryAsync(() => portal.AsAsync<TakeTicket, bool>(person, take => take.ForHouseAsync(forum.Id, stop, place.Id, 4, null)))).ToString()))));
        var tickets = await TicketsAsync(stop);
        Assert.InRange(tickets.Count(ticket => !ticket.IsWaiting), 6, 7);
        Assert.Equal(6, tickets.Count(ticket => ticket.PlaceId is null));
        Assert.All(tickets.Where(ticket => ticket.PlaceId is not null).GroupBy(ticket => ticket.AccountId), house => Assert.Equal(4, house.Count())); // all or none
    }

    [Fact]
    public async Task A_task_is_taken_by_as_many_as_there_are_places()
    {
        var (forum, _) = await portal.CaravanAsync(null, 5);
        var task = new ForumTask { Id = SecretCode.NewId(), ForumId = forum.Id, Name = "Accueillir", Places = 2 };
        await portal.WithDbAsync(db => { db.Add(task); return db.SaveChangesAsync(); });
        var people = await PeopleAsync(6);
        foreach (var person in people) await portal.SeatAsync(person);
        var taken = await Task.WhenAll(people.Select(person => Task.Run(() => TryAsync(() => portal.AsAsync<TaskDesk, bool>(person, desk => desk.TakeAsync(forum.Id, task.Id))))));
        Assert.Equal(2, taken.Count(one => one));
        Assert.Equal(2, await portal.WithDbAsync(db => db.ForumVolunteers.CountAsync(one => one.TaskId == task.Id)));
        Assert.False(await portal.AsAsync<TaskDesk, bool>((await PeopleAsync(1))[0], desk => desk.TakeAsync(forum.Id, task.Id))); // sits nowhere
    }

    [Fact]
    public async Task A_ticket_shown_on_two_telephones_and_sent_again_is_one_arrival()
    {
        var (forum, stops) = await portal.CaravanAsync(null, 5, 5);
        var people = await PeopleAsync(2);
        foreach (var (person, stop) in people.Zip(stops)) await TakeAsync(person, forum.Id, stop.Id);
        var (code, elsewhere, facilitator) = (await portal.CodeAsync(stops[0].Id, people[0].Id), await portal.CodeAsync(stops[1].Id, people[1].Id), await portal.AccountAsync(Role.Facilitator, "Rose"));
        var (here, there) = (stops[0].Id, stops[1].Id);

        var typed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => portal.AsAsync<Welcome, Arrival>(facilitator, welcome => welcome.TypedAsync(forum.Id, here, $" {code[..4].ToLowerInvariant()}-{code[4..]} ")))));
        Assert.Equal((1, 5), (typed.Count(one => one == Arrival.Welcome), typed.Count(one => one == Arrival.Already)));
        var first = (await TicketsAsync(here)).Single().ArrivedAt;
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        var hash = Welcome.HashOf(here, code);
        for (var again = 0; again < 2; again++) Assert.Equal([hash], await portal.AsAsync<Welcome, IReadOnlyList<string>>(facilitator, welcome => welcome.SentAsync(forum.Id, here, [hash, hash, "z0000000000a", "ffffffffffffffffffff", "z0000000000b", Welcome.HashOf(here, elsewhere)])));
        Assert.Equal(2, (await portal.WithDbAsync(db => db.Forums.AsNoTracking().SingleAsync(one => one.Id == forum.Id))).Sheet.WithoutTicket[here]); // two presses, sent twice
        Assert.Equal(first, (await TicketsAsync(here)).Single().ArrivedAt);
        Assert.Null((await TicketsAsync(there)).Single().ArrivedAt);
        Assert.Equal(Arrival.Elsewhere, await portal.AsAsync<Welcome, Arrival>(facilitator, welcome => welcome.TypedAsync(forum.Id, here, elsewhere)));
        Assert.Equal(Arrival.Unknown, await portal.AsAsync<Welcome, Arrival>(facilitator, welcome => welcome.TypedAsync(forum.Id, here, "00000000")));
        var set = await portal.AsAsync<Welcome, Welcome.HashSet>(facilitator, welcome => welcome.SetAsync(here));
        Assert.Equal([hash], set.Here);
        Assert.Equal([hash], set.Arrived);
    }

    private async Task<List<Account>> PeopleAsync(int count)
    {
        var people = new List<Account>();
        for (var number = 0; number < count; number++) people.Add((await portal.LinaAsync()).Account);
        return people;
    }

    private async Task<string> TakeAsync(Account person, Guid forum, Guid stop) => (await portal.AsAsync<TakeTicket, Guid?>(person, take => take.ForMyselfAsync(forum, stop, null))).ToString()!;

    private static async Task<bool> TryAsync(Func<Task<bool>> act)
    {
        try
        {
            return await act();
        }
        catch (BrokenRuleException)
        {
            return false;
        }
    }

    private Task<List<ForumTicket>> TicketsAsync(Guid stop) => portal.WithDbAsync(db => db.ForumTickets.AsNoTracking().Where(ticket => ticket.StopId == stop).ToListAsync());
}

public sealed class ForumRacesOnSqlite(SqlitePortal portal) : ForumRacesTests(portal), IClassFixture<SqlitePortal>;

public sealed class ForumRacesOnPostgres(PostgresPortal portal) : ForumRacesTests(portal), IClassFixture<PostgresPortal>;
