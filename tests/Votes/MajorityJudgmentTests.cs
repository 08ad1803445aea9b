using System.Text.Json;
using ChildProtection.Features.Votes;
using ChildProtection.Features.Votes.Counting;
using ChildProtection.Features.Votes.Results;
using ChildProtection.Platform.Security;

namespace ChildProtection.Tests.Votes;

/// <summary>Majority judgment: published results, and what must hold of 20,000 random profiles, held against a second counting that follows the written rule.</summary>
public sealed class MajorityJudgmentTests
{
    private const int Profiles = 20_000;

    /// <summary>Of the tests and handbooks of Mieux Voter (java « assertions.json », « testDemoUsage », « testDemoUsageCollectedTally »; go « Basic 01 », « TestReadmeDemo »), worst grade first.</summary>
    public static readonly TheoryData<string, string> Published = new()
    {
        { "[[1,1,1],[1,0,2],[3,0,0],[2,0,1],[0,3,0]]", "3,1,5,4,2" },
        { "[[1,1,1],[1,2,0],[0,2,1]]", "2,3,1" },
        { "[[4,5,2,1,3,1,2],[3,6,2,1,3,1,2]]", "2,1" },
        { "[[2,3,0,3],[2,0,4,2],[2,1,3,2]]", "3,1,2" },
        { "[[2,2,2,2,2],[2,1,1,1,5],[2,1,1,2,4],[2,1,5,0,2],[2,2,2,2,2]]", "4,1,2,3,4" },
        { "[[0,2,1],[0,2,1],[0,2,1]]", "1,1,1" },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Published_results_are_found_again(string profiles, string ranks) =>
        Assert.Equal(ranks.Split(',').Select(int.Parse), MajorityJudgment.Rank(JsonSerializer.Deserialize<int[][]>(profiles)!));

    /// <summary>Orsay, 22 April 2007, 1,733 ballots (Balinski and Laraki 2007, table of the merit profiles, in thousandths; the worst grade takes what rounding left).</summary>
    [Fact]
    public void The_experiment_of_orsay_comes_out_as_its_authors_published_it()
    {
        var profiles = new Dictionary<string, int[]>
        {
            ["Besancenot"] = [41, 99, 163, 160, 226], ["Buffet"] = [25, 76, 125, 206, 264], ["Schivardi"] = [5, 10, 39, 95, 249], ["Bayrou"] = [136, 307, 251, 148, 84], ["Bové"] = [15, 60, 114, 160, 257], ["Voynet"] = [29, 93, 175, 237, 261],
            ["Villiers"] = [24, 64, 87, 113, 158], ["Royal"] = [167, 227, 191, 168, 122], ["Nihous"] = [3, 18, 53, 110, 267], ["Le Pen"] = [30, 46, 62, 65, 54], ["Laguiller"] = [21, 53, 102, 166, 259], ["Sarkozy"] = [191, 198, 143, 115, 71],
        };
        var ranks = MajorityJudgment.Rank([.. profiles.Values.Select(best => (IReadOnlyList<int>)[1_000 - best.Sum(), .. best.Reverse()])]);

        Assert.Equal(["Bayrou", "Royal", "Sarkozy", "Voynet", "Besancenot", "Buffet", "Bové", "Laguiller", "Nihous", "Villiers", "Schivardi", "Le Pen"], profiles.Keys.Zip(ranks).OrderBy(one => one.Second).Select(one => one.First));
        Assert.Equal(Enumerable.Range(1, 12), ranks.Order());
    }

    [Fact]
    public void What_must_hold_holds_for_twenty_thousand_random_profiles()
    {
        var random = new Random(20_261_123);
        var ties = 0;
        for (var trial = 0; trial < Profiles; trial++)
        {
            var (voters, options) = (random.Next(1, 31), random.Next(2, 7));
            var ballots = Enumerable.Range(0, voters).Select(_ => Enumerable.Range(0, options).Select(_ => random.Next(random.Next(1, MajorityJudgment.Grades + 1))).ToArray()).ToArray();
            var ranks = Rank(ballots, options);

            Assert.Equal(SecondCounting(ballots, options), ranks); // total, deterministic, and the same by another way
            Assert.All(ranks, rank => Assert.Equal(1 + ranks.Count(other => other < rank), rank)); // nobody is dropped, equals share a rank
            if (ranks.Distinct().Count() < options) ties++;
            for (var one = 0; one < options; one++)
                for (var other = 0; other < one; other++)
                    Assert.Equal(Profile(ballots, one).SequenceEqual(Profile(ballots, other)), ranks[one] == ranks[other]); // a tie is the same grades, and nothing else

            var shuffled = ballots.ToArray();
            random.Shuffle(shuffled);
            Assert.Equal(ranks, Rank(shuffled, options)); // whoever votes
            var order = Enumerable.Range(0, options).ToArray();
            random.Shuffle(order);
            Assert.Equal(order.Select(option => ranks[option]), Rank([.. ballots.Select(ballot => order.Select(option => ballot[option]).ToArray())], options)); // whatever it is called
            AssertMonotone(random, ballots, options, ranks);
        }
        Console.WriteLine($"{nameof(MajorityJudgmentTests)}: {Profiles} profiles, {ties} with equals: all hold.");
        Assert.InRange(ties, Profiles / 100, Profiles);
    }

    /// <summary>Somebody gives one choice a better grade: nobody passes it.</summary>
    private static void AssertMonotone(Random random, int[][] ballots, int options, IReadOnlyList<int> before)
    {
        var (voter, liked) = (random.Next(ballots.Length), random.Next(options));
        if (ballots[voter][liked] == MajorityJudgment.Grades - 1) return;
        var raised = ballots.Select(ballot => ballot.ToArray()).ToArray();
        raised[voter][liked]++;
        var after = Rank(raised, options);
        Assert.True(after[liked] <= before[liked]);
        for (var other = 0; other < options; other++)
            if (other != liked && before[liked] <= before[other]) Assert.True(after[liked] < after[other] || (before[liked] == before[other] && after[liked] <= after[other]));
    }

    private static IReadOnlyList<int> Rank(int[][] ballots, int options) => MajorityJudgment.Rank([.. Enumerable.Range(0, options).Select(option => Profile(ballots, option))]);

    private static int[] Profile(int[][] ballots, int option) => [.. Enumerable.Range(0, MajorityJudgment.Grades).Select(grade => ballots.Count(ballot => ballot[option] == grade))];

    private static List<int> SecondCounting(int[][] ballots, int options)
    {
        var (sums, id) = (new Sums(options, MajorityJudgment.Grades), SecretCode.NewId());
        foreach (var ballot in ballots) sums.Add(new Ballot(false, ballot).Write(id, options), id, nameof(VoteMethod.Judgment), 1);
        return sums.Ranks(isGraded: true);
    }
}
