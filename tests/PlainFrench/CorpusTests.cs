using ChildProtection.Platform.PlainFrench;

namespace ChildProtection.Tests.PlainFrench;

/// <summary>
/// Every rule against labelled sentences, good and faulty. « regles » was used to tune the rules; « reserve » was written before and only
/// read at the end, so it says how the rules do on text they were not made for.
/// </summary>
public sealed class CorpusTests
{
    private const double Least = 0.95;
    private const int LeastSentences = 400;

    [Fact]
    public void Each_rule_finds_faults_and_only_faults()
    {
        var corpus = Labelled.Read("regles.tsv").Concat(Labelled.Read("reserve.tsv")).ToList();
        var (scores, mistakes) = Score.Of(corpus);

        Print($"{corpus.Count} sentences", scores);
        Assert.True(corpus.Count >= LeastSentences);
        Assert.True(scores.Values.All(score => score.Precision >= Least && score.Recall >= Least), string.Join('\n', mistakes));
    }

    [Fact]
    public void Sentences_kept_apart_while_tuning_are_judged_as_well()
    {
        var (scores, mistakes) = Score.Of(Labelled.Read("reserve.tsv"));
        var all = new Score
        {
            Found = scores.Values.Sum(score => score.Found), Wrong = scores.Values.Sum(score => score.Wrong),
            Missed = scores.Values.Sum(score => score.Missed), Left = scores.Values.Sum(score => score.Left),
        };

        Print("Kept apart", new SortedDictionary<string, Score>(scores, StringComparer.Ordinal) { ["all"] = all });
        Assert.True(all.Precision >= Least && all.Recall >= Least, string.Join('\n', mistakes));
    }

    /// <summary>A rule that the text can show and that no sentence tries is no rule.</summary>
    [Fact]
    public void Every_rule_of_the_text_has_faulty_and_good_sentences()
    {
        var corpus = Labelled.Read("regles.tsv");
        var tried = PlainRules.All.Where(rule => rule.Place is RulePlace.Text or RulePlace.Meta && rule.Check != RuleCheck.Person && rule.Number > 0);

        Assert.Empty(tried.Where(rule => !Has(rule, fault: true) || !Has(rule, fault: false)).Select(rule => rule.Id));
        bool Has(PlainRule rule, bool fault) => corpus.Any(sentence => sentence.HasFault == fault && (rule.Id == sentence.Rule || rule.Id.StartsWith(sentence.Rule + "-", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_wrong_label_is_seen()
    {
        var (scores, mistakes) = Score.Of([new Labelled("F20", true, PlainReader.Young, "Tu viens."), new Labelled("F13", false, PlainReader.Young, "25 % des jeunes votent.")]);

        Assert.Equal(2, mistakes.Count);
        Assert.Equal(0, scores["F20"].Recall);
        Assert.Equal(0, scores["F13"].Precision);
    }

    private static void Print(string title, SortedDictionary<string, Score> scores)
    {
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine($"{title}\n{"rule",-24} precision recall  found wrong missed left");
        foreach (var (rule, score) in scores)
            output.WriteLine($"{rule,-24} {score.Precision,9:0.00} {score.Recall,6:0.00}  {score.Found,5} {score.Wrong,5} {score.Missed,6} {score.Left,4}");
    }
}
