namespace ChildProtection.Features.Discussions;

/// <summary>Who may open the pages of rooms. Which room is asked each time: <see cref="RoomAccess"/>.</summary>
public static class DiscussionsAccess
{
    /// <summary>Of the territory pack: off, the pages are not there.</summary>
    public const string Module = "discussions";

    /// <summary>Those who talk, run or accompany.</summary>
    public const string Talks = "discussions.talks";

    /// <summary>Those who run rooms.</summary>
    public const string Runs = "discussions.runs";

    /// <summary>Those who may ask to read a conversation: two of them, never one (SAFE-09).</summary>
    public const string Leads = "discussions.leads";

    internal static AuthorizationBuilder AddDiscussionsPolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(Talks, policy => policy.RequireRole(Role.YoungPerson, Role.Parent, Role.Mentor, Role.Professional, Role.Facilitator, Role.Moderator))
        .AddPolicy(Runs, policy => policy.RequireRole(Role.Facilitator))
        .AddPolicy(Leads, policy => policy.RequireRole(Role.Moderator));
}
