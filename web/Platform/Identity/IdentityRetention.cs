using ChildProtection.Platform.Throttling;

namespace ChildProtection.Platform.Identity;

/// <summary>
/// Sessions, steps and messages of sign-in do not outlive their use. What lives for minutes goes every hour besides
/// (<see cref="ForgetExpired"/>); its rule here sees that nothing was forgotten.
/// </summary>
internal static class IdentityRetention
{
    /// <summary>The longest that an ended session stays (reference §2.2).</summary>
    public static readonly TimeSpan SessionsKept = TimeSpan.FromDays(30);

    private static readonly RetentionRule Sessions = new("identity-sessions", "Les connexions et les appareils", "après la fin de la connexion", "Pour que chacun reconnaisse ses connexions.", (int)SessionsKept.TotalDays)
    {
        Entity = typeof(SignInSession), Least = 7, Most = (int)SessionsKept.TotalDays,
    };

    private static readonly RetentionRule Notices = new("identity-notices", "Les messages sur l’accès, une fois vus", "après la lecture", "Pour que chacun sache ce qui a changé.", 30)
    {
        Entity = typeof(AccessNotice), Least = 7, Most = 30,
    };

    private static readonly RetentionRule Unread = new("identity-unread", "Les messages sur l’accès, jamais vus", "après leur date", "Pour attendre leur lecture.", 365)
    {
        Entity = typeof(AccessNotice), Least = 90, Most = 365,
    };

    private static readonly RetentionRule Ceremonies = new("identity-steps", "Les étapes d’une connexion", "après leur fin", "Pour finir une entrée commencée.", 1) { Entity = typeof(Ceremony), Mark = "V" };

    private static readonly RetentionRule Forms = new("identity-forms", "Les textes gardés quand une connexion se ferme", "après leur demi-heure", "Pour rendre ce qui était écrit.", 1) { Entity = typeof(KeptForm) };

    private static readonly RetentionRule Counters = new("identity-tries", "Les comptes d’essais ratés, sans nom", "après le dernier essai", "Pour freiner ceux qui devinent.", 1) { Entity = typeof(TryCounter) };

    public static void AddIdentityRetention(this IServiceCollection services)
    {
        services.AddRetention(Sessions, (db, limit) => db.SignInSessions.Where(session => session.EndedAt <= limit || session.EndsAt <= limit).OrderBy(session => session.KeyHash));
        services.AddRetention(Notices, (db, limit) => db.AccessNotices.Where(notice => notice.SeenAt <= limit || notice.Until <= limit).OrderBy(notice => notice.Id));
        services.AddRetention(Unread, (db, limit) => db.AccessNotices.Where(notice => notice.At <= limit).OrderBy(notice => notice.Id));
        services.AddRetention(Ceremonies, (db, limit) => db.Ceremonies.Where(one => one.ExpiresAt < limit || one.UsedAt < limit).OrderBy(one => one.KeyHash));
        services.AddRetention(Forms, (db, limit) => db.KeptForms.Where(form => form.ExpiresAt < limit).OrderBy(form => form.Id));
        services.AddRetention(Counters, (db, limit) => db.TryCounters.Where(one => one.ForgetAt < limit && (one.PausedUntil == null || one.PausedUntil < limit)).OrderBy(one => one.Key));
    }
}
