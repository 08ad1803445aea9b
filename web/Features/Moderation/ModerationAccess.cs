namespace ChildProtection.Features.Moderation;

/// <summary>Who opens which page of moderation. Which text each moderator may decide about is <see cref="Cases.MayModerate"/>.</summary>
public static class ModerationAccess
{
    /// <summary>The queue and its decisions.</summary>
    public const string Moderator = "moderation.moderator";

    /// <summary>How many, how fast; never who.</summary>
    public const string Figures = "moderation.figures";

    internal static AuthorizationBuilder AddModerationPolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(Moderator, policy => policy.RequireRole(Role.Moderator))
        .AddPolicy(Figures, policy => policy.RequireRole(Role.Moderator, Role.Observer, Role.Administrator));
}
