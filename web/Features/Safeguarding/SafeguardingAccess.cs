namespace ChildProtection.Features.Safeguarding;

/// <summary>Who answers for alerts: the safeguarding team. The roster is planned by administrators too, who see no alert.</summary>
public static class SafeguardingAccess
{
    /// <summary>« L’équipe de protection ».</summary>
    public const string Team = "safeguarding.team";

    /// <summary>Plans who is on duty.</summary>
    public const string Planner = "safeguarding.planner";

    internal static AuthorizationBuilder AddSafeguardingPolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(Team, policy => policy.RequireRole(Role.Moderator))
        .AddPolicy(Planner, policy => policy.RequireRole(Role.Moderator, Role.Administrator));
}
