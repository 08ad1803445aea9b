using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet.Words;

/// <summary>Counts how often a word of the glossary is opened, a day and a word at a time, and tells which ones most.</summary>
public sealed class WordLookups(PortalDb db, ContentLibrary library, TerritoryWords territory, TimeProvider clock)
{
    public const int Months = 3;
    private const int Most = 20;

    public sealed record Row(string Slug, string Word, int Count);

    /// <summary>One more. A word that the glossary has not: false, and nothing is kept.</summary>
    public async Task<bool> OpenedAsync(string slug)
    {
        if (library.Current.Glossary.BySlug(slug) is null) return false;
        var today = territory.Pack.Today(clock);
        var line = db.WordLookups.Where(lookup => lookup.Word == slug && lookup.Day == today);
        if (await CountedAsync(line)) return true;
        db.WordLookups.Add(new WordLookup { Word = slug, Day = today, Count = 1 });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException first) when (first.IsDuplicate()) // the first of the day came meanwhile, or it is a day of robots
        {
            db.ChangeTracker.Clear();
            await CountedAsync(line);
        }
        return true;
    }

    /// <summary>False when the day has no line yet, or has as many as are counted.</summary>
    private static async Task<bool> CountedAsync(IQueryable<WordLookup> line) =>
        await line.Where(lookup => lookup.Count < WordLookup.MostADay).ExecuteUpdateAsync(update => update.SetProperty(lookup => lookup.Count, lookup => lookup.Count + 1)) > 0;

    /// <summary>The most opened of the last months; words opened by very few are left out.</summary>
    public async Task<IReadOnlyList<Row>> MostAsync()
    {
        var since = territory.Pack.Today(clock).AddMonths(-Months);
        var rows = await db.WordLookups.Where(lookup => lookup.Day >= since).GroupBy(lookup => lookup.Word)
            .Select(group => new { Word = group.Key, Count = group.Sum(lookup => lookup.Count) })
            .Where(row => row.Count > Platform.Ui.SmallNumber.Most).OrderByDescending(row => row.Count).ThenBy(row => row.Word).Take(Most).ToListAsync();
        return [.. rows.Select(row => new Row(row.Word, library.Current.Glossary.BySlug(row.Word)?.Word ?? row.Word, row.Count))];
    }
}
