using ChildProtection.Features.Discussions;
using ChildProtection.Features.Mentoring.Peers;
using ChildProtection.Platform;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Mentoring;

/// <summary>Elders among minors: a place that runs, a vetting that holds, and no more hours than were agreed.</summary>
public abstract class ElderSeatsTests(Portal portal)
{
    [Fact]
    public async Task An_elder_comes_with_a_place_and_a_vetting_and_writes_for_the_hours_of_it()
    {
        var (maya, elder, lina) = (await portal.CoordinatorAsync(), (await portal.AskingAsync(isOfAge: true)).Youth, (await portal.AskingAsync()).Youth);
        var room = SecretCode.NewId();
        await portal.WithDbAsync(db => { db.Add(Room.Open(room, RoomKind.Peer, portal.Clock.GetUtcNow())); return db.SaveChangesAsync(); });
        Assert.Null(await HoursAsync(lina));
        Assert.True(await ComeAsync(lina, room)); // a minor is helped: no place of helper is asked
        Assert.Equal(0, await HoursAsync(elder));
        Assert.Contains("place d’ancien", (await Assert.ThrowsAsync<BrokenRuleException>(() => ComeAsync(elder, room))).Message);

        Assert.True(await portal.DoAsync<HelpEachOther, bool>(maya, peers => peers.OpenAsync(PeerTheme.Talk, "rive-sud", DayOfWeek.Monday, new(17, 0), new(18, 0))));
        var group = await portal.WithDbAsync(db => db.Set<PeerGroup>().Where(one => one.SupervisorId == maya.Id).Select(one => one.Id).SingleAsync());
        Assert.True(await portal.DoAsync<HelpEachOther, bool>(elder, peers => peers.AskAsync(group, isElder: true)));
        var seat = await portal.WithDbAsync(db => db.Set<PeerSeat>().Where(one => one.AccountId == elder.Id).Select(one => one.Id).SingleAsync());
        Assert.Equal(0, await HoursAsync(elder)); // asked is not yet helping
        var checks = new ElderChecks(portal.Today(), portal.Today().AddMonths(6), PeerScope.Listen, 2);
        Assert.True(await portal.DoAsync<HelpEachOther, bool>(maya, peers => peers.AcceptElderAsync(seat, checks)));
        Assert.Equal(2, await HoursAsync(elder));
        Assert.True(await ComeAsync(elder, room));

        GoTo(DayOfWeek.Monday); // in the hours of the group
        await MayWriteAsync(elder);
        await SaidAsync(room, elder, hoursAgo: 0); // the hour of now counts once
        await SaidAsync(room, elder, hoursAgo: 1);
        await MayWriteAsync(elder);
        await SaidAsync(room, elder, hoursAgo: 2);
        Assert.Contains("2\u00A0heures", (await Assert.ThrowsAsync<BrokenRuleException>(() => MayWriteAsync(elder))).Message);
        await MayWriteAsync(lina);
        portal.Clock.Advance(TimeSpan.FromDays(31));
        GoTo(DayOfWeek.Monday);
        await MayWriteAsync(elder); // another month

        portal.Clock.Advance(TimeSpan.FromDays(190)); // the vetting is over
        Assert.Equal(0, await HoursAsync(elder));
        await Assert.ThrowsAsync<BrokenRuleException>(() => MayWriteAsync(elder));
        Assert.True(await portal.DoAsync<HelpEachOther, bool>(maya, peers => peers.AcceptElderAsync(seat, checks with { VettedUntil = portal.Today().AddMonths(6) })));
        GoTo(DayOfWeek.Monday);
        await MayWriteAsync(elder);
        Assert.True(await portal.DoAsync<HelpEachOther, bool>(maya, peers => peers.EndAsync(seat)));
        await Assert.ThrowsAsync<BrokenRuleException>(() => MayWriteAsync(elder));
    }

