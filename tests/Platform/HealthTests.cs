using System.Net;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Platform;

public abstract class HealthTests(Portal portal)
{
    [Theory, InlineData("/healthz"), InlineData("/readyz")]
    public async Task The_portal_says_that_it_is_well(string address)
    {
        using var answer = await portal.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync());
    }
}

public sealed class HealthOnSqlite(SqlitePortal portal) : HealthTests(portal), IClassFixture<SqlitePortal>;

public sealed class HealthOnPostgres(PostgresPortal portal) : HealthTests(portal), IClassFixture<PostgresPortal>;

public sealed class LostDatabaseTests
{
    /// <summary>The process lives, the database does not: only « ready » says no.</summary>
    [Fact]
    public async Task Without_its_database_the_portal_lives_but_is_not_ready()
    {
        await using var portal = new PostgresPortal();
        (await portal.GetAsync("/readyz")).Dispose();
        await portal.WithDbAsync(db => db.Database.EnsureDeletedAsync());

        using var alive = await portal.GetAsync("/healthz");
        using var ready = await portal.GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
    }
}
