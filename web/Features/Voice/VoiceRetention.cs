namespace ChildProtection.Features.Voice;

/// <summary>Words stay while their author comes here (CNIL délib. 2022-008, §46).</summary>
internal static class VoiceRetention
{
    public static readonly RetentionRule Said = new("voice-statements", "Les paroles et leurs réponses", "après le dernier contact", "La loi demande 2 ans au plus.", 730)
    {
        Entity = typeof(Statement), Least = 365, Most = 730, Mark = "V",
    };

    private static readonly RetentionRule Withdrawn = new("voice-withdrawn", "La trace des paroles reprises", "après la reprise", "Le texte, lui, part tout de suite.", 30)
    {
        Entity = typeof(Statement), Least = 1, Most = 30,
    };

    public static void AddVoiceRetention(this IServiceCollection services)
    {
        services.AddRetention(Said, (db, limit) =>
        {
            var unseen = db.Users.UnseenSince(limit);
            return db.Statements.Where(statement => unseen.Any(account => account.Id == statement.AuthorId)).OrderBy(statement => statement.Id);
        });
        services.AddRetention(Withdrawn, (db, limit) => db.Statements.Where(statement => statement.WithdrawnAt < limit).OrderBy(statement => statement.Id));
    }
}
