using ChildProtection.Features.Votes;

namespace ChildProtection.Features.Proposals.Answers;

internal static class AnswersData
{
    public static readonly VaultField Words = new("ProposalAnswers", nameof(ProposalAnswer.Words));
    public static readonly VaultField Word = new("ProposalChecks", nameof(ProposalCheck.Word));

    extension(PortalDb db)
    {
        public DbSet<ProposalAnswer> ProposalAnswers => db.Set<ProposalAnswer>();
        public DbSet<ProposalFollower> ProposalFollowers => db.Set<ProposalFollower>();
        public DbSet<ProposalCheck> ProposalChecks => db.Set<ProposalCheck>();
    }
}

internal sealed class ProposalAnswerMapping : IEntityTypeConfiguration<ProposalAnswer>
{
    private const int TermLength = 60;

    public void Configure(EntityTypeBuilder<ProposalAnswer> answer)
    {
        answer.ToTable("ProposalAnswers");
        answer.Property(a => a.OwedBy).HasMaxLength(TermLength);
        answer.Property(a => a.Decision).HasConversion<string>().HasMaxLength(20);
        answer.Property(a => a.FollowUp).HasConversion<string>().HasMaxLength(20);
        answer.Property(a => a.Story).HasConversion<string>().HasMaxLength(20);
        answer.Property(a => a.Words).IsSealedOrEmpty();
        answer.HasOne<Proposal>().WithMany().HasForeignKey(a => a.ProposalId).OnDelete(DeleteBehavior.Cascade);
        answer.HasOne<Election>().WithMany().HasForeignKey(a => a.ElectionId).OnDelete(DeleteBehavior.SetNull);
        answer.HasOne<Account>().WithMany().HasForeignKey(a => a.AnswererId).OnDelete(DeleteBehavior.SetNull);
        answer.HasIndex(a => a.ProposalId).IsUnique();
        answer.HasIndex(a => new { a.AnswererId, a.SentAt });
        answer.HasIndex(a => new { a.Story, a.DoneOn, a.Id }); // the newest that are told, however many there are
    }
}

internal sealed class ProposalFollowerMapping : IEntityTypeConfiguration<ProposalFollower>
{
    public void Configure(EntityTypeBuilder<ProposalFollower> follower)
    {
        follower.ToTable("ProposalFollowers");
        follower.HasKey(f => new { f.AccountId, f.ProposalId });
        follower.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId).OnDelete(DeleteBehavior.Cascade);
        follower.HasOne<Proposal>().WithMany().HasForeignKey(f => f.ProposalId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProposalCheckMapping : IEntityTypeConfiguration<ProposalCheck>
{
    public void Configure(EntityTypeBuilder<ProposalCheck> check)
    {
        check.ToTable("ProposalChecks");
        check.Property(c => c.Word).IsSealedOrEmpty();
        check.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
        check.HasOne<Proposal>().WithMany().HasForeignKey(c => c.ProposalId).OnDelete(DeleteBehavior.Cascade);
        check.HasIndex(c => new { c.ProposalId, c.AccountId }).IsUnique();
    }
}
