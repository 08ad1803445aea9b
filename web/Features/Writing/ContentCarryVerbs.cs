using ChildProtection.Features.Content;
using ChildProtection.Platform.Verbs;

namespace ChildProtection.Features.Writing;

/// <summary>« content export »: the pages as readers see them, as files.</summary>
internal sealed class ContentExportVerb(IServiceProvider services) : IVerb
{
    public string Name => "content export";

    public string Help =>
        """
        content export DOSSIER
          Écrit dans DOSSIER les pages comme tout le monde les lit, au format de « content/ ».
          Les noms des personnes qui ont relu restent dans le portail.
          Code : 0 fait, 2 mauvais usage.
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments is not [var folder] || folder.StartsWith('-'))
        {
            await output.WriteLineAsync("content export prend un seul mot, un dossier. Aide : content export --help");
            return 2;
        }
        var carry = await CarryAsync();
        var pages = await carry.PagesAsync();
        foreach (var (file, text) in pages)
        {
            var path = Path.Combine(Path.GetFullPath(folder), file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text);
        }
        await output.WriteLineAsync($"{pages.Count} pages écrites dans {Path.GetFullPath(folder)}.");
        return 0;
    }

    private async Task<CarryContent> CarryAsync()
    {
        await PortalStart.PrepareDataAsync(services); // verbs are all made for each one that runs: only this one opens the database
        await services.GetRequiredService<PublishedPages>().ReadAsync();
        return services.GetRequiredService<CarryContent>();
    }
}

/// <summary>« content import »: files as drafts, which people reread and publish in the portal.</summary>
internal sealed class ContentImportVerb(IServiceProvider services) : IVerb
{
    public string Name => "content import";

    public string Help =>
        """
        content import DOSSIER
          Fait un brouillon de chaque page de DOSSIER qui dit autre chose que le portail.
          DOSSIER contient « content/fr/livret », « content/fr/fiches » ou « content/fr/pages ».
          Tout entre, ou rien : un seul fichier refusé, et rien n’est écrit. Chaque refus dit son fichier et sa ligne.
          L’entrée est écrite dans le journal. Les pages se publient dans « L’atelier du livret ».
          Code : 0 fait, 1 des erreurs, 2 mauvais usage.
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments is not [var given] || given.StartsWith('-') || !Directory.Exists(given))
        {
            await output.WriteLineAsync("content import prend un seul mot, un dossier qui existe. Aide : content import --help");
            return 2;
        }
        await PortalStart.PrepareDataAsync(services); // as above
        await services.GetRequiredService<PublishedPages>().ReadAsync();
        var content = new ContentFolder(Path.Combine(Path.GetFullPath(given), "content"));
        var files = new IncomingFiles(services.GetRequiredService<ContentLibrary>());
        await files.AddFolderAsync(content);
        if (files.Texts.Count + files.Findings.Count == 0)
        {
            await output.WriteLineAsync($"Aucune page dans {Path.Combine(content.Root, "fr")}.");
            return VerbRunner.WrongUse;
        }
        var bring = services.GetRequiredService<BringContent>();
        var brought = files.Findings.Count > 0 ? await bring.LookAsync(files.Texts) : await bring.RunAsync(files.Texts);
        FileFinding[] refused = [.. files.Findings, .. brought.Findings];
        foreach (var finding in refused) await output.WriteLineAsync(finding.ToString());
        foreach (var file in refused.Length > 0 ? [] : brought.Drafts) await output.WriteLineAsync($"{file} : brouillon");
        await output.WriteLineAsync(refused.Length > 0 ? "Rien n’est entré." : $"Pages lues : {files.Texts.Count}. Brouillons faits : {brought.Drafts.Count}.");
        return refused.Length > 0 ? VerbRunner.Failed : VerbRunner.Done;
    }
}
