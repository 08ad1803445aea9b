using ChildProtection.Features.Accounts;
using ChildProtection.Features.Forums;
using ChildProtection.Features.Forums.Stops;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Forums;

/// <summary>Events with their stops, in one call.</summary>
internal static class Caravans
{
    public const string Zone = "rive-sud";

    /// <summary>A published event of « jeunes » with one stop for each of these capacities, on this day; today when none is said.</summary>
    public static async Task<(Forum Forum, IReadOnlyList<ForumStop> Stops)> CaravanAsync(this Portal portal, DateOnly? day = null, params int[] places)
    {
        var (on, body) = (day ?? portal.Services.GetRequiredService<TerritoryPack>().Today(portal.Clock), await portal.BodyAsync());
        var forum = Forum.Prepare(body.Id, "La caravane", "Connaître ses droits.", on, on.AddDays(1), on);
        var stops = places.Select((capacity, number) => ForumStop.Plan(forum, PlanOf($"Étape {number + 1}", on, capacity))).ToList();
        forum.Publish(stops.Count, portal.Clock.GetUtcNow());
        await portal.WithDbAsync(db => { db.AddRange(forum); db.AddRange(stops); return db.SaveChangesAsync(); });
        return (forum, stops);
    }

    /// <summary>A public stop all day long.</summary>
    public static StopPlan PlanOf(string name, DateOnly day, int capacity, params Slot[] programme) => new(StopKind.PublicPlace, name, "Place du marché", null, Zone, day, new(0, 0), new(23, 59), capacity, programme);

    /// <summary>A stop in a place of life, and that place.</summary>
    public static async Task<(ForumStop Stop, PlaceOfLife Place)> HomeStopAsync(this Portal portal, Forum forum)
    {
        var place = new PlaceOfLife { Id = SecretCode.NewId(), Name = $"Foyer {SecretCode.NewCode(4)}", Zone = Zone, Kind = PlaceKind.Home };
        var stop = ForumStop.Plan(forum, new StopPlan(StopKind.Home, "Au foyer secret", null, place.Id, Zone, forum.FirstDay, new(0, 0), new(23, 59), 10, [new(new(0, 0), new(23, 0), "Atelier caché", "Le salon", "")]));
        await portal.WithDbAsync(db => { db.AddRange(place, stop); return db.SaveChangesAsync(); });
        return (stop, place);
    }

    /// <summary>The child of this account lives there from now on.</summary>
    public static Task LivesAtAsync(this Portal portal, Account young, PlaceOfLife place) => portal.WithDbAsync(async db =>
    {
        var child = await db.Set<Relation>().Where(one => one.AccountId == young.Id && one.Kind == RelationKind.Self).Select(one => one.ChildId).FirstAsync();
        db.Add(new Stay { Id = SecretCode.NewId(), ChildId = child, PlaceId = place.Id, From = portal.Clock.GetUtcNow().AddDays(-1) });
        return await db.SaveChangesAsync();
    });

    /// <summary>This professional is the educator of the child of this account from now on.</summary>
    public static Task CaresForAsync(this Portal portal, Account professional, Account young) => portal.WithDbAsync(async db =>
    {
        var child = await db.Set<Relation>().Where(one => one.AccountId == young.Id && one.Kind == RelationKind.Self).Select(one => one.ChildId).FirstAsync();
        db.Add(Relation.Begin(child, professional.Id, RelationKind.Educator, portal.Clock.GetUtcNow()));
        return await db.SaveChangesAsync();
    });

    /// <summary>Does something as this person, on services of its own.</summary>
    public static async Task<TResult> AsAsync<T, TResult>(this Portal portal, Account person, Func<T, Task<TResult>> act) where T : notnull
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.As<T>(person));
    }

    /// <summary>The code of this account’s ticket at this stop.</summary>
    public static async Task<string> CodeAsync(this Portal portal, Guid stop, Guid account)
    {
        var ticket = await portal.WithDbAsync(db => db.ForumTickets.AsNoTracking().Where(one => one.StopId == stop && one.AccountId == account).OrderBy(one => one.Number).FirstAsync());
        await using var scope = portal.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Vault>().OpenAsync(ForumsData.Code, Vault.Nobody, ticket.Id, ticket.Code))!;
    }
}
