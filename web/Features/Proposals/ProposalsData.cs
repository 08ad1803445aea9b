namespace ChildProtection.Features.Proposals;

internal static class ProposalsData
{
    public static readonly VaultField Words = new("Proposals", nameof(Proposal.Words));
    public static readonly VaultField Word = new("Proposals", nameof(Proposal.Word));
    public static readonly VaultField Content = new("ProposalFiles", nameof(ProposalFile.Content));
    public static readonly VaultField Text = new("ProposalPoints", nameof(ProposalPoint.Text));

    extension(PortalDb db)
    {
        public DbSet<Proposal> Proposals => db.Set<Proposal>();
        public DbSet<ProposalStep> ProposalSteps => db.Set<ProposalStep>();
        public DbSet<ProposalSupport> ProposalSupports => db.Set<ProposalSupport>();
        public DbSet<ProposalAuthor> ProposalAuthors => db.Set<ProposalAuthor>();
        public DbSet<ProposalFile> ProposalFiles => db.Set<ProposalFile>();
        public DbSet<ProposalPoint> ProposalPoints => db.Set<ProposalPoint>();
        public DbSet<ProposalToken> ProposalTokens => db.Set<ProposalToken>();
    }

    /// <summary>Holds the idea’s row until the transaction ends. SQLite has one writer since BEGIN IMMEDIATE.</summary>
    public static Task LockProposalAsync(this PortalDb db, Guid id) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Proposals\" WHERE \"Id\" = {id} FOR NO KEY UPDATE") : Task.CompletedTask;

    /// <summary>One person’s supports come one after the other: 30 at the same instant are counted as they would be in turn.</summary>
    public static Task LockPersonAsync(this PortalDb db, Guid accountId) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"AspNetUsers\" WHERE \"Id\" = {accountId} FOR NO KEY UPDATE") : Task.CompletedTask;
}

internal sealed class ProposalMapping : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> proposal)
    {
        proposal.ToTable("Proposals");
        proposal.Property(p => p.State).HasConversion<string>().HasMaxLength(20);
        proposal.Property(p => p.Manner).HasConversion<string>().HasMaxLength(20);
        proposal.Property(p => p.Theme).HasConversion<string>().HasMaxLength(20);
        proposal.Property(p => p.Reach).HasConversion<string>().HasMaxLength(20);
        proposal.Property(p => p.Scope).HasMaxLength(Proposal.ScopeLength);
        proposal.Property(p => p.Reasons).HasMaxLength(ReturnReasons.Length);
        proposal.Property(p => p.Words).IsSealedOrEmpty();
        proposal.Property(p => p.Word).IsSealedOrEmpty();
        proposal.Property(p => p.CoCodeIndex).HasMaxLength(BlindIndex.Length).IsBlindIndex();
        proposal.HasOne<Account>().WithMany().HasForeignKey(p => p.AuthorId).OnDelete(DeleteBehavior.Cascade);
        proposal.HasOne<Committee.Bodies.Body>().WithMany().HasForeignKey(p => p.BodyId).OnDelete(DeleteBehavior.SetNull);
        proposal.HasIndex(p => p.Rank).IsUnique();
        proposal.HasIndex(p => p.CoCodeIndex).IsUnique();
        proposal.HasIndex(p => p.DueOn); // what is late
        proposal.HasIndex(p => new { p.Scope, p.DueOn }); // the same for one reader
        proposal.HasIndex(p => new { p.Scope, p.Rank }); // a reader’s page begins where it is, however deep
        proposal.HasIndex(p => new { p.Scope, p.Theme, p.Rank });
        proposal.HasIndex(p => new { p.Scope, p.State, p.Rank });
        proposal.HasIndex(p => new { p.Theme, p.Rank }); // the same for the facilitator, who reads every scope
        proposal.HasIndex(p => new { p.State, p.Rank });
    }
}

internal sealed class ProposalStepMapping : IEntityTypeConfiguration<ProposalStep>
{
    public void Configure(EntityTypeBuilder<ProposalStep> step)
    {
        step.ToTable("ProposalSteps");
        step.Property(s => s.State).HasConversion<string>().HasMaxLength(20);
        step.Property(s => s.ByRole).HasMaxLength(ProposalStep.RoleLength);
        step.HasOne<Proposal>().WithMany().HasForeignKey(s => s.ProposalId).OnDelete(DeleteBehavior.Cascade);
        step.HasIndex(s => new { s.ProposalId, s.Number }).IsUnique();
    }
}

internal sealed class ProposalSupportMapping : IEntityTypeConfiguration<ProposalSupport>
{
    public void Configure(EntityTypeBuilder<ProposalSupport> support)
    {
        support.ToTable("ProposalSupports");
        support.HasKey(s => new { s.AccountId, s.ProposalId });
        support.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        support.HasOne<Proposal>().WithMany().HasForeignKey(s => s.ProposalId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProposalAuthorMapping : IEntityTypeConfiguration<ProposalAuthor>
{
    public void Configure(EntityTypeBuilder<ProposalAuthor> author)
    {
        author.ToTable("ProposalAuthors");
        author.HasKey(a => new { a.ProposalId, a.AccountId });
        author.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Cascade);
        author.HasOne<Proposal>().WithMany().HasForeignKey(a => a.ProposalId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProposalFileMapping : IEntityTypeConfiguration<ProposalFile>
{
    public void Configure(EntityTypeBuilder<ProposalFile> file)
    {
        file.ToTable("ProposalFiles");
        file.Property(f => f.Content).IsSealed();
        file.Property(f => f.Type).HasMaxLength(ProposalFile.TypeLength);
        file.HasOne<Proposal>().WithMany().HasForeignKey(f => f.ProposalId).OnDelete(DeleteBehavior.Cascade);
        file.HasIndex(f => f.ProposalId).IsUnique();
    }
}

internal sealed class ProposalPointMapping : IEntityTypeConfiguration<ProposalPoint>
{
    public void Configure(EntityTypeBuilder<ProposalPoint> point)
    {
        point.ToTable("ProposalPoints");
        point.Property(p => p.Kind).HasConversion<string>().HasMaxLength(20);
        point.Property(p => p.State).HasConversion<string>().HasMaxLength(20);
        point.Property(p => p.Reasons).HasMaxLength(ReturnReasons.Length);
        point.Property(p => p.Text).IsSealed();
        point.HasOne<Account>().WithMany().HasForeignKey(p => p.AuthorId).OnDelete(DeleteBehavior.Cascade);
        point.HasOne<Proposal>().WithMany().HasForeignKey(p => p.ProposalId).OnDelete(DeleteBehavior.Cascade);
        point.HasIndex(p => new { p.ProposalId, p.State, p.GivenAt });
        point.HasIndex(p => new { p.State, p.GivenAt });
        point.HasIndex(p => new { p.AuthorId, p.ProposalId, p.Kind }, "IX_ProposalPoints_OneOfAKind").IsUnique();
    }
}

internal sealed class ProposalTokenMapping : IEntityTypeConfiguration<ProposalToken>
{
    public void Configure(EntityTypeBuilder<ProposalToken> token)
    {
        token.ToTable("ProposalTokens").HasNoRowId();
        token.HasKey(t => new { t.Key, t.Rank, t.ProposalId });
        token.HasOne<Proposal>().WithMany().HasForeignKey(t => t.ProposalId).OnDelete(DeleteBehavior.Cascade);
    }
}
