using ChildProtection.Features.Content;
using ChildProtection.Platform.Verbs;

namespace ChildProtection.Features.Booklet.Printing;

/// <summary>« booklet print »: the files of the booklet in a folder, for a printing house or a site without Chromium.</summary>
internal sealed class BookletPrintVerb(IServiceProvider services) : IVerb
{
    private const string WrongUse = "Usage: booklet print FOLDER [--edition 6-10|11-14|15-18|18-21|parents] [--format a5|a4]";

    public string Name => "booklet print";

    public string Help =>
        $"""
        booklet print FOLDER [--edition E] [--format F]
          Writes the booklet as tagged PDF files: livret-15-18-a5.pdf (to be folded), livret-15-18-a4.pdf (large print).
          FOLDER: made if it is not there; files of the same name are replaced.
          --edition: {string.Join(", ", BookletEdition.All.Select(edition => edition.Code))}; without it, all of them.
          --format: a5 or a4; without it, both.
          Needs Chromium (Printing:Chromium, /usr/bin/chromium).
          Exit code: 0 all written, 1 one could not be made, 2 wrong use.
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (Read(arguments) is not { } order)
        {
            await output.WriteLineAsync(WrongUse);
            return VerbRunner.WrongUse;
        }
        await PortalStart.PrepareDataAsync(services); // the choices of the administration are in its database
        await services.GetRequiredService<InstanceChoices>().ReadAsync();
        var (desk, chromium, write) = (services.GetRequiredService<BookletDesk>(), services.GetRequiredService<Chromium>(), services.GetRequiredService<WritePrintDocument>());
        Directory.CreateDirectory(order.Folder);
        foreach (var edition in order.Editions)
            foreach (var format in order.Formats)
            {
                var path = Path.Combine(order.Folder, $"livret-{edition.Code}-{format.Code}.pdf");
                try
                {
                    var bytes = await new PrintInPasses(chromium, write).RunAsync(desk.Of(edition, format));
                    await File.WriteAllBytesAsync(path, bytes);
                    await output.WriteLineAsync($"{path}: {new PrintedFile(path, bytes.Length, PdfFile.Read(bytes).PageCount).InWords}");
                }
                catch (Exception reason) when (reason is PrintFailedException or IOException or FormatException)
                {
                    await output.WriteLineAsync($"{path}: {reason.Message}");
                    return VerbRunner.Failed;
                }
            }
        return VerbRunner.Done;
    }

    private static (string Folder, IReadOnlyList<BookletEdition> Editions, IReadOnlyList<PrintFormat> Formats)? Read(IReadOnlyList<string> arguments)
    {
        if (arguments.Count % 2 == 0 || arguments[0].StartsWith('-')) return null;
        (string Folder, IReadOnlyList<BookletEdition> Editions, IReadOnlyList<PrintFormat> Formats) order = (Path.GetFullPath(arguments[0]), BookletEdition.All, PrintFormat.All);
        foreach (var option in arguments.Skip(1).Chunk(2))
            switch (option)
            {
                case ["--edition", var code] when BookletEdition.Find(code) is { } edition: order.Editions = [edition]; break;
                case ["--format", { Length: > 0 } code] when PrintFormat.Find(code) is { } format: order.Formats = [format]; break;
                default: return null;
            }
        return order;
    }
}
