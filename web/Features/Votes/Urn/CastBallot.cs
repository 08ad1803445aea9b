using System.Numerics;
using System.Security.Cryptography;
using ChildProtection.Features.Votes.Counting;

namespace ChildProtection.Features.Votes.Urn;

/// <summary>
/// Takes a ballot: « a voté » and the ciphertext stand or fall together, in one transaction, without an hour and without a line in the
/// audit log. The same ciphertext sent again, after a cut, gets the same ticket and counts once.
/// </summary>
public sealed class CastBallot(PortalDb db, VoteSeal seal, CurrentUser user, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    public const string NotNow = "Le vote n’est pas ouvert.";
    public const string Already = "C’est déjà voté. Un vote ne se change pas.";
    public const string AlreadyOnPaper = "C’est déjà voté, sur papier. Un vote compte une fois.";
    public const string NotABallot = "Ce bulletin ne va pas avec ce vote.";
    public const string Copied = "Ce bulletin est déjà dans l’urne. Il faut recommencer.";

    /// <summary>Whether this person is on the list; a vote that is not announced has none.</summary>
    public Task<bool> IsOnTheListAsync(Guid electionId)
    {
        var me = user.Id;
        return db.ElectionVoters.AnyAsync(voter => voter.ElectionId == electionId && voter.AccountId == me);
    }

    /// <summary>The mark of whoever asks; null when they have not voted.</summary>
    public Task<ElectionMark?> MarkAsync(Guid electionId)
    {
        var me = user.Id;
        return db.ElectionMarks.AsNoTracking().SingleOrDefaultAsync(mark => mark.ElectionId == electionId && mark.AccountId == me);
    }

    /// <summary>The ticket. Not on the list: null. A refusal: <see cref="BrokenRuleException"/>.</summary>
    public Task<Ticket?> CastAsync(Guid electionId, byte[] ciphertext) => db.InOneTransactionAsync(async () =>
    {
        await db.LockElectionAsync(electionId);
        if (await db.Elections.SingleOrDefaultAsync(one => one.Id == electionId) is not { } election || !await IsOnTheListAsync(electionId)) return null;
        var fingerprint = Ballot.FingerprintOf(ciphertext);
        if (await MarkAsync(electionId) is { } mark)
            return !mark.OnPaper && await IsInUrnAsync(electionId, fingerprint) ? new Ticket(fingerprint) : throw new BrokenRuleException(mark.OnPaper ? AlreadyOnPaper : Already);
        if (!election.TakesBallotsOn(territory.Today(clock))) throw new BrokenRuleException(NotNow);
        if (!IsOfKey(ciphertext, election.PublicKey!)) throw new BrokenRuleException(NotABallot);
        if (await IsInUrnAsync(electionId, fingerprint)) throw new BrokenRuleException(Copied);
        await db.AddMarkAsync(new ElectionMark { ElectionId = electionId, AccountId = user.Id, OnPaper = false });
        await db.AddBallotAsync(new PendingBallot { ElectionId = electionId, Fingerprint = fingerprint, Ciphertext = ciphertext });
        election.Drop(seal.With(election.UrnSum, electionId, fingerprint));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return new Ticket(fingerprint);
    });

    /// <summary>In presence: this person’s envelope goes into the box, and the web is closed to them. Not on the list: false.</summary>
    public Task<bool> MarkPaperAsync(Guid electionId, Guid accountId) => db.InOneTransactionAsync(async () =>
    {
        await db.LockElectionAsync(electionId);
        if (await db.Elections.AsNoTracking().SingleOrDefaultAsync(one => one.Id == electionId) is not { } election
            || !await db.ElectionVoters.AnyAsync(voter => voter.ElectionId == electionId && voter.AccountId == accountId)) return false;
        if (!election.TakesBallotsOn(territory.Today(clock))) throw new BrokenRuleException(NotNow);
        if (await db.ElectionMarks.AnyAsync(mark => mark.ElectionId == electionId && mark.AccountId == accountId)) throw new BrokenRuleException("Cette personne a déjà voté. Son enveloppe ne va pas dans la boîte.");
        await db.AddMarkAsync(new ElectionMark { ElectionId = electionId, AccountId = accountId, OnPaper = true });
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        await audit.WriteAsync(VotesAudit.OnPaper, accountId, electionId);
        return true;
    });

    /// <summary>A number under the modulus of this vote’s key, of its length: nothing else decrypts.</summary>
    private static bool IsOfKey(byte[] ciphertext, byte[] publicKey)
    {
        if (ciphertext.Length != Ballot.CiphertextLength) return false;
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(publicKey, out _);
        var number = new BigInteger(ciphertext, isUnsigned: true, isBigEndian: true);
        return number > BigInteger.One && number < new BigInteger(rsa.ExportParameters(false).Modulus, isUnsigned: true, isBigEndian: true) - BigInteger.One;
    }

    private async Task<bool> IsInUrnAsync(Guid electionId, byte[] fingerprint) =>
        await db.PendingBallots.AnyAsync(ballot => ballot.ElectionId == electionId && ballot.Fingerprint == fingerprint)
        || await db.SealedBallots.AnyAsync(ballot => ballot.ElectionId == electionId && ballot.Fingerprint == fingerprint);
}
