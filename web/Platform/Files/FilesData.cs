namespace ChildProtection.Platform.Files;

internal static class FilesData
{
    public static readonly VaultField Content = new("Attachments", nameof(Attachment.Content));

    extension(PortalDb db)
    {
        public DbSet<Attachment> Attachments => db.Set<Attachment>();
    }
}

internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.ToTable("Attachments");
        attachment.Property(a => a.Kind).HasMaxLength(Attachment.CodeLength);
        attachment.Property(a => a.Type).HasMaxLength(Attachment.CodeLength);
        attachment.Property(a => a.Reason).HasMaxLength(Attachment.CodeLength);
        attachment.Property(a => a.Content).IsSealedOrEmpty();
        attachment.HasOne<Account>().WithMany().HasForeignKey(a => a.AuthorId).OnDelete(DeleteBehavior.Cascade);
        attachment.HasIndex(a => new { a.Kind, a.TextId });
        attachment.HasIndex(a => new { a.IsWaiting, a.AddedAt });
        attachment.HasIndex(a => new { a.IsHeld, a.AddedAt });
        attachment.HasIndex(a => new { a.AuthorId, a.AddedAt });
    }
}
