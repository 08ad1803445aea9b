using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Votes.Hands;

namespace ChildProtection.Features.Votes;

internal static class VotesData
{
    extension(PortalDb db)
    {
        public DbSet<Election> Elections => db.Set<Election>();
        public DbSet<ElectionVoter> ElectionVoters => db.Set<ElectionVoter>();
        public DbSet<ElectionMark> ElectionMarks => db.Set<ElectionMark>();
        public DbSet<PendingBallot> PendingBallots => db.Set<PendingBallot>();
        public DbSet<SealedBallot> SealedBallots => db.Set<SealedBallot>();
        public DbSet<ElectionKeeper> ElectionKeepers => db.Set<ElectionKeeper>();
        public DbSet<ElectionWrap> ElectionWraps => db.Set<ElectionWrap>();
        public DbSet<HandVote> HandVotes => db.Set<HandVote>();
    }
}

internal sealed class ElectionMapping : IEntityTypeConfiguration<Election>
{
    private const int JsonLength = 4_000;
    private const int BuildLength = 64;

    public void Configure(EntityTypeBuilder<Election> election)
    {
        election.ToTable("Elections");
        election.Property(e => e.Title).HasMaxLength(Election.TitleLength);
        election.Property(e => e.Question).HasMaxLength(Election.QuestionLength);
        election.Property(e => e.Method).HasConversion<string>().HasMaxLength(20);
        election.Property(e => e.Choices).HasMaxLength(JsonLength);
        election.Property(e => e.Result).HasMaxLength(JsonLength);
        election.Property(e => e.UrnSum).IsHash();
        election.Property(e => e.SealedDigest).IsHash();
        election.Property(e => e.BuildAtOpening).HasMaxLength(BuildLength);
        election.Property(e => e.BuildAtCount).HasMaxLength(BuildLength);
        election.HasOne<Body>().WithMany().HasForeignKey(e => e.BodyId).OnDelete(DeleteBehavior.Cascade);
        election.Ignore(e => e.Options).Ignore(e => e.Rules).Ignore(e => e.Published);
        election.HasIndex(e => new { e.ClosesOn, e.Id }).IsDescending(true, false); // lists begin with the last
    }
}

internal sealed class ElectionVoterMapping : IEntityTypeConfiguration<ElectionVoter>
{
    public void Configure(EntityTypeBuilder<ElectionVoter> voter)
    {
        voter.ToTable("ElectionVoters").HasNoRowId();
        voter.HasKey(v => new { v.ElectionId, v.AccountId });
        voter.HasOne<Election>().WithMany().HasForeignKey(v => v.ElectionId).OnDelete(DeleteBehavior.Cascade);
        voter.HasOne<Account>().WithMany().HasForeignKey(v => v.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>No key to the account: erasing somebody while a vote runs must not make roll and urn differ (<see cref="VotesPersonalData"/> gives the mark to nobody).</summary>
internal sealed class ElectionMarkMapping : IEntityTypeConfiguration<ElectionMark>
{
    public void Configure(EntityTypeBuilder<ElectionMark> mark)
    {
        mark.ToTable("ElectionMarks").HasNoRowId();
        mark.HasKey(m => new { m.ElectionId, m.AccountId }); // one ballot each, whatever is sent twice
        mark.HasOne<Election>().WithMany().HasForeignKey(m => m.ElectionId).OnDelete(DeleteBehavior.Cascade);
        mark.HasIndex(m => m.AccountId);
    }
}

internal sealed class PendingBallotMapping : IEntityTypeConfiguration<PendingBallot>
{
    public void Configure(EntityTypeBuilder<PendingBallot> ballot)
    {
        ballot.ToTable("UrnPending").HasNoRowId();
        ballot.HasKey(b => new { b.ElectionId, b.Fingerprint });
        ballot.Property(b => b.Fingerprint).IsHash();
        ballot.HasOne<Election>().WithMany().HasForeignKey(b => b.ElectionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SealedBallotMapping : IEntityTypeConfiguration<SealedBallot>
{
    public void Configure(EntityTypeBuilder<SealedBallot> ballot)
    {
        ballot.ToTable("UrnSealed").HasNoRowId();
        ballot.HasKey(b => new { b.ElectionId, b.Fingerprint });
        ballot.Property(b => b.Fingerprint).IsHash();
        ballot.HasOne<Election>().WithMany().HasForeignKey(b => b.ElectionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ElectionKeeperMapping : IEntityTypeConfiguration<ElectionKeeper>
{
    public void Configure(EntityTypeBuilder<ElectionKeeper> keeper)
    {
        keeper.ToTable("ElectionKeepers");
        keeper.HasKey(k => new { k.ElectionId, k.Number });
        keeper.HasOne<Election>().WithMany().HasForeignKey(k => k.ElectionId).OnDelete(DeleteBehavior.Cascade);
        keeper.HasOne<Account>().WithMany().HasForeignKey(k => k.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ElectionWrapMapping : IEntityTypeConfiguration<ElectionWrap>
{
    public void Configure(EntityTypeBuilder<ElectionWrap> wrap)
    {
        wrap.ToTable("ElectionWraps");
        wrap.HasKey(w => new { w.ElectionId, w.First, w.Second });
        wrap.HasOne<Election>().WithMany().HasForeignKey(w => w.ElectionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class HandVoteMapping : IEntityTypeConfiguration<HandVote>
{
    private const int JsonLength = 4_000;

    public void Configure(EntityTypeBuilder<HandVote> vote)
    {
        vote.ToTable("HandVotes");
        vote.Property(v => v.Question).HasMaxLength(Election.QuestionLength);
        vote.Property(v => v.Counts).HasMaxLength(JsonLength);
        vote.HasOne<Body>().WithMany().HasForeignKey(v => v.BodyId).OnDelete(DeleteBehavior.Cascade);
        vote.Ignore(v => v.Lines);
        vote.HasIndex(v => new { v.HeldOn, v.Id }).IsDescending(true, false);
    }
}
