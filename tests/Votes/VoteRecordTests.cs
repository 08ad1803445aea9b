using System.Text;
using System.Text.Json.Nodes;
using ChildProtection.Features.Votes;
using ChildProtection.Features.Votes.Counting;
using ChildProtection.Features.Votes.Results;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Verbs;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Votes;

/// <summary>VOTE-11: a record is counted again by a second implementation, with and without the key; a changed one does not hold. VOTE-22: what small votes publish.</summary>
public sealed class VoteRecordTests(SqlitePortal portal) : IClassFixture<SqlitePortal>
{
    public static readonly TheoryData<VoteMethod, int, int> Methods = new()
    {
        { VoteMethod.Proposal, 3, 1 }, { VoteMethod.OneChoice, 4, 1 }, { VoteMethod.Several, 5, 2 }, { VoteMethod.Judgment, 4, 1 }, { VoteMethod.Budget, 3, 10 },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_record_is_counted_again_from_the_sealed_ballots(VoteMethod method, int options, int limit)
    {
        using var poll = await portal.PollAsync(method, 23, options, limit, withWraps: true);
        var random = new Random(7);
        foreach (var voter in poll.Voters.Take(20)) await portal.CastAsync(poll, voter, poll.Encrypt(AnyBallot(random, method, options, limit)));
        await portal.CastAsync(poll, poll.Voters[20], poll.Encrypt());
        await portal.SealAsync(poll);
        Assert.Null(await portal.ActAsync<VoteRecord, byte[]?>(poll.Facilitator, record => record.WriteAsync(poll.Election, true))); // not before it is counted
        var counted = await portal.CountAsync(poll);
        var whole = (await portal.ActAsync<VoteRecord, byte[]?>(poll.Facilitator, record => record.WriteAsync(counted, true)))!;
        var shown = (await portal.ActAsync<VoteRecord, byte[]?>(poll.Facilitator, record => record.WriteAsync(counted, false)))!;
        Assert.DoesNotContain("payload", Encoding.UTF8.GetString(shown), StringComparison.Ordinal);

        foreach (var record in new[] { whole, shown }) AssertHolds(RecordCheck.Check(record));
        foreach (var (one, other) in new[] { (1, 2), (3, 1), (2, 3) }) AssertHolds(RecordCheck.Check(whole, PartOf(one), PartOf(other)));
        Assert.False(RecordCheck.Check(whole, PartOf(1), new(2, "d’autres mots")).Holds);
        Assert.False(RecordCheck.Check(whole, PartOf(1), PartOf(1)).Holds); // one member alone

        foreach (var change in Changes)
        {
            var changed = JsonNode.Parse(shown)!.AsObject();
            change(changed);
            var verdict = RecordCheck.Check(Encoding.UTF8.GetBytes(changed.ToJsonString()));
            Assert.False(verdict.Holds, verdict.Line);
        }
        var otherCount = JsonNode.Parse(whole)!.AsObject(); // a false count that fits: only the ballots themselves show it
        Swap(otherCount);
        Assert.False(RecordCheck.Check(Encoding.UTF8.GetBytes(otherCount.ToJsonString()), PartOf(1), PartOf(2)).Holds);
        await VerbAsync(whole, shown);
    }

    [Theory]
    [InlineData(4, "", "")]
    [InlineData(9, "", "1")]
    [InlineData(19, "", "1")]
    [InlineData(20, "1,2,3", "1")]
    public void Small_votes_say_less(int ballots, string ranks, string winners)
    {
        var rules = new BallotRules(SecretCode.NewId(), VoteMethod.OneChoice, 3, 1);
        var result = PublishedResult.Of(rules, new Tally(ballots, 0, 0, [[ballots - 4], [3], [1]]));
        Assert.Equal(ranks, string.Join(',', result.Ranks));
        Assert.Equal(winners, string.Join(',', result.Winners.Select(winner => winner + 1)));
        Assert.Equal(ballots < PublishedResult.FewestForNumbers, result.Tally is null);
        var unanimous = PublishedResult.Of(rules, new Tally(ballots, 0, 0, [[ballots], [0], [0]])); // numbers that are hidden only then would tell that all chose the same
        Assert.Equal(result.Tally is null, unanimous.Tally is null);
    }

    /// <summary>A small file with huge numbers costs nothing: it is refused before anything is made of them.</summary>
    [Theory]
    [InlineData(2_000_000_000, 2_000_000_000, 3, 1)]
    [InlineData(10_001, 5, 3, 1)]
    [InlineData(2_000_000_000, 20, 3, 1)]
    [InlineData(-1, 0, 3, 1)]
    [InlineData(100, 2_000_000_000, 3, 1)]
    [InlineData(100, -1, 3, 1)]
    [InlineData(100, 50, 11, 1)]
    [InlineData(100, 50, 100_000, 1)]
    [InlineData(100, 50, 3, 6)]
    [InlineData(100, 50, 3, 100_000)]
    public async Task A_file_with_numbers_that_no_vote_has_is_refused_at_once(int roll, int count, int options, int width)
    {
        var file = Encoding.UTF8.GetBytes($$"""
            {"format": 1, "election": "{{SecretCode.NewId()}}", "method": "{{(width > 1 ? "Judgment" : "OneChoice")}}", "options": [{{string.Join(',', Enumerable.Repeat("\"a\"", options))}}], "limit": 1, "roll": {{roll}}, "webBallots": 0,
            "paperBallots": {{count}}, "digest": "{{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([]))}}", "fingerprints": [], "result": {"ranks": [], "winners": [],
            "tally": {"ballots": {{count}}, "blank": 0, "void": 0, "counts": [{{string.Join(',', Enumerable.Repeat($"[{string.Join(',', Enumerable.Repeat(count, width))}]", options))}}] } } }
            """);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var verdict = RecordCheck.Check(file);
        Assert.Equal("Les nombres de ce fichier ne sont pas ceux d’un vote.", verdict.Line);
        Assert.False(verdict.Holds);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000); // what reading the file takes; its numbers would take gigabytes

        var path = portal.StoredFile($"{SecretCode.NewId():N}.json");
        await File.WriteAllBytesAsync(path, file, TestContext.Current.CancellationToken);
        using var output = new StringWriter();
        Assert.Equal(VerbRunner.Failed, await VerbRunner.RunAsync(portal.Services, ["vote", "verify", path], output, output));
    }

