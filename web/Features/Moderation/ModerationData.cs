using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Features.Moderation.Pauses;
using ChildProtection.Features.Moderation.Reports;
using ChildProtection.Features.Moderation.Returned;

namespace ChildProtection.Features.Moderation;

internal static class ModerationData
{
    public static readonly VaultField Words = new("ModerationReports", nameof(ModerationReport.Words));
    public static readonly VaultField Evidence = new("ModerationReports", nameof(ModerationReport.Evidence));
    public static readonly VaultField Proof = new("ModerationFiles", nameof(ModerationFile.Content));
    public static readonly VaultField Word = new("ModerationDecisions", nameof(ModerationDecision.Word));
    public static readonly VaultField Appeal = new("ModerationAppeals", nameof(ModerationAppeal.Words));
    public static readonly VaultField Reply = new("ModerationAppeals", nameof(ModerationAppeal.Word));
    public static readonly VaultField Pause = new("ModerationSilences", nameof(ModerationSilence.Word));

    extension(PortalDb db)
    {
        public DbSet<ModerationCase> ModerationCases => db.Set<ModerationCase>();
        public DbSet<ModerationReport> ModerationReports => db.Set<ModerationReport>();
        public DbSet<ModerationFile> ModerationFiles => db.Set<ModerationFile>();
        public DbSet<ModerationDecision> ModerationDecisions => db.Set<ModerationDecision>();
        public DbSet<ModerationAppeal> ModerationAppeals => db.Set<ModerationAppeal>();
        public DbSet<ModerationSilence> ModerationSilences => db.Set<ModerationSilence>();
    }
}

internal sealed class ModerationCaseMapping : IEntityTypeConfiguration<ModerationCase>
{
    public void Configure(EntityTypeBuilder<ModerationCase> one)
    {
        one.ToTable("ModerationCases");
        one.Property(c => c.Kind).HasMaxLength(ModerationCase.KindLength);
        one.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
        one.Property(c => c.Reason).HasConversion<string>().HasMaxLength(20);
        one.Property(c => c.KeptFor).HasConversion<string>().HasMaxLength(20);
        one.Property(c => c.Revision).IsConcurrencyToken(); // two decisions, or a report during a decision
        one.HasOne<Account>().WithMany().HasForeignKey(c => c.AuthorId).OnDelete(DeleteBehavior.SetNull);
        one.HasOne<Account>().WithMany().HasForeignKey(c => c.ClaimedById).OnDelete(DeleteBehavior.SetNull);
        one.HasIndex(c => new { c.Kind, c.TextId }).IsUnique();
        one.HasIndex(c => new { c.State, c.DueAt });
        one.HasIndex(c => c.EscalateAt);
        one.HasIndex(c => c.ChangedAt);
    }
}

internal sealed class ModerationReportMapping : IEntityTypeConfiguration<ModerationReport>
{
    public void Configure(EntityTypeBuilder<ModerationReport> report)
    {
        report.ToTable("ModerationReports");
        report.Property(r => r.Reason).HasConversion<string>().HasMaxLength(20);
        report.Property(r => r.Outcome).HasConversion<string>().HasMaxLength(20);
        report.Property(r => r.Words).IsSealedOrEmpty();
        report.Property(r => r.Evidence).IsSealed();
        report.HasOne<ModerationCase>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Cascade);
        report.HasOne<Account>().WithMany().HasForeignKey(r => r.ReporterId).OnDelete(DeleteBehavior.SetNull);
        report.HasIndex(r => new { r.CaseId, r.ReporterId }, "IX_ModerationReports_OneOpen").IsUnique().HasFilter("\"ClosedAt\" IS NULL"); // thirty presses are one report
        report.HasIndex(r => new { r.ReporterId, r.At });
        report.HasIndex(r => r.ClosedAt);
    }
}

