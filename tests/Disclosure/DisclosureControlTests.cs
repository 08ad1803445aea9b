using System.Text.Json;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Tests.Disclosure;

/// <summary>The rules one by one, on small tables whose answer is known.</summary>
public sealed class DisclosureControlTests
{
    [Fact]
    public void Below_the_threshold_the_output_is_the_same_whatever_the_answers() // STAT-23
    {
        foreach (var (rules, enough) in (IEnumerable<(DisclosureRules, int)>)[(DisclosureRules.Inside, 5), (DisclosureRules.Outside, 11)])
        {
            var nobody = Written([One(0, 0, 0), Crossed([0, 0], [0, 0])], rules);
            for (var answers = 1; answers < enough; answers++)
            {
                Assert.Equal(nobody, Written([One(answers, 0, 0), Crossed([0, answers], [0, 0])], rules));
                Assert.Equal(nobody, Written([One(0, answers - 1, 1), Crossed([1, 0], [0, answers - 1])], rules));
            }
            Assert.NotEqual(nobody, Written([One(enough, 0, 0), Crossed([0, enough], [0, 0])], rules));
        }
    }

    [Fact]
    public void No_exact_number_is_kept_anywhere() // STAT-25
    {
        var safe = DisclosureControl.Protect([One(33, 27, 16), Crossed([21, 12], [17, 10], [9, 7])], DisclosureRules.Inside);

        Assert.All(safe.SelectMany(table => table.Cells.SelectMany(row => row).Concat(table.RowTotals).Concat(table.ColumnTotals)), cell => Assert.True(cell.RoundedCount is null || cell.RoundedCount % 5 == 0));
        Assert.Equal(75, safe[0].RoundedTotal);
        Assert.Equal([35, 25, 15], safe[0].Cells.Select(row => row[0].RoundedCount!.Value));
        Assert.DoesNotContain("27", JsonSerializer.Serialize(safe));
    }

    [Fact]
    public void Totals_are_rounded_each_on_its_own() // 12 + 12 + 12 = 36: 10 + 10 + 10 is not 35
    {
        var table = Assert.Single(DisclosureControl.Protect([One(12, 12, 12)], DisclosureRules.Inside));

        Assert.Equal([10, 10, 10], table.Cells.Select(row => row[0].RoundedCount!.Value));
        Assert.Equal(35, table.RoundedTotal);
    }

    [Fact]
    public void The_same_total_is_shown_for_all_counts_that_round_alike() =>
        Assert.Single(Enumerable.Range(23, 5).Select(total => DisclosureControl.Protect([One(total - 10, 10)], DisclosureRules.Inside)[0].RoundedTotal).Distinct());

    [Theory]
    [InlineData(new[] { 3, 40, 30, 20 }, new[] { 0, 3 })]      // the second smallest alone would be too easy: another one goes with it
    [InlineData(new[] { 1, 2, 30, 20 }, new[] { 0, 1, 3 })]    // never just the two smallest
    [InlineData(new[] { 3, 2, 1, 60, 50 }, new[] { 0, 1, 2 })]
    public void One_small_cell_never_stays_alone(int[] counts, int[] atLeast)
    {
        var cells = DisclosureControl.Protect([One(counts)], DisclosureRules.Inside)[0].Cells;
        var hidden = Enumerable.Range(0, counts.Length).Where(row => cells[row][0].State != CellState.Shown).ToList();

        Assert.True(hidden.Count >= 2);
        Assert.Contains(atLeast[0], hidden);
        Assert.NotEqual(counts.Order().Take(2), hidden.Select(row => counts[row]).Order());
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(22, false)] // looks like 20, which may be 18
    [InlineData(23, true)]
    public void Percentages_come_when_the_total_is_surely_large_enough(int total, bool isShown) =>
        Assert.Equal(isShown, DisclosureControl.Protect([One(total - 8, 8)], DisclosureRules.Inside)[0].Cells[0][0].Percent is not null);

    [Fact]
    public void A_sensitive_question_answered_alike_gets_the_words_la_plupart_and_no_figure()
    {
        var table = DisclosureControl.Protect([One(90, 6, 4) with { IsSensitive = true }], DisclosureRules.Inside)[0];
        var open = DisclosureControl.Protect([One(90, 6, 4)], DisclosureRules.Inside)[0];

        Assert.Equal([CellState.Mostly, CellState.Hidden, CellState.Hidden], table.Cells.Select(row => row[0].State));
        Assert.All(table.Cells, row => Assert.Null(row[0].RoundedCount));
        Assert.NotEqual(CellState.Mostly, open.Cells[0][0].State);
    }

