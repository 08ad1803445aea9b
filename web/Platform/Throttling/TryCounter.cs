namespace ChildProtection.Platform.Throttling;

/// <summary>How many times something was tried lately: by an account, from an address, everywhere. Shared by all processes.</summary>
public sealed class TryCounter
{
    /// <summary>HMAC of the rule and its subject: the table names no account and no address.</summary>
    public required string Key { get; init; }
    public required int Count { get; set; }

    /// <summary>Until then nothing is tried; each pause is longer than the one before, and none is for ever.</summary>
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>When the count starts again from nothing, unless there is another try.</summary>
    public required DateTimeOffset ForgetAt { get; set; }
}

internal sealed class TryCounterMapping : IEntityTypeConfiguration<TryCounter>
{
    public void Configure(EntityTypeBuilder<TryCounter> counter)
    {
        counter.ToTable("TryCounters");
        counter.HasKey(c => c.Key);
        counter.Property(c => c.Key).HasMaxLength(64);
        counter.HasIndex(c => c.ForgetAt);
    }
}

internal static class TryCounterData
{
    extension(PortalDb db)
    {
        public DbSet<TryCounter> TryCounters => db.Set<TryCounter>();
    }
}
