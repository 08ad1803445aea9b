using System.Diagnostics;
using ChildProtection.Platform.Safety;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Safety;

/// <summary>
/// QA-32, SAFE-22: the screen of words held against the corpus beside. A third of it (« heldout ») was written before the screen and never
/// looked at while it was tuned; no test prints its misses. « plain » and « blind » came later, from somebody who had not opened the lists:
/// « plain » was then used to widen them, « blind » was only measured (the figures of the first reading of both are in the README).
/// </summary>
public sealed class WordScreenTests
{
    private const double LeastRecall = 0.95;
    private const double LeastOfAnyRisk = 0.90;
    private const double LeastBlind = 0.90;

    /// <summary>Of a set that has two or three phrases of some risks.</summary>
    private const double LeastBlindOfAnyRisk = 0.60;
    private const double MostFalse = 0.05;
    private const double MostNear = 0.02;

    private static readonly Dictionary<string, WordRisk> Risks = new()
    {
        ["danger"] = WordRisk.Danger, ["selfharm"] = WordRisk.SelfHarm, ["sexual"] = WordRisk.Sexual, ["violence"] = WordRisk.Violence,
        ["contact"] = WordRisk.Contact, ["elsewhere"] = WordRisk.Elsewhere, ["secrecy"] = WordRisk.Secrecy,
    };

