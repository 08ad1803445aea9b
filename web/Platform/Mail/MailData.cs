namespace ChildProtection.Platform.Mail;

internal static class MailData
{
    extension(PortalDb db)
    {
        public DbSet<OutboxMail> OutboxMails => db.Set<OutboxMail>();
    }
}

internal sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> mail)
    {
        mail.ToTable("OutboxMails");
        mail.Property(m => m.Recipient).IsDirectoryText(OutboxMail.AddressLength).HasBlindIndex(nameof(OutboxMail.RecipientIndex));
        mail.Property(m => m.RecipientIndex).HasMaxLength(BlindIndex.Length).IsBlindIndex();
        mail.Property(m => m.Template).HasConversion<string>().HasMaxLength(30);
        mail.Property(m => m.LastFailure).HasConversion<string>().HasMaxLength(30);
        mail.Property(m => m.LeaseOwner).IsConcurrencyToken(); // a sender that lost its lease cannot mark the mail
        mail.HasIndex(m => m.NextAttemptAt);
        mail.HasIndex(m => m.SentAt);
        mail.HasIndex(m => m.RecipientIndex);
    }
}
