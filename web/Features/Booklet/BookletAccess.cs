namespace ChildProtection.Features.Booklet;

/// <summary>Who may do what with the booklet. Everybody reads it.</summary>
internal static class BookletAccess
{
    /// <summary>The board: numbers about pages and words, never a reader. For whoever writes pages, administrators too.</summary>
    public const string ReadBoard = "booklet.read-board";

    /// <summary>The words that readers left. They are what people write, so administrators do not read them.</summary>
    public const string ReadFeedback = "booklet.read-feedback";

    public static AuthorizationBuilder AddBookletPolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(ReadBoard, policy => policy.RequireRole(Role.Facilitator, Role.Moderator, Role.Administrator))
        .AddPolicy(ReadFeedback, policy => policy.RequireRole(Role.Facilitator, Role.Moderator));
}
