using ChildProtection.Features.Discussions;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;

namespace ChildProtection.Tests.Discussions;

/// <summary>QA-31: 200 young people, 60 adults, 100 relatives in real rooms; nothing unsupervised, no way from a family to a young person; planted faults are seen.</summary>
public sealed class ContactGraphTests(TalkingSqlitePortal portal) : IClassFixture<TalkingSqlitePortal>
{
    [Fact]
    public async Task A_whole_territory_has_no_unsupervised_thread_and_no_path_from_a_family_and_each_planted_fault_is_found()
    {
        var (young, adults, relatives) = (People(Role.YoungPerson, 200), People(Role.Mentor, 20), People(Role.Parent, 100));
        var (staff, referents, leads) = (People(Role.Facilitator, 14), People(Role.Professional, 20), People(Role.Moderator, 6));
        Assert.Equal(60, adults.Count + staff.Count + referents.Count + leads.Count);
        var world = new World(portal.Clock.GetUtcNow());
        for (var number = 0; number < 10; number++) world.Add(RoomKind.Committee, [.. young.Skip(number * 20).Take(20)], staff[number], leads[number % 6]);
        for (var number = 0; number < 10; number++) world.Add(RoomKind.Parents, [.. relatives.Skip(number * 10).Take(10)], staff[number], null);
        for (var number = 0; number < 20; number++) world.Add(RoomKind.Pair, [young[number], adults[number]], null, leads[number % 6]);
        for (var number = 0; number < 20; number++) world.Add(RoomKind.CaseWorker, [young[number + 30], referents[number]], null, leads[number % 6]);
        for (var number = 0; number < 20; number++) world.Add(RoomKind.Question, [young[number + 60], referents[number]], null, leads[number % 6]);
        for (var number = 0; number < 10; number++) world.Add(RoomKind.WorkingGroup, [.. young.Skip(number * 5).Take(5)], staff[number], leads[number % 6]);
        world.Add(RoomKind.Forum, [.. young.Take(100)], staff[10], leads[0]);
        world.Add(RoomKind.Peer, [.. young.Skip(100)], staff[11], leads[1]);
        await SaveAsync([.. young, .. adults, .. relatives, .. staff, .. referents, .. leads, .. world.Rows]);
        Assert.Empty(await WalkAsync());
        Assert.Equal(0, await portal.WithDbAsync(db => new ContactGraph().BrokenAsync(db)));

        var planted = new World(portal.Clock.GetUtcNow());
        var alone = planted.Add(RoomKind.Pair, [young[50], adults[0]], null, null);
        var family = planted.Add(RoomKind.Parents, [relatives[0], young[51]], staff[0], leads[0]);
        var crowd = planted.Add(RoomKind.CaseWorker, [young[52], young[53], referents[0]], null, leads[0]);
        var stranger = planted.Add(RoomKind.Committee, [young[54]], staff[0], leads[0]);
        var begun = planted.Add(RoomKind.Pair, [young[55], adults[1]], null, leads[0]);
        await SaveAsync([.. planted.Rows, World.Said(stranger, young[199]), World.Said(begun, adults[1])]);
        var found = await WalkAsync();
        Assert.Contains(new ContactGraph.Broken(alone.Id, ContactFault.Unsupervised), found);
        Assert.Contains(new ContactGraph.Broken(family.Id, ContactFault.FamilyMeetsYoung), found);
        Assert.Contains(new ContactGraph.Broken(family.Id, ContactFault.WrongRole), found);
        Assert.Contains(new ContactGraph.Broken(crowd.Id, ContactFault.TooMany), found);
        Assert.Contains(new ContactGraph.Broken(stranger.Id, ContactFault.NeverAccepted), found);
        Assert.Contains(new ContactGraph.Broken(begun.Id, ContactFault.AdultBegan), found);
        Assert.Equal(6, found.Count);
        Console.WriteLine($"{nameof(ContactGraphTests)}: {young.Count} young people, 60 adults, {relatives.Count} relatives, {world.Count} rooms: 0 unsupervised, 0 path from a family; 6 of 6 planted faults found.");
    }

    /// <summary>Each kind refuses, in code, the people it is not for.</summary>
    [Fact]
    public void No_kind_of_room_admits_both_a_parent_and_a_young_person()
    {
        foreach (var kind in Enum.GetValues<RoomKind>())
        {
            Assert.False(ContactRules.Of(kind).Members.Contains(Role.Parent) && ContactRules.Of(kind).Members.Contains(Role.YoungPerson), $"{kind}");
            Assert.False(ContactRules.Admits(kind, Role.Administrator, RoomPart.Member) || ContactRules.Admits(kind, Role.Observer, RoomPart.Supervisor), $"{kind}");
            Assert.False(ContactRules.Admits(kind, Role.Mentor, RoomPart.Supervisor) || ContactRules.Admits(kind, Role.Parent, RoomPart.Facilitator), $"{kind}");
        }
    }

    private async Task<IReadOnlyList<ContactGraph.Broken>> WalkAsync() => await portal.WithDbAsync(db => new ContactGraph().WalkAsync(db));

    private Task SaveAsync(params object[] rows) => portal.WithDbAsync((PortalDb db) => { db.AddRange(rows); return db.SaveChangesAsync(); });

    private List<Account> People(string role, int count) => [.. Enumerable.Range(0, count).Select(number =>
    {
        var id = SecretCode.NewId();
        return new Account { Id = id, Role = role, DisplayName = $"{role} {number}", CreatedAt = portal.Clock.GetUtcNow(), SecurityStamp = id.ToString("N"), UserName = id.ToString("N"), NormalizedUserName = id.ToString("N").ToUpperInvariant() };
    })];

    private sealed class World(DateTimeOffset now)
    {
        public List<object> Rows { get; } = [];
        public int Count { get; private set; }

        public Room Add(RoomKind kind, IReadOnlyList<Account> members, Account? host, Account? lead)
        {
            var room = Room.Open(SecretCode.NewId(), kind, now);
            Rows.Add(room);
            Rows.AddRange(members.Select(member => RoomMember.Come(room.Id, member.Id, RoomPart.Member, now)));
            if (host is not null) Rows.Add(RoomMember.Come(room.Id, host.Id, RoomPart.Facilitator, now));
            if (lead is not null) Rows.Add(RoomMember.Come(room.Id, lead.Id, RoomPart.Supervisor, now));
            Count++;
            return room;
        }

        public static RoomMessage Said(Room room, Account author) => RoomMessage.Say(SecretCode.NewId(), room, author.Id, [1], null, room.OpenedAt);
    }
}
