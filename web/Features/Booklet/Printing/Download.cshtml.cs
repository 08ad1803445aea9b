using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet.Printing;

/// <summary>One edition as a file (« /livret/15-18.pdf?format=a4 »), or why it is not there and what to do meanwhile.</summary>
[AllowAnonymous]
public sealed class DownloadModel(BookletPrinter printer) : PageModel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);
    private const string RetryAfterSeconds = "60";

    [FromRoute(Name = "edition")]
    public string Code { get; set; } = "";

    [FromQuery(Name = "format")]
    public string? Paper { get; set; }

    public BookletEdition Edition { get; private set; } = BookletEdition.Usual;

    public PrintFormat Format { get; private set; } = PrintFormat.Small;

    public bool IsFormal => Edition.Audience != Audience.Young;

    public async Task<IActionResult> OnGetAsync()
    {
        if (BookletEdition.Find(Code) is not { } edition || PrintFormat.Find(Paper) is not { } format) return NotFound();
        (Edition, Format) = (edition, format);
        if (await printer.GetAsync(edition, format, Patience) is { } file)
            return PhysicalFile(file.Path, "application/pdf", $"livret-{edition.Code}-{format.Code}.pdf");
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        Response.Headers.RetryAfter = RetryAfterSeconds;
        return Page();
    }
}
