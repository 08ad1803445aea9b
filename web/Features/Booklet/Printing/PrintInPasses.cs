namespace ChildProtection.Features.Booklet.Printing;

/// <summary>
/// Prints until the contents tell the truth: first without numbers, to learn on which page each part begins; then with them,
/// and with pages of lines until the folded sheets are full; a last time if that moved anything.
/// </summary>
internal sealed class PrintInPasses(Chromium chromium, WritePrintDocument write)
{
    private const int Most = 4;

    /// <exception cref="PrintFailedException">Chromium failed, or the pages never came to rest.</exception>
    public async Task<byte[]> RunAsync(PrintedBooklet booklet, CancellationToken stop = default)
    {
        // Numbers of the usual width, so that the contents are as long from the first pass on.
        var shown = booklet with { PageNumbers = booklet.Parts.ToDictionary(part => part.Id, _ => 10, StringComparer.Ordinal) };
        for (var pass = 1; pass <= Most; pass++)
        {
            var printed = await chromium.PrintAsync(await write.RunAsync(shown), stop);
            var pdf = PdfFile.Read(printed);
            var missing = (shown.Format.PagesPerSheet - (pdf.PageCount % shown.Format.PagesPerSheet)) % shown.Format.PagesPerSheet;
            var counted = Count(shown, pdf);
            if (missing == 0 && counted.All(part => shown.PageNumbers[part.Key] == part.Value)) return PdfAccess.Complete(printed, shown);
            shown = shown with { PageNumbers = counted, NotesPages = shown.NotesPages + missing };
        }
        throw new PrintFailedException($"The pages of {booklet.Edition.Code} did not come to rest.");
    }

    private static Dictionary<string, int> Count(PrintedBooklet booklet, PdfFile pdf) => booklet.Parts.ToDictionary(
        part => part.Id,
        part => pdf.PageOf(part.Id) ?? throw new PrintFailedException($"The file does not say where « {part.Id} » is."),
        StringComparer.Ordinal);
}
