using ChildProtection.Features.Accounts;
using ChildProtection.Features.Mentoring.Coordinators;
using ChildProtection.Features.Mentoring.Mentors;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Peers;
using ChildProtection.Features.Mentoring.Together;
using ChildProtection.Features.Mentoring.Wishes;

namespace ChildProtection.Features.Mentoring;

internal static class MentoringData
{
    public static readonly VaultField FileWords = new("MentorFiles", nameof(MentorFile.Words));
    public static readonly VaultField WishWords = new("MentorWishes", nameof(MentorWish.Words));
    public static readonly VaultField Reasons = new("Pairings", nameof(Pairing.Reasons));
    public static readonly VaultField Text = new("PairWords", nameof(PairWord.Text));
    public static readonly VaultField YouthWords = new("PairReviews", nameof(PairReview.YouthWords));
    public static readonly VaultField AdultWords = new("PairReviews", nameof(PairReview.AdultWords));

    extension(PortalDb db)
    {
        public DbSet<MentoringCoordinator> MentoringCoordinators => db.Set<MentoringCoordinator>();
        public DbSet<MentorFile> MentorFiles => db.Set<MentorFile>();
        public DbSet<MentorCheck> MentorChecks => db.Set<MentorCheck>();
        public DbSet<MentorWish> MentorWishes => db.Set<MentorWish>();
        public DbSet<Pairing> Pairings => db.Set<Pairing>();
        public DbSet<PairingAgreement> PairingAgreements => db.Set<PairingAgreement>();
        public DbSet<PairMeeting> PairMeetings => db.Set<PairMeeting>();
        public DbSet<PairWord> PairWords => db.Set<PairWord>();
        public DbSet<PairReview> PairReviews => db.Set<PairReview>();
        public DbSet<PeerGroup> PeerGroups => db.Set<PeerGroup>();
        public DbSet<PeerSeat> PeerSeats => db.Set<PeerSeat>();
    }
}

internal sealed class MentoringCoordinatorMapping : IEntityTypeConfiguration<MentoringCoordinator>
{
    public void Configure(EntityTypeBuilder<MentoringCoordinator> one)
    {
        one.ToTable("MentoringCoordinators");
        one.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
        one.HasIndex(c => c.AccountId, "IX_MentoringCoordinators_One").IsUnique().HasFilter("\"Until\" IS NULL");
    }
}

internal sealed class MentorFileMapping : IEntityTypeConfiguration<MentorFile>
{
    public void Configure(EntityTypeBuilder<MentorFile> file)
    {
        file.ToTable("MentorFiles");
        file.Property(f => f.Words).IsSealed();
        file.Property(f => f.Zone).HasMaxLength(40);
        file.Property(f => f.Offer).HasConversion<string>().HasMaxLength(20);
        file.Property(f => f.State).HasConversion<string>().HasMaxLength(20);
        file.HasIndex(f => f.AccountId).IsUnique();
        file.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId).OnDelete(DeleteBehavior.Cascade);
        file.HasOne<Account>().WithMany().HasForeignKey(f => f.CharterCosignedById).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class MentorCheckMapping : IEntityTypeConfiguration<MentorCheck>
{
    public void Configure(EntityTypeBuilder<MentorCheck> check)
    {
        check.ToTable("MentorChecks");
        check.Property(c => c.Kind).HasConversion<string>().HasMaxLength(20);
        check.HasOne<MentorFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Cascade);
        check.HasOne<Account>().WithMany().HasForeignKey(c => c.CheckedById).OnDelete(DeleteBehavior.SetNull);
        // Two coordinators at the same moment: one check holds.
        check.HasIndex(c => new { c.FileId, c.Kind }, "IX_MentorChecks_OneHolds").IsUnique().HasFilter("\"ReplacedAt\" IS NULL");
        check.HasIndex(c => c.ValidUntil);
    }
}

internal sealed class MentorWishMapping : IEntityTypeConfiguration<MentorWish>
{
    public void Configure(EntityTypeBuilder<MentorWish> wish)
    {
        wish.ToTable("MentorWishes");
        wish.Property(w => w.Words).IsSealedOrEmpty();
        wish.Property(w => w.Kind).HasConversion<string>().HasMaxLength(20);
        wish.Property(w => w.State).HasConversion<string>().HasMaxLength(20);
        wish.HasOne<Account>().WithMany().HasForeignKey(w => w.AccountId).OnDelete(DeleteBehavior.Cascade);
        wish.HasOne<Child>().WithMany().HasForeignKey(w => w.ChildId).OnDelete(DeleteBehavior.Cascade);
        wish.HasIndex(w => w.State);
        // One wish at a time, whoever presses twice.
        wish.HasIndex(w => w.AccountId, "IX_MentorWishes_OneOpen").IsUnique().HasFilter("\"ClosedAt\" IS NULL");
    }
}

