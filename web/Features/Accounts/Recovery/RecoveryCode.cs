namespace ChildProtection.Features.Accounts.Recovery;

/// <summary>One of an adult’s ten ways back when the telephone is lost (« code de secours »): 120 bits, kept as a hash, once.</summary>
public sealed class RecoveryCode
{
    public const int Many = 10;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required string CodeHash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("RecoveryCodes");
        code.Property(c => c.CodeHash).HasMaxLength(64).IsHash();
        code.HasIndex(c => new { c.AccountId, c.CodeHash }).IsUnique();
        code.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Makes, counts and takes recovery codes (reference ID-32).</summary>
public sealed class BackupCodes(PortalDb db, TimeProvider clock)
{
    public Task<int> LeftAsync(Guid accountId) => db.RecoveryCodes.CountAsync(code => code.AccountId == accountId && code.UsedAt == null);

    /// <summary>Ten new codes, to show once; those of before are void.</summary>
    public async Task<IReadOnlyList<string>> MakeAsync(Guid accountId)
    {
        var now = clock.GetUtcNow();
        var codes = Enumerable.Range(0, RecoveryCode.Many).Select(_ => SecretCode.NewCode()).ToList();
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync() : null;
        await db.RecoveryCodes.Where(code => code.AccountId == accountId).ExecuteDeleteAsync();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode
        {
            Id = SecretCode.NewId(), AccountId = accountId, CodeHash = SecretCode.Hash(code), CreatedAt = now,
        }));
        await db.SaveChangesAsync();
        if (transaction is not null) await transaction.CommitAsync();
        return codes;
    }

    /// <summary>True once per code: of two requests with the same code, the database lets one through.</summary>
    public async Task<bool> UseAsync(Guid accountId, string? typed)
    {
        var hash = SecretCode.Hash(SecretCode.Read(typed) ?? "");
        var now = clock.GetUtcNow();
        return await db.RecoveryCodes.Where(code => code.AccountId == accountId && code.CodeHash == hash && code.UsedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(code => code.UsedAt, now)) == 1;
    }
}