    [Fact]
    public void When_nearly_all_answer_alike_the_few_others_are_not_betrayed() =>
        Assert.Equal([CellState.Mostly, CellState.Hidden], DisclosureControl.Protect([One(48, 2)], DisclosureRules.Inside)[0].Cells.Select(row => row[0].State));

    [Fact]
    public void Tables_of_groups_need_thirty_answers_and_few_categories()
    {
        Assert.Contains("30", DisclosureControl.Protect([Crossed([10, 9], [5, 5])], DisclosureRules.Inside)[0].WhyHidden);
        Assert.Contains("Trop de groupes", DisclosureControl.Protect([Crossed([10, 9, 8, 7, 6, 5])], DisclosureRules.Inside)[0].WhyHidden);
        Assert.Null(DisclosureControl.Protect([Crossed([10, 10], [10, 10])], DisclosureRules.Inside)[0].WhyHidden);
    }

    [Fact]
    public void Tables_that_overlap_in_a_circle_are_refused()
    {
        var survey = Surveyed.Random(new Random(7), 300, 3, 3, 3, 3);
        var safe = DisclosureControl.Protect([survey.Crossed(0, 2), survey.Crossed(0, 3), survey.Crossed(1, 2), survey.Crossed(1, 3), survey.One(1)], DisclosureRules.Inside);

        Assert.Equal([false, false, false, true, false], safe.Select(table => table.WhyHidden?.StartsWith("Avec les autres", StringComparison.Ordinal) == true));
    }

    [Fact]
    public void A_row_hidden_in_one_table_is_hidden_in_all_those_of_the_same_question()
    {
        var crossed = Crossed([1, 1], [20, 25], [22, 30]) with { RowVariable = "q" };
        var safe = DisclosureControl.Protect([crossed, One(2, 45, 52) with { RowVariable = "q" }], DisclosureRules.Inside);

        Assert.All(safe, table => Assert.All(table.Cells[0], cell => Assert.Equal(CellState.Hidden, cell.State)));
        Assert.Equal(CellState.Hidden, safe[0].RowTotals[0].State);
    }

    [Fact]
    public void Tables_that_do_not_agree_with_each_other_are_refused() =>
        Assert.Contains("pas d’accord", DisclosureControl.Protect([One(20, 20) with { RowVariable = "q" }, One(20, 19) with { RowVariable = "q", Code = "autre" }], DisclosureRules.Inside)[1].WhyHidden);

    [Theory]
    [InlineData(20, 20, true)]
    [InlineData(3, 40, false)] // how many were asked would tell that 3 said yes
    public void A_question_put_to_some_is_told_only_if_it_may_be_known_how_many_they_are(int yes, int no, bool isTold)
    {
        var asked = One(yes, 0 + no) with { RowVariable = "q" };
        var then = One(yes - yes / 2, yes / 2) with { Code = "puis", Base = new CountBase("q", ["r0"]) };

        Assert.Equal(isTold, DisclosureControl.Protect([asked, then], DisclosureRules.Inside)[1].WhyHidden is null);
        Assert.NotNull(DisclosureControl.Protect([One(30, 30), then], DisclosureRules.Inside)[1].WhyHidden); // the table of « q » is not given
    }

    [Fact]
    public void With_several_answers_each_one_is_protected_against_its_complement()
    {
        var ticked = One(39, 20, 2) with { Answered = [40] };
        var table = DisclosureControl.Protect([ticked], DisclosureRules.Inside)[0];

        Assert.Equal([CellState.Mostly, CellState.Shown, CellState.Hidden], table.Cells.Select(row => row[0].State));
        Assert.Equal(50, table.Cells[1][0].Percent);
        Assert.Equal(40, table.RoundedTotal);
    }

    [Fact]
    public void The_rules_may_be_raised_and_never_lowered()
    {
        Assert.Throws<InvalidOperationException>(() => DisclosureControl.Protect([One(9, 9)], new DisclosureRules { ThresholdInside = 4 }));
        Assert.All(DisclosureControl.Protect([One(9, 9)], new DisclosureRules { ThresholdInside = 10 })[0].Cells, row => Assert.Equal(CellState.Hidden, row[0].State));
    }

