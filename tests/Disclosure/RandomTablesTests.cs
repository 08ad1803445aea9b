using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Tests.Disclosure;

/// <summary>STAT-21: ten thousand random tables; no protected cell is found within an interval narrower than k.</summary>
public sealed class RandomTablesTests
{
    [Fact]
    public void Of_7000_tables_of_one_question_no_small_number_can_be_found() => Attack(7_000, seed: 1, random =>
    {
        var survey = Surveyed.Random(random, random.Next(1, 120), random.Next(2, 8));
        return (survey, [survey.One(0, random.Next(4) == 0)]);
    });

    [Fact]
    public void Of_2000_crossed_tables_with_their_totals_no_small_number_can_be_found() => Attack(2_000, seed: 2, random =>
    {
        var survey = Surveyed.Random(random, random.Next(25, 400), random.Next(2, 6), random.Next(2, 6));
        return (survey, [survey.Crossed(1, 0, random.Next(4) == 0)]);
    });

    [Fact]
    public void Of_1000_linked_tables_no_small_number_can_be_found() => Attack(334, seed: 3, Linked);

    [Fact]
    public void Linear_programming_finds_nothing_either_in_tables_taken_together()
    {
        var random = new Random(4);
        for (var turn = 0; turn < 120; turn++)
        {
            var rules = RulesOf(random);
            var survey = Surveyed.Random(random, random.Next(30, 300), random.Next(2, 4), random.Next(2, 4), random.Next(2, 4));
            var published = new Published(survey, DisclosureControl.Protect([survey.Crossed(1, 0), survey.Crossed(2, 0), survey.One(1)], rules), rules);
            Assert.Empty(LinearAttack.Breaches(published, survey, rules.Threshold));
        }
    }

    [Fact]
    public void The_same_attacks_catch_the_planted_version_without_complementary_suppression()
    {
        var (random, byIntervals, byPrograms) = (new Random(5), 0, 0);
        for (var turn = 0; turn < 60; turn++)
        {
            var survey = Surveyed.Random(random, random.Next(60, 200), 3, 4);
            var safe = NaiveControl.Protect([survey.Crossed(1, 0)], DisclosureRules.Outside);
            if (IntervalAttack.Breaches(new Published(survey, safe, DisclosureRules.Outside), 11).Count > 0) byIntervals++;
            if (LinearAttack.Breaches(new Published(survey, safe, DisclosureRules.Outside), survey, 11).Count > 0) byPrograms++;
        }
        Assert.True(byIntervals > 20, $"intervals caught {byIntervals} of 60");
        Assert.True(byPrograms >= byIntervals, $"programs caught {byPrograms} of 60, intervals {byIntervals}");
    }

    [Fact]
    public void Who_reads_the_inside_and_the_outside_tables_finds_nothing_more()
    {
        var random = new Random(6);
        for (var turn = 0; turn < 500; turn++)
        {
            var (survey, tables) = Linked(random);
            var safe = DisclosureControl.ProtectForAll(tables, DisclosureRules.Inside);
            AssertOutsideShowsLess(safe);
            Assert.Empty(IntervalAttack.Breaches(new Published(survey, safe.Inside, DisclosureRules.Inside).Add(safe.Outside, 11), 5));
        }
    }

    private static void AssertOutsideShowsLess(SafeResults safe)
    {
        foreach (var (inside, outside) in safe.Inside.Zip(safe.Outside))
        {
            if (outside.WhyHidden is not null) continue;
            foreach (var (near, far) in inside.Cells.Concat([inside.RowTotals, inside.ColumnTotals]).Zip(outside.Cells.Concat([outside.RowTotals, outside.ColumnTotals])))
                Assert.All(near.Zip(far), cell => Assert.True(cell.Second.State == CellState.Hidden || cell.Second.State == cell.First.State && cell.Second.RoundedCount == cell.First.RoundedCount));
        }
    }

    private static (Surveyed, CountTable[]) Linked(Random random)
    {
        var survey = Surveyed.Random(random, random.Next(30, 300), random.Next(2, 5), random.Next(2, 6), random.Next(2, 6), random.Next(2, 4));
        CountTable[] tables = [survey.Crossed(1, 0), survey.Crossed(2, 0, random.Next(3) == 0), survey.Crossed(1, 3), survey.Crossed(2, 3), survey.One(1)];
        return (survey, tables);
    }

    private static DisclosureRules RulesOf(Random random) => random.Next(2) == 0 ? DisclosureRules.Inside : DisclosureRules.Outside;

    private static void Attack(int turns, int seed, Func<Random, (Surveyed, CountTable[])> make)
    {
        var random = new Random(seed);
        for (var turn = 0; turn < turns; turn++)
        {
            var rules = RulesOf(random);
            var (survey, tables) = make(random);
            var published = new Published(survey, DisclosureControl.Protect(tables, rules), rules);
            var breaches = IntervalAttack.Breaches(published, rules.Threshold);
            Assert.True(breaches.Count == 0, $"turn {turn}: {string.Join(", ", breaches.Select(found => $"{found.Name}={found.Truth} in [{found.Least}, {found.Most}]"))}");
        }
    }
}
