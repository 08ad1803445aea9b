namespace ChildProtection.Features.Review;

/// <summary>« Relire un document »: what a body is asked to reread sentence by sentence, what it said, and what was done with it.</summary>
internal static class ReviewFeature
{
    public static void AddReview(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthorizationBuilder().AddReviewPolicies();
        services.AddScoped<ReadReview>();
        services.AddScoped<GiveReview>();
        services.AddScoped<RunReview>();
        services.AddScoped<Sums.ReviewSums>();
        services.AddHostedService<CloseReviews>();
        services.AddSingleton<IErasableRows, ErasableReaders>();
        services.AddScoped<IPersonalData, ReviewPersonalData>();
        services.AddReviewRetention();
        services.AddScoped<IDemoData, ReviewDemo>();
        services.AddScoped<INews, ReviewNews>();
        services.AddAuditActions(ReviewAudit.All);
        services.AddSingleton(new HomeCard([Role.Observer], "/comite/relectures/bilan", "Les documents relus", "Ce qui est compris, en nombres", "livret", "violet", 46) { Module = ReviewAccess.Module });
    }
}
