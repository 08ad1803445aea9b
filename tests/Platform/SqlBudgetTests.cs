using ChildProtection.Tests.Architecture;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Platform;

/// <summary>P2: a page asks the database few questions, its session included, once it is warm: on both databases.</summary>
public abstract class SqlBudgetTests(Portal portal)
{
    private const int Most = 8;

    [Fact]
    public async Task No_page_sends_more_than_eight_commands()
    {
        var faults = new List<string>();
        foreach (var row in AccessMatrix.Read().Where(row => row.Endpoint.StartsWith("GET /", StringComparison.Ordinal) && !row.Endpoint.Contains('{') && !row.Endpoint.Contains('#')))
            foreach (var person in AccessMatrix.People.Where(person => row.Cells[person] == AccessMatrix.Yes))
            {
                var (address, cookie) = (row.Endpoint["GET ".Length..], Wire.CookieOf(await portal.SessionOfAsync(person)));
                (await portal.GetAsync(address, cookie)).Dispose();
                var sent = await portal.Sql.OfAsync(async () => (await portal.GetAsync(address, cookie)).Dispose());
                if (sent > Most) faults.Add($"{address} as {person}: {sent} commands");
            }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task The_counter_counts()
    {
        var account = await portal.AccountAsync("jeune");

        Assert.True(await portal.Sql.OfAsync(() => portal.WithDbAsync(async db => await db.Users.FindAsync(account.Id))) == 1);
    }
}

public sealed class SqlBudgetOnSqliteTests(SqlitePortal portal) : SqlBudgetTests(portal), IClassFixture<SqlitePortal>;

public sealed class SqlBudgetOnPostgresTests(PostgresPortal portal) : SqlBudgetTests(portal), IClassFixture<PostgresPortal>;
