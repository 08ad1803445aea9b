using ChildProtection.Features.Committee.Bodies;

namespace ChildProtection.Features.Review;

internal static class ReviewData
{
    public static readonly VaultField Title = new("ReviewDocuments", nameof(ReviewDocument.Title));
    public static readonly VaultField Asker = new("ReviewDocuments", nameof(ReviewDocument.Asker));
    public static readonly VaultField Purpose = new("ReviewDocuments", nameof(ReviewDocument.Purpose));
    public static readonly VaultField Promise = new("ReviewDocuments", nameof(ReviewDocument.Promise));
    public static readonly VaultField Text = new("ReviewVersions", nameof(ReviewVersion.Text));
    public static readonly VaultField Scores = new("ReviewVersions", nameof(ReviewVersion.Scores));
    public static readonly VaultField Answer = new("ReviewVersions", nameof(ReviewVersion.Answer));
    public static readonly VaultField Name = new("ReviewReaders", nameof(ReviewReader.ShownName));
    public static readonly VaultField Words = new("ReviewOpinions", nameof(ReviewOpinion.Words));
    public static readonly VaultField Why = new("ReviewOpinions", nameof(ReviewOpinion.Why));

    extension(PortalDb db)
    {
        public DbSet<ReviewDocument> ReviewDocuments => db.Set<ReviewDocument>();
        public DbSet<ReviewVersion> ReviewVersions => db.Set<ReviewVersion>();
        public DbSet<ReviewReader> ReviewReaders => db.Set<ReviewReader>();
        public DbSet<ReviewOpinion> ReviewOpinions => db.Set<ReviewOpinion>();
    }

    /// <summary>Holds the text's row until the transaction ends: what is said and the end come one after the other. SQLite has one writer since BEGIN IMMEDIATE.</summary>
    public static Task LockVersionAsync(this PortalDb db, Guid id) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"ReviewVersions\" WHERE \"Id\" = {id} FOR UPDATE") : Task.CompletedTask;

    /// <summary>The same for the document: two texts are not prepared at once.</summary>
    public static Task LockDocumentAsync(this PortalDb db, Guid id) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"ReviewDocuments\" WHERE \"Id\" = {id} FOR UPDATE") : Task.CompletedTask;
}

internal sealed class ReviewDocumentMapping : IEntityTypeConfiguration<ReviewDocument>
{
    public void Configure(EntityTypeBuilder<ReviewDocument> document)
    {
        document.ToTable("ReviewDocuments");
        document.Property(d => d.Title).IsSealed();
        document.Property(d => d.Asker).IsSealed();
        document.Property(d => d.Purpose).IsSealed();
        document.Property(d => d.Promise).IsSealed();
        document.HasOne<Body>().WithMany().HasForeignKey(d => d.BodyId).OnDelete(DeleteBehavior.Cascade);
        document.HasIndex(d => d.SubmissionKey).IsUnique();
        document.HasIndex(d => new { d.BodyId, d.ChangedAt });
    }
}

internal sealed class ReviewVersionMapping : IEntityTypeConfiguration<ReviewVersion>
{
    public void Configure(EntityTypeBuilder<ReviewVersion> version)
    {
        version.ToTable("ReviewVersions");
        version.Property(v => v.Text).IsSealed();
        version.Property(v => v.Scores).IsSealedOrEmpty();
        version.Property(v => v.Answer).IsSealedOrEmpty();
        version.Property(v => v.OpenedAt).IsConcurrencyToken();
        version.Property(v => v.ClosedAt).IsConcurrencyToken();
        version.Property(v => v.AnsweredAt).IsConcurrencyToken(); // two facilitators at once: one answer
        version.HasOne<ReviewDocument>().WithMany().HasForeignKey(v => v.DocumentId).OnDelete(DeleteBehavior.Cascade);
        version.HasIndex(v => new { v.DocumentId, v.Number }).IsUnique();
        version.HasIndex(v => new { v.ClosedAt, v.ClosesOn });
    }
}

internal sealed class ReviewReaderMapping : IEntityTypeConfiguration<ReviewReader>
{
    public void Configure(EntityTypeBuilder<ReviewReader> reader)
    {
        reader.ToTable("ReviewReaders");
        reader.Property(r => r.ShownAs).HasConversion<string>().HasMaxLength(20);
        reader.Property(r => r.ShownName).IsSealedOrEmpty();
        reader.HasOne<ReviewVersion>().WithMany().HasForeignKey(r => r.VersionId).OnDelete(DeleteBehavior.Cascade);
        reader.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
        reader.HasIndex(r => new { r.AccountId, r.VersionId }).IsUnique(); // two devices at once: one reader
    }
}

internal sealed class ReviewOpinionMapping : IEntityTypeConfiguration<ReviewOpinion>
{
    public void Configure(EntityTypeBuilder<ReviewOpinion> opinion)
    {
        opinion.ToTable("ReviewOpinions");
        opinion.Property(o => o.Said).HasConversion<string>().HasMaxLength(20);
        opinion.Property(o => o.Words).IsSealedOrEmpty();
        opinion.Property(o => o.Verdict).HasConversion<string>().HasMaxLength(20);
        opinion.Property(o => o.Why).IsSealedOrEmpty();
        opinion.HasOne<ReviewReader>().WithMany().HasForeignKey(o => o.ReaderId).OnDelete(DeleteBehavior.Cascade);
        opinion.HasIndex(o => new { o.ReaderId, o.Sentence }).IsUnique(); // pressed twice: the second replaces the first
    }
}
