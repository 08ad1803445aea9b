namespace ChildProtection.Features.Surveys;

/// <summary>Who may do what with surveys. Whether a survey is for somebody is decided by <see cref="Respondents"/>.</summary>
public static class SurveysAccess
{
    /// <summary>Of the territory pack: off, the pages are not there.</summary>
    public const string Module = "enquetes";

    public const string Respondent = "surveys.respondent";

    /// <summary>Copy a sheet of paper: one's own, or another's for professionals and facilitators.</summary>
    public const string Copyist = "surveys.copyist";

    /// <summary>Open a shared tablet for an anonymous survey.</summary>
    public const string Opener = "surveys.opener";

    /// <summary>« L’équipe d’animation », which is promised as the reader of sheets that are not anonymous, and nobody else.</summary>
    public const string Animation = "surveys.animation";

    /// <summary>See the surveys that run, how many answered, and what is owed.</summary>
    public const string Staff = "surveys.staff";

    /// <summary>Open, close, and write the return: whoever runs the committee, and the administration.</summary>
    public const string Keeper = "surveys.keeper";

    internal static AuthorizationBuilder AddSurveyPolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(Respondent, policy => policy.RequireRole(Role.YoungPerson, Role.Parent, Role.Mentor, Role.Professional))
        .AddPolicy(Copyist, policy => policy.RequireRole(Role.YoungPerson, Role.Parent, Role.Mentor, Role.Professional, Role.Facilitator))
        .AddPolicy(Opener, policy => policy.RequireRole(Role.Professional, Role.Facilitator))
        .AddPolicy(Animation, policy => policy.RequireRole(Role.Facilitator))
        .AddPolicy(Staff, policy => policy.RequireRole(Role.Facilitator, Role.Observer, Role.Administrator))
        .AddPolicy(Keeper, policy => policy.RequireRole(Role.Facilitator, Role.Administrator));
}
