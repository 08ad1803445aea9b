namespace ChildProtection.Features.Votes.Urn;

/// <summary>
/// Adds « a voté » and a ballot so that neither place nor row version tells when they came: rows near by key are taken out and written
/// again with them. In a vote of 129 people or fewer, all of them. Who copies the running database before and after one vote sees one person
/// and one ballot more; the ballot says nothing, its key is in no database (reference security.md §5.2, 4).
/// </summary>
internal static class UnorderedBallots
{
    /// <summary>Most rows written again on each side of the new one.</summary>
    public const int Around = 128;

    /// <summary>Tracked, not yet saved. The election must be locked.</summary>
    public static async Task AddMarkAsync(this PortalDb db, ElectionMark mark)
    {
        var (electionId, accountId) = (mark.ElectionId, mark.AccountId);
        var others = await db.ElectionMarks.FromSql($"""
            DELETE FROM "ElectionMarks" WHERE "ElectionId" = {electionId} AND "AccountId" IN (
                SELECT "AccountId" FROM (SELECT "AccountId" FROM "ElectionMarks" WHERE "ElectionId" = {electionId} AND "AccountId" < {accountId} ORDER BY "AccountId" DESC LIMIT {Around}) AS "Smaller"
                UNION ALL
                SELECT "AccountId" FROM (SELECT "AccountId" FROM "ElectionMarks" WHERE "ElectionId" = {electionId} AND "AccountId" > {accountId} ORDER BY "AccountId" LIMIT {Around}) AS "Greater")
            RETURNING "ElectionId", "AccountId", "OnPaper"
            """).AsNoTracking().ToListAsync();
        db.ElectionMarks.AddRange(others.Append(mark).OrderBy(one => one.AccountId)); // by key: an order that knows no time
    }

    /// <inheritdoc cref="AddMarkAsync"/>
    public static async Task AddBallotAsync(this PortalDb db, PendingBallot ballot)
    {
        var (electionId, fingerprint) = (ballot.ElectionId, ballot.Fingerprint);
        var others = await db.PendingBallots.FromSql($"""
            DELETE FROM "UrnPending" WHERE "ElectionId" = {electionId} AND "Fingerprint" IN (
                SELECT "Fingerprint" FROM (SELECT "Fingerprint" FROM "UrnPending" WHERE "ElectionId" = {electionId} AND "Fingerprint" < {fingerprint} ORDER BY "Fingerprint" DESC LIMIT {Around}) AS "Smaller"
                UNION ALL
                SELECT "Fingerprint" FROM (SELECT "Fingerprint" FROM "UrnPending" WHERE "ElectionId" = {electionId} AND "Fingerprint" > {fingerprint} ORDER BY "Fingerprint" LIMIT {Around}) AS "Greater")
            RETURNING "ElectionId", "Fingerprint", "Ciphertext"
            """).AsNoTracking().ToListAsync();
        db.PendingBallots.AddRange(others.Append(ballot).OrderBy(one => Convert.ToHexString(one.Fingerprint), StringComparer.Ordinal));
    }

    /// <summary>
    /// Holds the election’s row until the transaction ends: one vote, mark or sealing at a time. SQLite has one writer since BEGIN IMMEDIATE.
    /// </summary>
    public static Task LockElectionAsync(this PortalDb db, Guid id) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Elections\" WHERE \"Id\" = {id} FOR UPDATE") : Task.CompletedTask;
}
