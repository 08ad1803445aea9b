using System.Globalization;
using System.Runtime.Versioning;
using ChildProtection.Features.Votes;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Votes;

/// <summary>VOTE-01: 50 requests of one person at once, each another ballot, on two processes and one PostgreSQL, leave one ballot. 8 people here; « bash tests/perf/kill-votes »: 200.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ParallelVotesTests(LivingPostgresPortal portal) : IClassFixture<LivingPostgresPortal>
{
    private const int AtOnce = 50;
    private static readonly int People = int.TryParse(Environment.GetEnvironmentVariable("NOSVOIX_PARALLEL_VOTERS"), CultureInfo.InvariantCulture, out var many) ? many : 8;

    [Fact]
    public async Task Fifty_requests_of_one_voter_on_two_processes_leave_one_ballot()
    {
        using var poll = await portal.PollAsync(VoteMethod.OneChoice, People);
        using var first = portal.Beside(sharesFolder: false);
        using var second = portal.Beside(sharesFolder: false);
        await Task.WhenAll(first.ServeAsync(), second.ServeAsync());
        using var one = first.Phones();
        using var other = second.Phones();
        var stop = TestContext.Current.CancellationToken;
        foreach (var voter in poll.Voters)
        {
            var phone = await VotingPhone.OfAsync(portal, voter, poll.Encrypt(1, 0, 0));
            var ballots = Enumerable.Range(0, AtOnce).Select(number => poll.Encrypt(number % 2, 1 - (number % 2), 0)).ToList();
            var answers = await Task.WhenAll(ballots.Select((ballot, number) => phone.SendAsync(number % 2 == 0 ? one : other, poll.Id, stop, ballot)));
            var accepted = Assert.Single(answers, answer => answer is not null);
            var winner = ballots[Array.IndexOf(answers, accepted)];
            Assert.Equal(accepted, await phone.SendAsync(other, poll.Id, stop, winner)); // the accepted one again: the same ticket
        }
        var (marks, urn) = await portal.WithDbAsync(async db => (await db.ElectionMarks.CountAsync(mark => mark.ElectionId == poll.Id), await db.PendingBallots.CountAsync(ballot => ballot.ElectionId == poll.Id)));
        Console.WriteLine($"{nameof(ParallelVotesTests)}: {People} people × {AtOnce} requests on two processes: roll {marks}, urn {urn}.");
        Assert.Equal((People, People), (marks, urn));
    }
}
