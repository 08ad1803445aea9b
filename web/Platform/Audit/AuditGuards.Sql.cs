namespace ChildProtection.Platform.Audit;

internal static partial class AuditGuards
{
    /// <summary>Dates are ticks there (<see cref="SqlitePortalDb"/>): 864,000,000,000 a day.</summary>
    private const string Sqlite =
        """
        CREATE TRIGGER IF NOT EXISTS "AuditEntries_NoUpdate" BEFORE UPDATE ON "AuditEntries"
        BEGIN SELECT RAISE(ABORT, 'audit: an entry is never changed'); END;

        CREATE TRIGGER IF NOT EXISTS "AuditEntries_NoDelete" BEFORE DELETE ON "AuditEntries"
        WHEN NOT EXISTS (SELECT 1 FROM "AuditEntries" AS c WHERE c."Action" = 'audit.checkpoint' AND c."Seq" > OLD."Seq"
            AND CAST(c."Reason" AS INTEGER) >= OLD."Seq" AND OLD."At" <= c."At" - 180 * 864000000000)
        BEGIN SELECT RAISE(ABORT, 'audit: an entry is removed with its closed segment only'); END;

        CREATE TRIGGER IF NOT EXISTS "AuditEntries_InOrder" BEFORE INSERT ON "AuditEntries"
        WHEN NOT EXISTS (SELECT 1 FROM "AuditHead" AS h WHERE h."Id" = 1 AND h."Seq" = NEW."Seq" - 1 AND h."Hash" = NEW."PreviousHash")
        BEGIN SELECT RAISE(ABORT, 'audit: an entry follows the head'); END;

        CREATE TRIGGER IF NOT EXISTS "AuditHead_NoDelete" BEFORE DELETE ON "AuditHead"
        BEGIN SELECT RAISE(ABORT, 'audit: the head stays'); END;

        CREATE TRIGGER IF NOT EXISTS "AuditHead_Forward" BEFORE UPDATE ON "AuditHead"
        WHEN NEW."Id" <> OLD."Id" OR NEW."Seq" <> OLD."Seq" + 1
            OR NOT EXISTS (SELECT 1 FROM "AuditEntries" AS e WHERE e."Seq" = NEW."Seq" AND e."Hash" = NEW."Hash")
        BEGIN SELECT RAISE(ABORT, 'audit: the head moves forward with its entry'); END;
        """;

    /// <summary>« Always » triggers run for replication roles too. A superuser can still drop them: the chain sees what follows.</summary>
    private const string Postgres =
        """
        CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'audit: never changed, never emptied'; END $$;

        CREATE OR REPLACE FUNCTION audit_no_delete() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (SELECT 1 FROM "AuditEntries" AS c WHERE c."Action" = 'audit.checkpoint' AND c."Seq" > OLD."Seq"
                AND CASE WHEN c."Action" = 'audit.checkpoint' THEN CAST(c."Reason" AS bigint) ELSE 0 END >= OLD."Seq"
                AND OLD."At" <= c."At" - interval '180 days') THEN RETURN OLD; END IF;
            RAISE EXCEPTION 'audit: an entry is removed with its closed segment only';
        END $$;

        CREATE OR REPLACE FUNCTION audit_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (SELECT 1 FROM "AuditHead" AS h WHERE h."Id" = 1 AND h."Seq" = NEW."Seq" - 1 AND h."Hash" = NEW."PreviousHash") THEN RETURN NEW; END IF;
            RAISE EXCEPTION 'audit: an entry follows the head';
        END $$;

        CREATE OR REPLACE FUNCTION audit_forward() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW."Id" = OLD."Id" AND NEW."Seq" = OLD."Seq" + 1
                AND EXISTS (SELECT 1 FROM "AuditEntries" AS e WHERE e."Seq" = NEW."Seq" AND e."Hash" = NEW."Hash") THEN RETURN NEW; END IF;
            RAISE EXCEPTION 'audit: the head moves forward with its entry';
        END $$;

        CREATE OR REPLACE TRIGGER "AuditEntries_NoUpdate" BEFORE UPDATE ON "AuditEntries" FOR EACH ROW EXECUTE FUNCTION audit_refuse();
        CREATE OR REPLACE TRIGGER "AuditEntries_NoDelete" BEFORE DELETE ON "AuditEntries" FOR EACH ROW EXECUTE FUNCTION audit_no_delete();
        CREATE OR REPLACE TRIGGER "AuditEntries_InOrder" BEFORE INSERT ON "AuditEntries" FOR EACH ROW EXECUTE FUNCTION audit_in_order();
        CREATE OR REPLACE TRIGGER "AuditEntries_NoTruncate" BEFORE TRUNCATE ON "AuditEntries" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
        CREATE OR REPLACE TRIGGER "AuditHead_NoDelete" BEFORE DELETE ON "AuditHead" FOR EACH ROW EXECUTE FUNCTION audit_refuse();
        CREATE OR REPLACE TRIGGER "AuditHead_Forward" BEFORE UPDATE ON "AuditHead" FOR EACH ROW EXECUTE FUNCTION audit_forward();
        CREATE OR REPLACE TRIGGER "AuditHead_NoTruncate" BEFORE TRUNCATE ON "AuditHead" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

        ALTER TABLE "AuditEntries" ENABLE ALWAYS TRIGGER "AuditEntries_NoUpdate";
        ALTER TABLE "AuditEntries" ENABLE ALWAYS TRIGGER "AuditEntries_NoDelete";
        ALTER TABLE "AuditEntries" ENABLE ALWAYS TRIGGER "AuditEntries_InOrder";
        ALTER TABLE "AuditEntries" ENABLE ALWAYS TRIGGER "AuditEntries_NoTruncate";
        ALTER TABLE "AuditHead" ENABLE ALWAYS TRIGGER "AuditHead_NoDelete";
        ALTER TABLE "AuditHead" ENABLE ALWAYS TRIGGER "AuditHead_Forward";
        ALTER TABLE "AuditHead" ENABLE ALWAYS TRIGGER "AuditHead_NoTruncate";
        """;
}
