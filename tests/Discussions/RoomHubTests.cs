using ChildProtection.Features.Discussions;
using ChildProtection.Features.Discussions.Live;
using ChildProtection.Features.Discussions.Polls;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Discussions;

/// <summary>Rooms over real sockets: what is said arrives once, in one order, to those who may read it and to nobody else.</summary>
public abstract class RoomHubTests(TalkingPortal portal)
{
    /// <summary>The portal the others are connected to: the same one, or a second process on the same database.</summary>
    protected virtual Portal Other => portal;

    [Fact]
    public async Task Thirty_messages_from_three_sockets_arrive_once_in_the_same_order_everywhere()
    {
        var talk = await portal.TalkAsync();
        await using var lina = await OpenAsync(portal, talk.Lina);
        await using var sami = await OpenAsync(Other, talk.Sami);
        await using var samia = await OpenAsync(Other, talk.Samia);
        foreach (var one in new[] { lina, sami, samia }) Assert.Empty(await one.JoinAsync(talk.Room));

        var acks = await Task.WhenAll(SendAsync(lina, talk.Room, 10), SendAsync(sami, talk.Room, 10), SendAsync(samia, talk.Room, 10));
        Assert.Equal(30, acks.SelectMany(some => some).Distinct().Count());
        foreach (var (one, own) in new[] { (lina, acks[0]), (sami, acks[1]), (samia, acks[2]) })
        {
            var heard = new List<MessageView>();
            while (heard.Count < 30) heard.Add(await one.HeardAsync());
            Assert.Equal(Enumerable.Range(1, 30).Select(place => (long)place), heard.Select(message => message.Sequence));
            Assert.Equal(own.Order(), heard.Where(message => message.Mine).Select(message => message.Id).Order()); // one’s own, as one’s own
            Assert.Empty(one.Unheard());
        }
        await using var late = await OpenAsync(Other, talk.Paul);
        Assert.Equal(20, (await late.JoinAsync(talk.Room, after: 10)).Length);
        Assert.Equal([29, 30], (await lina.AfterAsync(talk.Room, 28)).Select(message => message.Sequence));
    }

    /// <summary>On another device, or after an answer that was lost, nobody reads one’s own words as somebody else’s.</summary>
    [Fact]
    public async Task What_one_says_here_is_ones_own_on_ones_other_screens_even_for_whoever_hides_somebody()
    {
        var talk = await portal.TalkAsync();
        await portal.WithDbAsync(db => { db.Add(new RoomBlock { Id = SecretCode.NewId(), AccountId = talk.Lina.Id, BlockedId = talk.Sami.Id, At = portal.Clock.GetUtcNow() }); return db.SaveChangesAsync(); });
        await using var phone = await OpenAsync(portal, talk.Lina);
        await using var tablet = await OpenAsync(Other, talk.Lina);
        await using var sami = await OpenAsync(Other, talk.Sami);
        foreach (var one in new[] { phone, tablet, sami }) await one.JoinAsync(talk.Room);
        var id = SecretCode.NewId();
        await phone.SendAsync(talk.Room, id, "Bonjour");
        foreach (var (one, isOwn) in new[] { (phone, true), (tablet, true), (sami, false) }) Assert.Equal((id, MessageStates.Shown, isOwn), Seen(await one.HeardAsync()));
        await phone.SendAsync(talk.Room, SecretCode.NewId(), "Encore");
        foreach (var one in new[] { phone, tablet, sami }) Assert.Equal("Encore", (await one.HeardAsync()).Text); // nobody heard the first one twice
    }

    [Fact]
    public async Task What_is_held_reaches_its_author_and_whoever_runs_the_room_and_the_others_when_it_is_shown()
    {
        var talk = await portal.TalkAsync();
        await using var lina = await OpenAsync(portal, talk.Lina);
        await using var sami = await OpenAsync(Other, talk.Sami);
        await using var samia = await OpenAsync(Other, talk.Samia);
        foreach (var one in new[] { lina, sami, samia }) await one.JoinAsync(talk.Room);

        var id = SecretCode.NewId();
        var ack = await lina.SendAsync(talk.Room, id, "canari www.exemple.fr");
        Assert.Equal((1, MessageStates.Held), (ack.Sequence, ack.State));
        Assert.Equal((id, MessageStates.Held, false), Seen(await samia.HeardAsync()));
        Assert.Equal((id, MessageStates.Held, true), Seen(await lina.HeardAsync()));
        await lina.SendAsync(talk.Room, SecretCode.NewId(), "Bonjour");
        Assert.Equal("Bonjour", (await sami.HeardAsync()).Text); // not the one before
        Assert.DoesNotContain(await sami.AfterAsync(talk.Room, 0), message => message.Id == id);

        await ActAsync(reportable => reportable.ShowAsync(id));
        var shown = await sami.HeardAsync();
        Assert.Equal((3, id, "canari www.exemple.fr"), (shown.Sequence, shown.Id, shown.Text));
        await ActAsync(reportable => reportable.ReturnAsync(id, "blessant"));
        Assert.Equal(3, await LastChangeAsync(sami, 3));
        Assert.DoesNotContain(await sami.AfterAsync(talk.Room, 0), message => message.Id == id);
        Assert.Equal(MessageStates.Returned, Assert.Single(await lina.AfterAsync(talk.Room, 2)).State);
    }