    [Fact]
    public void One_answer_more_does_not_make_a_second_publication() // STAT-22
    {
        var before = DisclosureControl.Protect([One(20, 15, 9)], DisclosureRules.Inside);
        for (var more = 1; more < 5; more++)
            Assert.Same(before, DisclosureControl.Protect([One(20, 15, 9 + more)], DisclosureRules.Inside, before));

        Assert.NotSame(before, DisclosureControl.Protect([One(30, 27, 21)], DisclosureRules.Inside, before));
    }

    [Fact]
    public void Between_two_publications_no_small_number_of_newcomers_can_be_found() // STAT-22
    {
        var (random, renewed) = (new Random(8), 0);
        for (var turn = 0; turn < 2_000; turn++)
        {
            var (rules, early) = (random.Next(2) == 0 ? DisclosureRules.Inside : DisclosureRules.Outside, Surveyed.Random(random, random.Next(20, 90), 3));
            var late = new Surveyed([.. early.People, .. Surveyed.Random(random, random.Next(0, 90), 3).People], [3]);
            var before = DisclosureControl.Protect([early.One(0)], rules);
            var after = DisclosureControl.Protect([late.One(0)], rules, before);
            if (ReferenceEquals(before, after)) continue;
            renewed++;
            foreach (var (old, now, newcomers) in before[0].Cells.Zip(after[0].Cells, Enumerable.Range(0, 3).Select(row => late.People.Count(person => person[0] == row) - early.People.Count(person => person[0] == row))))
            {
                if (old[0].RoundedCount is not { } first || now[0].RoundedCount is not { } second || newcomers >= rules.Threshold) continue;
                Assert.True(second - first + 4 - Math.Max(0, second - first - 4) >= rules.Threshold, $"{newcomers} newcomers between {first} and {second}");
            }
        }
        Assert.True(renewed > 50, $"only {renewed} were published anew: the test would see nothing");
    }

    [Fact]
    public void A_mean_needs_eleven_answers_that_differ()
    {
        Assert.Null(SafeMean.Of("m", [.. Enumerable.Range(1, 10)], DisclosureRules.Inside).Mean);
        Assert.Equal(6.5, SafeMean.Of("m", [.. Enumerable.Range(1, 12)], DisclosureRules.Inside).Mean);
        Assert.Null(SafeMean.Of("m", [.. Enumerable.Repeat(3, 11), 4], DisclosureRules.Inside).Mean);
        Assert.Null(SafeMean.Of("m", [.. Enumerable.Range(0, 11), 500], DisclosureRules.Inside).Mean);
    }

    [Fact]
    public void A_group_and_its_parts_published_apart_leave_no_small_rest()
    {
        var (north, south) = (Outside(40, 24), Outside(36, 28));

        Assert.True(Differencing.IsSafe([north], Outside(76, 52), DisclosureRules.Outside));
        Assert.True(Differencing.IsSafe([south], Outside(76, 52), DisclosureRules.Outside));
        Assert.False(Differencing.IsSafe([north, south], Outside(76, 52), DisclosureRules.Outside)); // nobody else answered
        Assert.False(Differencing.IsSafe([north, south], Outside(78, 53), DisclosureRules.Outside)); // three did
        Assert.True(Differencing.IsSafe([north, south], Outside(106, 92), DisclosureRules.Outside));

        IReadOnlyList<SafeTable> Outside(params int[] counts) => DisclosureControl.Protect([One(counts)], DisclosureRules.Outside);
    }

    private static CountTable One(params int[] counts)
    {
        var table = new int[counts.Length, 1];
        for (var row = 0; row < counts.Length; row++) table[row, 0] = counts[row];
        return new CountTable("un", [.. counts.Select((_, row) => $"r{row}")], ["tous"], table, false);
    }

    private static CountTable Crossed(params int[][] rows)
    {
        var table = new int[rows.Length, rows[0].Length];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[0].Length; column++) table[row, column] = rows[row][column];
        }
        return new CountTable("deux", [.. rows.Select((_, row) => $"r{row}")], [.. rows[0].Select((_, column) => $"c{column}")], table, false);
    }

    private static string Written(IReadOnlyList<CountTable> tables, DisclosureRules rules) => JsonSerializer.Serialize(DisclosureControl.Protect(tables, rules));
}
