using System.Diagnostics;
using System.Text;
using ChildProtection.Platform.PlainFrench;

namespace ChildProtection.Tests.PlainFrench;

/// <summary>Text that means harm, and text that means nothing: the checker answers, soon, and never throws.</summary>
public sealed class HostileTextTests
{
    private const int Signs = 250_000;

    /// <summary>Generous: without tests/run the tests are built without optimisation, and the machine does other work (a third of a second when it rests). A quadratic rule takes minutes; tests/perf/falc has the figures for a million signs.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    /// <summary>A few sentences.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Units => [
        "a ", "( ", "((", "[[", "{{", "\n", "\r\n", ":::", "::: x\n", "> ", ">", "- ", "* ", "*a", "_a_ ", "**a ", "[", "[a](", "![", "`a", "~~~\n", "<a", "<!-- ", "<!-- falc: ok F20\n", "# a\n", "---\n", "===\n", "|a",
        "@", "a@a.", ".fr", "http://", "«a ", "\"a\" ", "&a;", "1 ", "01 ", "1/1/", "1.1.", "AB ", "a", "A", "le a, ", "et le chat ", "que ", "ne que ", "si tu ", "l'", "a-", "est pris par ", "il dit que ", "a·e", "a/", "[^1",
        "\u202ea\u200f ", "\ud800 ", "\udc00", "\u0001\0", "e\u0301", "\ue000", "\ue001", "😀", "\u00a0", "\u2028", "\ufeff", "qu'", "tu vous ", "XIV ", "2 000 ", "9h", "puis il ", "ASE veut dire ", "la page, ", "~", "\\", "\\*"];

    [Theory, MemberData(nameof(Units))]
    public void Many_signs_of_one_kind_are_read_soon(string unit)
    {
        var text = new StringBuilder().Insert(0, unit, Signs / unit.Length).ToString();
        var clock = Stopwatch.StartNew();

        Bounded(PlainFrenchChecker.Check(text).Findings, text);
        text = text[..(text.Length / 4)];
        Bounded(PlainFrenchChecker.Check(text, new CheckOptions { IsMarkdown = false }).Findings, text);

        Assert.True(clock.Elapsed < Soon, $"{clock.Elapsed}");
    }

    [Fact]
    public void Deep_nesting_has_no_depth_to_fall_into()
    {
        foreach (var (open, close) in new[] { ("[", "](x)"), ("**a", "**"), ("> - ", ""), ("« ", " »"), ("( ", " )"), ("{{ [[ ", " ]] }}") })
        {
            const int deep = 50_000;
            var text = new StringBuilder().Insert(0, open, deep).Append("mot").Append(new StringBuilder().Insert(0, close, deep)).ToString();
            var clock = Stopwatch.StartNew();
            Bounded(PlainFrenchChecker.Check(text).Findings, text);
            Assert.True(clock.Elapsed < Soon, $"{open} {clock.Elapsed}");
        }
    }

    /// <summary>Thousands of texts made from good ones by mistakes of the hand, of the machine and of malice; seeded, so a failure comes back.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Mutated_text_never_throws(int seed)
    {
        var random = new Random(seed);
        var good = Labelled.Read("regles.tsv").Select(sentence => sentence.Text).ToList();
        var units = Units.Select(row => row.Data).ToList();
        for (var round = 0; round < 2_000; round++)
        {
            var text = new StringBuilder();
            for (var part = random.Next(1, 4); part > 0; part--) text.Append(good[random.Next(good.Count)]).Append(random.Next(3) == 0 ? "\n" : " ");
            for (var change = random.Next(1, 8); change > 0; change--) Mutate(text, random, units);
            var made = text.ToString();
            var clock = Stopwatch.StartNew();
            try
            {
                Bounded(PlainFrenchChecker.Check(made, new CheckOptions { IsMarkdown = random.Next(4) > 0 }).Findings, made);
            }
            catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed}, round {round}: {fault}\n{made}");
            }
            Assert.True(clock.Elapsed < AtOnce, made);
        }
    }

    [Fact]
    public void Random_signs_never_throw()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var signs = new char[random.Next(1, 4_000)];
            for (var i = 0; i < signs.Length; i++) signs[i] = (char)(random.Next(3) == 0 ? random.Next(0x10000) : random.Next(0x250));
            var text = new string(signs);
            Bounded(PlainFrenchChecker.Check(text).Findings, text);
        }
    }

    private static void Mutate(StringBuilder text, Random random, List<string> units)
    {
        var at = random.Next(text.Length + 1);
        switch (random.Next(5))
        {
            case 0: text.Insert(at, units[random.Next(units.Count)]); break;
            case 1 when text.Length > 0: text.Remove(Math.Min(at, text.Length - 1), Math.Min(random.Next(1, 12), text.Length - Math.Min(at, text.Length - 1))); break;
            case 2: text.Insert(at, (char)random.Next(0x10000)); break;
            case 3: text.Insert(at, units[random.Next(units.Count)], random.Next(1, 40)); break;
            default: text.Insert(at, text.ToString(0, Math.Min(text.Length, random.Next(200)))); break;
        }
    }

    /// <summary>Every finding points into the text, in order, with a known rule.</summary>
    private static void Bounded(IReadOnlyList<PlainFinding> findings, string text)
    {
        var last = 0;
        foreach (var finding in findings)
        {
            if (finding.Start < last || finding.Length < 0 || finding.Start + finding.Length > text.Length || finding.Line < 1 || finding.Column < 1)
                Assert.Fail($"{finding} is not in the text of {text.Length} signs.");
            last = finding.Start;
        }
        Assert.All(findings.Select(finding => finding.Rule).Distinct(), rule => Assert.NotNull(PlainRules.Find(rule)));
    }
}
