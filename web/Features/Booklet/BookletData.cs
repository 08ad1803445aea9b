using ChildProtection.Features.Accounts;
using ChildProtection.Features.Booklet.HandOver;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet;

/// <summary>The booklet’s tables.</summary>
internal static class BookletData
{
    private const int CodeLength = 10;

    extension(PortalDb db)
    {
        public DbSet<ChapterFeedback> ChapterFeedback => db.Set<ChapterFeedback>();
        public DbSet<BookletHandover> BookletHandovers => db.Set<BookletHandover>();
        public DbSet<BookletReading> BookletReadings => db.Set<BookletReading>();
        public DbSet<WordLookup> WordLookups => db.Set<WordLookup>();
        public DbSet<ChapterReading> ChapterReadings => db.Set<ChapterReading>();
    }

    /// <summary>What one person has read of the booklet: it goes with the account.</summary>
    internal static void IsOfOneReader<T>(this EntityTypeBuilder<T> reading) where T : class =>
        reading.HasOne<Account>().WithMany().HasForeignKey("AccountId").OnDelete(DeleteBehavior.Cascade);

    /// <summary>A code of <see cref="BookletEdition"/>.</summary>
    internal static void IsEdition(this PropertyBuilder<string> code) => code.HasMaxLength(CodeLength);
}

internal sealed class ChapterFeedbackMapping : IEntityTypeConfiguration<ChapterFeedback>
{
    public void Configure(EntityTypeBuilder<ChapterFeedback> feedback)
    {
        feedback.ToTable("ChapterFeedback");
        feedback.Property(f => f.Id).ValueGeneratedNever();
        feedback.Property(f => f.Chapter).HasMaxLength(ChapterFeedback.ChapterLength);
        feedback.Ignore(f => f.Word);
        feedback.Property(f => f.SealedWord).IsSealedOrEmpty();
        feedback.Property(f => f.ClearWord).HasColumnName("Word").HasMaxLength(ChapterFeedback.WordLength);
        feedback.Property(f => f.Verdict).HasConversion<string>().HasMaxLength(10);
        feedback.HasIndex(f => new { f.Day, f.Id });
    }
}

internal sealed class BookletHandoverMapping : IEntityTypeConfiguration<BookletHandover>
{
    public void Configure(EntityTypeBuilder<BookletHandover> handover)
    {
        handover.ToTable("BookletHandovers");
        handover.Property(h => h.Edition).IsEdition();
        handover.Property(h => h.Manner).HasConversion<string>().HasMaxLength(10);
        handover.Property(h => h.Stamp).HasMaxLength(BookletStamp.Length);
        handover.HasOne<Child>().WithMany().HasForeignKey(h => h.ChildId).OnDelete(DeleteBehavior.Cascade);
        handover.HasOne<Account>().WithMany().HasForeignKey(h => h.HandedById).OnDelete(DeleteBehavior.SetNull);
        handover.HasIndex(h => new { h.ChildId, h.RecordedAt });
        handover.HasIndex(h => h.GivenOn);
    }
}

internal sealed class BookletReadingMapping : IEntityTypeConfiguration<BookletReading>
{
    public void Configure(EntityTypeBuilder<BookletReading> reading)
    {
        reading.ToTable("BookletReadings");
        reading.HasKey(r => new { r.AccountId, r.Edition });
        reading.Property(r => r.Edition).IsEdition();
        reading.Property(r => r.Stamp).HasMaxLength(BookletStamp.Length);
        reading.IsOfOneReader();
    }
}

internal sealed class ChapterReadingMapping : IEntityTypeConfiguration<ChapterReading>
{
    public void Configure(EntityTypeBuilder<ChapterReading> reading)
    {
        reading.ToTable("ChapterReadings");
        reading.HasKey(r => new { r.AccountId, r.Chapter });
        reading.Property(r => r.Chapter).HasMaxLength(ChapterFeedback.ChapterLength);
        reading.Property(r => r.Hash).HasMaxLength(20);
        reading.IsOfOneReader();
    }
}

internal sealed class WordLookupMapping : IEntityTypeConfiguration<WordLookup>
{
    public void Configure(EntityTypeBuilder<WordLookup> lookup)
    {
        lookup.ToTable("WordLookups");
        lookup.HasKey(l => new { l.Word, l.Day });
        lookup.Property(l => l.Word).HasMaxLength(WordLookup.WordLength);
        lookup.HasIndex(l => l.Day);
    }
}
