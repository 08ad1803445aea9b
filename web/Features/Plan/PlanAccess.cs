using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Plan.Questions;

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

    /// <summary>
    /// The published questions that this person reads: young people those of young people’s bodies, parents those of parents’, and
    /// whoever works for the authority all of them. No parent ever reads the words of a child here, even under a body’s name.
    /// </summary>
    internal static IQueryable<PlanQuestion> PublishedFor(this PortalDb db, CurrentUser user)
    {
        var (published, bodies) = (db.PlanQuestions.Where(question => question.State == QuestionState.Published), db.Bodies);
        return Role.IsStaff(user.Role) ? published
            : user.Is(Role.Parent) ? published.Where(question => bodies.Any(body => body.Id == question.BodyId && body.Public == BodyPublic.Families))
            : Role.IsYoung(user.Role) ? published.Where(question => bodies.Any(body => body.Id == question.BodyId && body.Public != BodyPublic.Families))
            : published.Where(_ => false);
    }

    internal static AuthorizationBuilder AddPlanPolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(Pilot, policy => policy.RequireRole(Role.Observer))
        .AddPolicy(Writer, policy => policy.RequireRole(Role.YoungPerson, Role.Parent))
        .AddPolicy(Rereader, policy => policy.RequireRole(Role.Facilitator));
}
