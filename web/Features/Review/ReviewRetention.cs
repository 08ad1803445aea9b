namespace ChildProtection.Features.Review;

/// <summary>What members said of a text goes a year after its end; the document, its versions and their numbers serve longer.</summary>
internal static class ReviewRetention
{
    public const string OpinionsCode = "review-opinions";

    private static readonly RetentionRule Documents = new("review-documents", "Les documents relus par les instances", "après le dernier changement", "Pour voir ce qui a changé entre 2 versions.", 1_826) { Entity = typeof(ReviewDocument), Least = 365, Most = 1_826 };
    private static readonly RetentionRule Readers = new(OpinionsCode, "Les réponses à une relecture", "après la fin de la relecture", "Pour répondre à chaque proposition, puis écrire la version suivante.", 365) { Entity = typeof(ReviewReader), Least = 90, Most = 365 };

    public static void AddReviewRetention(this IServiceCollection services)
    {
        services.AddRetention(Documents, (db, limit) => db.ReviewDocuments.Where(document => document.ChangedAt < limit).OrderBy(document => document.Id));
        services.AddRetention(Readers, (db, limit) =>
        {
            var over = db.ReviewVersions.Where(version => version.ClosedAt < limit);
            return db.ReviewReaders.Where(reader => over.Any(version => version.Id == reader.VersionId)).OrderBy(reader => reader.Id);
        });
    }
}
