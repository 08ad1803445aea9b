using ChildProtection.Features.Committee.Drafts;
using ChildProtection.Features.Committee.Members;
using ChildProtection.Features.Surveys;

namespace ChildProtection.Features.Committee;

internal static class CommitteeData
{
    public static readonly VaultField Definition = new("CommitteeDrafts", nameof(CommitteeDraft.Definition));
    public static readonly VaultField Word = new("CommitteeDrafts", nameof(CommitteeDraft.Word));

    extension(PortalDb db)
    {
        public DbSet<CommitteeMember> CommitteeMembers => db.Set<CommitteeMember>();
        public DbSet<CommitteeCode> CommitteeCodes => db.Set<CommitteeCode>();
        public DbSet<CommitteeDraft> CommitteeDrafts => db.Set<CommitteeDraft>();
    }

    /// <summary>Holds the draft’s row until the transaction ends. SQLite has one writer since BEGIN IMMEDIATE.</summary>
    public static Task LockDraftAsync(this PortalDb db, Guid id) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"CommitteeDrafts\" WHERE \"Id\" = {id} FOR UPDATE") : Task.CompletedTask;
}

internal sealed class CommitteeMemberMapping : IEntityTypeConfiguration<CommitteeMember>
{
    public void Configure(EntityTypeBuilder<CommitteeMember> member)
    {
        member.ToTable("CommitteeMembers");
        member.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
        member.HasIndex(m => m.AccountId, "IX_CommitteeMembers_OneOpen").IsUnique().HasFilter("\"Until\" IS NULL"); // two codes at the same instant: one seat
    }
}

internal sealed class CommitteeCodeMapping : IEntityTypeConfiguration<CommitteeCode>
{
    public void Configure(EntityTypeBuilder<CommitteeCode> code)
    {
        code.ToTable("CommitteeCodes");
        code.Property(c => c.CodeIndex).HasMaxLength(BlindIndex.Length).IsBlindIndex();
        code.HasIndex(c => c.CodeIndex).IsUnique();
    }
}

internal sealed class CommitteeDraftMapping : IEntityTypeConfiguration<CommitteeDraft>
{
    public void Configure(EntityTypeBuilder<CommitteeDraft> draft)
    {
        draft.ToTable("CommitteeDrafts");
        draft.Property(d => d.Definition).IsSealed();
        draft.Property(d => d.Word).IsSealedOrEmpty();
        draft.Property(d => d.State).HasConversion<string>().HasMaxLength(20);
        draft.HasOne<Account>().WithMany().HasForeignKey(d => d.AuthorId).OnDelete(DeleteBehavior.Cascade);
        draft.HasOne<Survey>().WithMany().HasForeignKey(d => d.SurveyId).OnDelete(DeleteBehavior.SetNull);
    }
}
