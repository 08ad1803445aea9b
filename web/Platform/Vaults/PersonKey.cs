namespace ChildProtection.Platform.Vaults;

/// <summary>
/// The key of one person's texts, wrapped by a key epoch (reference DATA-10). Deleting this row makes every text of the
/// person unreadable at once (crypto-shredding, DATA-13); rotation changes the wrapping, never the key.
/// </summary>
public sealed class PersonKey
{
    /// <summary>An account's id, a child's id, or <see cref="Vault.Nobody"/>.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The epoch that wraps it.</summary>
    public required int Epoch { get; set; }

    /// <summary>32 random bytes under AES-256-GCM, bound to the person and the epoch.</summary>
    public required byte[] WrappedKey { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}

internal static class PersonKeyData
{
    extension(PortalDb db)
    {
        public DbSet<PersonKey> PersonKeys => db.Set<PersonKey>();
    }
}

internal sealed class PersonKeyMapping : IEntityTypeConfiguration<PersonKey>
{
    public void Configure(EntityTypeBuilder<PersonKey> key)
    {
        key.ToTable("PersonKeys");
        key.HasKey(k => k.PersonId);
        key.Property(k => k.PersonId).ValueGeneratedNever();
        key.Property(k => k.WrappedKey).IsSealed();
        key.HasIndex(k => k.Epoch);
    }
}
