using ChildProtection.Features.Plan.Questions;

namespace ChildProtection.Features.Plan;

/// <summary>A text that was never published is forgotten; what the committee asked lasts longer than a plan does.</summary>
internal static class PlanRetention
{
    public const string TextsCode = "plan-texts";
    public const string FollowersCode = "plan-followers";

    private static readonly RetentionRule Texts = new(TextsCode, "Les textes du comité sur le schéma, avant d’être publiés", "après le dernier changement", "Un texte oublié ne sert plus.", 365) { Entity = typeof(PlanQuestion), Least = 90, Most = 365 };
    private static readonly RetentionRule Published = new("plan-published", "Les questions publiées du comité, et leurs réponses", "après le dernier changement", "Un schéma dure 5 ans. Il faut pouvoir relire les réponses.", 2190) { Entity = typeof(PlanQuestion), Least = 1825, Most = 2190 };
    private static readonly RetentionRule Followers = new(FollowersCode, "Les actions du schéma que l’on suit", "après la dernière visite", "Une action que l’on ne regarde plus ne prévient plus.", 730) { Entity = typeof(Actions.PlanFollower), Least = 183, Most = 730 };

    public static void AddPlanRetention(this IServiceCollection services)
    {
        services.AddRetention(Texts, (db, limit) => db.PlanQuestions.Where(question => question.State != QuestionState.Published && question.ChangedAt < limit).OrderBy(question => question.Id));
        services.AddRetention(Published, (db, limit) => db.PlanQuestions.Where(question => question.State == QuestionState.Published && question.ChangedAt < limit).OrderBy(question => question.Id));
        services.AddRetention(Followers, (db, limit) => db.PlanFollowers.Where(follower => follower.SeenAt < limit).OrderBy(follower => follower.Id));
    }
}
