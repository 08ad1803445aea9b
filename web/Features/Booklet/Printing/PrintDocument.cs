using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ChildProtection.Features.Booklet.Printing;

/// <summary>A booklet with everything it needs to be printed, within one text.</summary>
/// <param name="Booklet">What is written.</param>
/// <param name="Style">The portal’s style sheet, its letters inside.</param>
/// <param name="Sprite">The drawings.</param>
public sealed record PrintDocument(PrintedBooklet Booklet, IHtmlContent Style, IHtmlContent Sprite);

/// <summary>Writes one HTML text that asks nothing of anybody: no address, no script, no file beside it.</summary>
public sealed partial class WritePrintDocument(IRazorViewEngine views, ITempDataProvider temporary, IWebHostEnvironment environment, IServiceProvider services)
{
    private const string View = "/Features/Booklet/Printing/Document.cshtml";
    private const string Sprite = "/images/icones.svg";

    /// <summary>One per process: the files do not change while it runs, but for a developer, who starts again.</summary>
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> Read = new(StringComparer.Ordinal);

    /// <exception cref="FileNotFoundException">The portal was built without its style sheet, letters or drawings.</exception>
    public async Task<string> RunAsync(PrintedBooklet booklet)
    {
        var document = new PrintDocument(booklet, new HtmlString(Style), new HtmlString(Text(Sprite).Replace("<svg ", "<svg class=\"no-print\" ", StringComparison.Ordinal)));
        var action = new ActionContext(new DefaultHttpContext { RequestServices = services }, new RouteData(), new ActionDescriptor());
        var view = views.GetView(executingFilePath: null, View, isMainPage: true).View ?? throw new FileNotFoundException(View);
        await using var page = new StringWriter();
        await view.RenderAsync(new ViewContext(
            action, view, new ViewDataDictionary<PrintDocument>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = document },
            new TempDataDictionary(action.HttpContext, temporary), page, new HtmlHelperOptions()));
        return page.ToString()
            .Replace($"href=\"{Sprite}#", "href=\"#", StringComparison.Ordinal)
            .Replace("href=\"/", $"href=\"{booklet.Site}/", StringComparison.Ordinal); // a file knows no portal
    }

    /// <summary>The letters of fixed weights: Chromium draws variable ones again on every page instead of putting them into the file once.</summary>
    private string Style => string.Concat(Face(400), Face(700), Letters.Replace(Text("/css/portal.css"), ""), Text("/css/sheets.css"));

    private string Face(int weight) =>
        $"@font-face{{font-family:\"Atkinson Hyperlegible Next\";font-weight:{weight};src:url(data:font/woff2;base64,{Convert.ToBase64String(Bytes($"/lib/fonts/atkinson-{weight}.woff2"))})format(\"woff2\")}}\n";

    private string Text(string file) => Read.GetOrAdd(file, name => System.Text.Encoding.UTF8.GetString(Bytes(name)));

    private byte[] Bytes(string file)
    {
        using var from = environment.WebRootFileProvider.GetFileInfo(file).CreateReadStream();
        using var to = new MemoryStream();
        from.CopyTo(to);
        return to.ToArray();
    }

    [GeneratedRegex("@font-face[^}]*url\\(/lib/fonts/[^}]*}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Letters { get; }
}