    [Fact]
    public async Task Whoever_blocks_somebody_hears_the_others_only_and_nobody_is_told()
    {
        var talk = await portal.TalkAsync();
        await using var lina = await OpenAsync(portal, talk.Lina);
        await using var sami = await OpenAsync(Other, talk.Sami);
        await lina.JoinAsync(talk.Room);
        await portal.WithDbAsync(db => { db.Add(new RoomBlock { Id = SecretCode.NewId(), AccountId = talk.Sami.Id, BlockedId = talk.Lina.Id, At = portal.Clock.GetUtcNow() }); return db.SaveChangesAsync(); });
        await sami.JoinAsync(talk.Room);
        await lina.SendAsync(talk.Room, SecretCode.NewId(), "Tu me lis ?");
        await using var samia = await OpenAsync(portal, talk.Samia);
        await samia.SendAsync(talk.Room, SecretCode.NewId(), "Bonjour à tous");
        Assert.Equal("Bonjour à tous", (await sami.HeardAsync()).Text);
        Assert.Equal("Bonjour à tous", Assert.Single(await sami.AfterAsync(talk.Room, 0)).Text);
    }

    [Fact]
    public async Task A_room_that_is_not_ones_own_is_not_there_and_a_rule_refuses_in_french()
    {
        var (talk, foreign) = (await portal.TalkAsync(), await portal.TalkAsync());
        await using var lina = await OpenAsync(portal, foreign.Lina);
        foreach (var call in new Func<Task>[] { () => lina.JoinAsync(talk.Room), () => lina.AfterAsync(talk.Room, 0), () => lina.SendAsync(talk.Room, SecretCode.NewId(), "Coucou") })
            Assert.Contains("Ce salon n’est pas là.", (await Assert.ThrowsAsync<InvalidOperationException>(call)).Message);
        Assert.Contains("la case est vide", (await Assert.ThrowsAsync<InvalidOperationException>(() => lina.SendAsync(foreign.Room, SecretCode.NewId(), "  "))).Message);
    }

    [Fact]
    public async Task Whoever_left_the_room_hears_nothing_more()
    {
        var talk = await portal.TalkAsync();
        await using var lina = await OpenAsync(portal, talk.Lina);
        await using var sami = await OpenAsync(Other, talk.Sami);
        await lina.JoinAsync(talk.Room);
        await sami.JoinAsync(talk.Room);
        await using (var scope = portal.Services.CreateAsyncScope())
            Assert.True(await ActivatorUtilities.CreateInstance<JoinRoom>(scope.ServiceProvider, new RoomPerson(talk.Sami.Id, talk.Sami.Role)).LeaveAsync(talk.Room));
        await lina.SendAsync(talk.Room, SecretCode.NewId(), "Entre nous");
        await lina.HeardAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => sami.AfterAsync(talk.Room, 0));
        Assert.Empty(sami.Unheard());
    }

    /// <summary>By one’s place in the room and no more: neither who answered, nor which picture, nor how many. A hand that is raised is nobody’s news.</summary>
    [Fact]
    public async Task A_picture_and_a_question_are_announced_to_the_others()
    {
        var talk = await portal.TalkAsync();
        await using var lina = await OpenAsync(portal, talk.Lina);
        await using var sami = await OpenAsync(Other, talk.Sami);
        foreach (var one in new[] { lina, sami }) await one.JoinAsync(talk.Room);
        var id = SecretCode.NewId();
        await lina.SendAsync(talk.Room, id, "Bonjour");
        foreach (var one in new[] { lina, sami }) await one.HeardAsync();
        Assert.True(await DoAsync<JoinRoom>(talk.Sami, join => join.ReactAsync(talk.Room, id, ReactionKind.Heart)));
        foreach (var one in new[] { lina, sami }) Assert.Equal(-1, await one.ChangedAsync()); // the first message: not « who hears the room changed »
        Assert.True(await DoAsync<JoinRoom>(talk.Sami, join => join.ReactAsync(talk.Room, id, ReactionKind.Heart))); // taken back
        Assert.Equal(-1, await lina.ChangedAsync());

        Assert.True(await DoAsync<RunRoom>(talk.Samia, run => run.AskAsync(talk.Room, "Quel jour ?", ["Mardi", "Jeudi"])));
        Assert.Equal(0, await lina.ChangedAsync());
        var poll = await portal.WithDbAsync(db => db.Set<RoomPoll>().Where(one => one.RoomId == talk.Room).Select(one => one.Id).SingleAsync());
        Assert.True(await DoAsync<JoinRoom>(talk.Sami, join => join.RaiseHandAsync(talk.Room, poll, 1)));
        Assert.True(await DoAsync<JoinRoom>(talk.Sami, join => join.ReactAsync(talk.Room, id, ReactionKind.Idea)));
        Assert.Equal(-1, await lina.ChangedAsync()); // nothing came of the hand
        Assert.True(await DoAsync<RunRoom>(talk.Samia, run => run.ClosePollAsync(talk.Room, poll)));
        Assert.Equal(0, await lina.ChangedAsync());
        Assert.False(await DoAsync<RunRoom>(talk.Samia, run => run.ClosePollAsync(talk.Room, SecretCode.NewId())));
        Assert.Empty(lina.Unheard());

        async Task<bool> DoAsync<T>(Account who, Func<T, Task<bool>> act)
        {
            await using var scope = portal.Services.CreateAsyncScope();
            return await act(ActivatorUtilities.CreateInstance<T>(scope.ServiceProvider, new RoomPerson(who.Id, who.Role)));
        }
    }

    private static (Guid Id, string State, bool Mine) Seen(MessageView message) => (message.Id, message.State, message.Mine);

    private protected static async Task<long> LastChangeAsync(RoomSocket socket, long wanted)
    {
        while (true)
            if (await socket.ChangedAsync() is var place && place == wanted) return place;
    }

    private static async Task<IReadOnlyList<Guid>> SendAsync(RoomSocket socket, Guid room, int count)
    {
        var ids = Enumerable.Range(0, count).Select(_ => SecretCode.NewId()).ToList();
        foreach (var id in ids) await socket.SendAsync(room, id, $"Bonjour {id:N}");
        return ids;
    }

    private protected static async Task<RoomSocket> OpenAsync(Portal portal, Account account) => await RoomSocket.OpenAsync(portal, await portal.SignInAsync(account));

    private async Task ActAsync(Func<IReportable, Task> act)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<IEnumerable<IReportable>>().Single(one => one.Kind == "message"));
    }
}

