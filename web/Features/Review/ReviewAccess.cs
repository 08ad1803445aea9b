using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Review;

/// <summary>
/// Who may do what around documents that are reread. Only through the body: its members reread and read what came of it, its facilitators
/// do the rest, and observers read numbers. A young person's body and a parents' group never meet (<see cref="CommitteeAccess.Visible"/>).
/// </summary>
internal static class ReviewAccess
{
    /// <summary>The pages are there with those of the bodies.</summary>
    public const string Module = CommitteeAccess.Module;

    /// <summary>Members who reread.</summary>
    public const string Reader = "review.reader";

    /// <summary>Whoever puts documents, reads what was proposed and answers.</summary>
    public const string Facilitator = "review.facilitator";

    /// <summary>Both, for what they read alike.</summary>
    public const string Around = "review.around";

    /// <summary>The service that asked: numbers only.</summary>
    public const string Numbers = "review.numbers";

    /// <summary>The documents of the bodies of whoever asks.</summary>
    public static IQueryable<ReviewDocument> ReviewsOf(this PortalDb db, CommitteeAccess committee)
    {
        var bodies = committee.Visible();
        return db.ReviewDocuments.Where(document => bodies.Any(body => body.Id == document.BodyId));
    }

    public static AuthorizationBuilder AddReviewPolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(Reader, policy => policy.RequireRole(Role.YoungPerson, Role.Parent))
        .AddPolicy(Facilitator, policy => policy.RequireRole(Role.Facilitator))
        .AddPolicy(Around, policy => policy.RequireRole(Role.YoungPerson, Role.Parent, Role.Facilitator))
        .AddPolicy(Numbers, policy => policy.RequireRole(Role.Observer));
}
