namespace ChildProtection.Features.Booklet;

/// <summary>Who may do what with the booklet. Everybody reads it; its feedback is content, so administrators do not.</summary>
internal static class BookletAccess
{
    public const string ReadFeedback = "booklet.read-feedback";

    public static AuthorizationBuilder AddBookletPolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(ReadFeedback, policy => policy.RequireRole(Role.Facilitator, Role.Moderator));
}
