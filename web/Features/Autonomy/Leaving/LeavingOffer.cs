namespace ChildProtection.Features.Autonomy.Leaving;

/// <summary>« Ma situation à la sortie », offered to one young person: which survey, from which day. What they answered is nowhere near it.</summary>
public sealed class LeavingOffer
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required Guid SurveyId { get; init; }

    /// <summary>Not shown before.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The second time, six months after, by their own choice.</summary>
    public required bool IsLater { get; init; }
}

internal sealed class LeavingOfferMapping : IEntityTypeConfiguration<LeavingOffer>
{
    public void Configure(EntityTypeBuilder<LeavingOffer> offer)
    {
        offer.ToTable("LeavingOffers");
        offer.HasOne<Account>().WithMany().HasForeignKey(o => o.AccountId).OnDelete(DeleteBehavior.Cascade);
        offer.HasOne<Surveys.Survey>().WithMany().HasForeignKey(o => o.SurveyId).OnDelete(DeleteBehavior.Cascade);
        offer.HasIndex(o => new { o.AccountId, o.SurveyId }).IsUnique();
    }
}
