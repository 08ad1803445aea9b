using System.Security.Cryptography;
using ChildProtection.Features.Votes.Counting;

namespace ChildProtection.Features.Votes.Urn;

/// <summary>
/// Closes the urn after the last day: roll and urn are held against each other, then all ballots are written again together, shuffled, and
/// what told their order goes. An urn that does not hold is not sealed: its vote is cancelled, once, and that is written down.
/// </summary>
public sealed class SealUrn(PortalDb db, VoteSeal seal, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    public const string Broken = "L’urne et la liste ne vont pas ensemble. Le vote est à refaire.";

    /// <summary>False when there is nothing to seal, or not yet. An urn that was touched: <see cref="BrokenRuleException"/>, and a line in the audit log.</summary>
    public async Task<bool> SealAsync(Guid electionId)
    {
        var isSound = await db.InOneTransactionAsync<bool?>(async () =>
        {
            await db.LockElectionAsync(electionId);
            if (await db.Elections.SingleOrDefaultAsync(one => one.Id == electionId) is not { } election || !election.IsToSealOn(territory.Today(clock))) return null;
            var ballots = await db.PendingBallots.AsNoTracking().Where(ballot => ballot.ElectionId == electionId).ToListAsync();
            var marks = await db.ElectionMarks.Where(mark => mark.ElectionId == electionId).GroupBy(mark => mark.OnPaper).Select(group => new { OnPaper = group.Key, Count = group.Count() }).ToListAsync();
            var (web, paper) = (marks.Find(mark => !mark.OnPaper)?.Count ?? 0, marks.Find(mark => mark.OnPaper)?.Count ?? 0);
            if (!Holds(election, ballots, web))
            {
                await EndAsync(election);
                await audit.WriteAsync(VotesAudit.Refused, objectId: electionId);
                return false;
            }
            await RewriteAsync(electionId, ballots);
            election = await db.Elections.SingleAsync(one => one.Id == electionId);
            var digest = VoteSeal.DigestOf(ballots.Select(ballot => ballot.Fingerprint));
            election.Seal(digest, web, paper, territory.Today(clock));
            await db.SaveChangesAsync();
            await audit.WriteAsync(VotesAudit.Sealed, objectId: electionId, reason: ReasonOf(digest));
            return true;
        });
        if (isSound is not null && db.Database.CurrentTransaction is null) await ForgetOrderAsync();
        return isSound == false ? throw new BrokenRuleException(Broken) : isSound == true;
    }

    /// <summary>Cancels, in the transaction of whoever asks: keys and waiting ballots go with it. Then <see cref="ForgetOrderAsync"/>.</summary>
    internal async Task EndAsync(Election election)
    {
        election.Cancel(territory.Today(clock));
        await db.SaveChangesAsync();
        await db.ElectionWraps.Where(wrap => wrap.ElectionId == election.Id).ExecuteDeleteAsync();
        await db.PendingBallots.Where(ballot => ballot.ElectionId == election.Id).ExecuteDeleteAsync();
    }

    /// <summary>Whether the sealed urn is still the one that was sealed, by the election and by the audit log.</summary>
    public async Task<bool> IsIntactAsync(Election election)
    {
        var ballots = await db.SealedBallots.AsNoTracking().Where(ballot => ballot.ElectionId == election.Id).ToListAsync();
        var digest = VoteSeal.DigestOf(ballots.Select(ballot => ballot.Fingerprint));
        var (code, reason, electionId) = (VotesAudit.Sealed.Code, ReasonOf(digest), election.Id);
        return ballots.Count == election.WebBallots && ballots.All(IsItself) && election.SealedDigest is { } sealedAs && CryptographicOperations.FixedTimeEquals(digest, sealedAs)
            && await db.Set<AuditEntry>().AnyAsync(entry => entry.Action == code && entry.ObjectId == electionId && entry.Reason == reason);
    }

    /// <summary>The first 128 bits, in the shape of a reason.</summary>
    internal static string ReasonOf(byte[] digest) => $"urne-{Convert.ToHexStringLower(digest.AsSpan(0, 16))}";

    private bool Holds(Election election, List<PendingBallot> ballots, int web) => ballots.Count == web && ballots.All(IsItself)
        && CryptographicOperations.FixedTimeEquals(seal.Of(election.Id, ballots.Select(ballot => ballot.Fingerprint)), election.UrnSum);

    private static bool IsItself(UrnBallot ballot) => ballot.Fingerprint.AsSpan().SequenceEqual(Ballot.FingerprintOf(ballot.Ciphertext));

    private async Task RewriteAsync(Guid electionId, List<PendingBallot> ballots)
    {
        var shuffled = ballots.ToArray();
        RandomNumberGenerator.Shuffle(shuffled.AsSpan());
        await db.PendingBallots.Where(ballot => ballot.ElectionId == electionId).ExecuteDeleteAsync();
        foreach (var ballot in shuffled) db.SealedBallots.Add(new SealedBallot { ElectionId = electionId, Fingerprint = ballot.Fingerprint, Ciphertext = ballot.Ciphertext });
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        if (db.Database.IsNpgsql()) // every « a voté » gets the row version of this one transaction, and a place by its key
            await db.Database.ExecuteSqlAsync($"WITH gone AS (DELETE FROM \"ElectionMarks\" WHERE \"ElectionId\" = {electionId} RETURNING \"ElectionId\", \"AccountId\", \"OnPaper\") INSERT INTO \"ElectionMarks\" (\"ElectionId\", \"AccountId\", \"OnPaper\") SELECT \"ElectionId\", \"AccountId\", \"OnPaper\" FROM gone ORDER BY \"AccountId\"");
    }

    /// <summary>The journal of SQLite and the dead rows of PostgreSQL still tell in which order ballots came.</summary>
    internal async Task ForgetOrderAsync()
    {
        await db.EmptyJournalAsync();
        if (db.Database.IsNpgsql())
            foreach (var table in (string[])["VACUUM (FULL) \"UrnPending\"", "VACUUM (FULL) \"UrnSealed\"", "VACUUM (FULL) \"ElectionMarks\"", "VACUUM (FULL) \"Elections\""])
                await db.Database.ExecuteSqlRawAsync(table);
    }
}
