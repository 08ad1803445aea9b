using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy.Leaving;

namespace ChildProtection.Features.Autonomy.Dates;

internal sealed class MilestonePreparationMapping : IEntityTypeConfiguration<MilestonePreparation>
{
    public void Configure(EntityTypeBuilder<MilestonePreparation> sheet)
    {
        sheet.ToTable("MilestonePreparations");
        sheet.Property(s => s.Words).IsSealed();
        sheet.Property(s => s.Milestone).HasConversion<string>().HasMaxLength(20);
        sheet.Property(s => s.Audience).HasConversion<string>().HasMaxLength(20);
        sheet.HasOne<Account>().WithMany().HasForeignKey(s => s.AuthorId).OnDelete(DeleteBehavior.Cascade);
        sheet.HasOne<Child>().WithMany().HasForeignKey(s => s.ChildId).OnDelete(DeleteBehavior.SetNull);
        sheet.HasIndex(s => new { s.AuthorId, s.Milestone }).IsUnique();
    }
}

internal sealed class MilestoneRecordMapping : IEntityTypeConfiguration<MilestoneRecord>
{
    public void Configure(EntityTypeBuilder<MilestoneRecord> record)
    {
        record.ToTable("MilestoneRecords");
        record.Property(r => r.Text).IsSealed();
        record.Property(r => r.Objection).IsSealedOrEmpty();
        record.Property(r => r.Reply).IsSealedOrEmpty();
        record.Property(r => r.Milestone).HasConversion<string>().HasMaxLength(20);
        record.Ignore(r => r.State);
        record.HasOne<Account>().WithMany().HasForeignKey(r => r.YoungId).OnDelete(DeleteBehavior.Cascade);
        record.HasOne<Account>().WithMany().HasForeignKey(r => r.WriterId).OnDelete(DeleteBehavior.SetNull);
        record.HasOne<Child>().WithMany().HasForeignKey(r => r.ChildId).OnDelete(DeleteBehavior.SetNull);
        record.HasIndex(r => new { r.YoungId, r.Milestone, r.Number }).IsUnique(); // two versions at the same instant: one is refused
    }
}

internal sealed class ReturnRequestMapping : IEntityTypeConfiguration<ReturnRequest>
{
    public void Configure(EntityTypeBuilder<ReturnRequest> request)
    {
        request.ToTable("ReturnRequests");
        request.Property(r => r.Text).IsSealedOrEmpty();
        request.Property(r => r.Answer).IsSealedOrEmpty();
        request.Property(r => r.Wish).HasConversion<string>().HasMaxLength(20);
        request.HasOne<Account>().WithMany().HasForeignKey(r => r.AuthorId).OnDelete(DeleteBehavior.Cascade);
        request.HasOne<Account>().WithMany().HasForeignKey(r => r.AnswererId).OnDelete(DeleteBehavior.SetNull);
        request.HasOne<Child>().WithMany().HasForeignKey(r => r.ChildId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class LeavingFollowUpMapping : IEntityTypeConfiguration<LeavingFollowUp>
{
    public void Configure(EntityTypeBuilder<LeavingFollowUp> followUp)
    {
        followUp.ToTable("LeavingFollowUps");
        followUp.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId).OnDelete(DeleteBehavior.Cascade);
        followUp.HasIndex(f => f.AccountId).IsUnique();
    }
}

internal sealed class FormerHandMapping : IEntityTypeConfiguration<FormerHand>
{
    public void Configure(EntityTypeBuilder<FormerHand> hand)
    {
        hand.ToTable("FormerHands");
        hand.HasOne<GridSheet>().WithMany().HasForeignKey(h => h.SheetId).OnDelete(DeleteBehavior.Cascade);
        hand.HasOne<Account>().WithMany().HasForeignKey(h => h.AccountId).OnDelete(DeleteBehavior.SetNull);
    }
}
