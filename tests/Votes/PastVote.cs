using System.Security.Cryptography;
using ChildProtection.Features.Votes;
using ChildProtection.Features.Votes.Hands;

namespace ChildProtection.Tests.Votes;

/// <summary>A vote that somebody took part in, with something in each of its tables.</summary>
internal static class PastVote
{
    public const string Title = "La sortie de juin";

    public static object[] Rows(Guid body, Guid person, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.DateTime);
        var election = Election.Prepare(new ElectionPlan(body, Title, "Pour ou contre\u00A0?", VoteMethod.Proposal, [], 1, day, day), day);
        election.TakeKey(RandomNumberGenerator.GetBytes(422));
        election.Announce(Election.SmallestRoll, RandomNumberGenerator.GetBytes(32), "abc", day);
        return
        [
            election, new ElectionVoter { ElectionId = election.Id, AccountId = person }, new ElectionMark { ElectionId = election.Id, AccountId = person, OnPaper = false },
            new ElectionKeeper { ElectionId = election.Id, Number = 1, AccountId = person, Salt = RandomNumberGenerator.GetBytes(16) }, new ElectionWrap { ElectionId = election.Id, First = 1, Second = 2, Payload = RandomNumberGenerator.GetBytes(64) },
            new PendingBallot { ElectionId = election.Id, Fingerprint = RandomNumberGenerator.GetBytes(32), Ciphertext = RandomNumberGenerator.GetBytes(64) },
            new SealedBallot { ElectionId = election.Id, Fingerprint = RandomNumberGenerator.GetBytes(32), Ciphertext = RandomNumberGenerator.GetBytes(64) },
            HandVote.Of(body, "De quoi parle-t-on\u00A0?", [new("Le sport", 3), new("Les repas", 5)], day, day),
        ];
    }
}
