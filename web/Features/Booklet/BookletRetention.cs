namespace ChildProtection.Features.Booklet;

/// <summary>Readers' words go; how many found a chapter hard stays, for nobody is in it.</summary>
internal static class BookletRetention
{
    private static readonly RetentionRule Words = new("booklet-words", "Les mots des avis sur le livret", "après l’avis", "Pour corriger le livret. Les totaux restent.", 183)
    {
        Entity = typeof(ChapterFeedback), Least = 30, Most = 183,
    };

    private static readonly RetentionRule Lookups = new("word-lookups", "Le nombre de fois où un mot est cherché", "après ce jour", "Pour mieux expliquer les mots. Il n’y a personne dedans.", 365)
    {
        Entity = typeof(WordLookup),
    };

    public static void AddBookletRetention(this IServiceCollection services)
    {
        services.AddRetention(Words, (db, limit) =>
        {
            var day = DateOnly.FromDateTime(limit.UtcDateTime);
            return db.ChapterFeedback.Where(feedback => feedback.SealedWord != null && feedback.Day < day).OrderBy(feedback => feedback.Id);
        },
        old => old.ExecuteUpdateAsync(update => update.SetProperty(feedback => feedback.SealedWord, (byte[]?)null)));
        services.AddRetention(Lookups, (db, limit) =>
        {
            var day = DateOnly.FromDateTime(limit.UtcDateTime);
            return db.WordLookups.Where(lookup => lookup.Day < day).OrderBy(lookup => lookup.Day).ThenBy(lookup => lookup.Word);
        });
    }
}
