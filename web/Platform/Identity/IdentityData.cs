namespace ChildProtection.Platform.Identity;

internal static class IdentityData
{
    extension(PortalDb db)
    {
        public DbSet<SignInSession> SignInSessions => db.Set<SignInSession>();
        public DbSet<AccessNotice> AccessNotices => db.Set<AccessNotice>();
        public DbSet<KeptForm> KeptForms => db.Set<KeptForm>();
        public DbSet<Ceremony> Ceremonies => db.Set<Ceremony>();
        public DbSet<ProtectionKey> ProtectionKeys => db.Set<ProtectionKey>();
    }
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.Property(a => a.Role).HasMaxLength(20);
        account.Property(a => a.DisplayName).IsDirectoryText(Account.NameLength).HasBlindIndex(nameof(Account.DisplayNameIndex));
        account.Property(a => a.DisplayNameIndex).HasMaxLength(BlindIndex.Length).IsBlindIndex();
        account.Property(a => a.Email).IsDirectoryText(OutboxMail.AddressLength);
        account.Property(a => a.UserName).IsDirectoryText(OutboxMail.AddressLength);
        account.Property(a => a.NormalizedEmail).IsBlindIndex(); // Identity looks up by these two: see BlindIndex
        account.Property(a => a.NormalizedUserName).IsBlindIndex();
        account.Property(a => a.PasswordHash).IsHash();
        account.Property(a => a.TotpSecret).HasMaxLength(500); // under Data Protection, see Totp
        account.HasIndex(a => a.DisplayNameIndex);
        account.Property(a => a.PseudonymIndex).HasMaxLength(BlindIndex.Length).IsBlindIndex();
        account.HasIndex(a => a.PseudonymIndex, "IX_Accounts_OnePseudonym").IsUnique(); // of two who choose a name at once, one has it
        account.Property(a => a.Reference).HasMaxLength(PersonReference.Length);
        account.Property(a => a.Zone).HasMaxLength(40);
        account.Property(a => a.DisabledReason).HasMaxLength(20);
        account.HasIndex(a => a.Reference).IsUnique();
        account.HasIndex(a => new { a.Role, a.Zone });
    }
}

internal sealed class SignInSessionMapping : IEntityTypeConfiguration<SignInSession>
{
    public void Configure(EntityTypeBuilder<SignInSession> session)
    {
        session.ToTable("SignInSessions");
        session.HasKey(s => s.KeyHash);
        session.Property(s => s.KeyHash).HasMaxLength(64).IsHash();
        session.Property(s => s.Profile).HasMaxLength(20);
        session.Property(s => s.Role).HasMaxLength(20);
        session.Property(s => s.Methods).HasMaxLength(SignInSession.MethodsLength);
        session.Property(s => s.EndedReason).HasMaxLength(SessionEnd.Length);
        session.Ignore(s => s.IdleEndsAt);
        session.HasIndex(s => s.Id).IsUnique();
        session.Property(s => s.DeviceLabel).IsDirectoryText(SignInSession.LabelLength);
        session.HasIndex(s => s.AccountId);
        session.HasIndex(s => s.EndsAt);
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CeremonyMapping : IEntityTypeConfiguration<Ceremony>
{
    public void Configure(EntityTypeBuilder<Ceremony> ceremony)
    {
        ceremony.ToTable("Ceremonies");
        ceremony.HasKey(c => c.KeyHash);
        ceremony.Property(c => c.KeyHash).HasMaxLength(64).IsHash();
        ceremony.Property(c => c.Purpose).HasMaxLength(40);
        ceremony.HasIndex(c => c.ExpiresAt);
    }
}

internal sealed class ProtectionKeyMapping : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> key)
    {
        key.ToTable("ProtectionKeys");
        key.HasKey(k => k.Name);
        key.Property(k => k.Name).HasMaxLength(200);
    }
}
