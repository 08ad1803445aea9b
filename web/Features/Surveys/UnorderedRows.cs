namespace ChildProtection.Features.Surveys;

/// <summary>
/// Adds a row so that neither its place nor its row version tells when it came. Rows near it by key are taken out and written
/// again with it: on PostgreSQL they all get this transaction's <c>xmin</c> and a new <c>ctid</c>, on SQLite their page is laid
/// out anew. Whoever copies the whole database while sheets still wait finds « a répondu » and a waiting sheet of one same
/// transaction, but that « a répondu » stands among all the others that were written with it.
/// </summary>
/// <remarks>
/// « A répondu » and the sheet stay in one transaction on purpose: what was acknowledged is there exactly once whatever moment the
/// process or the server is killed. Two transactions, in either order, would lose a sheet, or count it twice when it is sent again,
/// and would still come one after the other. What this does not hide: somebody who copies the running database before and after one
/// sending sees one person and one sheet more. Backups, which are such copies, therefore leave « a répondu » out
/// (<see cref="Platform.Backups.LeftOutOfBackups"/>); a continuous archive of PostgreSQL's journal must not be kept longer than a survey runs.
/// </remarks>
internal static class UnorderedRows
{
    /// <summary>Most « a répondu » written again on each side of the new one: in a survey of fewer, all of them.</summary>
    public const int TurnsAround = 128;

    /// <summary>Sheets are larger, and few wait.</summary>
    private const int SheetsAround = 8;

    /// <summary>Tracked, not yet saved. The survey must be locked, and the transaction this one's.</summary>
    public static async Task AddTurnAsync(this PortalDb db, Guid surveyId, Guid accountId)
    {
        var others = await db.Database.SqlQuery<Guid>($"""
            DELETE FROM "SurveyTurns" WHERE "SurveyId" = {surveyId} AND "AccountId" IN (
                SELECT "AccountId" FROM (SELECT "AccountId" FROM "SurveyTurns" WHERE "SurveyId" = {surveyId} AND "AccountId" < {accountId} ORDER BY "AccountId" DESC LIMIT {TurnsAround}) AS "Smaller"
                UNION ALL
                SELECT "AccountId" FROM (SELECT "AccountId" FROM "SurveyTurns" WHERE "SurveyId" = {surveyId} AND "AccountId" > {accountId} ORDER BY "AccountId" LIMIT {TurnsAround}) AS "Greater")
            RETURNING "AccountId" AS "Value"
            """).ToListAsync();
        db.SurveyTurns.AddRange(others.Append(accountId).Order().Select(account => new SurveyTurn { SurveyId = surveyId, AccountId = account })); // by key: an order that knows no time
    }

    /// <summary>Every sheet of paper of this survey gets this transaction's row version: the used one stands among all.</summary>
    public static async Task WriteAgainPaperAsync(this PortalDb db, Guid surveyId)
    {
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"UPDATE \"PaperSheets\" SET \"SurveyId\" = \"SurveyId\" WHERE \"SurveyId\" = {surveyId}");
    }

    /// <inheritdoc cref="AddTurnAsync"/>
    public static async Task AddWaitingAsync(this PortalDb db, BufferedAnswer sheet)
    {
        var (id, surveyId) = (sheet.Id, sheet.SurveyId);
        var others = await db.AnswerBuffer.FromSql($"""
            DELETE FROM "AnswerBuffer" WHERE "Id" IN (
                SELECT "Id" FROM (SELECT "Id" FROM "AnswerBuffer" WHERE "SurveyId" = {surveyId} AND "Id" < {id} ORDER BY "Id" DESC LIMIT {SheetsAround}) AS "Smaller"
                UNION ALL
                SELECT "Id" FROM (SELECT "Id" FROM "AnswerBuffer" WHERE "SurveyId" = {surveyId} AND "Id" > {id} ORDER BY "Id" LIMIT {SheetsAround}) AS "Greater")
            RETURNING "Id", "SurveyId", "Payload"
            """).AsNoTracking().ToListAsync();
        db.AnswerBuffer.AddRange(others.Append(sheet).OrderBy(one => one.Id)); // ids are random
    }
}
