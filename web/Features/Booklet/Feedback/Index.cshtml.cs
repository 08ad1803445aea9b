using ChildProtection.Features.Booklet.Words;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Booklet.Feedback;

/// <summary>The board of those who write the pages (« /administration/livret »): hard pages, words looked up, rereadings that wait.</summary>
[Authorize(BookletAccess.ReadBoard)]
public sealed class IndexModel(PageBoard board, WordLookups lookups) : PageModel
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    [FromQuery(Name = "pour")]
    public string? Shelf { get; set; }

    [FromQuery(Name = "etat")]
    public string? State { get; set; }

    public int Count { get; private set; }

    public Paged<BoardRow> List { get; private set; } = new([], 1, 1);

    /// <summary>The most looked up first, over the last three months.</summary>
    public IReadOnlyList<WordLookups.Row> Words { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var rows = await board.ReadAsync(Shelf, State);
        (Count, List) = (rows.Count, PageBoard.Page(rows, Number));
        Words = await lookups.MostAsync();
    }
}
