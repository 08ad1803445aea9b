using ChildProtection.Features.Committee.Bodies.Draws;

namespace ChildProtection.Tests.Committee;

/// <summary>The draw by itself: the same everywhere, fair, and impossible to change afterwards.</summary>
public sealed class FairDrawTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly string[] First = ["00-001", "11-111", "22-222", "33-333", "44-444", "55-555"];
    private static readonly string[] Second = ["60-000", "61-111", "62-222", "63-333", "64-444"];
    private static readonly DrawGroup[] Groups = [Group("1", 60, First), Group("2", 20, Second)];

    /// <summary>Computed apart, with Python's hashlib and hmac.</summary>
    [Fact]
    public void A_known_seed_gives_the_known_numbers()
    {
        Assert.Equal("a8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e", FairDraw.CommitmentOf(Secret));
        var seed = FairDraw.SeedOf(Secret, "tournesol", "rivière");
        Assert.Equal("1b5873b130aad7545755b2dc8bf47b6b1b8a56c6aa4850ab0f591bcad0ce6ed8", seed);
        Assert.StartsWith("6e56b049", FairDraw.CodeOf(seed, "55-555"), StringComparison.Ordinal);
        var result = FairDraw.Of(seed, Groups, seats: 5, substitutes: 3);
        Assert.Equal(["00-001", "22-222", "44-444", "55-555", "60-000"], result.Drawn); // 3 for group 1, 1 for group 2, 1 by chance
        Assert.Equal(["63-333", "62-222", "11-111"], result.Waiting);
        var again = FairDraw.Of(seed, [.. Groups.Reverse()], 5, 3); // in whatever order the groups are read
        Assert.Equal(result.Drawn, again.Drawn);
        Assert.Equal(result.Waiting, again.Waiting);
    }

    [Fact]
    public void What_is_missing_comes_first_then_shares_and_nobody_is_drawn_twice_or_above_the_seats()
    {
        DrawGroup[] groups = [Group("1", 900, First), Group("2", 5, Second) with { IsMissing = true }, Group("3", 95, ["70-000"])];
        Assert.Equal([("1", 2), ("2", 1), ("3", 0)], FairDraw.Shares(groups, 3).Select(one => (one.Key, one.Value)).Order()); // 2 = the whole part of 2.7
        Assert.Equal([("1", 6), ("2", 1), ("3", 0)], FairDraw.Shares(groups, 9).Select(one => (one.Key, one.Value)).Order()); // never more than its volunteers
        Assert.Equal(1, FairDraw.Shares(groups, 1)["2"]);
        for (var seats = 1; seats <= 15; seats++)
        {
            var result = FairDraw.Of(FairDraw.SeedOf(Secret, "un", $"{seats}"), groups, seats, 50);
            Assert.Equal(Math.Min(seats, 12), result.Drawn.Distinct().Count());
            Assert.Equal(result.Drawn.Count, result.Drawn.Distinct().Count());
            Assert.Equal(12 - result.Drawn.Count, result.Waiting.Except(result.Drawn).Count());
            Assert.Contains(result.Drawn, Second.Contains);
        }
        Assert.Empty(FairDraw.Of(FairDraw.SeedOf(Secret, "a", "b"), [Group("1", 5, First) with { Staying = [] }], 2, 9).Waiting); // only who said so
    }

    /// <summary>5,000 draws: in a group each number comes as often, and so does each place on the waiting list. The bounds are 5 standard deviations.</summary>
    [Fact]
    public void Over_5000_draws_each_number_of_a_group_comes_as_often()
    {
        const int Draws = 5_000;
        var (drawn, next) = (First.Concat(Second).ToDictionary(number => number, _ => 0), First.Concat(Second).ToDictionary(number => number, _ => 0));
        for (var draw = 0; draw < Draws; draw++)
        {
            var result = FairDraw.Of(FairDraw.SeedOf($"secret {draw}", "tournesol", "rivière"), Groups, 4, 1); // 3 of group 1, 1 of group 2
            foreach (var number in result.Drawn) drawn[number]++;
            next[result.Waiting[0]]++;
        }
        foreach (var (group, share) in new[] { (First, 0.5), (Second, 0.2) })
            Assert.All(group, number => Assert.InRange(drawn[number], (Draws * share) - Bound(share), (Draws * share) + Bound(share)));
        foreach (var group in new[] { First, Second })
            Assert.InRange(group.Max(number => next[number]) - group.Min(number => next[number]), 0, 2 * Bound(0.1));
        Assert.Equal(4 * Draws, drawn.Values.Sum());

        static double Bound(double share) => 5 * Math.Sqrt(Draws * share * (1 - share));
    }

    [Fact]
    public void A_record_that_was_changed_no_longer_holds()
    {
        var (record, commitment) = (DrawRecord.Of(Secret, "tournesol", "rivière", 4, 2, Groups), FairDraw.CommitmentOf(Secret));
        var read = DrawRecord.Read(record.Write());
        Assert.True(read.KeepsPromise(commitment) && read.ComesOutAgain());
        Assert.False((read with { Secret = Secret.Replace('0', '1') }).KeepsPromise(commitment)); // another seed
        Assert.False((read with { Second = "ruisseau" }).ComesOutAgain());
        Assert.False((read with { Result = read.Result with { Drawn = [.. read.Result.Drawn.Skip(1).Append(First.Concat(Second).Except(read.Result.Drawn).First())] } }).ComesOutAgain());
        Assert.False((read with { Result = read.Result with { Waiting = [.. read.Result.Waiting.Reverse()] } }).ComesOutAgain());
        Assert.DoesNotContain("Seed", record.Write(), StringComparison.Ordinal);
        Assert.Matches(@"^\d\d-\d\d\d$", FairDraw.NewNumber());
    }

    private static DrawGroup Group(string name, int weight, string[] numbers) => new(name, weight, IsMissing: false, numbers, numbers);
}
