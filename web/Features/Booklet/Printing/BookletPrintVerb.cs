using ChildProtection.Features.Content;
using ChildProtection.Platform.Verbs;

namespace ChildProtection.Features.Booklet.Printing;

/// <summary>« booklet print »: the files of the booklet in a folder, for a printing house or a site without Chromium.</summary>
internal sealed class BookletPrintVerb(IServiceProvider services) : IVerb
{
    private const string WrongUse = "Usage : booklet print DOSSIER [--edition 6-10|11-14|15-18|18-21|parents] [--format a5|a4]. Aide : booklet print --help";

    public string Name => "booklet print";

    public string Help =>
        $"""
        booklet print DOSSIER [--edition E] [--format F]
          Écrit le livret en fichiers PDF balisés : livret-15-18-a5.pdf (à plier), livret-15-18-a4.pdf (gros caractères).
          Les mots sont ceux que tout le monde lit : les pages publiées dans le portail, sinon les pages de base.
          DOSSIER : fait s’il n’existe pas ; les fichiers du même nom sont remplacés.
          --edition : {string.Join(", ", BookletEdition.All.Select(edition => edition.Code))} ; sans ce mot, toutes.
          --format : a5 ou a4 ; sans ce mot, les 2.
          Il faut Chromium (Printing:Chromium, /usr/bin/chromium).
          Code : 0 tout est écrit, 1 un fichier n’a pas pu être fait, 2 mauvais usage.
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
        await services.GetRequiredService<IPublishedWords>().ReadAsync(); // and so are the pages published over the files
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
