using System.Globalization;
using System.Text.RegularExpressions;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Platform.Ui;

/// <summary>Reads the colours from the style sheet itself and recomputes every pair (WCAG 1.4.6: 7; 1.4.11: 3).</summary>
public sealed partial class ContrastTests
{
    private const double ForText = 7, ForControls = 3;
    private static readonly string[] Accents = ["lagune", "violet", "feuille", "ocre", "corail", "ciel"];
    private static readonly string[] Inks = ["ink", "ink-2"];
    private static readonly string[] Grounds = ["paper", "surface", "sunk"];
    private static readonly Dictionary<string, Dictionary<string, string>> Themes = Read();

    public static TheoryData<string> Names => new(Themes.Keys);

    [Fact]
    public void There_are_four_blocks_and_the_automatic_dark_one_is_the_chosen_dark_one()
    {
        Assert.Equal(["clair", "sombre", "auto", "fort"], Themes.Keys);
        Assert.Equal(Themes["sombre"], Themes["auto"]);
    }

    [Theory, MemberData(nameof(Names))]
    public void Text_is_read_with_a_contrast_of_seven(string theme)
    {
        string[][] pairs =
        [
            .. Grounds.SelectMany(ground => Inks.Select(ink => new[] { ink, ground })),
            .. Accents.SelectMany(accent => new[] { "paper", "surface", $"{accent}-soft" }.Select(ground => new[] { accent, ground })),
            .. Accents.SelectMany(accent => Inks.Select(ink => new[] { ink, $"{accent}-soft" })),
            .. Accents.Select(accent => new[] { "on-accent", accent }),
            .. Accents.Select(accent => new[] { "corail", $"{accent}-soft" }), // the error of a form that stands on a coloured block
            ["on-accent", "lagune-h"], ["on-sun", "soleil"], ["paper", "ink"], ["paper", "ink-2"],
        ];

        Assert.Empty(TooWeak(theme, pairs, ForText));
    }

    [Theory, MemberData(nameof(Names))]
    public void Controls_and_focus_are_seen_with_a_contrast_of_three(string theme)
    {
        string[][] pairs =
        [
            .. Grounds.Select(ground => new[] { "line", ground }),
            .. Grounds.Select(ground => new[] { "ink", ground }),
            ["soleil", "ink"],
        ];

        Assert.Empty(TooWeak(theme, theme == "clair" || theme == "fort" ? pairs : pairs[..^1], ForControls));
    }

    [Fact]
    public void A_weak_pair_is_noticed() => Assert.True(Contrast("#777777", "#888888") < ForControls);

    private static IEnumerable<string> TooWeak(string theme, string[][] pairs, double least) =>
        from pair in pairs
        let ratio = Contrast(Themes[theme][pair[0]], Themes[theme][pair[1]])
        where ratio < least
        select string.Create(CultureInfo.InvariantCulture, $"{theme}: {pair[0]} on {pair[1]} = {ratio:F2}");

    private static Dictionary<string, Dictionary<string, string>> Read()
    {
        var css = File.ReadAllText(Repository.Path("web/Styles/00-tokens.css"));
        string[] names = ["clair", "sombre", "auto", "fort"];
        return Blocks.Matches(css).Select((block, index) => (Name: names[index], Tokens: Tokens.Matches(block.Value)))
            .ToDictionary(theme => theme.Name, theme => theme.Tokens.ToDictionary(token => token.Groups["name"].Value, token => token.Groups["value"].Value));
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int from)
        {
            var value = int.Parse(hex.AsSpan(from, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }

    [GeneratedRegex(@"\{[^{}]*--paper:[^{}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Blocks { get; }

    [GeneratedRegex(@"--(?<name>[a-z0-9-]+):(?<value>#[0-9A-Fa-f]{6})\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Tokens { get; }
}
