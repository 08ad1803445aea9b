using ChildProtection.Features.Content;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Booklet;

/// <summary>What readers say of the booklet: given by anybody, read by those who write it. Nobody is named.</summary>
public sealed class ReadersVoices(PortalDb db, Vault vault, ContentLibrary library)
{
    private const int PageSize = 20;

    public async Task GiveAsync(ContentPage chapter, Verdict verdict, string? word, DateOnly today)
    {
        db.Add(await ChapterFeedback.Give(chapter.Slug, chapter.Version, verdict, word, today).SealAsync(vault));
        await db.SaveChangesAsync();
    }

    /// <summary>Chapters that are hard for most first.</summary>
    public async Task<IReadOnlyList<ChapterCount>> CountsAsync()
    {
        var counts = await db.ChapterFeedback.GroupBy(feedback => new { feedback.Chapter, feedback.Verdict })
            .Select(group => new { group.Key.Chapter, group.Key.Verdict, Count = group.Count() }).ToListAsync();
        return [.. counts.GroupBy(count => count.Chapter).Select(chapter => new ChapterCount(
            TitleOf(chapter.Key),
            chapter.Where(count => count.Verdict == Verdict.Helps).Sum(count => count.Count),
            chapter.Where(count => count.Verdict == Verdict.Hard).Sum(count => count.Count)))
            .OrderByDescending(count => count.Hard).ThenBy(count => count.Title, StringComparer.CurrentCulture)];
    }

    /// <summary>The words, the newest first.</summary>
    public async Task<Paged<Said>> WordsAsync(int number)
    {
        var page = await db.ChapterFeedback.AsNoTracking().Where(feedback => feedback.SealedWord != null)
            .OrderByDescending(feedback => feedback.Day).ThenBy(feedback => feedback.Id).PageAsync(number, PageSize);
        var texts = await vault.OpenAllAsync(ChapterFeedback.WordField, [.. page.Rows.Select(feedback => (Vault.Nobody, feedback.Id, feedback.SealedWord!))]);
        return page.With<Said>([.. page.Rows.Select(feedback => new Said(texts[feedback.Id] ?? "", TitleOf(feedback.Chapter), feedback.Version, feedback.Verdict, feedback.Day))]);
    }

    /// <summary>A chapter that is gone keeps its name in the address.</summary>
    private string TitleOf(string slug) => library.Current.Chapter(slug)?.Title ?? slug;
}

public sealed record ChapterCount(string Title, int Helps, int Hard);

public sealed record Said(string Word, string Chapter, int Version, Verdict Verdict, DateOnly Day);
