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

    /// <summary>Whoever answers for the institution (« pilotage »).</summary>
    public const string Answerer = "proposals.answerer";

    /// <summary>The picture of an idea: its readers, and whoever answers it.</summary>
    public const string Pictures = "proposals.pictures";

    /// <summary>What is late: readers see ideas, those who watch see numbers.</summary>
    public const string Late = "proposals.late";

    internal static AuthorizationBuilder AddProposalPolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(Author, policy => policy.RequireRole(Role.YoungPerson))
        .AddPolicy(Reader, policy => policy.RequireRole(Role.Facilitator))
        .AddPolicy(Answerer, policy => policy.RequireRole(Role.Observer))
        .AddPolicy(Pictures, policy => policy.RequireRole(Role.YoungPerson, Role.Facilitator, Role.Observer))
        .AddPolicy(Late, policy => policy.RequireRole(Role.YoungPerson, Role.Facilitator, Role.Observer, Role.Administrator))
        .AddPolicy(Around, policy => policy.RequireRole(Role.YoungPerson, Role.Facilitator));
}