    [Fact]
    public void As_many_for_as_against_adopts_nothing()
    {
        var rules = new BallotRules(SecretCode.NewId(), VoteMethod.Proposal, 3, 1);
        Assert.Empty(PublishedResult.Of(rules, new Tally(12, 0, 0, [[5], [5], [2]])).Winners);
        Assert.Equal([0], PublishedResult.Of(rules, new Tally(12, 0, 0, [[6], [5], [1]])).Winners);
    }

    /// <summary>Each ballot as long as any other, whatever it says.</summary>
    [Fact]
    public void Every_ballot_has_one_length_and_no_two_are_the_same()
    {
        using var bureau = new BureauOfThree();
        var rules = new BallotRules(SecretCode.NewId(), VoteMethod.Judgment, 6, 1);
        var ballots = new[] { new Ballot(true, []), new Ballot(false, [0, 0, 0, 0, 0, 0]), new Ballot(false, [4, 4, 4, 4, 4, 4]), new Ballot(false, [4, 4, 4, 4, 4, 4]) };
        var clear = ballots.Select(ballot => ballot.Write(rules.ElectionId, 6)).ToList();
        Assert.All(clear, bytes => Assert.Equal(Ballot.Length, bytes.Length));
        Assert.All(clear.Zip(ballots), pair => Assert.Equal(pair.Second.Values, Ballot.Read(pair.First, rules)!.Values));
        var ciphertexts = clear.Select(bureau.Encrypt).ToList();
        Assert.All(ciphertexts, bytes => Assert.Equal(Ballot.CiphertextLength, bytes.Length));
        Assert.Equal(ballots.Length, ciphertexts.Select(Convert.ToHexString).Distinct().Count());
        Assert.Null(Ballot.Read(clear[1], rules with { ElectionId = SecretCode.NewId() }));
        Assert.Null(Ballot.Read(clear[1].AsSpan(1), rules));
    }

    private static readonly Action<JsonObject>[] Changes =
    [
        record => record["fingerprints"]!.AsArray().RemoveAt(0),
        record => record["fingerprints"]![0] = new string('0', 64),
        record => record["webBallots"] = record["webBallots"]!.GetValue<int>() + 1,
        record => record["result"]!["tally"]!["blank"] = 3,
        record => record["result"]!["winners"] = new JsonArray(1, 2),
        record => record["roll"] = 3,
        record => record.Remove("digest"),
    ];

    private static RecordCheck.Part PartOf(int number) => new(number, BureauOfThree.WordsOf(number));

    private static void AssertHolds(RecordCheck.Verdict verdict) => Assert.True(verdict.Holds, verdict.Line);

    /// <summary>The numbers of two choices change places, and the ranks with them.</summary>
    private static void Swap(JsonObject record)
    {
        var counts = record["result"]!["tally"]!["counts"]!.AsArray();
        var (last, first) = (counts.Count - 1, 0);
        while (JsonNode.DeepEquals(counts[first], counts[last])) first++;
        foreach (var list in new[] { counts, record["result"]!["ranks"]!.AsArray() })
        {
            var (one, other) = (list[first]!.DeepClone(), list[last]!.DeepClone());
            (list[first], list[last]) = (other, one);
        }
        var winners = record["result"]!["winners"]!.AsArray().Select(one => one!.GetValue<int>()).Select(one => one == first ? last : one == last ? first : one).Order();
        record["result"]!["winners"] = new JsonArray([.. winners.Select(one => (JsonNode)one)]);
    }

    private async Task VerbAsync(byte[] whole, byte[] shown)
    {
        var (good, bad) = (portal.StoredFile($"{SecretCode.NewId():N}.json"), portal.StoredFile($"{SecretCode.NewId():N}.json"));
        await File.WriteAllBytesAsync(good, shown);
        await File.WriteAllTextAsync(bad, Encoding.UTF8.GetString(whole).Replace("\"roll\": 23", "\"roll\": 5", StringComparison.Ordinal));
        foreach (var (arguments, code) in new[] { (new[] { good }, VerbRunner.Done), ([bad], VerbRunner.Failed), (["--help"], VerbRunner.Done), ([], VerbRunner.WrongUse), ([good + "x"], VerbRunner.WrongUse) })
        {
            using var output = new StringWriter();
            Assert.Equal(code, await VerbRunner.RunAsync(portal.Services, ["vote", "verify", .. arguments], output, output));
            if (code != VerbRunner.WrongUse && arguments[0] != "--help") Assert.Single(output.ToString().TrimEnd().Split('\n'));
        }
    }

    private static int[] AnyBallot(Random random, VoteMethod method, int options, int limit)
    {
        var values = new int[options];
        switch (method)
        {
            case VoteMethod.Judgment: return [.. values.Select(_ => random.Next(MajorityJudgment.Grades))];
            case VoteMethod.Budget: for (var point = 0; point < limit; point++) values[random.Next(options)]++; return values;
            case VoteMethod.Several: (values[0], values[1 + random.Next(options - 1)]) = (1, 1); return values;
            default: values[random.Next(3) > 0 ? 0 : 1] = 1; return values;
        }
    }
}
