using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy.Dates;
using ChildProtection.Features.Autonomy.Leaving;
using ChildProtection.Features.Autonomy.Statements;

namespace ChildProtection.Features.Autonomy;

internal static class AutonomyData
{
    public static readonly VaultField Answer = new("GridAnswers", nameof(GridAnswer.Answer));
    public static readonly VaultField Agreement = new("GridAgreements", nameof(GridAgreement.Text));
    public static readonly VaultField Goal = new("SmallSteps", nameof(SmallStep.Goal));
    public static readonly VaultField FirstStep = new("SmallSteps", nameof(SmallStep.FirstStep));
    public static readonly VaultField HelpedBy = new("SmallSteps", nameof(SmallStep.HelpedBy));

    public static readonly VaultField Preparation = new("MilestonePreparations", nameof(MilestonePreparation.Words));
    public static readonly VaultField RecordText = new("MilestoneRecords", nameof(MilestoneRecord.Text));
    public static readonly VaultField RecordObjection = new("MilestoneRecords", nameof(MilestoneRecord.Objection));
    public static readonly VaultField RecordReply = new("MilestoneRecords", nameof(MilestoneRecord.Reply));
    public static readonly VaultField ReturnText = new("ReturnRequests", nameof(ReturnRequest.Text));
    public static readonly VaultField ReturnAnswer = new("ReturnRequests", nameof(ReturnRequest.Answer));

    extension(PortalDb db)
    {
        public DbSet<AutonomyGrid> AutonomyGrids => db.Set<AutonomyGrid>();
        public DbSet<GridSheet> GridSheets => db.Set<GridSheet>();
        public DbSet<GridAnswer> GridAnswers => db.Set<GridAnswer>();
        public DbSet<GridAgreement> GridAgreements => db.Set<GridAgreement>();
        public DbSet<SmallStep> SmallSteps => db.Set<SmallStep>();
        public DbSet<FormerHand> FormerHands => db.Set<FormerHand>();
        public DbSet<MilestonePreparation> MilestonePreparations => db.Set<MilestonePreparation>();
        public DbSet<MilestoneRecord> MilestoneRecords => db.Set<MilestoneRecord>();
        public DbSet<ReturnRequest> ReturnRequests => db.Set<ReturnRequest>();
        public DbSet<LeavingOffer> LeavingOffers => db.Set<LeavingOffer>();
        public DbSet<LeavingFollowUp> LeavingFollowUps => db.Set<LeavingFollowUp>();
    }
}

internal sealed class AutonomyGridMapping : IEntityTypeConfiguration<AutonomyGrid>
{
    public void Configure(EntityTypeBuilder<AutonomyGrid> grid)
    {
        grid.ToTable("AutonomyGrids");
        grid.Property(g => g.Audience).HasConversion<string>().HasMaxLength(20);
        grid.Property(g => g.Stage).HasConversion<string>().HasMaxLength(20);
        grid.HasOne<Account>().WithMany().HasForeignKey(g => g.AuthorId).OnDelete(DeleteBehavior.Cascade);
        grid.HasOne<Child>().WithMany().HasForeignKey(g => g.ChildId).OnDelete(DeleteBehavior.SetNull);
        grid.HasIndex(g => new { g.ChildId, g.StartedAt });
    }
}

internal sealed class GridSheetMapping : IEntityTypeConfiguration<GridSheet>
{
    public void Configure(EntityTypeBuilder<GridSheet> sheet)
    {
        sheet.ToTable("GridSheets");
        sheet.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        sheet.HasOne<AutonomyGrid>().WithMany().HasForeignKey(s => s.GridId).OnDelete(DeleteBehavior.Cascade);
        sheet.HasOne<Account>().WithMany().HasForeignKey(s => s.AuthorId).OnDelete(DeleteBehavior.SetNull);
        sheet.HasIndex(s => new { s.GridId, s.Kind }).IsUnique();
    }
}

internal sealed class GridAnswerMapping : IEntityTypeConfiguration<GridAnswer>
{
    public void Configure(EntityTypeBuilder<GridAnswer> answer)
    {
        answer.ToTable("GridAnswers");
        answer.Property(a => a.Statement).HasMaxLength(ReferentialReader.CodeLength);
        answer.Property(a => a.Answer).IsSealed();
        answer.HasOne<GridSheet>().WithMany().HasForeignKey(a => a.SheetId).OnDelete(DeleteBehavior.Cascade);
        answer.HasIndex(a => new { a.SheetId, a.Statement }).IsUnique();
    }
}

internal sealed class GridAgreementMapping : IEntityTypeConfiguration<GridAgreement>
{
    public void Configure(EntityTypeBuilder<GridAgreement> agreement)
    {
        agreement.ToTable("GridAgreements");
        agreement.Property(a => a.Text).IsSealed();
        agreement.HasOne<AutonomyGrid>().WithMany().HasForeignKey(a => a.GridId).OnDelete(DeleteBehavior.Cascade);
        agreement.HasOne<Account>().WithMany().HasForeignKey(a => a.AdultId).OnDelete(DeleteBehavior.SetNull);
        agreement.HasIndex(a => new { a.GridId, a.SubmissionKey }).IsUnique();
    }
}

internal sealed class SmallStepMapping : IEntityTypeConfiguration<SmallStep>
{
    public void Configure(EntityTypeBuilder<SmallStep> step)
    {
        step.ToTable("SmallSteps");
        step.Property(s => s.Goal).IsSealed();
        step.Property(s => s.FirstStep).IsSealed();
        step.Property(s => s.HelpedBy).IsSealedOrEmpty();
        step.Property(s => s.Statement).HasMaxLength(ReferentialReader.CodeLength);
        step.Property(s => s.State).HasConversion<string>().HasMaxLength(20);
        step.Property(s => s.Audience).HasConversion<string>().HasMaxLength(20);
        step.HasOne<Account>().WithMany().HasForeignKey(s => s.AuthorId).OnDelete(DeleteBehavior.Cascade);
        step.HasOne<Child>().WithMany().HasForeignKey(s => s.ChildId).OnDelete(DeleteBehavior.SetNull);
        step.HasIndex(s => new { s.AuthorId, s.Slot }).IsUnique(); // three open ones at most, whatever happens at once
        step.HasIndex(s => new { s.AuthorId, s.SubmissionKey }).IsUnique();
    }
}
