namespace ChildProtection.Platform.Pages;

/// <summary>
/// What somebody was sending when their session had ended, or when a fresh proof was needed first: kept for half an hour,
/// for the same account only, given back once.
/// </summary>
public sealed class KeptForm
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>The fields of one form, in characters; a larger one is not kept.</summary>
    public const int LargestForm = 200_000;

    /// <summary>The most kept for one account; the oldest gives way.</summary>
    public const int MostForAccount = 5;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>Names and values, encrypted by Data Protection for this account.</summary>
    public required byte[] Fields { get; init; }
    public required DateTimeOffset KeptAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class KeptFormMapping : IEntityTypeConfiguration<KeptForm>
{
    public void Configure(EntityTypeBuilder<KeptForm> form)
    {
        form.ToTable("KeptForms");
        form.HasIndex(f => f.AccountId);
        form.HasIndex(f => f.ExpiresAt);
        form.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
