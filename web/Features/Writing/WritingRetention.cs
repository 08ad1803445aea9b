using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Writing;

/// <summary>What readers said of each sentence goes when the page has been written with it; that somebody reread it stays with the account.</summary>
internal static class WritingRetention
{
    public const string Code = "rereading-words";

    /// <summary>The rule of accounts, which « Mes données » names.</summary>
    public const string WithTheAccount = "accounts";

    private static readonly RetentionRule Words = new(Code, "Les avis sur les phrases relues", "après la fin de la relecture", "Pour corriger la page. La page, elle, reste.", 183)
    {
        Entity = typeof(SentenceOpinion), Least = 30, Most = 366,
    };

    private static readonly RetentionRule Drafts = new("page-drafts", "Les brouillons de pages abandonnés", "après le dernier changement", "Un brouillon oublié ne sert plus. La page publiée reste.", 730)
    {
        Entity = typeof(PageDraft), Least = 90, Most = 1_096,
    };

    private static readonly RetentionRule Texts = new("page-rereadings", "Les textes donnés à relire", "après la fin de la relecture", "Pour dire qui a relu, tant que la page est à jour.", 1_096)
    {
        Entity = typeof(PageRereading), Least = 366, Most = 1_096,
    };

    /// <summary>Of <see cref="ExpectedReader"/>.</summary>
    public const string Expected = "expected-readers";

    private static readonly RetentionRule Names = new(Expected, "Les noms des lecteurs attendus", "après la fin de la relecture", "Pour inviter ces personnes, puis les remercier.", 30)
    {
        Entity = typeof(ExpectedReader), Least = 7, Most = 183,
    };

    private static readonly RetentionRule Houses = new("house-pages", "Les pages des lieux de vie fermés", "après la fermeture du lieu", "Un lieu peut rouvrir. Après, sa page ne sert plus.", 183)
    {
        Entity = typeof(HousePage), Least = 30, Most = 730,
    };

    private static readonly RetentionRule Photos = new("house-photos", "Les photos des lieux de vie fermés", "après la fermeture du lieu", "Un lieu peut rouvrir. Après, sa photo ne sert plus.", 30)
    {
        Entity = typeof(HousePhoto), Least = 30, Most = 183,
    };

    public static void AddWritingRetention(this IServiceCollection services)
    {
        services.AddRetention(Drafts, (db, limit) => db.PageDrafts.Where(draft => draft.ChangedAt < limit).OrderBy(draft => draft.Id));
        services.AddRetention(Texts, (db, limit) => db.PageRereadings.Where(rereading => rereading.ClosesAt < limit).OrderBy(rereading => rereading.Id));
        services.AddRetention(Houses, (db, limit) =>
        {
            var closed = db.Places.Where(place => place.ClosedAt < limit);
            return db.HousePages.Where(page => closed.Any(place => place.Id == page.PlaceId)).OrderBy(page => page.PlaceId);
        });
        services.AddRetention(Photos, (db, limit) =>
        {
            var closed = db.Places.Where(place => place.ClosedAt < limit);
            return db.HousePhotos.Where(photo => closed.Any(place => place.Id == photo.PlaceId)).OrderBy(photo => photo.Id);
        });
        services.AddOpinionRetention();
        services.AddRetention(Names, (db, limit) =>
        {
            var rereadings = db.PageRereadings;
            return db.ExpectedReaders.Where(expected => rereadings.Any(one => one.Id == expected.RereadingId && one.ClosesAt < limit)).OrderBy(expected => expected.Id);
        });
    }

    private static void AddOpinionRetention(this IServiceCollection services) => services.AddRetention(Words, (db, limit) =>
    {
        var (readers, rereadings) = (db.PageReaders, db.PageRereadings);
        return db.SentenceOpinions.Where(opinion => readers.Any(reader => reader.Id == opinion.ReaderId && rereadings.Any(one => one.Id == reader.RereadingId && one.ClosesAt < limit))).OrderBy(opinion => opinion.Id);
    });
}