internal sealed class PairingMapping : IEntityTypeConfiguration<Pairing>
{
    public void Configure(EntityTypeBuilder<Pairing> pairing)
    {
        pairing.ToTable("Pairings");
        pairing.Property(p => p.Reasons).IsSealed();
        pairing.Property(p => p.Kind).HasConversion<string>().HasMaxLength(20);
        pairing.Property(p => p.State).HasConversion<string>().HasMaxLength(20);
        pairing.Property(p => p.PausedFor).HasConversion<string>().HasMaxLength(20);
        pairing.Property(p => p.EndedFor).HasConversion<string>().HasMaxLength(20);
        pairing.HasOne<Child>().WithMany().HasForeignKey(p => p.ChildId).OnDelete(DeleteBehavior.Cascade);
        pairing.HasOne<Account>().WithMany().HasForeignKey(p => p.YouthId).OnDelete(DeleteBehavior.Cascade);
        pairing.HasOne<Account>().WithMany().HasForeignKey(p => p.MentorId).OnDelete(DeleteBehavior.SetNull);
        pairing.HasOne<Account>().WithMany().HasForeignKey(p => p.ProposedById).OnDelete(DeleteBehavior.SetNull);
        pairing.HasIndex(p => p.ClosedAt);
        // Two coordinators at the same moment: one adult of a kind for a young person.
        pairing.HasIndex(p => new { p.YouthId, p.Kind }, "IX_Pairings_OneOpen").IsUnique().HasFilter("\"ClosedAt\" IS NULL");
    }
}

internal sealed class PairingAgreementMapping : IEntityTypeConfiguration<PairingAgreement>
{
    public void Configure(EntityTypeBuilder<PairingAgreement> line)
    {
        line.ToTable("PairingAgreements");
        line.Property(a => a.Step).HasConversion<string>().HasMaxLength(20);
        line.Property(a => a.Party).HasConversion<string>().HasMaxLength(20);
        line.HasOne<Pairing>().WithMany().HasForeignKey(a => a.PairingId).OnDelete(DeleteBehavior.Cascade);
        line.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.SetNull);
        line.HasOne<Account>().WithMany().HasForeignKey(a => a.RecordedById).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class PairMeetingMapping : IEntityTypeConfiguration<PairMeeting>
{
    public void Configure(EntityTypeBuilder<PairMeeting> meeting)
    {
        meeting.ToTable("PairMeetings");
        meeting.Property(m => m.State).HasConversion<string>().HasMaxLength(20);
        meeting.HasOne<Pairing>().WithMany().HasForeignKey(m => m.PairingId).OnDelete(DeleteBehavior.Cascade);
        meeting.HasIndex(m => new { m.PairingId, m.Day });
    }
}

internal sealed class PairWordMapping : IEntityTypeConfiguration<PairWord>
{
    public void Configure(EntityTypeBuilder<PairWord> word)
    {
        word.ToTable("PairWords");
        word.Property(w => w.Text).IsSealed();
        word.Property(w => w.Kind).HasConversion<string>().HasMaxLength(20);
        word.HasOne<Pairing>().WithMany().HasForeignKey(w => w.PairingId).OnDelete(DeleteBehavior.Cascade);
        word.HasOne<Account>().WithMany().HasForeignKey(w => w.YouthId).OnDelete(DeleteBehavior.Cascade);
        word.HasOne<Account>().WithMany().HasForeignKey(w => w.AuthorId).OnDelete(DeleteBehavior.SetNull);
        word.HasIndex(w => new { w.ShownAt, w.ReturnedAt });
    }
}

internal sealed class PairReviewMapping : IEntityTypeConfiguration<PairReview>
{
    public void Configure(EntityTypeBuilder<PairReview> review)
    {
        review.ToTable("PairReviews");
        review.Property(r => r.YouthWords).IsSealedOrEmpty();
        review.Property(r => r.AdultWords).IsSealedOrEmpty();
        review.Property(r => r.YouthWish).HasConversion<string>().HasMaxLength(20);
        review.HasOne<Pairing>().WithMany().HasForeignKey(r => r.PairingId).OnDelete(DeleteBehavior.Cascade);
        review.HasOne<Account>().WithMany().HasForeignKey(r => r.YouthId).OnDelete(DeleteBehavior.Cascade);
        review.HasIndex(r => new { r.PairingId, r.Number }).IsUnique();
    }
}

internal sealed class PeerGroupMapping : IEntityTypeConfiguration<PeerGroup>
{
    public void Configure(EntityTypeBuilder<PeerGroup> group)
    {
        group.ToTable("PeerGroups");
        group.Property(g => g.Theme).HasConversion<string>().HasMaxLength(20);
        group.Property(g => g.Zone).HasMaxLength(40);
        group.HasOne<Account>().WithMany().HasForeignKey(g => g.SupervisorId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class PeerSeatMapping : IEntityTypeConfiguration<PeerSeat>
{
    public void Configure(EntityTypeBuilder<PeerSeat> seat)
    {
        seat.ToTable("PeerSeats");
        seat.HasOne<PeerGroup>().WithMany().HasForeignKey(s => s.GroupId).OnDelete(DeleteBehavior.Cascade);
        seat.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        seat.HasIndex(s => new { s.GroupId, s.AccountId }, "IX_PeerSeats_One").IsUnique().HasFilter("\"Until\" IS NULL");
    }
}
