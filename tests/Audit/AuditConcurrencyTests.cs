using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Data;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Audit;

/// <summary>DATA-03: many writers, one chain.</summary>
public sealed class AuditConcurrencyTests(SqlitePortal sqlite) : IClassFixture<SqlitePortal>
{
    private const int Writers = 4;
    private const int EachWrites = 40;

    /// <summary>Two containers, as two processes have, on one PostgreSQL; one write in five is abandoned on the way, as by a kill.</summary>
    [Fact]
    public async Task Four_writers_in_two_processes_leave_no_gap_and_no_fork()
    {
        using var database = new PostgresDatabase();
        await using var one = new Node(database);
        await using var two = new Node(database, one.StoredFile("test.key"));
        _ = (one.Services, two.Services);

        var before = (await one.EntriesAsync()).Count;

        var kept = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer % 2 == 0 ? one : two, writer))));

        await HoldsAsync(one, before + kept.Sum());
        Assert.True((await two.VerifyAsync()).IsSound);
    }

    /// <summary>One process and one file, whose writers wait for each other.</summary>
    [Fact]
    public async Task Four_writers_on_SQLite_leave_no_gap_and_no_fork()
    {
        var before = (await sqlite.EntriesAsync()).Count;

        var kept = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(sqlite, writer))));

        await HoldsAsync(sqlite, before + kept.Sum());
    }

    /// <summary>Two processes that start together on an empty database both come up, with one head.</summary>
    [Fact]
    public async Task Two_processes_may_make_the_guards_at_once()
    {
        using var database = new PostgresDatabase();
        await using var one = new Node(database);
        await using var two = new Node(database, one.StoredFile("test.key"));

        await Task.WhenAll(Task.Run(() => one.Services), Task.Run(() => two.Services));

        Assert.Empty(await one.WithDbAsync(AuditGuards.MissingAsync));
        Assert.Equal(1, await two.WithDbAsync(db => db.AuditHeads.CountAsync()));
    }

    /// <summary>Acts that take two rows in opposite orders: the database kills one, which is played again.</summary>
    [Fact]
    public async Task A_deadlock_is_played_again()
    {
        using var database = new PostgresDatabase();
        await using var node = new Node(database);
        var places = await node.WithDbAsync(async db =>
        {
            PlaceOfLife[] two = [new() { Id = Sample.Id(1), Name = "A", Zone = "plaine" }, new() { Id = Sample.Id(2), Name = "B", Zone = "plaine" }];
            db.Places.AddRange(two);
            await db.SaveChangesAsync();
            return two;
        });
        var (tries, before) = (0, (await node.EntriesAsync()).Count);
        using var bothHoldOne = new CountdownEvent(2);

        async Task TakeAsync(Guid first, Guid second)
        {
            await using var scope = node.Services.CreateAsyncScope();
            var (db, audit) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<AuditLog>());
            await db.InOneTransactionAsync(async () =>
            {
                Interlocked.Increment(ref tries);
                await db.Places.Where(place => place.Id == first).ExecuteUpdateAsync(update => update.SetProperty(place => place.Zone, place => place.Zone + "+"));
                if (!bothHoldOne.IsSet) bothHoldOne.Signal();
                Assert.True(bothHoldOne.Wait(TimeSpan.FromSeconds(20)));
                await db.Places.Where(place => place.Id == second).ExecuteUpdateAsync(update => update.SetProperty(place => place.Zone, place => place.Zone + "+"));
                await audit.WriteAsync(Sample.Act(1));
            });
        }
        await Task.WhenAll(Task.Run(() => TakeAsync(places[0].Id, places[1].Id)), Task.Run(() => TakeAsync(places[1].Id, places[0].Id)));

        Assert.True(tries >= 3, $"{tries} tries: no deadlock was made");
        Assert.Equal(["plaine++", "plaine++"], await node.WithDbAsync(db => db.Places.Where(place => places.Select(one => one.Id).ToList().Contains(place.Id)).Select(place => place.Zone).ToListAsync()));
        Assert.Equal(before + 2, (await node.EntriesAsync()).Count);
    }

    private static async Task<int> WriteAsync(Portal node, int writer)
    {
        var kept = 0;
        for (var i = 0; i < EachWrites; i++)
        {
            await using var scope = node.Services.CreateAsyncScope();
            var (db, audit) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<AuditLog>());
            if (i % 5 == 4)
            {
                await using var abandoned = await db.Database.BeginTransactionAsync();
                await audit.WriteAsync(Sample.Act(writer * 1_000 + i));
                continue; // never committed
            }
            await audit.WriteAsync(Sample.Act(writer * 1_000 + i));
            kept++;
        }
        return kept;
    }

    private static async Task HoldsAsync(Portal node, int kept)
    {
        var seqs = (await node.EntriesAsync()).Select(entry => entry.Seq).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"DATA-03: {Writers} writers, {kept} entries kept, {seqs.Count} in the log, the last is {seqs[^1]}.");
        Assert.Equal(Enumerable.Range(1, kept).Select(seq => (long)seq), seqs);
        Assert.True((await node.VerifyAsync()).IsSound);
    }

    private sealed class Node : Portal
    {
        private readonly string? key;

        internal Node(PostgresDatabase shared, string? key = null) : base(new Borrowed(shared.ConnectionString)) => this.key = key;

        protected override IDictionary<string, string> Settings()
        {
            var settings = base.Settings();
            if (key is not null) settings["Security:KeyFile"] = key;
            return settings;
        }
    }

    private sealed class Borrowed(string connectionString) : ITestDatabase
    {
        public string ConnectionString => connectionString;

        public void Dispose() { }
    }
}
