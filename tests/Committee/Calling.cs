using ChildProtection.Features.Accounts;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Bodies.Draws;
using ChildProtection.Features.Committee.Members;
using ChildProtection.Platform;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Committee;

/// <summary>Calls and draws in one call each.</summary>
internal static class Calling
{
    /// <summary>The body empty: no member, no call, this many seats.</summary>
    public static async Task<Body> EmptyBodyAsync(this Portal portal, string code, int size)
    {
        var body = await portal.BodyAsync(code);
        await portal.WithDbAsync(db => db.Set<SeatCall>().Where(call => call.BodyId == body.Id).ExecuteDeleteAsync());
        await portal.WithDbAsync(db => db.Set<CommitteeMember>().Where(seat => seat.BodyId == body.Id).ExecuteDeleteAsync());
        await portal.WithDbAsync(db => db.Set<Body>().Where(one => one.Id == body.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Size, size)));
        return await portal.BodyAsync(code);
    }

    /// <summary>Null when it was done; else why not.</summary>
    public static async Task<string?> DoAsync<T>(this Portal portal, Account person, Func<T, Task> act) where T : notnull
    {
        await using var scope = portal.Services.CreateAsyncScope();
        try
        {
            await act(scope.ServiceProvider.As<T>(person));
            return null;
        }
        catch (BrokenRuleException refusal)
        {
            return refusal.Message;
        }
    }

    /// <summary>Opened by this facilitator for two weeks.</summary>
    public static async Task OpenCallAsync(this Portal portal, Account facilitator, Body body, int seats, int substitutes) =>
        Assert.Null(await portal.DoAsync<CallDesk>(facilitator, async desk => Assert.True(await desk.OpenAsync(body.Id, new CallPlan(portal.Today().AddDays(14), seats, substitutes)))));

    /// <summary>A young person who has said nothing yet; of fifteen when no day is said.</summary>
    public static async Task<Account> VolunteerlessAsync(this Portal portal, DateOnly? comesOfAge = null)
    {
        var child = await portal.ChildOfAsync(await portal.AccountAsync(Role.Professional, "Nadia"), "Lina", comesOfAge);
        var person = await portal.AccountAsync(Role.YoungPerson, "Loutre d’ailleurs");
        await portal.RelateAsync(child, person, RelationKind.Self);
        return person;
    }

    /// <summary>A young person of fifteen who wants in, and would replace somebody.</summary>
    public static async Task<Account> VolunteerAsync(this Portal portal, Body body, bool stays = true, PlaceOfLife? place = null, DateOnly? comesOfAge = null)
    {
        var child = await portal.ChildOfAsync(await portal.AccountAsync(Role.Professional, "Nadia"), "Lina", comesOfAge);
        var person = await portal.AccountAsync(body.IsForFamilies ? Role.Parent : Role.YoungPerson, $"Loutre {SecretCode.NewKey()[..8]}");
        await portal.RelateAsync(child, person, body.IsForFamilies ? RelationKind.Parent : RelationKind.Self);
        if (place is not null) await portal.WithDbAsync(db => { db.Add(new Stay { Id = SecretCode.NewId(), ChildId = child.Id, PlaceId = place.Id, From = portal.Clock.GetUtcNow() }); return db.SaveChangesAsync(); });
        Assert.Null(await portal.DoAsync<VolunteerDesk>(person, async desk => Assert.True(await desk.VolunteerAsync(body, stays))));
        return person;
    }

    /// <summary>The last day of the open call was yesterday.</summary>
    public static Task EndCallAsync(this Portal portal, Body body)
    {
        var yesterday = portal.Today().AddDays(-1);
        return portal.WithDbAsync(db => db.Set<SeatCall>().Where(call => call.BodyId == body.Id && call.DrawnAt == null).ExecuteUpdateAsync(update => update.SetProperty(call => call.ClosesOn, yesterday)));
    }

    /// <summary>A body with a draw that was made just now: one seat or more, these people volunteered.</summary>
    public static async Task<(Body Body, IReadOnlyList<Account> People)> DrawnAsync(this Portal portal, Account facilitator, string code, int people, int seats, int substitutes)
    {
        var body = await portal.EmptyBodyAsync(code, seats);
        await portal.OpenCallAsync(facilitator, body, seats, substitutes);
        var all = new List<Account>();
        for (var number = 0; number < people; number++) all.Add(await portal.VolunteerAsync(body));
        await portal.EndCallAsync(body);
        Assert.Null(await portal.DoAsync<CallDesk>(facilitator, async desk => Assert.True(await desk.DrawAsync(body.Id, "tournesol", "rivière"))));
        return (body, all);
    }

    /// <summary>The rows of the body’s calls.</summary>
    public static Task<List<CallVolunteer>> RowsAsync(this Portal portal, Body body) => portal.WithDbAsync(db =>
        db.Set<CallVolunteer>().AsNoTracking().Where(one => db.Set<SeatCall>().Any(call => call.Id == one.CallId && call.BodyId == body.Id)).OrderBy(one => one.Rank).ThenBy(one => one.Number).ToListAsync());

    public static Task<int> SeatedAsync(this Portal portal, Body body) => portal.WithDbAsync(db => db.Set<CommitteeMember>().CountAsync(seat => seat.BodyId == body.Id && seat.Until == null));
}
