using System.IO.Compression;
using System.Text.RegularExpressions;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Platform.Ui;

public sealed partial class StyleTests
{
    private const int Budget = 14 * 1024;
    private static readonly string Css = Read(SearchOption.TopDirectoryOnly);

    /// <summary>With what only pages of paper load.</summary>
    private static readonly string All = Read(SearchOption.AllDirectories);

    [Fact]
    public void The_style_sheet_stays_light()
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            brotli.Write(System.Text.Encoding.UTF8.GetBytes(Css));

        Assert.InRange(packed.Length, 1, Budget);
    }

    [Fact]
    public void Words_are_never_in_capitals_italic_justified_or_cut() => Assert.Empty(Forbidden.Matches(All).Select(found => found.Value));

    [Fact]
    public void Sides_are_named_by_reading_direction() => Assert.Empty(Physical.Matches(All).Select(found => found.Value));

    [GeneratedRegex(@"text-transform:\s*uppercase|font-style:\s*italic|text-align:\s*justify|hyphens:\s*auto|word-break:\s*break-all|text-shadow", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Forbidden { get; }

    [GeneratedRegex(@"(?<![\w-])(?:margin|padding|border)-(?:left|right)|(?<![\w-])(?:left|right):|text-align:\s*(?:left|right)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Physical { get; }

    private static string Read(SearchOption depth) => string.Join('\n', Directory.EnumerateFiles(Repository.Path("web/Styles"), "*.css", depth).Order(StringComparer.Ordinal).Select(File.ReadAllText));
}
