using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Voice;

internal static class VoiceData
{
    public static readonly VaultField Text = new("Statements", nameof(Statement.Text));
    public static readonly VaultField Answer = new("Statements", nameof(Statement.Answer));

    extension(PortalDb db)
    {
        public DbSet<Statement> Statements => db.Set<Statement>();
        public DbSet<StatementReading> StatementReadings => db.Set<StatementReading>();
    }
}

internal sealed class StatementMapping : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> statement)
    {
        statement.ToTable("Statements");
        statement.Property(s => s.Audience).HasConversion<string>().HasMaxLength(20);
        statement.Property(s => s.Text).IsSealedOrEmpty();
        statement.Property(s => s.Answer).IsSealedOrEmpty();
        statement.Property(s => s.AnsweredAt).IsConcurrencyToken(); // two professionals answer at once: one answer leaves
        statement.HasOne<Account>().WithMany().HasForeignKey(s => s.AuthorId).OnDelete(DeleteBehavior.Cascade);
        statement.HasOne<Account>().WithMany().HasForeignKey(s => s.AnsweredById).OnDelete(DeleteBehavior.SetNull);
        statement.HasOne<Child>().WithMany().HasForeignKey(s => s.ChildId).OnDelete(DeleteBehavior.SetNull);
        statement.HasIndex(s => new { s.AuthorId, s.SubmissionKey }).IsUnique();
        statement.HasIndex(s => new { s.ChildId, s.SaidAt });
    }
}

internal sealed class StatementReadingMapping : IEntityTypeConfiguration<StatementReading>
{
    public void Configure(EntityTypeBuilder<StatementReading> reading)
    {
        reading.ToTable("StatementReadings");
        reading.HasKey(r => new { r.StatementId, r.ReaderId });
        reading.HasOne<Statement>().WithMany().HasForeignKey(r => r.StatementId).OnDelete(DeleteBehavior.Cascade);
        reading.HasOne<Account>().WithMany().HasForeignKey(r => r.ReaderId).OnDelete(DeleteBehavior.Cascade);
    }
}
