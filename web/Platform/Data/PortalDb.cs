using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChildProtection.Platform.Data;

/// <summary>The portal's database. Each feature declares its own tables and mappings in its <c>…Data.cs</c>.</summary>
public abstract class PortalDb(DbContextOptions options) : IdentityUserContext<
    Account, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(options)
{
    /// <summary>The Identity schema that has passkeys.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);
    }
}

/// <summary>PostgreSQL: several processes may share it.</summary>
public sealed class PostgresPortalDb(DbContextOptions<PostgresPortalDb> options) : PortalDb(options);

/// <summary>SQLite: one process, one file.</summary>
public sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options) : PortalDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    /// <summary>SQLite cannot compare dates with offsets; it can compare numbers.</summary>
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        date => date.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
