namespace ChildProtection.Features.Booklet;

/// <summary>The booklet’s table.</summary>
internal static class BookletData
{
    extension(PortalDb db)
    {
        public DbSet<ChapterFeedback> ChapterFeedback => db.Set<ChapterFeedback>();
    }
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
