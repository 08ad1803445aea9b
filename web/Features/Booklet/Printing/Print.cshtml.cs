using ChildProtection.Features.Booklet.Chapters;

namespace ChildProtection.Features.Booklet.Printing;

/// <summary>The whole booklet on one page, for the printer of whoever reads: cover, contents, chapters, pages to fill by hand.</summary>
[AllowAnonymous]
public sealed class PrintModel(BookletDesk desk) : PageModel
{
    [FromQuery(Name = "format")]
    public string? Format { get; set; }

    /// <summary>On an unknown paper, the small one: it is only a page.</summary>
    public PrintedBooklet Booklet => field ??= desk.Of(ChosenEdition.Of(Request), PrintFormat.Find(Format) ?? PrintFormat.Small);
}
