namespace ChildProtection.Features.Writing;

/// <summary>Who writes the content, and who is asked to reread it.</summary>
internal static class WritingAccess
{
    /// <summary>Those who run the committee, and administrators: what they write is for everybody, and about nobody.</summary>
    public const string Write = "writing.write";

    /// <summary>Whoever writes for young people as their work.</summary>
    public const string Check = "writing.check";

    public static AuthorizationBuilder AddWritingPolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(Write, policy => policy.RequireRole(Role.Facilitator, Role.Administrator))
        .AddPolicy(Check, policy => policy.RequireRole(Role.Professional, Role.Facilitator, Role.Moderator, Role.Administrator));
}
