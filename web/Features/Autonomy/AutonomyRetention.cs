namespace ChildProtection.Features.Autonomy;

/// <summary>
/// Grids and steps stay while the young person has an account (security.md §2.2, « self-assessments ») and go with it. Here
/// only what nobody finished and nobody touched: a draft forgotten for two years.
/// </summary>
internal static class AutonomyRetention
{
    /// <summary>The rule of accounts, which « Mes données » names.</summary>
    public const string WithTheAccount = "accounts";

    private static readonly RetentionRule Drafts = new("autonomy-drafts", "Les grilles commencées et jamais finies", "après le début", "Ce sont des brouillons.", 730) { Entity = typeof(AutonomyGrid), Least = 183, Most = 730 };

    private static readonly RetentionRule Steps = new("autonomy-steps", "Les petits pas abandonnés", "après le changement d’avis", "Ils ne servent plus.", 365) { Entity = typeof(SmallStep), Least = 30, Most = 730 };

    public static void AddAutonomyRetention(this IServiceCollection services)
    {
        services.AddRetention(Drafts, (db, limit) => db.AutonomyGrids.Where(grid => grid.FinishedAt == null && grid.StartedAt < limit).OrderBy(grid => grid.Id));
        services.AddRetention(Steps, (db, limit) => db.SmallSteps.Where(step => step.WithdrawnAt < limit).OrderBy(step => step.Id));
    }
}