    /// <summary>As the pages of groups say: a day, from and to, a subject. Whoever runs the room is not held by it.</summary>
    [Fact]
    public async Task A_room_of_mutual_help_takes_words_in_the_hours_of_its_groups_and_says_their_subject()
    {
        var (elder, other, lina, samia) = ((await portal.AskingAsync(isOfAge: true)).Youth, (await portal.AskingAsync(isOfAge: true)).Youth, (await portal.AskingAsync()).Youth, await portal.AccountAsync(Role.Facilitator, "Samia Roche"));
        var room = SecretCode.NewId();
        await portal.WithDbAsync(db => { db.Add(Room.Open(room, RoomKind.Peer, portal.Clock.GetUtcNow())); return db.SaveChangesAsync(); });
        Assert.True(await ComeAsync(lina, room));
        await MayWriteAsync(lina); // no group has an elder: the room has its own hours alone
        var (maya, seat) = await HelpingAsync(elder, PeerTheme.Talk, DayOfWeek.Monday);
        GoTo(DayOfWeek.Monday);
        foreach (var one in new[] { lina, elder, samia }) await MayWriteAsync(one);
        const string Now = "En ce moment\u00A0: Parler, tout simplement, jusqu’à 18 heures.", Next = "Prochain sujet\u00A0: Parler, tout simplement, lundi à 17 heures.";
        Assert.Contains(Now.Replace('\u00A0', ' '), (await (await portal.VisitorAsync(lina)).OpenAsync($"/salons/{room}")).Text);

        portal.Clock.Advance(TimeSpan.FromMinutes(30)); // it is over
        foreach (var one in new[] { lina, elder }) Assert.Equal($"On peut lire. {Next}", (await Assert.ThrowsAsync<BrokenRuleException>(() => MayWriteAsync(one))).Message);
        await MayWriteAsync(samia);
        Assert.Contains(Next.Replace('\u00A0', ' '), (await (await portal.VisitorAsync(lina)).OpenAsync($"/salons/{room}")).Text);

        var (yann, second) = await HelpingAsync(other, PeerTheme.Rights, DayOfWeek.Tuesday);
        GoTo(DayOfWeek.Tuesday);
        foreach (var one in new[] { lina, other }) await MayWriteAsync(one);
        Assert.Contains(Next, (await Assert.ThrowsAsync<BrokenRuleException>(() => MayWriteAsync(elder))).Message); // another group than theirs
        foreach (var (coordinator, place) in new[] { (maya, seat), (yann, second) }) Assert.True(await portal.DoAsync<HelpEachOther, bool>(coordinator, peers => peers.EndAsync(place)));
        await MayWriteAsync(lina);
    }

    /// <summary>An elder who helps in a group of that day, from 17 to 18.</summary>
    private async Task<(Account Coordinator, Guid Seat)> HelpingAsync(Account elder, PeerTheme theme, DayOfWeek day)
    {
        var maya = await portal.CoordinatorAsync();
        Assert.True(await portal.DoAsync<HelpEachOther, bool>(maya, peers => peers.OpenAsync(theme, "rive-sud", day, new(17, 0), new(18, 0))));
        var group = await portal.WithDbAsync(db => db.Set<PeerGroup>().Where(one => one.SupervisorId == maya.Id).Select(one => one.Id).SingleAsync());
        Assert.True(await portal.DoAsync<HelpEachOther, bool>(elder, peers => peers.AskAsync(group, isElder: true)));
        var seat = await portal.WithDbAsync(db => db.Set<PeerSeat>().Where(one => one.AccountId == elder.Id).Select(one => one.Id).SingleAsync());
        Assert.True(await portal.DoAsync<HelpEachOther, bool>(maya, peers => peers.AcceptElderAsync(seat, new ElderChecks(portal.Today(), portal.Today().AddMonths(6), PeerScope.Listen, 2))));
        return (maya, seat);
    }

    /// <summary>Half past five there, the next time that it is this day.</summary>
    private void GoTo(DayOfWeek day)
    {
        var (zone, now) = (portal.Services.GetRequiredService<TerritoryPack>().TimeZone, portal.Clock.GetUtcNow());
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var at = local.Date.AddDays(((int)day - (int)local.DayOfWeek + 7) % 7) + new TimeSpan(17, 30, 0);
        if (at < local) at = at.AddDays(7);
        portal.Clock.Advance(new DateTimeOffset(at, zone.GetUtcOffset(at)) - now);
    }

    private async Task<int?> HoursAsync(Account who)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IElderSeats>().HoursAsync(who.Id);
    }

    private Task<bool> ComeAsync(Account who, Guid room) => portal.DoAsync<JoinRoom, bool>(who, join => join.ComeAsync(room));

    private async Task MayWriteAsync(Account who)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PeerRooms>().RequireMayWriteAsync(new RoomPerson(who.Id, who.Role), RoomKind.Peer);
    }

    private Task<int> SaidAsync(Guid room, Account who, int hoursAgo) => portal.WithDbAsync(async db =>
    {
        db.Add(RoomMessage.Say(SecretCode.NewId(), await db.Set<Room>().SingleAsync(one => one.Id == room), who.Id, [1], null, portal.Clock.GetUtcNow().AddHours(-hoursAgo)));
        return await db.SaveChangesAsync();
    });
}

public sealed class ElderSeatsOnSqlite(SqlitePortal portal) : ElderSeatsTests(portal), IClassFixture<SqlitePortal>;

public sealed class ElderSeatsOnPostgres(PostgresPortal portal) : ElderSeatsTests(portal), IClassFixture<PostgresPortal>;
