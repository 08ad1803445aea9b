using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ChildProtection.Features.Booklet.Printing;
using ChildProtection.Features.Content;
using ChildProtection.Platform;
using ChildProtection.Platform.Territory;
using ChildProtection.Platform.Verbs;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChildProtection.Tests.Booklet;

/// <summary>The booklet on paper: every territory, edition and paper as a text; one of them as a real file. The portal under test stands on a machine without Chromium.</summary>
public sealed class PrintedBookletTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly ContentFolder Folder = new(Repository.Path("content"));
    private static readonly DateOnly Today = new(2026, 11, 22);

    public static TheoryData<string> Territories => [.. TerritoryPacks.Codes(Folder)];

    [Theory, MemberData(nameof(Territories))]
    public async Task Every_edition_is_whole_on_every_paper_and_names_no_other_territory(string code)
    {
        var packs = TerritoryPacks.All(Folder, []);
        var pack = packs.Single(one => one.Code == code);
        var content = Make(pack);
        var others = packs.SelectMany(one => new[] { one.Name, one.Term("collectivite").Noun, one.Legal.Publisher ?? one.Name }).Distinct()
            .Except([pack.Name, pack.Term("collectivite").Noun, pack.Legal.Publisher ?? pack.Name]).ToList();

        foreach (var edition in BookletEdition.All)
            foreach (var format in PrintFormat.All)
            {
                var booklet = Booklet(pack, content, edition, format);
                var page = new HtmlParser().ParseDocument(await WriteAsync(booklet));
                var text = page.Body!.TextContent;

                Assert.Equal(booklet.Title, page.Title);
                Assert.Equal("fr-FR", page.DocumentElement.GetAttribute("lang"));
                Assert.Equal(content.Booklet(edition).Select(chapter => chapter.Title), page.QuerySelectorAll(".booklet-title").SkipLast(3).Select(title => title.TextContent));
                Assert.All(page.QuerySelectorAll(".booklet-contents a"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
                Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
                Assert.All(others, other => Assert.DoesNotContain(other, text, StringComparison.Ordinal));
                Assert.Empty(Outside(page));
                Assert.Empty(HeadingsThatJump(page));
                Assert.Single(page.QuerySelectorAll("h1"));
            }
    }

    [Fact]
    public async Task A_file_is_tagged_named_in_French_and_its_contents_tell_the_truth()
    {
        var pack = TerritoryPacks.Chosen(Folder, "demo");
        var booklet = Booklet(pack, Make(pack), BookletEdition.All[0], PrintFormat.Small);
        var bytes = await WithWriterAsync(write => new PrintInPasses(new Chromium(Options.Create(new PrintingOptions()), NullLogger<Chromium>.Instance), write).RunAsync(booklet));
        var path = portal.StoredFile("livret.pdf");
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        var facts = await SayAsync("pdfinfo", path);
        var pages = (await SayAsync("pdftotext", "-layout", path, "-")).TrimEnd('\f').Split('\f').Select(Plain).ToList();
        var tags = await SayAsync("pdfinfo", "-struct-text", path);

        Assert.Matches("Title: +Livret d’accueil, 6 à 10 ans\n", facts);
        Assert.Matches("Tagged: +yes\n", facts);
        Assert.Matches("Metadata Stream: +yes\n", facts);
        Assert.Matches("Page size: .*A5", facts);
        Assert.Equal(0, pages.Count % 4);
        foreach (var entry in new[] { "/Lang (fr-FR)", "<pdfuaid:part>1</pdfuaid:part>", "/Outlines", "/DisplayDocTitle true" })
            Assert.Contains(entry, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Contains("H1", tags, StringComparison.Ordinal);
        Assert.Contains("Figure", tags, StringComparison.Ordinal);
        var number = PdfFile.Read(bytes);
        foreach (var (id, title) in booklet.Parts) // as another program reads them
        {
            var told = Regex.Match(pages[1] + pages[2], $@"{Regex.Escape(Plain(title))}[ .]*(page )?(?<page>[0-9]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
            Assert.True(told.Success, $"{title} is not in the contents: {pages[1]}");
            var page = int.Parse(told.Groups["page"].Value, CultureInfo.InvariantCulture);
            Assert.Contains(Plain(title), pages[page - 1], StringComparison.Ordinal);
            Assert.Equal(page, number.PageOf(id));
        }
        Assert.DoesNotContain(pages, page => page.Trim().Length == 0);
    }

    [Theory]
    [InlineData("/livret/15-18.pdf")]
    [InlineData("/livret/parents.pdf?format=a4")]
    public async Task Without_Chromium_the_page_says_so_and_offers_the_other_way(string address)
    {
        var reader = await portal.Stranger().OpenAsync(address);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, reader.Status);
        Assert.Equal("Le livret à imprimer n’est pas prêt", reader.Heading);
        await reader.FollowAsync("La page du livret à imprimer");
        Assert.Equal("Livret d’accueil", reader.Heading);
        Assert.NotNull(reader.Page.QuerySelector(address.Contains("a4", StringComparison.Ordinal) ? ".booklet.a4" : ".booklet.a5"));
    }

    [Theory]
    [InlineData("/livret/22-25.pdf")]
    [InlineData("/livret/15-18.pdf?format=a3")]
    [InlineData("/livret/..%2F..%2Fportal.pdf")]
    public async Task What_is_not_printed_is_not_found(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Stranger().OpenAsync(address)).Status);

    [Theory]
    [InlineData(2, "")]
    [InlineData(2, "--edition 15-18")]
    [InlineData(2, "FOLDER --edition 22-25")]
    [InlineData(2, "FOLDER --format")]
    [InlineData(1, "FOLDER --edition 6-10 --format a5")]
    public async Task The_verb_says_what_is_wrong(int expected, string words)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var verb = scope.ServiceProvider.GetServices<IVerb>().Single(verb => verb.Name == "booklet print");
        await using var output = new StringWriter();

        var code = await verb.RunAsync([.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace("FOLDER", portal.StoredFile("livrets-imprimes"), StringComparison.Ordinal))], output);

        Assert.Equal(expected, code);
        Assert.Contains(expected == 2 ? "Usage : booklet print" : "Chromium could not be started", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_file_than_Chromiums_is_refused()
    {
        Assert.Throws<FormatException>(() => PdfFile.Read("%PDF-1.7\nnothing"u8.ToArray()));
        Assert.Throws<FormatException>(() => PdfFile.Read("%PDF-1.7\nstartxref\n999999999\n%%EOF"u8.ToArray()));
        Assert.Throws<FormatException>(() => PdfFile.Read([]));
    }

    private static PrintedBooklet Booklet(TerritoryPack pack, ContentEdition content, BookletEdition edition, PrintFormat format) => new()
    {
        Words = new TerritoryWords(pack), Listening = pack.Listening, Edition = edition, Format = format,
        Chapters = content.Booklet(edition), Today = Today, Site = "https://nos-voix.exemple.fr",
    };

    private ContentEdition Make(TerritoryPack pack) =>
        ContentEdition.Make(ContentShelf.Read(Folder, IconSprite.Names(portal.Services.GetRequiredService<IWebHostEnvironment>(), []), []), pack, []);

    private Task<string> WriteAsync(PrintedBooklet booklet) => WithWriterAsync(write => write.RunAsync(booklet));

    private async Task<T> WithWriterAsync<T>(Func<WritePrintDocument, Task<T>> use)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<WritePrintDocument>());
    }

    /// <summary>What a browser would fetch: everything is inside.</summary>
    private static IEnumerable<string> Outside(IHtmlDocument page) =>
        page.QuerySelectorAll("link, script, iframe, object, embed, video, audio, img:not([src^='data:image/png;base64,']), use:not([href^='#'])").Select(element => element.OuterHtml)
            .Concat(page.QuerySelectorAll("use").Where(use => page.GetElementById(use.GetAttribute("href")![1..]) is null).Select(use => use.OuterHtml));

    private static IEnumerable<string> HeadingsThatJump(IHtmlDocument page)
    {
        var level = 0;
        foreach (var heading in page.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            if (heading.LocalName[1] - '0' > level + 1) yield return heading.OuterHtml;
            level = heading.LocalName[1] - '0';
        }
    }

    private static string Plain(string text) => string.Join(' ', text.Split([' ', '\u00A0', '\u202F', '\n', '\r', '\t', '\f'], StringSplitOptions.RemoveEmptyEntries));

    private static async Task<string> SayAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return said;
    }
}
