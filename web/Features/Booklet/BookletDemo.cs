using ChildProtection.Features.Accounts;
using ChildProtection.Features.Booklet.HandOver;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet;

/// <summary>What the readers of the demonstration said, looked up, were given and have read. All invented.</summary>
internal sealed class BookletDemo(PortalDb db, Vault vault, ContentLibrary library, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private static readonly (string Page, Verdict Verdict, string? Word, int DaysAgo)[] Said =
    [
        ("qui-fait-quoi", Verdict.Helps, "Je savais pas qui était qui. Merci.", 12),
        ("qui-fait-quoi", Verdict.Helps, null, 11),
        ("mes-droits", Verdict.Helps, "On devrait le donner dès le premier jour", 9),
        ("le-juge", Verdict.Hard, "audience ?", 9),
        ("le-juge", Verdict.Hard, "trop de mots du tribunal", 5),
        ("mon-ppe", Verdict.Hard, "C’est quoi signer le projet", 4),
        ("mon-ppe", Verdict.Helps, null, 4),
        ("apres-18-ans", Verdict.Helps, "ça rassure un peu", 2),
        ("ma-famille", Verdict.Helps, null, 1),
        ("/fiches/ouvrir-un-compte", Verdict.Understood, "J’ai pris rendez-vous à la banque", 3),
        ("/fiches/carte-vitale", Verdict.Hard, "Je ne sais pas à qui demander", 6),
    ];

    /// <summary>Without words, so that the board has something to count.</summary>
    private static readonly (string Page, int Understood, int Helps, int Hard)[] Counted =
        [("le-juge", 6, 3, 12), ("mon-ppe", 9, 5, 8), ("mes-droits", 21, 14, 2), ("qui-fait-quoi", 17, 11, 5), ("/fiches/carte-vitale", 8, 2, 6), ("/fiches/ouvrir-un-compte", 12, 9, 0), ("/droits", 5, 7, 9)];

    private static readonly (string Word, int ADay)[] LookedUp = [("audience", 6), ("projet-pour-l-enfant", 5), ("mesure-administrative", 4), ("referent", 3), ("autorite-parentale", 2)];

    public int Order => 20;

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        var today = territory.Today(clock);
        if (!await db.ChapterFeedback.AnyAsync())
        {
            foreach (var said in Said)
                db.ChapterFeedback.Add(await ChapterFeedback.Give(said.Page, 1, said.Verdict, said.Word, today.AddDays(-said.DaysAgo)).SealAsync(vault));
            foreach (var (page, understood, helps, hard) in Counted)
                foreach (var (verdict, count) in new[] { (Verdict.Understood, understood), (Verdict.Helps, helps), (Verdict.Hard, hard) })
                    for (var n = 0; n < count; n++) db.ChapterFeedback.Add(ChapterFeedback.Give(page, 1, verdict, null, today.AddDays(-n * 2 - 1)));
        }
        if (!await db.WordLookups.AnyAsync())
            foreach (var (word, aDay) in LookedUp.Where(one => library.Current.Glossary.BySlug(one.Word) is not null))
                for (var day = 1; day <= 10; day++) db.WordLookups.Add(new WordLookup { Word = word, Day = today.AddDays(-day), Count = aDay + day % 3 });
        await db.SaveChangesAsync();
        await HandOverAsync(today);
    }

    /// <summary>Lina got hers a while ago, has read some of it, and pages have changed since; Sami got his yesterday, and has not seen it; Aminata has read all.</summary>
    private async Task HandOverAsync(DateOnly today)
    {
        if (await db.BookletHandovers.AnyAsync()) return;
        var now = clock.GetUtcNow();
        var people = await (
            from relation in db.Relations
            join child in db.Children on relation.ChildId equals child.Id
            where relation.Kind == RelationKind.Self || relation.Kind == RelationKind.CaseWorker
            orderby relation.From, relation.Id
            select new { child.FirstName, child.Id, relation.Kind, relation.AccountId }).Take(100).ToListAsync();
        foreach (var (firstName, manner, daysAgo) in new[] { ("Lina", Manner.InPerson, 40), ("Sami", Manner.Portal, 1), ("Aminata", Manner.Paper, 90) })
        {
            var (own, nadia) = (people.FirstOrDefault(p => p.FirstName == firstName && p.Kind == RelationKind.Self), people.FirstOrDefault(p => p.FirstName == firstName && p.Kind == RelationKind.CaseWorker));
            if (own is null || nadia is null) continue;
            var chapters = library.Current.Booklet(BookletEdition.Usual);
            var (then, stamp) = (now.AddDays(-daysAgo), BookletStamp.Of(chapters));
            if (firstName == "Lina") stamp = stamp.Before(["le-juge", "mon-argent"], ["mon-telephone-et-internet"], ("la-carte-du-foyer", "La carte du foyer"));
            db.BookletHandovers.Add(BookletHandover.Past(own.Id, nadia.AccountId, BookletEdition.Usual, manner, today.AddDays(-daysAgo), stamp, then));
            if (firstName == "Sami") continue;
            var reading = BookletReading.Begin(own.AccountId, BookletEdition.Usual.Code);
            if (firstName == "Aminata") reading.Read(stamp, then.AddDays(6));
            else reading.Know(stamp, then.AddDays(1));
            db.BookletReadings.Add(reading);
            foreach (var chapter in chapters.Take(firstName == "Lina" ? 5 : chapters.Count))
                db.ChapterReadings.Add(new ChapterReading { AccountId = own.AccountId, Chapter = chapter.Slug, Hash = BookletStamp.HashOf(chapter), ReadAt = then.AddDays(2) });
        }
        await db.SaveChangesAsync();
        DateTimeOffset? seen = now.AddDays(-30);
        await db.BookletHandovers.Where(handover => handover.Manner != Manner.Portal).ExecuteUpdateAsync(update => update.SetProperty(handover => handover.SeenAt, seen));
    }
}
