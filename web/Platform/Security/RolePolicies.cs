namespace ChildProtection.Platform.Security;

/// <summary>Policies by role, for pages that belong to a kind of person. What belongs to a child is decided by relation.</summary>
public static class RolePolicies
{
    public const string SignedIn = "signed-in";
    public const string Young = "young";
    public const string Professional = "professional";
    public const string Parent = "parent";

    /// <summary>Those who say something to a team: the young, parents, mentors.</summary>
    public const string Speaker = "speaker";

    /// <summary>Those who look together at what a young person can do: the young, mentors, professionals.</summary>
    public const string Together = "together";
    public const string Administrator = "administrator";

    /// <summary>Those who hand out invitation sheets.</summary>
    public const string Inviter = "inviter";

    internal static AuthorizationBuilder AddRolePolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser())
        .AddPolicy(Young, policy => policy.RequireRole(Role.YoungPerson))
        .AddPolicy(Parent, policy => policy.RequireRole(Role.Parent))
        .AddPolicy(Speaker, policy => policy.RequireRole(Role.YoungPerson, Role.Parent, Role.Mentor))
        .AddPolicy(Together, policy => policy.RequireRole(Role.YoungPerson, Role.Mentor, Role.Professional))
        .AddPolicy(Professional, policy => policy.RequireRole(Role.Professional))
        .AddPolicy(Inviter, policy => policy.RequireRole(Role.Professional, Role.Administrator))
        .AddPolicy(Administrator, policy => policy.RequireRole(Role.Administrator));
}
