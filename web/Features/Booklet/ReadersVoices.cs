using ChildProtection.Features.Content;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Booklet;

/// <summary>What readers say of the pages: given by anybody, read by those who write them. Nobody is named.</summary>
public sealed class ReadersVoices(PortalDb db, Vault vault, ContentLibrary library)
{
    private const int PageSize = 20;

    public async Task GiveAsync(ContentPage page, Verdict verdict, string? word, DateOnly today)
    {
        db.Add(await ChapterFeedback.Give(KeyOf(page), page.Version, verdict, word, today).SealAsync(vault));
        await db.SaveChangesAsync();
    }

    /// <summary>By page (<see cref="KeyOf"/>), how many said what.</summary>
    public async Task<ILookup<string, (Verdict Verdict, int Count)>> CountsAsync()
    {
        var counts = await db.ChapterFeedback.GroupBy(feedback => new { feedback.Chapter, feedback.Verdict })
            .Select(group => new { group.Key.Chapter, group.Key.Verdict, Count = group.Count() }).ToListAsync();
        return counts.ToLookup(count => count.Chapter, count => (count.Verdict, count.Count), StringComparer.Ordinal);
    }

    /// <summary>The words, the newest first.</summary>
    public async Task<Paged<Said>> WordsAsync(int number)
    {
        var page = await db.ChapterFeedback.AsNoTracking().Where(feedback => feedback.SealedWord != null)
            .OrderByDescending(feedback => feedback.Day).ThenBy(feedback => feedback.Id).PageAsync(number, PageSize);
        var texts = await vault.OpenAllAsync(ChapterFeedback.WordField, [.. page.Rows.Select(feedback => (Vault.Nobody, feedback.Id, feedback.SealedWord!))]);
        return page.With<Said>([.. page.Rows.Select(feedback => new Said(texts[feedback.Id] ?? "", TitleOf(feedback.Chapter), feedback.Version, feedback.Verdict, feedback.Day))]);
    }

    /// <summary>As stored: chapters by their slug, since the first edition; other pages by their address.</summary>
    public static string KeyOf(ContentPage page) => page.Kind == PageKind.Chapter ? page.Slug : page.Address;

    /// <summary>A page that is gone keeps its name in the address.</summary>
    private string TitleOf(string key) => (key.StartsWith('/') ? library.Current.At(key) : library.Current.Chapter(key))?.Title ?? key;
}

public sealed record Said(string Word, string Chapter, int Version, Verdict Verdict, DateOnly Day);