    [Theory, InlineData("tuning", LeastRecall, LeastOfAnyRisk), InlineData("review", LeastRecall, LeastOfAnyRisk), InlineData("heldout", LeastRecall, LeastOfAnyRisk)]
    [InlineData("plain", LeastRecall, LeastOfAnyRisk), InlineData("families", LeastRecall, LeastOfAnyRisk), InlineData("blind", LeastBlind, LeastBlindOfAnyRisk)]
    public void Explicit_danger_is_seen_and_ordinary_messages_are_left_alone(string set, double leastRecall, double leastOfAnyRisk)
    {
        var risky = Lines($"risky.{set}").Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries)).Select(parts => (Risk: Risks[parts[0]], Text: parts[1])).ToList();
        var ordinary = Lines($"ordinary.{set}");

        var recall = Risks.Values.ToDictionary(risk => risk, risk => Share(risky.Where(one => one.Risk == risk).ToList(), one => WordScreen.Of(one.Text).HasFlag(risk)));
        var danger = Share(risky.Where(one => (one.Risk & WordScreen.Caring) != WordRisk.None).ToList(), one => WordScreen.Of(one.Text).HasFlag(one.Risk));
        var wrong = Share(ordinary, one => WordScreen.Of(one) != WordRisk.None);
        Console.WriteLine($"{nameof(WordScreenTests)} {set}: {risky.Count} risky, {ordinary.Count} ordinary; explicit danger seen {danger:P1}, of each risk {string.Join(", ", recall.Select(one => $"{one.Key} {one.Value:P1}"))}; ordinary ones held {wrong:P2}.");

        Assert.InRange(danger, leastRecall, 1);
        Assert.InRange(Share(risky, one => WordScreen.Of(one.Text).HasFlag(one.Risk)), LeastBlind, 1);
        Assert.All(recall.Values, share => Assert.InRange(share, leastOfAnyRisk, 1));
        Assert.InRange(wrong, 0, MostFalse);
    }

    [Fact]
    public void The_corpus_is_as_large_as_promised_and_a_third_of_it_is_held_out()
    {
        var (risky, ordinary) = (Lines("risky.heldout").Count, Lines("ordinary.heldout").Count);
        Assert.InRange(risky + Lines("risky.tuning").Count, 300, int.MaxValue);
        Assert.InRange(ordinary + Lines("ordinary.tuning").Count, 1_000, int.MaxValue);
        Assert.InRange((double)risky / (risky + Lines("risky.tuning").Count), 1 / 3.0, 0.5);
        Assert.InRange((double)ordinary / (ordinary + Lines("ordinary.tuning").Count), 1 / 3.0, 0.5);
        Assert.Empty(new[] { "risky.heldout", "ordinary.heldout" }.SelectMany(Lines).Intersect(new[] { "risky.tuning", "ordinary.tuning" }.SelectMany(Lines)));
    }

    /// <summary>What stands near what was added to the lists: « ma mère m’interdit de sortir », « je te casse au uno ».</summary>
    [Fact]
    public void Ordinary_messages_near_the_lists_are_left_alone() => Assert.InRange(Share(Lines("ordinary.near"), one => WordScreen.Of(one) != WordRisk.None), 0, MostNear);

    /// <summary>An end of another verb form, another spelling of the same sound.</summary>
    [Theory, InlineData("il me frappait", WordRisk.Danger), InlineData("il ma frappez", WordRisk.Danger), InlineData("ils me frappaient", WordRisk.Danger), InlineData("jvoulais me suicidé", WordRisk.SelfHarm)]
    public void Ends_that_sound_alike_are_alike(string text, WordRisk expected) => Assert.Equal(expected, WordScreen.Of(text) & expected);

    /// <summary>As people write: short forms, repeated or separated letters, figures, pictures, other letters that look the same.</summary>
    [Theory]
    [InlineData("jve mourir", WordRisk.SelfHarm), InlineData("j ve m o u r i r", WordRisk.SelfHarm), InlineData("je veux mouriiiiir", WordRisk.SelfHarm), InlineData("je veux m0ur1r", WordRisk.SelfHarm), InlineData("je veux me 🔪", WordRisk.SelfHarm)]
    [InlineData("IL ME TAP", WordRisk.Danger), InlineData("chui pa en securité", WordRisk.Danger), InlineData("il me fr\u200Bappe", WordRisk.Danger), InlineData("il me fráppé", WordRisk.Danger), InlineData("il menferme", WordRisk.Danger)]
    [InlineData("tel\u00A0: 06\u202F12\u202F34\u202F56\u202F78", WordRisk.Contact), InlineData("+33 6 12 34 56 78", WordRisk.Contact), InlineData("lina (at) exemple point fr", WordRisk.Contact), InlineData("https://discord.gg/abc", WordRisk.Contact | WordRisk.Elsewhere)]
    public void It_reads_what_young_people_write(string text, WordRisk expected) => Assert.Equal(expected, WordScreen.Of(text) & expected);

    /// <summary>Negation does not silence a wish to die; fear that is denied says nothing; a story is left alone, but not what one wants for oneself.</summary>
    [Theory]
    [InlineData("je ne veux pas mourir", WordRisk.SelfHarm), InlineData("j’ai pas peur", WordRisk.None), InlineData("dans le film il veut mourir", WordRisk.None), InlineData("dans le film il me frappe", WordRisk.None)]
    [InlineData("dans le film mon père me frappe", WordRisk.Danger), InlineData("il me frappe quand je joue à la console", WordRisk.Danger), InlineData("il me touche quand on regarde un film", WordRisk.Sexual)]
    [InlineData("comme dans le film, je veux mourir", WordRisk.SelfHarm), InlineData("je suis mort de rire", WordRisk.None), InlineData("cette prof me tue", WordRisk.None), InlineData("il me tape sur les nerfs", WordRisk.None)]
    [InlineData("Le 119, le 3114 et le 3018 sont gratuits. Le 0 800 235 236 aussi.", WordRisk.None), InlineData("", WordRisk.None), InlineData("…", WordRisk.None)]
    public void What_was_decided_holds(string text, WordRisk expected) => Assert.Equal(expected, WordScreen.Of(text));

    /// <summary>A hundred thousand signs cost the same for each of them, whatever they are: a second, once in five, since others work beside. A square of its length would take hours.</summary>
    [Fact]
    public void A_hostile_text_takes_no_longer_than_any_other()
    {
        string[] pieces = ["je ", "a ", "a.", "il me frappe je veux mourir ", "06 ", "@a", "e\u0301\u0301\u0301", "snap   ", "garde le pour toi ", "m", "( at)", "😀", "\uD800"];
        WordScreen.Of("il me frappe");
        foreach (var piece in pieces)
        {
            var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
            var quickest = Enumerable.Range(0, 5).Select(_ => { var since = Stopwatch.StartNew(); WordScreen.Of(text); return since.Elapsed; }).FirstOrDefault(took => took < TimeSpan.FromSeconds(1), TimeSpan.MaxValue);
            Assert.True(quickest < TimeSpan.MaxValue, $"« {piece} » took more than a second five times.");
        }
    }

    private static List<string> Lines(string file) => [.. File.ReadAllLines(Repository.Path($"tests/Safety/corpus/{file}.txt")).Where(line => line.Length > 0 && line[0] != '#')];

    private static double Share<T>(List<T> all, Func<T, bool> counts) => (double)all.Count(counts) / all.Count;
}
