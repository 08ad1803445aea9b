namespace ChildProtection.Features.Booklet.Feedback;

/// <summary>What readers say of the booklet, for those who write it (« /administration/livret »).</summary>
[Authorize(BookletAccess.ReadFeedback)]
public sealed class IndexModel(ReadersVoices voices) : PageModel
{
    [FromQuery(Name = "numero")]
    public int Number { get; set; } = 1;

    public int PageCount { get; private set; }

    public IReadOnlyList<ChapterCount> Counts { get; private set; } = [];

    public IReadOnlyList<Said> Words { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Counts = await voices.CountsAsync();
        var page = await voices.WordsAsync(Number);
        (Words, Number, PageCount) = (page.Rows, page.Number, page.Count);
    }
}
