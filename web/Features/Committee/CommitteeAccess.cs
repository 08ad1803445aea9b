namespace ChildProtection.Features.Committee;

/// <summary>Who may do what in the committee: its members are young people, and the facilitator runs it.</summary>
public sealed class CommitteeAccess(PortalDb db, CurrentUser user)
{
    /// <summary>Of the territory pack: off, the pages are not there.</summary>
    public const string Module = "comite";

    /// <summary>Whoever runs the committee (« animatrice », « animateur »).</summary>
    public const string Facilitator = "committee.facilitator";

    /// <summary>The committee’s own page: every young person, who may come in with a code, and the facilitator.</summary>
    public const string Around = "committee.around";

    /// <summary>Whoever asks sits on the committee today.</summary>
    public Task<bool> IsMemberAsync()
    {
        var me = user.Id;
        return db.CommitteeMembers.AnyAsync(member => member.AccountId == me && member.Until == null);
    }
}

internal static class CommitteePolicies
{
    public static AuthorizationBuilder AddCommitteePolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(CommitteeAccess.Facilitator, policy => policy.RequireRole(Role.Facilitator))
        .AddPolicy(CommitteeAccess.Around, policy => policy.RequireRole(Role.YoungPerson, Role.Facilitator));
}
