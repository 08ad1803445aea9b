using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet.Feedback;

/// <summary>What readers say of the booklet, for those who write it (« /administration/livret »).</summary>
[Authorize(BookletAccess.ReadFeedback)]
public sealed class IndexModel(PortalDb db, Vault vault, ContentLibrary library) : PageModel
{
    private const int PageSize = 20;

    [FromQuery(Name = "numero")]
    public int Number { get; set; } = 1;

    public int PageCount { get; private set; }

    public IReadOnlyList<ChapterCount> Counts { get; private set; } = [];

    public IReadOnlyList<Said> Words { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var counts = await db.ChapterFeedback.GroupBy(feedback => new { feedback.Chapter, feedback.Verdict })
            .Select(group => new { group.Key.Chapter, group.Key.Verdict, Count = group.Count() }).ToListAsync();
        Counts = [.. counts.GroupBy(count => count.Chapter).Select(chapter => new ChapterCount(
            TitleOf(chapter.Key),
            chapter.Where(count => count.Verdict == Verdict.Helps).Sum(count => count.Count),
            chapter.Where(count => count.Verdict == Verdict.Hard).Sum(count => count.Count)))
            .OrderByDescending(count => count.Hard).ThenBy(count => count.Title, StringComparer.CurrentCulture)];

        var said = db.ChapterFeedback.Where(feedback => feedback.SealedWord != null);
        PageCount = Math.Max(1, (await said.CountAsync() + PageSize - 1) / PageSize);
        Number = Math.Clamp(Number, 1, PageCount);
        var words = await said.OrderByDescending(feedback => feedback.Day).ThenBy(feedback => feedback.Id)
            .Skip((Number - 1) * PageSize).Take(PageSize).AsNoTracking().ToListAsync();
        var texts = await vault.OpenAllAsync(ChapterFeedback.WordField, [.. words.Select(feedback => (Vault.Nobody, feedback.Id, feedback.SealedWord!))]);
        Words = [.. words.Select(feedback => new Said(texts[feedback.Id] ?? "", TitleOf(feedback.Chapter), feedback.Version, feedback.Verdict, feedback.Day))];
    }

    /// <summary>A chapter that is gone keeps its name in the address.</summary>
    private string TitleOf(string slug) => library.Current.Chapter(slug)?.Title ?? slug;
}

public sealed record ChapterCount(string Title, int Helps, int Hard);

public sealed record Said(string Word, string Chapter, int Version, Verdict Verdict, DateOnly Day);
