namespace ChildProtection.Features.Accounts.Recovery;

/// <summary>
/// A young person lost both card and PIN (reference ID-10): the référent asks, a second professional confirms within a day,
/// then a code of twenty minutes lets the young person alone choose a new PIN and receive a new card.
/// </summary>
public sealed class AccessRecovery
{
    public static readonly TimeSpan TimeToConfirm = TimeSpan.FromHours(24);
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(20);
    public static readonly TimeSpan Told = TimeSpan.FromDays(14);

    /// <summary>What one référent may ask for in a day (reference ID-11).</summary>
    public const int MostPerDay = 3;

    private AccessRecovery() { } // for EF Core

    public Guid Id { get; private init; }

    /// <summary>The young person’s.</summary>
    public Guid AccountId { get; private init; }
    public Guid ChildId { get; private init; }
    public Guid? StartedById { get; private init; }
    public DateTimeOffset StartedAt { get; private init; }
    public Guid? ConfirmedById { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public string? CodeHash { get; private set; }
    public DateTimeOffset? CodeExpiresAt { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>« Ce n’était pas moi »: the young person closed everything.</summary>
    public DateTimeOffset? DisputedAt { get; private set; }

    public static AccessRecovery Start(Guid accountId, Guid childId, Guid byId, DateTimeOffset now) =>
        new() { Id = SecretCode.NewId(), AccountId = accountId, ChildId = childId, StartedById = byId, StartedAt = now };

    public bool IsOpenAt(DateTimeOffset now) => UsedAt is null && CancelledAt is null && now < StartedAt + TimeToConfirm;

    public void Confirm(Guid byId, DateTimeOffset now)
    {
        if (byId == StartedById) throw new BrokenRuleException("Une autre personne que vous doit confirmer.");
        if (!IsOpenAt(now)) throw new BrokenRuleException("Cette demande est trop vieille. Il faut en faire une nouvelle.");
        if (ConfirmedAt is not null) throw new BrokenRuleException("Quelqu’un a déjà confirmé.");
        (ConfirmedById, ConfirmedAt) = (byId, now);
    }

    /// <summary>A new code; the one before is void.</summary>
    public string NewCode(DateTimeOffset now)
    {
        if (!IsOpenAt(now)) throw new BrokenRuleException("Cette demande est trop vieille. Il faut en faire une nouvelle.");
        if (ConfirmedAt is null) throw new BrokenRuleException("Un autre professionnel doit d’abord confirmer.");
        var code = SecretCode.NewCode();
        (CodeHash, CodeExpiresAt) = (SecretCode.Hash(code), now + CodeLife);
        return code;
    }
}

internal static class AccessRecoveryData
{
    extension(PortalDb db)
    {
        public DbSet<AccessRecovery> AccessRecoveries => db.Set<AccessRecovery>();
        public DbSet<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();
    }
}

internal sealed class AccessRecoveryMapping : IEntityTypeConfiguration<AccessRecovery>
{
    public void Configure(EntityTypeBuilder<AccessRecovery> recovery)
    {
        recovery.ToTable("AccessRecoveries");
        recovery.Property(r => r.CodeHash).HasMaxLength(64).IsHash();
        recovery.HasIndex(r => r.CodeHash).IsUnique();
        recovery.HasIndex(r => new { r.StartedById, r.StartedAt });
        // One at a time for a young person, whoever asks.
        recovery.HasIndex(r => r.AccountId, "IX_AccessRecoveries_OneOpen").IsUnique().HasFilter("\"UsedAt\" IS NULL AND \"CancelledAt\" IS NULL");
        recovery.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
        recovery.HasOne<Child>().WithMany().HasForeignKey(r => r.ChildId).OnDelete(DeleteBehavior.Cascade);
        recovery.HasOne<Account>().WithMany().HasForeignKey(r => r.StartedById).OnDelete(DeleteBehavior.SetNull);
        recovery.HasOne<Account>().WithMany().HasForeignKey(r => r.ConfirmedById).OnDelete(DeleteBehavior.SetNull);
    }
}
