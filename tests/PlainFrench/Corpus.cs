using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChildProtection.Platform.PlainFrench;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.PlainFrench;

/// <summary>One labelled sentence: the rule, whether it must find a fault, and the text; rule « * » must leave the text alone.</summary>
internal sealed partial record Labelled(string Rule, bool HasFault, PlainReader? Reader, string Text)
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    public static IReadOnlyList<Labelled> Read(string file) =>
        [.. File.ReadAllLines(Repository.Path($"tests/PlainFrench/corpus/{file}")).Where(line => line.Length > 0 && line[0] != '#').Select(Parse)];

    public IReadOnlyList<PlainFinding> Check() => PlainFrenchChecker.Check(Text, new CheckOptions { Reader = Reader, Today = Today }).Findings;

    /// <summary>« F24 » stands for all ids of that number.</summary>
    public bool Concerns(PlainFinding finding) => finding.Rule == Rule || finding.Rule.StartsWith(Rule + "-", StringComparison.Ordinal);

    private static Labelled Parse(string line)
    {
        var parts = line.Split('\t');
        var text = Filler.Replace(parts[3], match => Filling(int.Parse(match.Groups["words"].Value, CultureInfo.InvariantCulture)))
            .Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\u00AD", "\u00AD", StringComparison.Ordinal);
        return new Labelled(parts[0], parts[1] == "oui", PlainFrenchChecker.ReaderOf(parts[2] == "tous" ? "" : parts[2]), text);
    }

    /// <summary>« @mots:310@ »: that many words in short sentences, 3 to a paragraph.</summary>
    private static string Filling(int words)
    {
        var text = new StringBuilder();
        for (var sentence = 0; sentence * 4 < words; sentence++) text.Append("Tu lis ton livre.").Append(sentence % 3 == 2 ? "\n\n" : "\n");
        return text.ToString();
    }

    [GeneratedRegex("@mots:(?<words>[0-9]+)@", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Filler { get; }
}

/// <summary>How often a rule was right.</summary>
internal sealed class Score
{
    public int Found { get; set; }
    public int Wrong { get; set; }
    public int Missed { get; set; }
    public int Left { get; set; }
    public double Precision => Found + Wrong == 0 ? 1 : (double)Found / (Found + Wrong);
    public double Recall => Found + Missed == 0 ? 1 : (double)Found / (Found + Missed);

    /// <summary>Counts for each rule, and what went wrong, one line each.</summary>
    public static (SortedDictionary<string, Score> Scores, List<string> Mistakes) Of(IEnumerable<Labelled> corpus)
    {
        var scores = new SortedDictionary<string, Score>(StringComparer.Ordinal);
        var mistakes = new List<string>();
        Score For(string rule) => scores.TryGetValue(rule, out var score) ? score : scores[rule] = new Score();
        foreach (var sentence in corpus)
        {
            var findings = sentence.Check();
            if (sentence.Rule == "*")
            {
                foreach (var finding in findings.Where(finding => finding.Severity > PlainSeverity.Info))
                {
                    For(scores.Keys.FirstOrDefault(rule => sentence with { Rule = rule } is var named && named.Concerns(finding), finding.Rule)).Wrong++;
                    mistakes.Add($"{finding.Rule} speaks of « {finding.Text} » in « {sentence.Text} »");
                }
                continue;
            }
            var score = For(sentence.Rule);
            var isFound = findings.Any(sentence.Concerns);
            if (isFound != sentence.HasFault) mistakes.Add($"{sentence.Rule} {(isFound ? "speaks" : "is silent")}: « {sentence.Text} »");
            if (sentence.HasFault && isFound) score.Found++;
            else if (sentence.HasFault) score.Missed++;
            else if (isFound) score.Wrong++;
            else score.Left++;
        }
        return (scores, mistakes);
    }
}
