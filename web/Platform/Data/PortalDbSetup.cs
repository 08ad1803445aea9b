using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace ChildProtection.Platform.Data;

internal static class PortalDbSetup
{
    /// <summary>« Max Auto Prepare » and « MaxAutoPrepare » are one setting to Npgsql.</summary>
    private const string AutoPrepare = "MaxAutoPrepare";

    /// <summary>That a connection keeps planned: what the busiest pages ask, not all that the portal can.</summary>
    private const int Statements = 100;

    /// <summary>A number of our own among PostgreSQL's advisory locks.</summary>
    private const long SchemaLock = 2837465;

    /// <summary>Of the <see cref="InstanceSetting"/> that says which program last found its schema whole.</summary>
    private const string Schema = "schema";

    /// <summary>
    /// The compiled queries: EF counts 10 for each, and for the command each becomes, and keeps 10,240 in all. The portal has over
    /// a thousand, so that it compiled the same ones again and again, which costs a hundred times the query.
    /// </summary>
    private static readonly MemoryCache Queries = new(new MemoryCacheOptions { SizeLimit = 60_000 });

    /// <summary>Another one for each build of other sources.</summary>
    private static readonly string Program = typeof(PortalDb).Module.ModuleVersionId.ToString("N");

    /// <summary>
    /// PostgreSQL when « Database:ConnectionString » names a host, else one SQLite file in « Storage:Folder ».
    /// The same code and tests serve both.
    /// </summary>
    public static void AddPortalDb(this WebApplicationBuilder builder)
    {
        var connection = builder.Configuration["Database:ConnectionString"];
        if (IsPostgres(connection))
        {
            var prepared = Prepared(connection!);
            builder.Services.AddDbContextPool<PortalDb, PostgresPortalDb>((services, options) => options
                .UseNpgsql(prepared).UseMemoryCache(Queries).UseDirectoryText(services));
            return;
        }

        SqliteMemory.CountNothing();
        if (string.IsNullOrWhiteSpace(connection)) StorageFolder.Of(builder.Environment, builder.Configuration);
        var file = FileOf(StorageFolder.PathOf(builder.Environment, builder.Configuration), connection);
        var sqlite = new SqliteConnectionStringBuilder { DataSource = file }.ToString(); // its foreign keys: SqlitePragmas, once and not at each opening
        builder.Services.AddDbContextPool<PortalDb, SqlitePortalDb>((services, options) => options
            .UseSqlite(sqlite).UseMemoryCache(Queries).AddInterceptors(new SqlitePragmas()).ReplaceService<IMigrationsSqlGenerator, SqliteTables>().UseDirectoryText(services));
        PrivateFile.Create(file);
    }

    /// <summary>The SQLite file: named by the connection, else « portal.db » in the storage folder.</summary>
    public static string FileOf(string storageFolder, string? connection) => string.IsNullOrWhiteSpace(connection)
        ? Path.Combine(storageFolder, "portal.db")
        : new SqliteConnectionStringBuilder(connection).DataSource;

    /// <summary>
    /// What is asked often is planned once by each connection: planning took longer than answering. Whoever puts a pooler between that
    /// changes servers under a connection says « Max Auto Prepare=0 ». And connections go back to the pool as they are: nobody sets
    /// anything of a session (locks are of transactions or given back, listeners have connections of their own), and seven statements
    /// after each page put back what was never moved. An unfinished transaction is rolled back all the same.
    /// </summary>
    private static string Prepared(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { NoResetOnClose = true };
        if (!connection.Replace(" ", "", StringComparison.Ordinal).Contains(AutoPrepare, StringComparison.OrdinalIgnoreCase)) settings.MaxAutoPrepare = Statements;
        return settings.ToString();
    }

    public static bool IsPostgres(string? connection) =>
        connection?.Contains("Host=", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>What was overwritten leaves SQLite's journal file too, at once; PostgreSQL does it by its own VACUUM.</summary>
    public static Task EmptyJournalAsync(this PortalDb db) =>
        db.Database.IsSqlite() ? db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)") : Task.CompletedTask;

    /// <inheritdoc cref="BringUpToDateAsync"/>
    public static async Task MigratePortalDbAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDb>().BringUpToDateAsync();
    }

    /// <summary>
    /// The migrations, then the guards that the database keeps by itself. On PostgreSQL under a lock of our own for the whole:
    /// EF's ends with each migration, and two processes that start at once would both make the next one.
    /// </summary>
    public static async Task BringUpToDateAsync(this PortalDb db)
    {
        var isShared = db.Database.IsNpgsql() && await db.Database.CanConnectAsync();
        if (isShared) await db.Database.OpenConnectionAsync(); // the lock lives as long as its connection
        try
        {
            if (isShared) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({SchemaLock})");
            // Asked first: « Migrate » compares the whole model with its snapshot, which takes longer than all else in a start.
            var isThere = !db.Database.IsNpgsql() || isShared;
            if (!isThere || !await IsKnownAsync(db))
            {
                if (!isThere || !await IsMigratedAsync(db)) await db.Database.MigrateAsync();
                await db.RememberAsync(Schema, Program);
            }
            await AuditGuards.MakeAsync(db);
        }
        finally
        {
            if (isShared) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({SchemaLock})");
            if (isShared) await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Whether this very program has found or made its schema here: else its migrations are looked for among all its types.</summary>
    private static async Task<bool> IsKnownAsync(PortalDb db) =>
        await db.FindsAsync(db.Database.IsNpgsql() ? "SELECT to_regclass('\"InstanceSettings\"')::text" : "SELECT name FROM sqlite_master WHERE name = 'InstanceSettings'")
        && await db.FactAsync(Schema) == Program;

    /// <summary>Whether every migration of this program has run. Asked of the database itself: EF would make a second model for it.</summary>
    private static async Task<bool> IsMigratedAsync(PortalDb db)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            var done = new HashSet<string>(StringComparer.Ordinal);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = db.Database.IsNpgsql() ? "SELECT to_regclass('\"__EFMigrationsHistory\"')::text" : "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
            if (await command.ExecuteScalarAsync() is null or DBNull) return false;
            command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync()) done.Add(rows.GetString(0));
            return db.Database.GetMigrations().All(done.Contains);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
