using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Members;
using ChildProtection.Features.Votes;
using ChildProtection.Features.Votes.Bureau;
using ChildProtection.Features.Votes.Counting;
using ChildProtection.Features.Votes.Urn;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Surveys;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Votes;

/// <summary>A committee that votes.</summary>
internal sealed record Poll(Election Election, BureauOfThree Bureau, Account Facilitator, IReadOnlyList<Account> Voters) : IDisposable
{
    public Guid Id => Election.Id;

    public byte[] Encrypt(params int[] values) => Bureau.Encrypt(Election, new Ballot(values.Length == 0, values));

    public void Dispose() => Bureau.Dispose();
}

internal static class Voting
{
    /// <summary>A fresh committee, and a vote of today that is announced.</summary>
    public static async Task<Poll> PollAsync(this Portal portal, VoteMethod method, int voters, int options = 3, int limit = 1, bool withWraps = false, IReadOnlyList<Account>? again = null)
    {
        await portal.WithDbAsync(db => db.Set<CommitteeMember>().Where(member => member.Until == null).ExecuteDeleteAsync());
        var (facilitator, bureau, body) = (await portal.AccountAsync(Role.Facilitator, "Animatrice"), new BureauOfThree(), await portal.WithDbAsync(db => db.Set<Body>().Where(one => one.Public != BodyPublic.Families).OrderByDescending(one => one.Code).Select(one => one.Id).FirstAsync()));
        var (people, now) = (new List<Account>(), portal.Now);
        people.AddRange(again ?? []);
        while (people.Count < voters) people.Add(await portal.AccountAsync(Role.YoungPerson, $"Loutre {people.Count + 1}"));
        await portal.WithDbAsync(db =>
        {
            db.AddRange(people.Select(person => CommitteeMember.Join(body, person.Id, now)));
            db.Add(BodyFacilitator.Begin(body, facilitator.Id, now));
            return db.SaveChangesAsync();
        });
        var plan = new ElectionPlan(body, "Un essai", "Que voulez-vous\u00A0?", method, [.. Enumerable.Range(1, options).Select(one => new VoteOption($"Choix {one}", "etoile"))], limit, portal.Today(), portal.Today().AddDays(2));
        var id = await portal.ActAsync<RunElection, Guid>(facilitator, run => run.PrepareAsync(plan));
        await portal.ActAsync<RunElection>(facilitator, run => run.TakeKeysAsync(id, bureau.Ceremony(id, [people[0].Id, people[1].Id, facilitator.Id], withWraps)));
        await portal.ActAsync<RunElection>(facilitator, run => run.AnnounceAsync(id));
        return new Poll(await portal.ElectionAsync(id), bureau, facilitator, people);
    }

    public static Task<Election> ElectionAsync(this Portal portal, Guid id) => portal.WithDbAsync(db => db.Elections.AsNoTracking().SingleAsync(one => one.Id == id));

    public static Task<Ticket?> CastAsync(this Portal portal, Poll poll, Account voter, byte[] ciphertext) => portal.ActAsync<CastBallot, Ticket?>(voter, cast => cast.CastAsync(poll.Id, ciphertext));

    /// <summary>The last day passes, and the urn is sealed.</summary>
    public static async Task<bool> SealAsync(this Portal portal, Poll poll)
    {
        while (portal.Today() <= poll.Election.ClosesOn) portal.Clock.Advance(TimeSpan.FromDays(1));
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SealUrn>().SealAsync(poll.Id);
    }

    /// <summary>Two members open the urn; envelopes are read out.</summary>
    public static async Task<Election> CountAsync(this Portal portal, Poll poll, params int[][] envelopes)
    {
        var contents = await portal.ActAsync<OpenUrn, OpenUrn.Contents>(poll.Facilitator, open => open.TakeAsync(poll.Id));
        var tally = Tally.Of(poll.Election.Rules, [.. contents.Ballots.Select(ballot => poll.Bureau.Read(poll.Election, ballot)), .. envelopes.Select(values => new Ballot(values.Length == 0, values))]);
        await portal.ActAsync<OpenUrn>(poll.Facilitator, open => open.PublishAsync(poll.Id, tally, poll.Bureau.Decrypt(contents.Challenge)));
        return await portal.ElectionAsync(poll.Id);
    }

    public static async Task<TResult> ActAsync<T, TResult>(this Portal portal, Account account, Func<T, Task<TResult>> act) where T : notnull
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.As<T>(account));
    }

    public static Task ActAsync<T>(this Portal portal, Account account, Func<T, Task> act) where T : notnull => portal.ActAsync<T, bool>(account, async one =>
    {
        await act(one);
        return true;
    });
}
