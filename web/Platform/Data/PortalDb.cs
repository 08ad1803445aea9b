using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChildProtection.Platform.Data;

/// <summary>The portal's database. Each feature declares its own tables and mappings in its <c>…Data.cs</c>.</summary>
public abstract class PortalDb(DbContextOptions options) : IdentityUserContext<
    Account, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(options)
{
    /// <summary>The longest id a passkey may have, in bytes (WebAuthn level 3, « credential ID »).</summary>
    private const int CredentialIdLength = 1024;
    private readonly DirectoryText? directory = options.FindExtension<DirectoryText>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        FillBlindIndexes();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        FillBlindIndexes();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<IdentityUserPasskey<Guid>>(MapPasskey);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);
        builder.EncryptDirectoryText(directory?.Cipher);
    }

    /// <summary>A text and its look-up column are written together, whoever writes.</summary>
    private void FillBlindIndexes()
    {
        foreach (var row in ChangeTracker.Entries().Where(row => row.State is EntityState.Added or EntityState.Modified))
            foreach (var column in row.Metadata.GetProperties())
                if (column.FindAnnotation(SealedColumns.IndexedBy)?.Value is string indexed)
                    row.Property(indexed).CurrentValue = row.Property(column).CurrentValue is not string text ? null
                        : directory?.Index.Of(text) ?? throw new InvalidOperationException("This context has no directory keys: it only reads.");
    }

    /// <summary>
    /// The passkeys of Identity's schema version 3. Mapped here because the framework reads the version from the
    /// services, which a context made without them does not have.
    /// </summary>
    private static void MapPasskey(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey)
    {
        passkey.ToTable("AspNetUserPasskeys");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(CredentialIdLength);
        passkey.OwnsOne(p => p.Data).ToJson();
        passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).IsRequired();
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
    internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        date => date.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
