using ChildProtection.Features.Administration;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Administration;

public sealed class InstanceHealthOnSqliteTests(SqlitePortal portal) : InstanceHealthTests(portal, "SQLite"), IClassFixture<SqlitePortal>;

public sealed class InstanceHealthOnPostgresTests(PostgresPortal portal) : InstanceHealthTests(portal, "PostgreSQL"), IClassFixture<PostgresPortal>;

public abstract class InstanceHealthTests(Portal portal, string kind)
{
    [Fact]
    public async Task The_database_says_its_kind_and_size()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var health = scope.ServiceProvider.GetRequiredService<InstanceHealth>();

        Assert.Equal(kind, health.DatabaseKind);
        Assert.InRange(await health.DatabaseSizeAsync(), 50_000, 100_000_000);
        Assert.Null(await health.LastMailAsync());
    }

    [Theory]
    [InlineData(0, "0 octets")]
    [InlineData(1_023, "1023 octets")]
    [InlineData(1_536, "1,5 Ko")]
    [InlineData(12_897_485, "12,3 Mo")]
    [InlineData(long.MaxValue, "8388608 To")]
    public void Sizes_are_written_as_the_French_do(long bytes, string written) =>
        Assert.Equal(written, InstanceHealth.Size(bytes).Replace('\u00A0', ' '));
}
