using ChildProtection.Features.Review;
using ChildProtection.Features.Writing;
using ChildProtection.Platform;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Tests.Review;

/// <summary>How a text is cut and counted, without a database.</summary>
public sealed class ReviewScoresTests
{
    [Fact]
    public void A_text_is_cut_in_sentences_without_its_signs()
    {
        Assert.Equal(["Le droit de visite", "Le juge décide.", "M. Petit vous appelle.", "une visite par mois\u00A0;", "un appel par semaine."],
            ReviewText.Cut("# Le droit de visite\n\nLe **juge** décide. M. Petit vous appelle.\n\n- une visite par mois ;\n- un appel par semaine.\n"));
    }

    [Theory, InlineData("", "Écrivez le texte"), InlineData("<b>Bonjour.</b>", "code entre"), InlineData("Lisez <script>alert(1)</script>.", "code entre"), InlineData("***", "pas de phrase")]
    public void A_text_that_cannot_be_reread_says_why(string text, string why) => Assert.Contains(why, Assert.Throws<BrokenRuleException>(() => ReviewText.Cut(text)).Message);

    [Fact]
    public void Signs_of_smaller_and_greater_are_no_tags() => Assert.Single(ReviewText.Cut("Le prix est < 5 euros."));

    [Fact]
    public void Too_many_sentences_are_two_documents() => Assert.Contains("121", Assert.Throws<BrokenRuleException>(() => ReviewText.Cut(string.Concat(Enumerable.Repeat("Une phrase.\n", 121)))).Message);

    [Fact]
    public void The_score_is_the_share_that_is_understood_and_says_what_changed()
    {
        var (before, after) = (Of(24, 22, 6, 3, 15), Of(24, 23, 21, 20, 22));
        Assert.Equal("50\u00A0%", Of(30, 10, 15, 14, 19).Figure); // 58 of 120, both rounded to 5
        Assert.True(ReviewScores.Percent(after.Scores.WholeInside) > ReviewScores.Percent(before.Scores.WholeInside));
        Assert.StartsWith("C’est ", ReviewScores.Change(before.Scores.WholeInside, after.Scores.WholeInside));
        Assert.EndsWith("points de mieux.", ReviewScores.Change(before.Scores.WholeInside, after.Scores.WholeInside));
    }

    [Fact]
    public void Four_readers_are_hidden_from_all_and_ten_from_the_service()
    {
        Assert.Null(Of(4, 4, 2, 1, 0).Figure);
        var ten = Of(10, 10, 5, 5, 0).Scores;
        Assert.NotNull(ReviewScores.Figure(ten.WholeInside));
        Assert.Null(ReviewScores.Figure(ten.WholeOutside));
        Assert.All(ten.Outside, table => Assert.False(table.SaysSomething));
        Assert.All(Of(4, 4, 2, 1, 0).Scores.Inside, table => Assert.False(table.SaysSomething));
    }

    [Fact]
    public void A_short_text_has_no_score_of_its_own() => Assert.Null(ReviewScores.Figure(Of(20, 15, 5).Scores.WholeInside));

    [Fact]
    public void What_is_kept_is_read_again_and_holds_no_hidden_number()
    {
        var scores = Of(9, 8, 8, 8).Scores;
        var text = scores.Write();
        Assert.Equal(text, ReviewScores.Read(text).Write());
        Assert.DoesNotContain("\"RoundedCount\":8", text, StringComparison.Ordinal);
        Assert.DoesNotContain(":1,", text.Replace("\"Percent\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static (ReviewScores Scores, string? Figure) Of(int readers, params int[] clear)
    {
        var answers = Enumerable.Range(0, readers).Select(reader => (IReadOnlyDictionary<int, Understanding>)clear.Index().ToDictionary(one => one.Index + 1, one => reader < one.Item ? Understanding.Clear : Understanding.Hard)).ToList();
        var scores = ReviewScores.Of(clear.Length, answers, DisclosureRules.Inside);
        return (scores, ReviewScores.Figure(scores.WholeInside));
    }
}
