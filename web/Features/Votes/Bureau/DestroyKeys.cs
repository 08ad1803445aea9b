using ChildProtection.Features.Votes.Urn;

namespace ChildProtection.Features.Votes.Bureau;

/// <summary>At the end of the appeal: the wraps and the ballots go, for good. Backups then hold ciphertexts that nothing opens.</summary>
public sealed class DestroyKeys(PortalDb db, SealUrn urn, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    /// <summary>A vote that nobody counted is over after this many days.</summary>
    public const int ForgottenDays = 60;

    /// <summary>False when it is not yet time, or done.</summary>
    public async Task<bool> DestroyAsync(Guid electionId)
    {
        var isDone = await db.InOneTransactionAsync(async () =>
        {
            await db.LockElectionAsync(electionId);
            var (election, today) = (await db.Elections.SingleAsync(one => one.Id == electionId), territory.Today(clock));
            if (election.DestroyedOn is not null || !(election.AppealEnds < today)) return false;
            await db.ElectionWraps.Where(wrap => wrap.ElectionId == electionId).ExecuteDeleteAsync();
            await db.PendingBallots.Where(ballot => ballot.ElectionId == electionId).ExecuteDeleteAsync();
            await db.SealedBallots.Where(ballot => ballot.ElectionId == electionId).ExecuteDeleteAsync();
            election.Destroy(today);
            await db.SaveChangesAsync();
            await audit.WriteAsync(VotesAudit.Destroyed, objectId: electionId);
            return true;
        });
        if (isDone) await urn.ForgetOrderAsync();
        return isDone;
    }
}
