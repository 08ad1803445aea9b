using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChildProtection.Platform.Vaults;

/// <summary>Gives the directory's keys to the contexts made with these options, and to no other.</summary>
internal sealed class DirectoryText(DirectoryKeys keys) : IDbContextOptionsExtension
{
    private ExtensionInfo? info;

    public DirectoryCipher Cipher => keys.Cipher;
    public BlindIndex Index => keys.Index;
    public DbContextOptionsExtensionInfo Info => info ??= new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services) { }

    public void Validate(IDbContextOptions options) { }

    /// <summary>The same internal services for every key: only the model differs, see <see cref="DirectoryModelKey"/>.</summary>
    private sealed class ExtensionInfo(DirectoryText extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;
        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) { }
    }
}

/// <summary>One model for each key, so that two portals in one process never read with each other's.</summary>
internal sealed class DirectoryModelKey(ModelCacheKeyFactoryDependencies dependencies) : ModelCacheKeyFactory(dependencies)
{
    public override object Create(DbContext context, bool designTime) =>
        (context.GetType(), context.GetService<IDbContextOptions>().FindExtension<DirectoryText>()?.Cipher.Fingerprint, designTime);
}

/// <summary>Encrypts on the way to the database and decrypts on the way back.</summary>
internal sealed class DirectoryConverter(DirectoryCipher cipher, VaultField field) : ValueConverter<string, string>(
    text => cipher.Seal(field, text), stored => cipher.Open(field, stored));

internal static class DirectoryTextSetup
{
    /// <summary>Names in clear for this program, encrypted in the database, and no query that the database cannot answer.</summary>
    public static DbContextOptionsBuilder UseDirectoryText(this DbContextOptionsBuilder options, IServiceProvider services)
    {
        if (EF.IsDesignTime) return options; // the migration tool has no database to keep keys for
        var text = new DirectoryText(services.GetRequiredService<DirectoryKeys>());
        if (CompiledModel.IsThere) ProcessDirectory.Use(text);
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(text);
        return options.ReplaceService<IModelCacheKeyFactory, DirectoryModelKey>().AddInterceptors(SealedColumnsGuard.Only);
    }

    /// <summary>
    /// At the end of the mapping: a converter on each column marked as directory text. Without keys (a start check, the
    /// migration tool) the model has the same columns and stays in the stored form.
    /// </summary>
    public static void EncryptDirectoryText(this ModelBuilder builder, DirectoryCipher? cipher)
    {
        if (cipher is null && !CompiledModel.IsBeingMade) return;
        foreach (var column in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredProperties()).Where(p => p.Is(SealedColumns.Directory)))
            column.SetValueConverter(cipher is null ? new ProcessDirectory.Converter(FieldOf(column)) : new DirectoryConverter(cipher, FieldOf(column)));
    }

    public static VaultField FieldOf(IReadOnlyProperty column) => new(column.DeclaringType.GetTableName()!, column.GetColumnName());
}
