using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Architecture;

/// <summary>The model has no change without its migration, and the migrations have been run for real, on both databases.</summary>
public abstract class MigrationTests(Portal portal, string provider)
{
    [Fact]
    public async Task The_portal_runs_on_the_database_it_was_given() =>
        Assert.EndsWith(provider, await portal.WithDbAsync(db => Task.FromResult(db.Database.ProviderName)));

    [Fact]
    public async Task The_migrations_follow_the_model() => Assert.False(await portal.WithDbAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));

    [Fact]
    public async Task A_fresh_database_is_up_to_date_after_the_start()
    {
        Assert.Empty(await portal.WithDbAsync(db => db.Database.GetPendingMigrationsAsync()));
        Assert.NotEmpty(await portal.WithDbAsync(db => db.Database.GetAppliedMigrationsAsync()));
    }
}

public sealed class MigrationsOnSqlite(SqlitePortal portal) : MigrationTests(portal, "Sqlite"), IClassFixture<SqlitePortal>;

public sealed class MigrationsOnPostgres(PostgresPortal portal) : MigrationTests(portal, "PostgreSQL"), IClassFixture<PostgresPortal>;
