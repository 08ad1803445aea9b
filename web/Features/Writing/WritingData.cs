using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Writing;

/// <summary>The tables of what is written in the portal over the shipped content.</summary>
internal static class WritingData
{
    public static readonly VaultField DraftText = new("PageDrafts", nameof(PageDraft.Text));
    public static readonly VaultField VersionText = new("PageVersions", nameof(PageVersion.Text));
    public static readonly VaultField Reason = new("PageVersions", nameof(PageVersion.WithdrawReason));
    public static readonly VaultField RereadText = new("PageRereadings", nameof(PageRereading.Text));
    public static readonly VaultField Proposal = new("SentenceOpinions", nameof(SentenceOpinion.Proposal));
    public static readonly VaultField ExpectedName = new("ExpectedReaders", nameof(ExpectedReader.Name));
    public static readonly VaultField People = new("HousePages", nameof(HousePage.People));
    public static readonly VaultField Rules = new("HousePages", nameof(HousePage.Rules));
    public static readonly VaultField Picture = new("HousePhotos", nameof(HousePhoto.Picture));
    public static readonly VaultField Alt = new("HousePhotos", nameof(HousePhoto.Alt));
    public static readonly VaultField Phone = new("HousePages", nameof(HousePage.Phone));

    extension(PortalDb db)
    {
        public DbSet<PageDraft> PageDrafts => db.Set<PageDraft>();
        public DbSet<PageVersion> PageVersions => db.Set<PageVersion>();
        public DbSet<PageRereading> PageRereadings => db.Set<PageRereading>();
        public DbSet<PageReader> PageReaders => db.Set<PageReader>();
        public DbSet<ExpectedReader> ExpectedReaders => db.Set<ExpectedReader>();
        public DbSet<SentenceOpinion> SentenceOpinions => db.Set<SentenceOpinion>();
        public DbSet<HousePage> HousePages => db.Set<HousePage>();
        public DbSet<HousePhoto> HousePhotos => db.Set<HousePhoto>();
    }
}

