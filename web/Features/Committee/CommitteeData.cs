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