internal sealed class ModerationFileMapping : IEntityTypeConfiguration<ModerationFile>
{
    public void Configure(EntityTypeBuilder<ModerationFile> file)
    {
        file.ToTable("ModerationFiles");
        file.Property(f => f.Content).IsSealed();
        file.Property(f => f.Type).HasMaxLength(ModerationFile.TypeLength);
        file.HasOne<ModerationReport>().WithMany().HasForeignKey(f => f.ReportId).OnDelete(DeleteBehavior.Cascade);
        file.HasIndex(f => f.ReportId);
    }
}

internal sealed class ModerationDecisionMapping : IEntityTypeConfiguration<ModerationDecision>
{
    public void Configure(EntityTypeBuilder<ModerationDecision> decision)
    {
        decision.ToTable("ModerationDecisions");
        decision.Property(d => d.Verdict).HasConversion<string>().HasMaxLength(20);
        decision.Property(d => d.Reason).HasConversion<string>().HasMaxLength(20);
        decision.Property(d => d.Word).IsSealedOrEmpty();
        decision.HasOne<ModerationCase>().WithMany().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Cascade);
        decision.HasOne<Account>().WithMany().HasForeignKey(d => d.AuthorId).OnDelete(DeleteBehavior.SetNull);
        decision.HasOne<Account>().WithMany().HasForeignKey(d => d.ById).OnDelete(DeleteBehavior.SetNull);
        decision.HasOne<Account>().WithMany().HasForeignKey(d => d.ConfirmedById).OnDelete(DeleteBehavior.SetNull);
        decision.HasIndex(d => d.CaseId, "IX_ModerationDecisions_OneInForce").IsUnique().HasFilter("\"ReplacedAt\" IS NULL");
        decision.HasIndex(d => new { d.AuthorId, d.At });
        decision.HasIndex(d => new { d.ById, d.At });
    }
}

internal sealed class ModerationAppealMapping : IEntityTypeConfiguration<ModerationAppeal>
{
    public void Configure(EntityTypeBuilder<ModerationAppeal> appeal)
    {
        appeal.ToTable("ModerationAppeals");
        appeal.Property(a => a.Words).IsSealed();
        appeal.Property(a => a.Word).IsSealedOrEmpty();
        appeal.Property(a => a.DecidedAt).IsConcurrencyToken(); // two moderators at once: one answers
        appeal.HasOne<Account>().WithMany().HasForeignKey(a => a.AuthorId).OnDelete(DeleteBehavior.Cascade);
        appeal.HasOne<Account>().WithMany().HasForeignKey(a => a.DecidedById).OnDelete(DeleteBehavior.SetNull);
        appeal.HasOne<ModerationDecision>().WithMany().HasForeignKey(a => a.DecisionId).OnDelete(DeleteBehavior.Cascade);
        appeal.HasOne<ModerationSilence>().WithMany().HasForeignKey(a => a.SilenceId).OnDelete(DeleteBehavior.Cascade);
        appeal.HasIndex(a => a.DecisionId).IsUnique();
        appeal.HasIndex(a => a.SilenceId).IsUnique();
        appeal.HasIndex(a => new { a.DecidedAt, a.DueAt });
    }
}

internal sealed class ModerationSilenceMapping : IEntityTypeConfiguration<ModerationSilence>
{
    public void Configure(EntityTypeBuilder<ModerationSilence> silence)
    {
        silence.ToTable("ModerationSilences");
        silence.Property(s => s.Length).HasConversion<string>().HasMaxLength(20);
        silence.Property(s => s.Talk).HasConversion<string>().HasMaxLength(20);
        silence.Property(s => s.Reason).HasConversion<string>().HasMaxLength(20);
        silence.Property(s => s.Word).IsSealedOrEmpty();
        silence.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        silence.HasOne<ModerationCase>().WithMany().HasForeignKey(s => s.CaseId).OnDelete(DeleteBehavior.SetNull);
        silence.HasOne<Account>().WithMany().HasForeignKey(s => s.ById).OnDelete(DeleteBehavior.SetNull);
        silence.HasOne<Account>().WithMany().HasForeignKey(s => s.ConfirmedById).OnDelete(DeleteBehavior.SetNull);
        silence.HasIndex(s => new { s.AccountId, s.Until });
        silence.HasIndex(s => s.Until);
    }
}
