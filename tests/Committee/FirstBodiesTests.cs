using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Members;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Committee;

/// <summary>Where the first bodies come from: the pack at a start, or the seats of before.</summary>
public abstract class FirstBodiesTests(Portal portal)
{
    [Fact]
    public async Task A_start_makes_the_bodies_of_the_pack_once_and_leaves_them_alone_afterwards()
    {
        var made = await portal.WithDbAsync(db => db.Set<Body>().AsNoTracking().OrderBy(body => body.Code).ToListAsync());
        Assert.Equal(["adolescents 11 15", "jeunes 11 21", "parents  "], made.Select(body => $"{body.Code} {body.FromAge} {body.ToAge}"));
        Assert.Equal((30, 12, 50, "1 fois par mois", true), made.Where(body => body.Code == Bodies.Young).Select(body => (body.Size!.Value, body.MandateMonths!.Value, body.QuorumPercent!.Value, body.Frequency!, body.TakesFormer)).Single());

        await portal.WithDbAsync(db => db.Set<Body>().Where(body => body.Code == Bodies.Parents).ExecuteUpdateAsync(update => update.SetProperty(body => body.Name, "Paroles de parents")));
        await portal.WithDbAsync(db => db.Set<Body>().Where(body => body.Code == Bodies.Adolescents).ExecuteDeleteAsync());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SeedAsync()));

        var now = await portal.WithDbAsync(db => db.Set<Body>().AsNoTracking().OrderBy(body => body.Code).Select(body => body.Name).ToListAsync());
        Assert.Equal(["Conseil des adolescents", "Comité des jeunes", "Paroles de parents"], now);
        Assert.Equal(0, await portal.Sql.OfAsync(SeedAsync)); // one bare question, none of EF's
    }

    [Fact]
    public async Task Seats_codes_and_facilitators_of_before_get_a_first_body()
    {
        await using var db = await OldAsync();
        var (account, facilitator) = (SecretCode.NewId(), SecretCode.NewId());
        foreach (var (id, role) in new[] { (account, "jeune"), (facilitator, "animateur") }) await db.Database.ExecuteSqlAsync(AccountOf(id, role));
        await db.Database.ExecuteSqlAsync($"INSERT INTO \"CommitteeMembers\" (\"Id\", \"AccountId\", \"From\") VALUES ({SecretCode.NewId()}, {account}, {From})");
        await db.Database.ExecuteSqlAsync($"INSERT INTO \"CommitteeCodes\" (\"Id\", \"CodeIndex\", \"ExpiresAt\") VALUES ({SecretCode.NewId()}, {"index"}, {From})");

        await db.BringUpToDateAsync();

        var body = await db.Set<Body>().SingleAsync();
        Assert.Equal(("jeunes", "Comité des jeunes"), (body.Code, body.Name));
        Assert.NotEqual(Guid.Empty, body.Id);
        var seat = await db.Set<CommitteeMember>().SingleAsync();
        Assert.Equal((account, body.Id), (seat.AccountId, seat.BodyId));
        Assert.Equal(body.Id, (await db.Set<CommitteeCode>().SingleAsync()).BodyId);
        var running = await db.Set<BodyFacilitator>().SingleAsync();
        Assert.Equal((facilitator, body.Id), (running.AccountId, running.BodyId));
        Assert.InRange(running.From, TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddHours(1));
    }

    [Fact]
    public async Task Nothing_of_before_leaves_no_body()
    {
        await using var db = await OldAsync();
        await db.Database.ExecuteSqlAsync(AccountOf(SecretCode.NewId(), "animateur"));
        await db.BringUpToDateAsync();
        Assert.False(await db.Set<Body>().AnyAsync() || await db.Set<BodyFacilitator>().AnyAsync());
    }

    /// <summary>A database as it was before there were bodies.</summary>
    private protected abstract PortalDb Old();

    /// <summary>As this database stores an instant.</summary>
    private protected abstract object From { get; }

    private async Task<PortalDb> OldAsync()
    {
        var db = Old();
        var before = db.Database.GetMigrations().Single(name => name.EndsWith("_SurveysAndAutonomy", StringComparison.Ordinal));
        await db.GetService<IMigrator>().MigrateAsync(before);
        return db;
    }

    private FormattableString AccountOf(Guid id, string role) =>
        $"INSERT INTO \"AspNetUsers\" (\"Id\", \"Role\", \"DisplayName\", \"CreatedAt\", \"EmailConfirmed\", \"PhoneNumberConfirmed\", \"TwoFactorEnabled\", \"LockoutEnabled\", \"AccessFailedCount\", \"TotpLastStep\", \"MayConfirmRecovery\") VALUES ({id}, {role}, {"x"}, {From}, {false}, {false}, {false}, {false}, {0}, {0}, {false})";

    private async Task SeedAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IStartTask>().OfType<SeedBodies>().Single().RunAsync();
    }
}

public sealed class FirstBodiesOnSqlite(SqlitePortal portal) : FirstBodiesTests(portal), IClassFixture<SqlitePortal>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nosvoix-old-");

    private protected override object From => DateTimeOffset.UnixEpoch.UtcTicks;

    private protected override PortalDb Old() => new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>()
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.FullName, "old.db"), ForeignKeys = true, Pooling = false }.ToString()).ReplaceService<IMigrationsSqlGenerator, SqliteTables>().Options);

    public void Dispose() => folder.Delete(recursive: true);
}

public sealed class FirstBodiesOnPostgres(PostgresPortal portal) : FirstBodiesTests(portal), IClassFixture<PostgresPortal>, IDisposable
{
    private readonly PostgresDatabase database = new();

    private protected override object From => DateTimeOffset.UnixEpoch;

    private protected override PortalDb Old() => new PostgresPortalDb(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql(database.ConnectionString).Options);

    public void Dispose() => database.Dispose();
}
