using ChildProtection.Features.Accounts;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Discussions;
using ChildProtection.Platform;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Discussions;

/// <summary>Hours on the clocks of the place, whoever runs a room in turn, and parents whom a court keeps apart.</summary>
public abstract partial class RoomSafetyTests
{
    private const int Saturdays = 64;

    /// <summary>17 to 19 there, the days the hour changes too; all day on Saturdays at the other end of the world.</summary>
    [Theory]
    [InlineData("Europe/Paris", "2026-03-28T16:00:00Z", Room.EveryDay, true), InlineData("Europe/Paris", "2026-03-29T14:59:00Z", Room.EveryDay, false), InlineData("Europe/Paris", "2026-03-29T15:00:00Z", Room.EveryDay, true), InlineData("Europe/Paris", "2026-03-29T17:00:00Z", Room.EveryDay, false)]
    [InlineData("Europe/Paris", "2026-10-24T15:00:00Z", Room.EveryDay, true), InlineData("Europe/Paris", "2026-10-25T15:59:00Z", Room.EveryDay, false), InlineData("Europe/Paris", "2026-10-25T16:00:00Z", Room.EveryDay, true), InlineData("Europe/Paris", "2026-10-25T17:59:00Z", Room.EveryDay, true)]
    [InlineData("Indian/Reunion", "2026-07-01T13:00:00Z", Room.EveryDay, true), InlineData("Indian/Reunion", "2026-07-01T15:00:00Z", Room.EveryDay, false), InlineData("America/Cayenne", "2026-07-01T20:00:00Z", Room.EveryDay, true)]
    [InlineData("Pacific/Noumea", "2026-07-04T06:30:00Z", Saturdays, true), InlineData("Pacific/Noumea", "2026-07-05T06:30:00Z", Saturdays, false), InlineData("America/Miquelon", "2026-07-04T19:00:00Z", Saturdays, true)]
    public void A_room_opens_by_the_clock_on_the_wall(string zone, string at, int days, bool isOpen)
    {
        var (pack, now) = (portal.Services.GetRequiredService<TerritoryPack>() with { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone) }, DateTimeOffset.Parse(at, null));
        var room = Room.Open(SecretCode.NewId(), RoomKind.Committee, now);
        room.Set(new TimeOnly(17, 0), new TimeOnly(19, 0), days, 0, RoomMode.Post);
        var doors = new RoomDoors(null!, null!, new WallDuty(pack), pack, new StillClock(now));
        var door = doors.Of(room, "Samia Roche", isCovered: true, isSupervised: true);
        Assert.Equal(isOpen, door.IsOpen);
        Assert.Contains(isOpen ? "Ouvert jusqu’à 19 heures. Samia est là." : "Ouvre ", door.Sentence);
        if (isOpen) Assert.Equal(new TimeSpan(19, 0, 0), TimeZoneInfo.ConvertTime(doors.HostUntil(room), pack.TimeZone).TimeOfDay); // « je suis là » ends with the room
    }

    [Fact]
    public async Task At_night_and_under_a_pause_no_picture_is_put_under_anybodys_words()
    {
        var (talk, id) = (await portal.TalkAsync(), SecretCode.NewId());
        Assert.NotNull(await portal.SayAsync(talk.Lina, talk.Room, "Bonjour", id));
        portal.Duty.IsQuietNow = true;
        try
        {
            Assert.Contains("calme", (await Assert.ThrowsAsync<BrokenRuleException>(() => JoinAsync(talk.Samia, join => join.ReactAsync(talk.Room, id, ReactionKind.Hug)))).Message);
        }
        finally
        {
            portal.Duty.IsQuietNow = false;
        }
        portal.Silences.Until[talk.Sami.Id] = portal.Clock.GetUtcNow().AddDays(1);
        Assert.Contains("tu peux lire", (await Assert.ThrowsAsync<BrokenRuleException>(() => JoinAsync(talk.Sami, join => join.ReactAsync(talk.Room, id, ReactionKind.Hug)))).Message);
        Assert.True(await JoinAsync(talk.Samia, join => join.ReactAsync(talk.Room, id, ReactionKind.Hug)));
    }

    [Fact]
    public async Task Eight_presses_open_one_room_and_another_facilitator_of_the_body_runs_it_after_the_first()
    {
        await portal.AccountAsync(Role.Moderator, "Paul Martin");
        var (rose, yann, key, body) = ((await portal.FacilitatorAsync()).Account, (await portal.FacilitatorAsync()).Account, SecretCode.NewId(), (await portal.BodyAsync()).Id);
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RunAsync(rose, run => run.OpenAsync(new RunRoom.NewRoom(RoomKind.Committee, body, null, null, HasTranscript: false) { Key = key })))));
        Assert.All(opened, id => Assert.Equal(key, id));
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == "rooms.opened" && entry.ObjectId == key)));

        Assert.False(await RunAsync(yann, run => run.HostAsync(key, isThere: true)));
        Assert.True(await JoinAsync(yann, join => join.ComeAsync(key)));
        await portal.WithDbAsync(db => db.Set<BodyFacilitator>().Where(one => one.AccountId == rose.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Until, portal.Clock.GetUtcNow())));
        Assert.False(await RunAsync(rose, run => run.HostAsync(key, isThere: true)));
        Assert.True(await RunAsync(yann, run => run.HostAsync(key, isThere: true)));
        Assert.Equal((false, true), (await IsThereAsync(rose, key), await IsThereAsync(yann, key)));
    }

    /// <summary>LAW-05: the second one of the two finds no room, whenever the decision comes; nothing says why.</summary>
    [Fact]
    public async Task Two_parents_of_one_child_whom_a_court_decided_about_are_never_in_one_room()
    {
        var (claire, marc, zoe, samia) = (await portal.AccountAsync(Role.Parent, "Claire Petit"), await portal.AccountAsync(Role.Parent, "Marc Petit"), await portal.AccountAsync(Role.Parent, "Zoé Blanc"), await portal.AccountAsync(Role.Facilitator, "Samia Roche"));
        var (first, second) = (await portal.RoomAsync(RoomKind.Parents, (claire, RoomPart.Member), (samia, RoomPart.Facilitator)), await portal.RoomAsync(RoomKind.Parents, (claire, RoomPart.Member), (samia, RoomPart.Facilitator)));
        var link = await ParentsAsync(claire, marc);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var (room, parent) in new[] { (first, marc), (first, zoe), (second, marc), (second, zoe) })
            await portal.WithDbAsync(db => { db.Add(RoomMember.Invite(room, parent.Id, portal.Clock.GetUtcNow())); return db.SaveChangesAsync(); });
        Assert.True(await JoinAsync(marc, join => join.ComeAsync(first)));
        Assert.True(await IsThereAsync(marc, first)); // no court said anything

        await portal.WithDbAsync(db => { db.Add(ParentalDecision.Record(link, ParentalRights.Visits, DecisionBasis.Judge, null, samia.Id, portal.Clock.GetUtcNow())); return db.SaveChangesAsync(); });
        Assert.Equal((true, false), (await IsThereAsync(claire, first), await IsThereAsync(marc, first)));
        Assert.Null(await portal.SayAsync(marc, first, "Bonjour"));
        Assert.NotNull(await portal.SayAsync(claire, first, "Bonjour"));
        Assert.Contains("ne peut pas vous accueillir", (await Assert.ThrowsAsync<BrokenRuleException>(() => JoinAsync(marc, join => join.ComeAsync(second)))).Message);
        foreach (var room in new[] { first, second }) Assert.True(await JoinAsync(zoe, join => join.ComeAsync(room))); // whoever is nobody’s other parent
        Assert.False(await IsThereAsync(marc, second));
    }

    /// <summary>One child of both; the link of the first.</summary>
    private Task<Guid> ParentsAsync(Account one, Account other) => portal.WithDbAsync(async db =>
    {
        var now = portal.Clock.GetUtcNow() - TimeSpan.FromHours(1);
        var child = Child.Register("Yanis", "rive-sud", now, DateOnly.FromDateTime(now.DateTime).AddYears(2));
        var link = Relation.Begin(child.Id, one.Id, RelationKind.Parent, now);
        db.AddRange(child, link, Relation.Begin(child.Id, other.Id, RelationKind.Parent, now));
        await db.SaveChangesAsync();
        return link.Id;
    });

    private async Task<bool> IsThereAsync(Account account, Guid room)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var access = scope.ServiceProvider.GetRequiredService<RoomAccess>();
        var seat = await access.OfAsync(new RoomPerson(account.Id, account.Role), room);
        Assert.Equal(seat is not null, (await access.ReadersAsync(room)).ContainsKey(account.Id)); // a socket hears what a page shows
        return seat is not null;
    }

    private async Task<bool> JoinAsync(Account account, Func<JoinRoom, Task<bool>> act)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await act(ActivatorUtilities.CreateInstance<JoinRoom>(scope.ServiceProvider, new RoomPerson(account.Id, account.Role)));
    }

    private async Task<T> RunAsync<T>(Account account, Func<RunRoom, Task<T>> act)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.As<RunRoom>(account));
    }

    private sealed class StillClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class WallDuty(TerritoryPack pack) : IDuty
    {
        public Task<bool> IsCoveredAsync(DateTimeOffset at) => Task.FromResult(true);

        public bool IsQuiet(DateTimeOffset at) => pack.Quiet.IsQuiet(pack.TimeZone, at);
    }
}
