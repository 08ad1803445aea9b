using ChildProtection.Features.Votes;
using ChildProtection.Features.Votes.Bureau;
using ChildProtection.Features.Votes.Counting;
using ChildProtection.Features.Votes.Results;
using ChildProtection.Features.Votes.Urn;
using ChildProtection.Platform;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Identity;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Votes;

/// <summary>A secret vote from its keys to their destruction (security.md §5.4): what is taken, what is refused, what is published.</summary>
public abstract class VoteLifeTests(Portal portal)
{
    /// <summary>VOTE-01, VOTE-09: one ballot each, a ticket for each.</summary>
    [Fact]
    public async Task Each_person_has_one_ballot_and_a_ticket_that_is_in_the_list()
    {
        using var poll = await portal.PollAsync(VoteMethod.OneChoice, 6);
        var tickets = new List<string>();
        foreach (var voter in poll.Voters)
        {
            var ballot = poll.Encrypt(0, 1, 0);
            var ticket = await portal.CastAsync(poll, voter, ballot);
            Assert.Equal(ticket!.Code, (await portal.CastAsync(poll, voter, ballot))!.Code); // the answer was lost: sent again, the same
            Assert.Matches("^[0-9A-HJKMNP-TV-Z]{12}$", ticket.Code);
            Assert.Equal(Ticket.PictureCount, ticket.Words.Count);
            tickets.Add(ticket.Code);
            Assert.Equal(CastBallot.Already, await RefusalAsync(() => portal.CastAsync(poll, voter, poll.Encrypt(1, 0, 0)))); // another choice
        }
        Assert.Equal((6, 6), await CountsAsync(poll));
        Assert.True(await portal.SealAsync(poll));
        Assert.False(await portal.SealAsync(poll));
        Assert.Equal(tickets.Order(StringComparer.Ordinal), (await portal.ActAsync<VoteRecord, IReadOnlyList<Ticket>>(poll.Facilitator, record => record.TicketsAsync(poll.Id))).Select(ticket => ticket.Code));
        Assert.Equal(0, await portal.WithDbAsync(db => db.PendingBallots.CountAsync(ballot => ballot.ElectionId == poll.Id)));
        Assert.Equal(tickets[0], (await RetriedAsync(poll)).Code); // also after the sealing
        Assert.False(await portal.WithDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.ActorId == poll.Voters[0].Id)));

        async Task<Ticket> RetriedAsync(Poll again)
        {
            var ballots = await portal.WithDbAsync(db => db.SealedBallots.AsNoTracking().Where(ballot => ballot.ElectionId == again.Id).ToListAsync());
            return (await portal.CastAsync(again, again.Voters[0], ballots.Single(ballot => new Ticket(ballot.Fingerprint).Code == tickets[0]).Ciphertext))!;
        }
    }

    /// <summary>VOTE-07: forged, copied, foreign.</summary>
    [Fact]
    public async Task What_is_no_ballot_of_this_vote_is_refused_or_counts_for_nothing()
    {
        using var other = await portal.PollAsync(VoteMethod.OneChoice, 5);
        using var poll = await portal.PollAsync(VoteMethod.OneChoice, 7);
        var (first, second) = (poll.Voters[0], poll.Voters[1]);
        var mine = poll.Encrypt(1, 0, 0);
        await portal.CastAsync(poll, first, mine);
        Assert.Equal(CastBallot.Copied, await RefusalAsync(() => portal.CastAsync(poll, second, mine)));
        Assert.Equal(CastBallot.NotABallot, await RefusalAsync(() => portal.CastAsync(poll, second, mine[1..])));
        Assert.Equal(CastBallot.NotABallot, await RefusalAsync(() => portal.CastAsync(poll, second, [.. Enumerable.Repeat((byte)255, Ballot.CiphertextLength)])));
        Assert.Equal(CastBallot.NotABallot, await RefusalAsync(() => portal.CastAsync(poll, second, new byte[Ballot.CiphertextLength])));
        Assert.Null(await portal.CastAsync(poll, other.Voters[0], poll.Encrypt(1, 0, 0))); // not on this list
        Assert.Null(await portal.CastAsync(poll, poll.Facilitator, poll.Encrypt(1, 0, 0)));
        Assert.Equal((1, 1), await CountsAsync(poll));

        await portal.CastAsync(poll, second, poll.Bureau.Encrypt(new Ballot(false, [1, 0, 0]).Write(other.Id, 3))); // of another vote
        await portal.CastAsync(poll, poll.Voters[2], poll.Bureau.Encrypt(new Ballot(false, [1, 1, 0]).Write(poll.Id, 3))); // two choices
        var forged = other.Bureau.Encrypt(new Ballot(false, [1, 0, 0]).Write(poll.Id, 3)); // under another key
        forged[0] = 1; // under this modulus for sure
        await portal.CastAsync(poll, poll.Voters[3], forged);
        await portal.CastAsync(poll, poll.Voters[4], poll.Encrypt());
        await portal.SealAsync(poll);
        var contents = await portal.ActAsync<OpenUrn, OpenUrn.Contents>(poll.Facilitator, open => open.TakeAsync(poll.Id));
        var tally = Tally.Of(poll.Election.Rules, contents.Ballots.Select(ballot => poll.Bureau.Read(poll.Election, ballot)));
        Assert.Equal((5, 1, 3), (tally.Ballots, tally.Blank, tally.Void));
        Assert.Equal([1, 0, 0], tally.Counts.Select(counts => counts[0]));
    }

    /// <summary>VOTE-08: an urn that was touched is not sealed, one touched later is not opened.</summary>
    [Theory]
    [InlineData("DELETE FROM \"UrnPending\" WHERE \"Fingerprint\" = (SELECT \"Fingerprint\" FROM \"UrnPending\" WHERE \"ElectionId\" = {0} ORDER BY \"Fingerprint\" LIMIT 1) AND \"ElectionId\" = {0}")]
    [InlineData("UPDATE \"ElectionMarks\" SET \"OnPaper\" = (1 = 1) WHERE \"ElectionId\" = {0} AND \"AccountId\" = (SELECT \"AccountId\" FROM \"ElectionMarks\" WHERE \"ElectionId\" = {0} ORDER BY \"AccountId\" LIMIT 1)")]
    [InlineData("UPDATE \"UrnPending\" SET \"Ciphertext\" = (SELECT \"Ciphertext\" FROM \"UrnPending\" WHERE \"ElectionId\" = {0} ORDER BY \"Ciphertext\" LIMIT 1) WHERE \"ElectionId\" = {0}")]
    [InlineData("replace")]
    public async Task A_touched_urn_is_not_sealed(string sql)
    {
        using var poll = await PolledAsync(5);
        await TouchAsync(poll, "UrnPending", sql);
        Assert.Equal(SealUrn.Broken, await RefusalAsync(() => portal.SealAsync(poll)));
        Assert.Null((await portal.ElectionAsync(poll.Id)).SealedOn);
        Assert.Equal(0, await TendAsync()); // the vote is over: it is not tried again for ever
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == "vote.refused" && entry.ObjectId == poll.Id)));
        await AssertCancelledAsync(poll);
        var voter = await portal.VisitorAsync(poll.Voters[1]);
        foreach (var part in new[] { "", "/voter" }) Assert.Contains("Ce vote est annulé. Rien n’est compté. Il est à refaire", (await voter.OpenAsync($"/comite/votes/{poll.Id}{part}")).Text);
    }

    /// <summary>Keys and waiting ballots do not stay for the days of an appeal.</summary>
    [Fact]
    public async Task A_cancelled_vote_keeps_neither_keys_nor_ballots()
    {
        using var poll = await PolledAsync(5);
        await portal.ActAsync<RunElection>(poll.Facilitator, run => run.CancelAsync(poll.Id));
        await AssertCancelledAsync(poll);
        Assert.Equal(CastBallot.NotNow, await RefusalAsync(() => portal.CastAsync(poll, poll.Voters[5], poll.Encrypt(1, 0, 0))));
    }

    /// <summary>What was to be forgotten after a vote’s own transaction, and was not, is at the next start; nothing to forget, nothing done.</summary>
    [Fact]
    public async Task The_order_of_ballots_is_forgotten_again()
    {
        using var poll = await PolledAsync(5);
        await portal.SealAsync(poll);
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.True(await TendVotes.ForgetAgainAsync(scope.ServiceProvider));
        portal.Clock.Advance(TimeSpan.FromDays(DestroyKeys.ForgottenDays + 2));
        Assert.False(await TendVotes.ForgetAgainAsync(scope.ServiceProvider));
    }

    [Fact]
    public async Task An_urn_touched_after_the_sealing_is_not_opened()
    {
        using var poll = await PolledAsync(5);
        await portal.SealAsync(poll);
        await TouchAsync(poll, "UrnSealed", "replace");
        Assert.Equal(OpenUrn.Touched, await RefusalAsync(() => portal.ActAsync<OpenUrn, OpenUrn.Contents>(poll.Facilitator, open => open.TakeAsync(poll.Id))));
    }

    /// <summary>VOTE-04: not before the end, not without the key; VOTE-22: nor a small list.</summary>
    [Fact]
    public async Task Nobody_counts_early_or_without_the_key()
    {
        using var poll = await PolledAsync(6);
        Assert.NotNull(await RefusalAsync(() => portal.ActAsync<OpenUrn, OpenUrn.Contents>(poll.Facilitator, open => open.TakeAsync(poll.Id))));
        Assert.False(await portal.ActAsync<SealUrn, bool>(poll.Facilitator, urn => urn.SealAsync(poll.Id))); // the last day has not passed
        await portal.SealAsync(poll);
        Assert.Equal(CastBallot.NotNow, await RefusalAsync(() => portal.CastAsync(poll, poll.Voters[5], poll.Encrypt(1, 0, 0))));
        Assert.NotNull(await RefusalAsync(() => portal.ActAsync<OpenUrn>(poll.Facilitator, open => open.PublishAsync(poll.Id, new Tally(5, 0, 0, [[5], [0], [0]]), new byte[32]))));
        var contents = await portal.ActAsync<OpenUrn, OpenUrn.Contents>(poll.Facilitator, open => open.TakeAsync(poll.Id));
        foreach (var wrong in new[] { new Tally(6, 0, 0, [[6], [0], [0]]), new Tally(5, 0, 0, [[4], [0], [0]]), new Tally(5, -1, 0, [[6], [0], [0]]) })
            Assert.NotNull(await RefusalAsync(() => portal.ActAsync<OpenUrn>(poll.Facilitator, open => open.PublishAsync(poll.Id, wrong, poll.Bureau.Decrypt(contents.Challenge)))));
        Assert.Null((await portal.ElectionAsync(poll.Id)).Result);
        Assert.NotNull((await portal.CountAsync(poll)).Result);
        Assert.NotNull(await RefusalAsync(() => portal.CountAsync(poll))); // once
        Assert.Contains("papier", await RefusalAsync(() => portal.PollAsync(VoteMethod.Proposal, 4)));
    }

    /// <summary>Paper and web count once, and are added up.</summary>
    [Fact]
    public async Task Paper_and_web_count_once()
    {
        using var poll = await portal.PollAsync(VoteMethod.Several, 21, limit: 2);
        foreach (var voter in poll.Voters.Take(17)) await portal.CastAsync(poll, voter, poll.Encrypt(1, 1, 0));
        Assert.NotNull(await RefusalAsync(() => PaperAsync(poll.Voters[0])));
        foreach (var voter in poll.Voters.Skip(17).Take(3)) Assert.True(await PaperAsync(voter));
        Assert.NotNull(await RefusalAsync(() => PaperAsync(poll.Voters[18])));
        Assert.Equal(CastBallot.AlreadyOnPaper, await RefusalAsync(() => portal.CastAsync(poll, poll.Voters[17], poll.Encrypt(1, 0, 0))));
        Assert.False(await PaperAsync(poll.Facilitator));
        await portal.SealAsync(poll);
        var counted = await portal.CountAsync(poll, [0, 0, 1], [0, 1, 1], []);
        Assert.Equal((17, 3), (counted.WebBallots, counted.PaperBallots));
        var tally = counted.Published!.Tally!;
        Assert.Equal((20, 1), (tally.Ballots, tally.Blank));
        Assert.Equal([17, 18, 2], tally.Counts.Select(counts => counts[0]));
        Assert.Equal([0, 1], counted.Published.Winners);

        Task<bool> PaperAsync(Account voter) => portal.ActAsync<CastBallot, bool>(poll.Facilitator, cast => cast.MarkPaperAsync(poll.Id, voter.Id));
    }

    /// <summary>VOTE-10: after the appeal nothing opens any more; somebody erased meanwhile changes no number.</summary>
    [Fact]
    public async Task Keys_and_ballots_are_destroyed_after_the_appeal()
    {
        using var poll = await PolledAsync(6);
        await portal.ActAsync<IEnumerable<IPersonalData>>(poll.Facilitator, all => all.OfType<VotesPersonalData>().Single().EraseAsync(poll.Voters[0].Id));
        Assert.True(await portal.SealAsync(poll));
        await portal.CountAsync(poll);
        Assert.False(await DestroyAsync());
        portal.Clock.Advance(TimeSpan.FromDays(Election.AppealDays + 1));
        Assert.True(await DestroyAsync());
        Assert.Equal(0, await portal.WithDbAsync(async db => await db.ElectionWraps.CountAsync(wrap => wrap.ElectionId == poll.Id) + await db.SealedBallots.CountAsync(ballot => ballot.ElectionId == poll.Id)));
        var election = await portal.ElectionAsync(poll.Id);
        Assert.NotNull(election.DestroyedOn);
        Assert.NotNull(election.Result);
        Assert.Null(await portal.ActAsync<VoteRecord, byte[]?>(poll.Facilitator, record => record.WriteAsync(election, true)));

        Task<bool> DestroyAsync() => portal.ActAsync<DestroyKeys, bool>(poll.Facilitator, keys => keys.DestroyAsync(poll.Id));
    }

    private async Task<int> TendAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await TendVotes.TendAsync(scope.ServiceProvider);
    }

    private async Task AssertCancelledAsync(Poll poll)
    {
        Assert.NotNull((await portal.ElectionAsync(poll.Id)).CancelledOn);
        Assert.Equal(0, await portal.WithDbAsync(async db => await db.ElectionWraps.CountAsync(wrap => wrap.ElectionId == poll.Id) + await db.PendingBallots.CountAsync(ballot => ballot.ElectionId == poll.Id)));
    }

    /// <summary>All of the list but one have voted.</summary>
    private async Task<Poll> PolledAsync(int voters)
    {
        var poll = await portal.PollAsync(VoteMethod.OneChoice, voters + (voters < 6 ? 1 : 0));
        foreach (var voter in poll.Voters.Take(5)) await portal.CastAsync(poll, voter, poll.Encrypt(0, 1, 0));
        return poll;
    }

    private Task TouchAsync(Poll poll, string table, string sql) => portal.WithDbAsync(async db =>
    {
        if (sql != "replace") return await db.Database.ExecuteSqlRawAsync(sql, poll.Id);
        var forged = poll.Encrypt(0, 0, 1);
        UrnBallot old = table == "UrnPending" ? await db.PendingBallots.AsNoTracking().FirstAsync(one => one.ElectionId == poll.Id) : await db.SealedBallots.AsNoTracking().FirstAsync(one => one.ElectionId == poll.Id);
#pragma warning disable EF1002 // one of two names, from this file
        return await db.Database.ExecuteSqlRawAsync($"UPDATE \"{table}\" SET \"Ciphertext\" = {{0}}, \"Fingerprint\" = {{1}} WHERE \"ElectionId\" = {{2}} AND \"Fingerprint\" = {{3}}", forged, Ballot.FingerprintOf(forged), poll.Id, old.Fingerprint);
#pragma warning restore EF1002
    });

    private Task<(int Marks, int Ballots)> CountsAsync(Poll poll) => portal.WithDbAsync(async db =>
        (await db.ElectionMarks.CountAsync(mark => mark.ElectionId == poll.Id), await db.PendingBallots.CountAsync(ballot => ballot.ElectionId == poll.Id)));

    private static async Task<string?> RefusalAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (BrokenRuleException refusal)
        {
            return refusal.Message;
        }
    }
}

public sealed class VoteLifeOnSqliteTests(SqlitePortal portal) : VoteLifeTests(portal), IClassFixture<SqlitePortal>;

public sealed class VoteLifeOnPostgresTests(PostgresPortal portal) : VoteLifeTests(portal), IClassFixture<PostgresPortal>;
