using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Privacy;

/// <summary>How many days one kind of data stays here: a row that an administrator may change within the rule's bounds.</summary>
public sealed class RetentionSetting
{
    /// <summary>The code of a <see cref="RetentionRule"/>.</summary>
    public required string Code { get; init; }
    public required int Days { get; set; }

    /// <summary>Who changed it stands in the audit log.</summary>
    public required DateTimeOffset ChangedAt { get; set; }
}

/// <summary>Somebody was told that their space will be erased.</summary>
public sealed class ErasureNotice
{
    public required Guid AccountId { get; init; }
    public required DateTimeOffset ToldAt { get; init; }
}

/// <summary>A child to whom nobody has a link any more, and since when: the record goes after its time (<see cref="PrivacyRetention.Children"/>).</summary>
public sealed class UnlinkedChild
{
    public required Guid ChildId { get; init; }
    public required DateTimeOffset Since { get; init; }
}

internal static class PrivacyData
{
    public static readonly VaultField Words = new("RightsRequests", nameof(RightsRequest.Words));
    public static readonly VaultField Answer = new("RightsRequests", nameof(RightsRequest.Answer));

    extension(PortalDb db)
    {
        public DbSet<RightsRequest> RightsRequests => db.Set<RightsRequest>();
        public DbSet<RetentionSetting> RetentionSettings => db.Set<RetentionSetting>();
        public DbSet<ErasureNotice> ErasureNotices => db.Set<ErasureNotice>();
        public DbSet<UnlinkedChild> UnlinkedChildren => db.Set<UnlinkedChild>();
    }
}

internal sealed class RightsRequestMapping : IEntityTypeConfiguration<RightsRequest>
{
    public void Configure(EntityTypeBuilder<RightsRequest> request)
    {
        request.ToTable("RightsRequests");
        request.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        request.Property(r => r.State).HasConversion<string>().HasMaxLength(20).IsConcurrencyToken(); // two deciders, or one and the asker: one wins
        request.Property(r => r.Words).IsSealedOrEmpty();
        request.Property(r => r.Answer).IsSealedOrEmpty();
        request.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.SetNull);
        request.HasOne<Account>().WithMany().HasForeignKey(r => r.DecidedById).OnDelete(DeleteBehavior.SetNull);
        request.HasIndex(r => new { r.AccountId, r.SubmissionKey }).IsUnique();
        request.HasIndex(r => new { r.State, r.DueOn });
        request.HasIndex(r => r.EraseAt).HasFilter("\"EraseAt\" IS NOT NULL");
    }
}

internal sealed class RetentionSettingMapping : IEntityTypeConfiguration<RetentionSetting>
{
    public void Configure(EntityTypeBuilder<RetentionSetting> setting)
    {
        setting.ToTable("RetentionSettings");
        setting.HasKey(s => s.Code);
        setting.Property(s => s.Code).HasMaxLength(RetentionRule.CodeLength);
    }
}

internal sealed class ErasureNoticeMapping : IEntityTypeConfiguration<ErasureNotice>
{
    public void Configure(EntityTypeBuilder<ErasureNotice> notice)
    {
        notice.ToTable("ErasureNotices");
        notice.HasKey(n => n.AccountId);
        notice.Property(n => n.AccountId).ValueGeneratedNever();
        notice.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class UnlinkedChildMapping : IEntityTypeConfiguration<UnlinkedChild>
{
    public void Configure(EntityTypeBuilder<UnlinkedChild> lone)
    {
        lone.ToTable("UnlinkedChildren");
        lone.HasKey(l => l.ChildId);
        lone.Property(l => l.ChildId).ValueGeneratedNever();
        lone.HasOne<Child>().WithOne().HasForeignKey<UnlinkedChild>(l => l.ChildId).OnDelete(DeleteBehavior.Cascade);
    }
}
