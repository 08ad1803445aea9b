namespace ChildProtection.Features.Surveys;

/// <summary>
/// What the database itself refuses: changing the mode, the people asked, the questions or the return that was promised, once
/// somebody has answered or a sheet of paper says it: anonymous sheets count too, because a restored database has no « a répondu ». Made
/// at each start, like those of the audit log.
/// </summary>
internal sealed class SurveyGuards(PortalDb db) : IStartTask
{
    /// <summary>A number of our own among PostgreSQL's advisory locks.</summary>
    private const long Lock = 2837466;

    private const string Sqlite =
        """
        DROP TRIGGER IF EXISTS "Surveys_Locked";
        CREATE TRIGGER "Surveys_Locked" BEFORE UPDATE ON "Surveys"
        WHEN (NEW."Mode" <> OLD."Mode" OR NEW."Definition" <> OLD."Definition" OR NEW."Publics" <> OLD."Publics" OR NEW."Zones" <> OLD."Zones"
            OR NEW."Places" <> OLD."Places" OR NEW."AgeFrom" IS NOT OLD."AgeFrom" OR NEW."AgeTo" IS NOT OLD."AgeTo" OR NEW."ReturnOn" <> OLD."ReturnOn"
            OR NEW."ReturnWho" <> OLD."ReturnWho" OR (OLD."ClosedOn" IS NOT NULL AND NEW."ClosedOn" IS NOT OLD."ClosedOn") OR (OLD."Tables" IS NOT NULL AND NEW."Tables" IS NOT OLD."Tables"))
            AND (EXISTS (SELECT 1 FROM "SurveyTurns" WHERE "SurveyId" = OLD."Id") OR EXISTS (SELECT 1 FROM "SurveyResponses" WHERE "SurveyId" = OLD."Id")
            OR EXISTS (SELECT 1 FROM "AnswerBuffer" WHERE "SurveyId" = OLD."Id") OR EXISTS (SELECT 1 FROM "AnonymousAnswers" WHERE "SurveyId" = OLD."Id") OR EXISTS (SELECT 1 FROM "PaperSheets" WHERE "SurveyId" = OLD."Id"))
        BEGIN SELECT RAISE(ABORT, 'surveys: what was promised does not change once somebody has answered'); END;
        """;

    private const string Postgres =
        """
        CREATE OR REPLACE FUNCTION surveys_locked() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF (NEW."Mode" <> OLD."Mode" OR NEW."Definition" <> OLD."Definition" OR NEW."Publics" <> OLD."Publics" OR NEW."Zones" <> OLD."Zones"
                OR NEW."Places" <> OLD."Places" OR NEW."AgeFrom" IS DISTINCT FROM OLD."AgeFrom" OR NEW."AgeTo" IS DISTINCT FROM OLD."AgeTo" OR NEW."ReturnOn" <> OLD."ReturnOn"
                OR NEW."ReturnWho" <> OLD."ReturnWho" OR (OLD."ClosedOn" IS NOT NULL AND NEW."ClosedOn" IS DISTINCT FROM OLD."ClosedOn") OR (OLD."Tables" IS NOT NULL AND NEW."Tables" IS DISTINCT FROM OLD."Tables"))
                AND (EXISTS (SELECT 1 FROM "SurveyTurns" WHERE "SurveyId" = OLD."Id") OR EXISTS (SELECT 1 FROM "SurveyResponses" WHERE "SurveyId" = OLD."Id")
                OR EXISTS (SELECT 1 FROM "AnswerBuffer" WHERE "SurveyId" = OLD."Id") OR EXISTS (SELECT 1 FROM "AnonymousAnswers" WHERE "SurveyId" = OLD."Id") OR EXISTS (SELECT 1 FROM "PaperSheets" WHERE "SurveyId" = OLD."Id")) THEN
                RAISE EXCEPTION 'surveys: what was promised does not change once somebody has answered';
            END IF;
            RETURN NEW;
        END $$;
        CREATE OR REPLACE TRIGGER "Surveys_Locked" BEFORE UPDATE ON "Surveys" FOR EACH ROW EXECUTE FUNCTION surveys_locked();
        """;

    public int Order => -400;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})");
        await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? Postgres : Sqlite);
        await transaction.CommitAsync();
        return [];
    }
}

internal static class SurveyLocks
{
    /// <summary>Another number of our own.</summary>
    private const long Closing = 2837467;

    /// <summary>One survey closes at a time: each is compared with all that were closed before it.</summary>
    public static Task LockClosingAsync(this PortalDb db) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Closing})") : Task.CompletedTask;

    /// <summary>
    /// Holds the survey's row until the transaction ends: nobody answers, closes or changes it meanwhile. SQLite has one writer
    /// since BEGIN IMMEDIATE.
    /// </summary>
    public static Task LockSurveyAsync(this PortalDb db, Guid id) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Surveys\" WHERE \"Id\" = {id} FOR UPDATE") : Task.CompletedTask;

    /// <summary>The same, shared between those who answer.</summary>
    public static Task ShareSurveyAsync(this PortalDb db, Guid id) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Surveys\" WHERE \"Id\" = {id} FOR SHARE") : Task.CompletedTask;
}
