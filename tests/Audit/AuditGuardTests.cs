using System.Data.Common;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Data;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Audit;

/// <summary>DATA-02: what the database itself refuses, tried by direct SQL.</summary>
public abstract class AuditGuardTests(Portal portal)
{
    protected const string Copy =
        """
        INSERT INTO "AuditEntries" SELECT "Seq" + AHEAD, "At", "ActorId", "ActorRole", "Action", "PersonId", "ObjectType", "ObjectId", "Reason", "Result", "PreviousHash", "Hash", "Seal"
        FROM "AuditEntries" WHERE "Seq" = (SELECT max("Seq") FROM "AuditEntries")
        """;

    [Theory]
    [InlineData("""UPDATE "AuditEntries" SET "Reason" = 'x'""", "never changed")]
    [InlineData("""UPDATE "AuditEntries" SET "Seq" = "Seq" + 1000 WHERE "Seq" = 1""", "never changed")]
    [InlineData("""DELETE FROM "AuditEntries" """, "closed segment")]
    [InlineData("""DELETE FROM "AuditEntries" WHERE "Seq" = 2""", "closed segment")]
    [InlineData("""UPDATE "AuditHead" SET "Seq" = "Seq" - 1""", "head moves forward")]
    [InlineData("""UPDATE "AuditHead" SET "Seq" = "Seq" + 1""", "head moves forward")]
    [InlineData("""UPDATE "AuditHead" SET "Seq" = 0, "Hash" = '00'""", "head moves forward")]
    [InlineData("""DELETE FROM "AuditHead" """, "")]
    public async Task Direct_SQL_is_refused(string sql, string said) => await RefusedAsync(sql, said);

    [Theory, InlineData(1), InlineData(2)]
    public async Task An_entry_that_does_not_follow_the_head_is_refused(int ahead) =>
        await RefusedAsync(Copy.Replace("AHEAD", ahead.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal), "follows the head");

    [Fact]
    public async Task The_guards_are_made_again_at_each_start_and_missing_ones_are_named()
    {
        await portal.WriteAsync(Sample.Act(1));
        Assert.Empty(await portal.WithDbAsync(AuditGuards.MissingAsync));
        await portal.WithDbAsync(async db => { await new AuditTable(db).DropGuardsAsync(); return 0; });
        Assert.Contains("AuditEntries_NoUpdate", await portal.WithDbAsync(AuditGuards.MissingAsync));

        await portal.Services.MigratePortalDbAsync();
        await portal.Services.MigratePortalDbAsync();

        Assert.Empty(await portal.WithDbAsync(AuditGuards.MissingAsync));
        await RefusedAsync("""UPDATE "AuditEntries" SET "Reason" = 'x'""", "never changed");
    }

    protected async Task RefusedAsync(string sql, string said)
    {
        await portal.WriteAsync(Sample.Act(1));
        await portal.WriteAsync(Sample.Act(2));
        var before = await portal.EntriesAsync();

        var refusal = await Assert.ThrowsAnyAsync<DbException>(() => portal.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(sql)));

        Assert.Contains("audit: ", refusal.Message);
        Assert.Contains(said, refusal.Message);
        Assert.Equal(before.Count, (await portal.EntriesAsync()).Count);
        Assert.True((await portal.VerifyAsync()).IsSound);
    }
}

public sealed class AuditGuardsOnSqliteTests(SqlitePortal portal) : AuditGuardTests(portal), IClassFixture<SqlitePortal>
{
    /// <summary>SQLite fires no delete trigger for the row that REPLACE takes away: the insert itself must be refused.</summary>
    [Fact]
    public async Task A_row_cannot_be_replaced() =>
        await RefusedAsync(Copy.Replace("INSERT INTO", "INSERT OR REPLACE INTO", StringComparison.Ordinal).Replace("AHEAD", "0", StringComparison.Ordinal), "follows the head");
}

public sealed class AuditGuardsOnPostgresTests(PostgresPortal portal) : AuditGuardTests(portal), IClassFixture<PostgresPortal>
{
    [Theory, InlineData("AuditEntries"), InlineData("AuditHead")]
    public async Task Truncate_is_refused(string table) => await RefusedAsync($"TRUNCATE \"{table}\"", "never emptied");

    [Fact]
    public async Task A_replication_role_is_refused_too() =>
        await RefusedAsync("""SET LOCAL session_replication_role = replica; UPDATE "AuditEntries" SET "Reason" = 'x'""", "never changed");
}
