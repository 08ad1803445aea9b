using System.Security.Cryptography;
using ChildProtection.Features.Committee;
using ChildProtection.Features.Votes.Urn;

namespace ChildProtection.Features.Votes.Bureau;

/// <summary>What the bureau’s browser sends at the end of the ceremony; the private key is only in the wraps.</summary>
/// <param name="PublicKey">SubjectPublicKeyInfo.</param>
/// <param name="Members">The accounts of members 1, 2 and 3.</param>
/// <param name="Salts">Of each, in their order.</param>
/// <param name="Wraps">For the pairs 1-2, 1-3 and 2-3.</param>
public sealed record Ceremony(byte[] PublicKey, IReadOnlyList<Guid> Members, IReadOnlyList<byte[]> Salts, IReadOnlyList<byte[]> Wraps);

/// <summary>A vote before it opens: prepared, given its keys, its list fixed; or cancelled.</summary>
public sealed class RunElection(PortalDb db, CommitteeAccess committee, Electorate electorate, VoteSeal seal, SealUrn urn, DeployedBuild build, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    public const int BureauSize = 3;
    public const int Needed = 2;
    private const int KeyBits = 3_072;
    private const int SaltLength = 16;
    private static readonly (int First, int Second)[] Pairs = [(1, 2), (1, 3), (2, 3)];

    public Task<Guid> PrepareAsync(ElectionPlan plan) => db.InOneTransactionAsync(async () =>
    {
        if (!await committee.RunsAsync(plan.BodyId)) throw new BrokenRuleException("Choisissez une instance que vous animez.");
        var election = Election.Prepare(plan, territory.Today(clock));
        db.Elections.Add(election);
        await db.SaveChangesAsync();
        await audit.WriteAsync(VotesAudit.Prepared, objectId: election.Id);
        return election.Id;
    });

    /// <summary>Keeps the public key and the wraps; made again before the list is fixed, the former ones are gone.</summary>
    public Task TakeKeysAsync(Guid electionId, Ceremony ceremony) => db.InOneTransactionAsync(async () =>
    {
        await db.LockElectionAsync(electionId);
        var election = await db.Elections.SingleAsync(one => one.Id == electionId);
        Check(ceremony);
        var allowed = (await electorate.ForBureauAsync(election.BodyId)).ToDictionary(person => person.Id);
        if (ceremony.Members.Any(member => !allowed.ContainsKey(member))) throw new BrokenRuleException("Choisissez 3 membres dans la liste.");
        if (!ceremony.Members.Any(member => allowed[member].Role is Role.YoungPerson or Role.Parent)) throw new BrokenRuleException("Le bureau compte au moins une personne qui vote. Au comité des jeunes, c’est un jeune.");
        election.TakeKey(ceremony.PublicKey);
        await db.ElectionKeepers.Where(keeper => keeper.ElectionId == electionId).ExecuteDeleteAsync();
        await db.ElectionWraps.Where(wrap => wrap.ElectionId == electionId).ExecuteDeleteAsync();
        for (var number = 1; number <= BureauSize; number++)
            db.ElectionKeepers.Add(new ElectionKeeper { ElectionId = electionId, Number = number, AccountId = ceremony.Members[number - 1], Salt = ceremony.Salts[number - 1] });
        foreach (var ((first, second), payload) in Pairs.Zip(ceremony.Wraps))
            db.ElectionWraps.Add(new ElectionWrap { ElectionId = electionId, First = first, Second = second, Payload = payload });
        await db.SaveChangesAsync();
        await audit.WriteAsync(VotesAudit.Keyed, objectId: electionId);
    });

    /// <summary>Fixes the list of today’s members, for everybody to see before the vote opens.</summary>
    public Task AnnounceAsync(Guid electionId) => db.InOneTransactionAsync(async () =>
    {
        await db.LockElectionAsync(electionId);
        var election = await db.Elections.SingleAsync(one => one.Id == electionId);
        var people = await electorate.MembersAsync(election.BodyId);
        election.Announce(people.Count, seal.Empty(electionId), build.Hash(), territory.Today(clock));
        db.ElectionVoters.AddRange(people.OrderBy(person => person.Id).Select(person => new ElectionVoter { ElectionId = electionId, AccountId = person.Id }));
        await db.SaveChangesAsync();
        await audit.WriteAsync(VotesAudit.Announced, objectId: electionId);
    });

    /// <summary>Keys and waiting ballots go at once, and what told their order. Already counted: <see cref="BrokenRuleException"/>.</summary>
    public async Task CancelAsync(Guid electionId)
    {
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockElectionAsync(electionId);
            await urn.EndAsync(await db.Elections.SingleAsync(one => one.Id == electionId));
            await audit.WriteAsync(VotesAudit.Cancelled, objectId: electionId);
        });
        if (db.Database.CurrentTransaction is null) await urn.ForgetOrderAsync();
    }

    private static void Check(Ceremony ceremony)
    {
        if (ceremony.Members.Count != BureauSize || ceremony.Members.Distinct().Count() != BureauSize) throw new BrokenRuleException("Choisissez 3 membres différents.");
        var isWhole = ceremony.Salts.Count == BureauSize && ceremony.Wraps.Count == Pairs.Length
            && ceremony.Salts.All(salt => salt.Length == SaltLength) && ceremony.Salts.Select(Convert.ToHexString).Distinct().Count() == BureauSize
            && ceremony.Wraps.All(wrap => wrap.Length is > 1_500 and < 4_000) && IsKey(ceremony.PublicKey);
        if (!isWhole) throw new BrokenRuleException("Les clés sont arrivées abîmées. Recommencez la cérémonie.");
    }

    private static bool IsKey(byte[] publicKey)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(publicKey, out var read);
            return read == publicKey.Length && rsa.KeySize == KeyBits;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
