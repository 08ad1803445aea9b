using ChildProtection.Features.Committee.Members;

namespace ChildProtection.Features.Committee.Bodies;

internal static class BodyData
{
    extension(PortalDb db)
    {
        public DbSet<Body> Bodies => db.Set<Body>();
        public DbSet<BodyFacilitator> BodyFacilitators => db.Set<BodyFacilitator>();
    }

    /// <summary>Holds the body’s row until the transaction ends. SQLite has one writer since BEGIN IMMEDIATE.</summary>
    public static Task LockBodyAsync(this PortalDb db, Guid id) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Bodies\" WHERE \"Id\" = {id} FOR UPDATE") : Task.CompletedTask;
}

internal sealed class BodyMapping : IEntityTypeConfiguration<Body>
{
    public void Configure(EntityTypeBuilder<Body> body)
    {
        body.ToTable("Bodies");
        body.Property(b => b.Code).HasMaxLength(BodyPlanReader.CodeLength);
        body.Property(b => b.Name).HasMaxLength(BodyPlanReader.NameLength);
        body.Property(b => b.Public).HasConversion<string>().HasMaxLength(20);
        body.Property(b => b.Purpose).HasMaxLength(BodyPlanReader.PurposeLength);
        body.Property(b => b.Frequency).HasMaxLength(BodyPlanReader.FrequencyLength);
        body.HasIndex(b => b.Code).IsUnique();
    }
}

internal sealed class BodyFacilitatorMapping : IEntityTypeConfiguration<BodyFacilitator>
{
    public void Configure(EntityTypeBuilder<BodyFacilitator> facilitator)
    {
        facilitator.ToTable("BodyFacilitators");
        facilitator.HasOne<Body>().WithMany().HasForeignKey(f => f.BodyId).OnDelete(DeleteBehavior.Cascade);
        facilitator.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId).OnDelete(DeleteBehavior.Cascade);
        facilitator.HasIndex(f => new { f.AccountId, f.BodyId }, "IX_BodyFacilitators_OneOpen").IsUnique().HasFilter("\"Until\" IS NULL");
    }
}

internal sealed class CommitteeMemberMapping : IEntityTypeConfiguration<CommitteeMember>
{
    public void Configure(EntityTypeBuilder<CommitteeMember> member)
    {
        member.ToTable("CommitteeMembers");
        member.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
        member.HasOne<Body>().WithMany().HasForeignKey(m => m.BodyId).OnDelete(DeleteBehavior.Cascade);
        member.HasIndex(m => new { m.AccountId, m.BodyId }, "IX_CommitteeMembers_OneOpen").IsUnique().HasFilter("\"Until\" IS NULL"); // two codes at the same instant: one seat
    }
}

internal sealed class CommitteeCodeMapping : IEntityTypeConfiguration<CommitteeCode>
{
    public void Configure(EntityTypeBuilder<CommitteeCode> code)
    {
        code.ToTable("CommitteeCodes");
        code.Property(c => c.CodeIndex).HasMaxLength(BlindIndex.Length).IsBlindIndex();
        code.HasIndex(c => c.CodeIndex).IsUnique();
        code.HasOne<Body>().WithMany().HasForeignKey(c => c.BodyId).OnDelete(DeleteBehavior.Cascade);
    }
}
