using ChildProtection.Features.Committee.Bodies.Groups;
using ChildProtection.Features.Committee.Bodies.Rules;
using ChildProtection.Features.Committee.Bodies.Themes;
using ChildProtection.Features.Committee.Members;

namespace ChildProtection.Features.Committee.Bodies;

internal static class BodyData
{
    public static readonly VaultField RulesText = new("BodyRules", nameof(Rules.BodyRules.Text));
    public static readonly VaultField GroupName = new("WorkingGroups", nameof(WorkingGroup.Name));
    public static readonly VaultField GroupTheme = new("WorkingGroups", nameof(WorkingGroup.Theme));
    public static readonly VaultField ThemeText = new("BodyThemes", nameof(BodyTheme.Text));
    public static readonly VaultField ThemeWord = new("BodyThemes", nameof(BodyTheme.Word));

    extension(PortalDb db)
    {
        public DbSet<Body> Bodies => db.Set<Body>();
        public DbSet<BodyFacilitator> BodyFacilitators => db.Set<BodyFacilitator>();
        public DbSet<BodyRules> BodyRules => db.Set<BodyRules>();
        public DbSet<RulesSignature> RulesSignatures => db.Set<RulesSignature>();
        public DbSet<WorkingGroup> WorkingGroups => db.Set<WorkingGroup>();
        public DbSet<WorkingGroupMember> WorkingGroupMembers => db.Set<WorkingGroupMember>();
        public DbSet<BodyTheme> BodyThemes => db.Set<BodyTheme>();
        public DbSet<ThemeHand> ThemeHands => db.Set<ThemeHand>();
    }

    /// <summary>Holds the theme's row until the transaction ends. SQLite has one writer since BEGIN IMMEDIATE.</summary>
    public static Task LockThemeAsync(this PortalDb db, Guid id) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"BodyThemes\" WHERE \"Id\" = {id} FOR UPDATE") : Task.CompletedTask;

    /// <summary>Whoever sits no more works in none of its groups.</summary>
    public static Task LeaveGroupsAsync(this PortalDb db, Guid seatId) => db.WorkingGroupMembers.Where(member => member.SeatId == seatId).ExecuteDeleteAsync();
}

internal sealed class BodyThemeMapping : IEntityTypeConfiguration<BodyTheme>
{
    public void Configure(EntityTypeBuilder<BodyTheme> theme)
    {
        theme.ToTable("BodyThemes");
        theme.Property(t => t.Text).IsSealed();
        theme.Property(t => t.Word).IsSealedOrEmpty();
        theme.Property(t => t.State).HasConversion<string>().HasMaxLength(20).IsConcurrencyToken(); // two facilitators at once: one decides
        theme.HasOne<Body>().WithMany().HasForeignKey(t => t.BodyId).OnDelete(DeleteBehavior.Cascade);
        theme.HasOne<Account>().WithMany().HasForeignKey(t => t.AuthorId).OnDelete(DeleteBehavior.Cascade);
        theme.HasIndex(t => new { t.BodyId, t.Year });
        theme.HasIndex(t => t.SubmissionKey).IsUnique();
    }
}

internal sealed class ThemeHandMapping : IEntityTypeConfiguration<ThemeHand>
{
    public void Configure(EntityTypeBuilder<ThemeHand> hand)
    {
        hand.ToTable("ThemeHands");
        hand.HasKey(h => new { h.ThemeId, h.SeatId });
        hand.HasOne<BodyTheme>().WithMany().HasForeignKey(h => h.ThemeId).OnDelete(DeleteBehavior.Cascade);
        hand.HasOne<CommitteeMember>().WithMany().HasForeignKey(h => h.SeatId).OnDelete(DeleteBehavior.Cascade);
    }
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

internal sealed class BodyRulesMapping : IEntityTypeConfiguration<BodyRules>
{
    public void Configure(EntityTypeBuilder<BodyRules> rules)
    {
        rules.ToTable("BodyRules");
        rules.Property(r => r.Text).IsSealed();
        rules.HasOne<Body>().WithMany().HasForeignKey(r => r.BodyId).OnDelete(DeleteBehavior.Cascade);
        rules.HasIndex(r => new { r.BodyId, r.Number }).IsUnique(); // two who publish at the same instant: one version
    }
}

internal sealed class RulesSignatureMapping : IEntityTypeConfiguration<RulesSignature>
{
    public void Configure(EntityTypeBuilder<RulesSignature> signature)
    {
        signature.ToTable("RulesSignatures");
        signature.HasKey(s => new { s.SeatId, s.RulesId });
        signature.HasOne<BodyRules>().WithMany().HasForeignKey(s => s.RulesId).OnDelete(DeleteBehavior.Cascade);
        signature.HasOne<CommitteeMember>().WithMany().HasForeignKey(s => s.SeatId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WorkingGroupMapping : IEntityTypeConfiguration<WorkingGroup>
{
    public void Configure(EntityTypeBuilder<WorkingGroup> group)
    {
        group.ToTable("WorkingGroups");
        group.Property(g => g.Name).IsSealed();
        group.Property(g => g.Theme).IsSealed();
        group.HasOne<Body>().WithMany().HasForeignKey(g => g.BodyId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WorkingGroupMemberMapping : IEntityTypeConfiguration<WorkingGroupMember>
{
    public void Configure(EntityTypeBuilder<WorkingGroupMember> member)
    {
        member.ToTable("WorkingGroupMembers");
        member.HasKey(m => new { m.SeatId, m.GroupId });
        member.HasOne<WorkingGroup>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Cascade);
        member.HasOne<CommitteeMember>().WithMany().HasForeignKey(m => m.SeatId).OnDelete(DeleteBehavior.Cascade);
    }
}
