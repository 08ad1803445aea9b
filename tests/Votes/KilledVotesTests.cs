using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using ChildProtection.Features.Votes;
using ChildProtection.Features.Votes.Urn;
using ChildProtection.Platform.Identity;
using ChildProtection.Tests.Platform;
using ChildProtection.Tests.Surveys;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Votes;

/// <summary>
/// VOTE-02, VOTE-03: votes cast at a process that is ended by « kill -9 » at a random moment; whoever got no answer sends the same ciphertext
/// again. Every acknowledged ballot is in the urn, once, and roll equals urn after each cut. 2 runs of 40 here; « bash tests/perf/kill-votes »: 100 of 200.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class KilledVotesTests(LivingPortal portal) : IClassFixture<LivingPortal>
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly int Runs = Setting("NOSVOIX_VOTE_RUNS", 2);
    private static readonly int People = Setting("NOSVOIX_VOTERS", 40);

    [Fact]
    public async Task Every_acknowledged_ballot_is_counted_once_whenever_the_process_is_killed()
    {
        var (random, killedAt, unanswered) = (new Random(), new List<int>(), 0);
        using var process = portal.Beside(sharesFolder: true);
        await process.ServeAsync();
        IReadOnlyList<Account>? voters = null;
        for (var run = 0; run < Runs; run++)
        {
            using var poll = await portal.PollAsync(VoteMethod.OneChoice, People, again: voters);
            voters = poll.Voters;
            var phones = new List<VotingPhone>();
            foreach (var voter in poll.Voters) phones.Add(await VotingPhone.OfAsync(portal, voter, poll.Encrypt(phones.Count % 2, 1 - (phones.Count % 2), 0)));
            var (waiting, tickets) = (new ConcurrentQueue<VotingPhone>(phones), new ConcurrentDictionary<Guid, string>());

            using (var wave = new CancellationTokenSource())
            {
                var senders = Senders(process, poll.Id, waiting, tickets, wave.Token);
                var target = random.Next(1, People);
                for (var wait = Stopwatch.StartNew(); tickets.Count < target; await Task.Delay(1)) Assert.True(wait.Elapsed < Patience, "Nothing is sent.");
                await process.StopAsync(); // SIGKILL
                await wave.CancelAsync();
                await Task.WhenAll(senders);
            }
            killedAt.Add(tickets.Count);
            await AssertWholeAsync(poll, tickets);
            foreach (var phone in phones.Where(phone => !tickets.ContainsKey(phone.Voter.Id) && !waiting.Contains(phone)))
            {
                waiting.Enqueue(phone); // no answer came: again, the same
                unanswered++;
            }
            await process.ServeAsync();
            await Task.WhenAll(Senders(process, poll.Id, waiting, tickets, TestContext.Current.CancellationToken));
            Assert.Equal(People, tickets.Count);
            await AssertWholeAsync(poll, tickets);
            Assert.Equal(People, await portal.WithDbAsync(db => db.PendingBallots.CountAsync(ballot => ballot.ElectionId == poll.Id)));
        }
        Console.WriteLine($"{nameof(KilledVotesTests)}: {Runs} kills among {People} votes, after {string.Join(", ", killedAt)} tickets; {unanswered} sent again; roll = urn = {People} each time.");
    }

    private static Task[] Senders(PortalProcess process, Guid electionId, ConcurrentQueue<VotingPhone> waiting, ConcurrentDictionary<Guid, string> tickets, CancellationToken stop) =>
        [.. Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => SendAllAsync(process, electionId, waiting, tickets, stop), CancellationToken.None))];

    private static async Task SendAllAsync(PortalProcess process, Guid electionId, ConcurrentQueue<VotingPhone> waiting, ConcurrentDictionary<Guid, string> tickets, CancellationToken stop)
    {
        using var browser = process.Phones();
        while (!stop.IsCancellationRequested && waiting.TryDequeue(out var phone))
        {
            try
            {
                tickets[phone.Voter.Id] = await phone.SendAsync(browser, electionId, stop) ?? throw new InvalidOperationException("A ballot was refused.");
            }
            catch (Exception cut) when (cut is HttpRequestException or OperationCanceledException or IOException)
            {
                return; // the process is gone
            }
        }
    }

    /// <summary>Roll equals urn, and every ticket that was given is in the urn, once.</summary>
    private async Task AssertWholeAsync(Poll poll, ConcurrentDictionary<Guid, string> tickets)
    {
        var marks = await portal.WithDbAsync(db => db.ElectionMarks.AsNoTracking().Where(mark => mark.ElectionId == poll.Id).Select(mark => mark.AccountId).ToListAsync());
        var ballots = await portal.WithDbAsync(db => db.PendingBallots.AsNoTracking().Where(ballot => ballot.ElectionId == poll.Id).ToListAsync());
        Assert.Equal(marks.Count, ballots.Count);
        Assert.Superset(tickets.Keys.ToHashSet(), marks.ToHashSet());
        Assert.Superset(tickets.Values.ToHashSet(), ballots.Select(ballot => new Ticket(ballot.Fingerprint).Code).ToHashSet());
        Assert.All(ballots, ballot => Assert.NotNull(poll.Bureau.Read(poll.Election, ballot.Ciphertext)));
    }

    private static int Setting(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var many) ? many : usual;
}
