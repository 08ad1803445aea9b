namespace ChildProtection.Platform.Identity;

/// <summary>Sessions and steps of sign-in do not outlive their use.</summary>
internal static class IdentityRetention
{
    private static readonly RetentionRule Sessions = new("identity-sessions", "Les connexions et les appareils", "après la fin de la connexion", "Pour que chacun reconnaisse ses connexions.", 30)
    {
        Entity = typeof(SignInSession), Least = 7, Most = 30,
    };

    private static readonly RetentionRule Ceremonies = new("identity-steps", "Les étapes d’une connexion", "après leur fin", "Pour finir une entrée commencée.", 1) { Entity = typeof(Ceremony), Mark = "V" };

    public static void AddIdentityRetention(this IServiceCollection services)
    {
        services.AddRetention(Sessions, (db, limit) => db.SignInSessions.Where(session => session.EndsAt < limit).OrderBy(session => session.KeyHash));
        services.AddRetention(Ceremonies, (db, limit) => db.Ceremonies.Where(one => one.ExpiresAt < limit || one.UsedAt < limit).OrderBy(one => one.KeyHash));
    }
}
