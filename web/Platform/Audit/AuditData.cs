namespace ChildProtection.Platform.Audit;

internal static class AuditData
{
    extension(PortalDb db)
    {
        public DbSet<AuditEntry> AuditEntries => db.Set<AuditEntry>();
        public DbSet<AuditHead> AuditHeads => db.Set<AuditHead>();
    }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditEntries");
        entry.HasKey(e => e.Seq);
        entry.Property(e => e.Seq).ValueGeneratedNever();
        entry.Property(e => e.ActorRole).HasMaxLength(20);
        entry.Property(e => e.Action).HasMaxLength(AuditEntry.CodeLength);
        entry.Property(e => e.ObjectType).HasMaxLength(AuditEntry.CodeLength);
        entry.Property(e => e.Reason).HasMaxLength(AuditEntry.CodeLength);
        entry.Property(e => e.Result).HasConversion<string>().HasMaxLength(10);
        entry.HasIndex(e => new { e.PersonId, e.Seq }); // « Qui a regardé ? »
        entry.HasIndex(e => e.At); // what is old enough to go
        entry.HasIndex(e => e.Action, "IX_AuditEntries_Checkpoints").HasFilter($"\"Action\" = '{AuditCheckpoint.Code}'"); // for the guards
    }
}

internal sealed class AuditHeadMapping : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> head)
    {
        head.ToTable("AuditHead");
        head.HasKey(h => h.Id);
        head.Property(h => h.Id).ValueGeneratedNever();
    }
}