internal sealed class PageDraftMapping : IEntityTypeConfiguration<PageDraft>
{
    public void Configure(EntityTypeBuilder<PageDraft> draft)
    {
        draft.ToTable("PageDrafts");
        draft.Property(d => d.Id).ValueGeneratedNever();
        draft.Property(d => d.File).HasMaxLength(PageDraft.FileLength);
        draft.Property(d => d.Text).IsSealed();
        draft.Property(d => d.BasedOn).HasMaxLength(TextHash.Length).IsHash();
        draft.Property(d => d.Revision).IsConcurrencyToken();
        draft.HasIndex(d => d.File).IsUnique();
        draft.HasOne<Account>().WithMany().HasForeignKey(d => d.EditorId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class PageVersionMapping : IEntityTypeConfiguration<PageVersion>
{
    public void Configure(EntityTypeBuilder<PageVersion> version)
    {
        version.ToTable("PageVersions");
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.File).HasMaxLength(PageDraft.FileLength);
        version.Property(v => v.Text).IsSealed();
        version.Property(v => v.BasedOn).HasMaxLength(TextHash.Length).IsHash();
        version.Property(v => v.WithdrawReason).IsSealedOrEmpty();
        version.Property(v => v.WithdrawnAt).IsConcurrencyToken();
        version.HasIndex(v => new { v.File, v.Number }).IsUnique(); // two people publish at once: one version
        version.HasOne<Account>().WithMany().HasForeignKey(v => v.PublisherId).OnDelete(DeleteBehavior.SetNull);
        version.HasOne<PageRereading>().WithMany().HasForeignKey(v => v.RereadingId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class PageRereadingMapping : IEntityTypeConfiguration<PageRereading>
{
    public void Configure(EntityTypeBuilder<PageRereading> rereading)
    {
        rereading.ToTable("PageRereadings");
        rereading.Property(r => r.Id).ValueGeneratedNever();
        rereading.Property(r => r.File).HasMaxLength(PageDraft.FileLength);
        rereading.Property(r => r.Text).IsSealed();
        rereading.Property(r => r.Code).HasMaxLength(PageRereading.CodeLength);
        rereading.HasIndex(r => r.Code).IsUnique();
        rereading.HasIndex(r => new { r.File, r.OpenedAt });
        rereading.HasOne<Account>().WithMany().HasForeignKey(r => r.OpenedById).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class PageReaderMapping : IEntityTypeConfiguration<PageReader>
{
    public void Configure(EntityTypeBuilder<PageReader> reader)
    {
        reader.ToTable("PageReaders");
        reader.Property(r => r.Id).ValueGeneratedNever();
        reader.Property(r => r.ShownAs).HasConversion<string>().HasMaxLength(20);
        reader.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        reader.Property(r => r.ShownName).IsDirectoryText(PageReader.NameLength);
        reader.HasIndex(r => new { r.RereadingId, r.AccountId }).IsUnique();
        reader.HasOne<PageRereading>().WithMany().HasForeignKey(r => r.RereadingId).OnDelete(DeleteBehavior.Cascade);
        reader.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ExpectedReaderMapping : IEntityTypeConfiguration<ExpectedReader>
{
    public void Configure(EntityTypeBuilder<ExpectedReader> expected)
    {
        expected.ToTable("ExpectedReaders");
        expected.Property(e => e.Id).ValueGeneratedNever();
        expected.Property(e => e.Name).IsSealed();
        expected.Property(e => e.Kind).HasConversion<string>().HasMaxLength(20);
        expected.Property(e => e.Code).HasMaxLength(PageRereading.CodeLength);
        expected.Property(e => e.ReaderId).IsConcurrencyToken(); // two people with one slip at once: one of them is the reader
        expected.HasIndex(e => e.Code).IsUnique();
        expected.HasIndex(e => e.ReaderId).IsUnique();
        expected.HasOne<PageRereading>().WithMany().HasForeignKey(e => e.RereadingId).OnDelete(DeleteBehavior.Cascade);
        expected.HasOne<PageReader>().WithMany().HasForeignKey(e => e.ReaderId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class SentenceOpinionMapping : IEntityTypeConfiguration<SentenceOpinion>
{
    public void Configure(EntityTypeBuilder<SentenceOpinion> opinion)
    {
        opinion.ToTable("SentenceOpinions");
        opinion.Property(o => o.Id).ValueGeneratedNever();
        opinion.Property(o => o.Said).HasConversion<string>().HasMaxLength(20);
        opinion.Property(o => o.Proposal).IsSealedOrEmpty();
        opinion.HasIndex(o => new { o.ReaderId, o.Sentence }).IsUnique(); // one opinion each, whatever the code does
        opinion.HasOne<PageReader>().WithMany().HasForeignKey(o => o.ReaderId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class HousePageMapping : IEntityTypeConfiguration<HousePage>
{
    public void Configure(EntityTypeBuilder<HousePage> page)
    {
        page.ToTable("HousePages");
        page.HasKey(p => p.PlaceId);
        page.Property(p => p.PlaceId).ValueGeneratedNever();
        page.Property(p => p.People).IsSealedOrEmpty();
        page.Property(p => p.Rules).IsSealedOrEmpty();
        page.Property(p => p.Phone).IsSealedOrEmpty();
        page.Property(p => p.BasedOn).HasMaxLength(TextHash.Length).HasDefaultValue("").IsHash();
        page.Property(p => p.Revision).IsConcurrencyToken();
        page.HasOne<PlaceOfLife>().WithMany().HasForeignKey(p => p.PlaceId).OnDelete(DeleteBehavior.Cascade);
        page.HasOne<Account>().WithMany().HasForeignKey(p => p.EditorId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class HousePhotoMapping : IEntityTypeConfiguration<HousePhoto>
{
    public void Configure(EntityTypeBuilder<HousePhoto> photo)
    {
        photo.ToTable("HousePhotos");
        photo.Property(p => p.Id).ValueGeneratedNever();
        photo.Property(p => p.Picture).IsSealed();
        photo.Property(p => p.Alt).IsSealed();
        photo.HasIndex(p => p.PlaceId).IsUnique(); // a place has one photo, whatever two editors do at once
        photo.HasOne<PlaceOfLife>().WithMany().HasForeignKey(p => p.PlaceId).OnDelete(DeleteBehavior.Cascade);
        photo.HasOne<Account>().WithMany().HasForeignKey(p => p.EditorId).OnDelete(DeleteBehavior.SetNull);
    }
}
