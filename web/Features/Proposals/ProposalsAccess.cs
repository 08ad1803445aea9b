namespace ChildProtection.Features.Proposals;

/// <summary>Who opens which page of ideas. What each one reads there is <see cref="ProposalAudience"/>.</summary>
public static class ProposalsAccess
{
    /// <summary>Of the territory pack: off, the pages are not there.</summary>
    public const string Module = Committee.CommitteeAccess.Module;

    /// <summary>The list and each published idea.</summary>
    public const string Around = "proposals.around";

    /// <summary>Those who tell ideas, support them and give points.</summary>
    public const string Author = "proposals.author";

    /// <summary>« À lire »: those who publish or return.</summary>
    public const string Reader = "proposals.reader";

    internal static AuthorizationBuilder AddProposalPolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(Author, policy => policy.RequireRole(Role.YoungPerson))
        .AddPolicy(Reader, policy => policy.RequireRole(Role.Facilitator))
        .AddPolicy(Around, policy => policy.RequireRole(Role.YoungPerson, Role.Facilitator));
}
