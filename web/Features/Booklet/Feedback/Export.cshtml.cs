namespace ChildProtection.Features.Booklet.Feedback;

/// <summary>The board as a file for a spreadsheet, with the filters of the page.</summary>
[Authorize(BookletAccess.ReadBoard)]
public sealed class ExportModel(PageBoard board) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? pour, string? etat) =>
        File(PageBoard.Export(await board.ReadAsync(pour, etat)), "text/csv; charset=utf-8", "pages-et-lecteurs.csv");
}
