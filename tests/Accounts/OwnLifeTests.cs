using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Administration;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Accounts;

/// <summary>What <see cref="OwnLife"/> reads with a query of its own is what the one door opens, whatever became of the person.</summary>
public abstract class OwnLifeTests(Portal portal)
{
    [Theory]
    [InlineData("as it is")]
    [InlineData("moved")]
    [InlineData("no place")]
    [InlineData("measure over")]
    [InlineData("link ended")]
    [InlineData("link to come")]
    [InlineData("account closed")]
    [InlineData("a parent asks")]
    public async Task It_is_what_the_door_opens(string became)
    {
        var nadia = await portal.AccountAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia, comesOfAgeOn: DateOnly.FromDateTime(portal.Clock.GetUtcNow().DateTime).AddYears(2));
        var (asks, _) = await portal.YoungPersonAsync(child, pinHash: "-");
        var (here, there) = (await PlaceAsync(), await PlaceAsync());
        var now = portal.Clock.GetUtcNow();
        await portal.WithDbAsync(async db =>
        {
            if (became != "no place") db.Add(Stay(child.Id, here, now.AddDays(-30), became == "moved" ? now.AddDays(-1) : null));
            if (became == "moved") db.Add(Stay(child.Id, there, now.AddDays(-1), null));
            return await db.SaveChangesAsync();
        });
        await portal.WithDbAsync(db => became switch
        {
            "measure over" => db.Children.Where(one => one.Id == child.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.CareEndsAt, now.AddDays(-1))),
            "link ended" => db.Relations.Where(one => one.AccountId == asks.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Until, now.AddDays(-1))),
            "link to come" => db.Relations.Where(one => one.AccountId == asks.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.From, now.AddDays(1))),
            _ => Task.FromResult(0),
        });
        if (became == "a parent asks")
        {
            asks = await portal.AccountAsync(Role.Parent);
            await portal.RelateAsync(child, asks, RelationKind.Parent);
        }

        var (life, door) = await portal.AsAsync(asks, async services =>
        {
            var (access, db) = (services.GetRequiredService<Access>(), services.GetRequiredService<PortalDb>());
            if (became == "account closed") await db.Users.Where(one => one.Id == asks.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.DisabledAt, now)); // at this very moment: closed before, it signs in no more
            return (await access.OwnLifeAsync(), await access.Children(Purpose.Own).AsNoTracking().SingleOrDefaultAsync());
        });
        Assert.Equal(became is "link ended" or "link to come" or "account closed" or "a parent asks", door is null);
        Assert.Equal((door?.Zone, door?.ComesOfAgeOn), (life?.Zone, life?.ComesOfAgeOn));
        Assert.Equal(became switch { "as it is" => here, "moved" => there, _ => null }, life?.Place);
    }

    private Task<Guid?> PlaceAsync() => portal.WithDbAsync(async db =>
    {
        var place = new PlaceOfLife { Id = SecretCode.NewId(), Name = "Les Tilleuls", Zone = "plaine" };
        db.Add(place);
        await db.SaveChangesAsync();
        return (Guid?)place.Id;
    });

    private static Stay Stay(Guid child, Guid? place, DateTimeOffset from, DateTimeOffset? until) => new() { Id = SecretCode.NewId(), ChildId = child, PlaceId = place!.Value, From = from, Until = until };
}

public sealed class OwnLifeOnSqliteTests(SqlitePortal portal) : OwnLifeTests(portal), IClassFixture<SqlitePortal>;

public sealed class OwnLifeOnPostgresTests(PostgresPortal portal) : OwnLifeTests(portal), IClassFixture<PostgresPortal>;
