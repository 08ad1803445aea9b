namespace ChildProtection.Features.Plan;

/// <summary>Who may do what around the « schéma »: everybody signed in reads it, the pilot keeps it up to date, members of the committee ask.</summary>
public static class PlanAccess
{
    /// <summary>Of the territory pack: off, the pages are not there.</summary>
    public const string Module = "plan";

    /// <summary>Whoever keeps it up to date and answers (« pilotage »).</summary>
    public const string Pilot = "plan.pilot";

    /// <summary>Those who may sit on a body: the young and parents. Which body is asked each time.</summary>
    public const string Writer = "plan.writer";

    /// <summary>Whoever reads a question before it is published.</summary>
    public const string Rereader = "plan.rereader";

    internal static AuthorizationBuilder AddPlanPolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(Pilot, policy => policy.RequireRole(Role.Observer))
        .AddPolicy(Writer, policy => policy.RequireRole(Role.YoungPerson, Role.Parent))
        .AddPolicy(Rereader, policy => policy.RequireRole(Role.Facilitator));
}
