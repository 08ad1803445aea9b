using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Votes;

/// <summary>Who may do what with votes. Being on a vote’s list is decided when it is fixed, and opens the vote; a role alone opens nothing.</summary>
public static class VotesAccess
{
    public const string Module = CommitteeAccess.Module;

    /// <summary>Read about votes: those who may be on a list, and who runs the committee.</summary>
    public const string Around = "votes.around";

    /// <summary>Those who may be on a list. Administrators never are (VOTE-23).</summary>
    public const string Voter = "votes.voter";

    /// <summary>Prepare, fix the list, mark paper votes, seal.</summary>
    public const string Runner = "votes.runner";

    internal static AuthorizationBuilder AddVotePolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(Around, policy => policy.RequireRole(Role.YoungPerson, Role.Parent, Role.Facilitator))
        .AddPolicy(Voter, policy => policy.RequireRole(Role.YoungPerson, Role.Parent))
        .AddPolicy(Runner, policy => policy.RequireRole(Role.Facilitator));
}
