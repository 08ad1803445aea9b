using System.Security.Cryptography;
using ChildProtection.Features.Votes.Counting;
using ChildProtection.Features.Votes.Urn;

namespace ChildProtection.Features.Votes.Bureau;

/// <summary>
/// Counting by two members, in their browser: the server gives the sealed urn and the wraps, and takes the sums. What it can check, it
/// checks: the urn is the sealed one, the sums fit the number of ballots, and the browser held the private key.
/// </summary>
public sealed class OpenUrn(PortalDb db, SealUrn urn, MasterKey master, DeployedBuild build, AuditLog audit, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    public const string Touched = "L’urne a changé depuis qu’elle est scellée. Elle ne s’ouvre pas.";
    private const string NotNow = "L’urne ne s’ouvre pas maintenant.";
    private const string NoKey = "L’urne n’a pas été ouverte avec deux membres.";

    /// <summary>What the bureau’s browser needs.</summary>
    /// <param name="Members">Number, pseudonym and salt of each.</param>
    /// <param name="Wraps">By pair.</param>
    /// <param name="Ballots">Ciphertexts, in the order of their fingerprints.</param>
    /// <param name="Challenge">Bytes under the public key, to be sent back in clear.</param>
    public sealed record Contents(IReadOnlyList<Member> Members, IReadOnlyList<ElectionWrap> Wraps, IReadOnlyList<byte[]> Ballots, byte[] Challenge);

    /// <param name="Number">1 to 3.</param>
    /// <param name="Name">As they are called here.</param>
    /// <param name="AccountId">Whose it is.</param>
    /// <param name="Salt">Of their key.</param>
    public sealed record Member(int Number, string Name, Guid AccountId, byte[] Salt);

    public async Task<IReadOnlyList<Member>> MembersAsync(Guid electionId)
    {
        var (keepers, accounts) = (db.ElectionKeepers, db.Users);
        var rows = await (from keeper in keepers join account in accounts on keeper.AccountId equals account.Id
                          where keeper.ElectionId == electionId orderby keeper.Number
                          select new { keeper.Number, account.DisplayName, account.Id, keeper.Salt }).ToListAsync();
        return [.. rows.Select(row => new Member(row.Number, row.DisplayName, row.Id, row.Salt))];
    }

    /// <summary>Whether whoever asks sits in this vote’s bureau.</summary>
    public Task<bool> IsMineAsync(Guid electionId)
    {
        var me = user.Id;
        return db.ElectionKeepers.AnyAsync(keeper => keeper.ElectionId == electionId && keeper.AccountId == me);
    }

    /// <summary>Written down first. Not sealed, already counted, or an urn that was touched: <see cref="BrokenRuleException"/>.</summary>
    public Task<Contents> TakeAsync(Guid electionId) => db.InOneTransactionAsync(async () =>
    {
        await audit.WriteAsync(VotesAudit.UrnTaken, objectId: electionId);
        var election = await SealedAsync(electionId);
        var ballots = await db.SealedBallots.AsNoTracking().Where(ballot => ballot.ElectionId == electionId).ToListAsync();
        var wraps = await db.ElectionWraps.AsNoTracking().Where(wrap => wrap.ElectionId == electionId).ToListAsync();
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(election.PublicKey!, out _);
        return new Contents(await MembersAsync(electionId), wraps, [.. ballots.OrderBy(ballot => Convert.ToHexString(ballot.Fingerprint), StringComparer.Ordinal).Select(ballot => ballot.Ciphertext)],
            rsa.Encrypt(Answer(election), RSAEncryptionPadding.OaepSHA256));
    });

    /// <summary>Publishes the sums. Sums that do not fit, or a browser that never held the key: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="electionId">The vote.</param>
    /// <param name="tally">Web and paper together.</param>
    /// <param name="proof">The challenge in clear.</param>
    public Task PublishAsync(Guid electionId, Tally tally, byte[] proof) => db.InOneTransactionAsync(async () =>
    {
        await db.LockElectionAsync(electionId);
        var election = await SealedAsync(electionId);
        if (!CryptographicOperations.FixedTimeEquals(proof, Answer(election))) throw new BrokenRuleException(NoKey);
        if (tally.Ballots != election.WebBallots + election.PaperBallots) throw new BrokenRuleException("Le nombre de bulletins ne va pas avec la liste.");
        election.Count(PublishedResult.Of(election.Rules, tally), build.Hash(), territory.Today(clock));
        await db.SaveChangesAsync();
        await audit.WriteAsync(VotesAudit.Counted, objectId: electionId);
    });

    private async Task<Election> SealedAsync(Guid electionId)
    {
        var election = await db.Elections.SingleAsync(one => one.Id == electionId);
        if (election.SealedOn is null || election.IsOver) throw new BrokenRuleException(NotNow);
        return await urn.IsIntactAsync(election) ? election : throw new BrokenRuleException(Touched);
    }

    private byte[] Answer(Election election) => HMACSHA256.HashData(master.Derive("vote opening v1"), (byte[])[.. election.Id.ToByteArray(bigEndian: true), .. election.SealedDigest!]);
}