public sealed class RoomHubOnSqlite(LiveSqlitePortal portal) : RoomHubTests(portal), IClassFixture<LiveSqlitePortal>;

/// <summary>On PostgreSQL, half of the sockets are on a second portal that shares nothing with the first but the database and the keys.</summary>
public sealed class RoomHubOnPostgres(TwoPortals two) : RoomHubTests(two.First), IClassFixture<TwoPortals>
{
    protected override Portal Other => two.Second;

    /// <summary>What changed while nobody listened is looked for again, on every process.</summary>
    [Fact]
    public async Task After_the_line_to_the_database_is_cut_pages_are_told_to_look_again_and_hear_what_comes()
    {
        var talk = await two.First.TalkAsync();
        await using var lina = await OpenAsync(two.First, talk.Lina);
        await using var sami = await OpenAsync(two.Second, talk.Sami);
        foreach (var one in new[] { lina, sami }) await one.JoinAsync(talk.Room);
        await lina.SendAsync(talk.Room, SecretCode.NewId(), "Avant");
        Assert.Equal("Avant", (await sami.HeardAsync()).Text);
        var cut = await two.First.WithDbAsync(db => db.Database.SqlQueryRaw<int>("SELECT count(pg_terminate_backend(pid))::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN nosvoix_rooms%'").SingleAsync(TestContext.Current.CancellationToken));
        Assert.True(cut >= 1, "Nobody listened: this cuts nothing.");
        Assert.Equal(0, await LastChangeAsync(sami, 0));
        await lina.SendAsync(talk.Room, SecretCode.NewId(), "Après");
        Assert.Equal("Après", (await sami.HeardAsync()).Text);
    }
}

/// <summary>Two portals, one database.</summary>
public sealed class TwoPortals : IDisposable
{
    public TwoPortals()
    {
        First = new LivePostgresPortal();
        _ = First.Services;
        Second = new ListeningOnSame(First);
    }

    public TalkingPortal First { get; }
    public Portal Second { get; }

    public void Dispose()
    {
        Second.Dispose();
        First.Dispose();
    }
}

/// <summary>A second portal on the database of the first.</summary>
public sealed class ListeningOnSame(TalkingPortal first) : TalkingPortal(new Shared(first.Setting("Database:ConnectionString")), isLive: true)
{
    protected override IDictionary<string, string> Settings()
    {
        var settings = base.Settings();
        settings["Security:KeyFile"] = first.Setting("Security:KeyFile");
        settings["Security:ErasureLedger"] = first.Setting("Security:ErasureLedger");
        return settings;
    }

    private sealed class Shared(string connectionString) : ITestDatabase
    {
        public string ConnectionString => connectionString;

        public void Dispose() { }
    }
}
