using ChildProtection.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace ChildProtection.Tests.Support;

/// <summary>
/// Each portal under test begins with a copy of an empty database that has all its tables: making them again, migration by
/// migration, took most of a start. The migrations themselves run here, once for each of the two databases.
/// </summary>
internal static class MigratedDatabases
{
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("nosvoix-empty-");
    private static readonly Lazy<Task<string>> File = new(MakeFileAsync);
    private static readonly Lazy<Task<PostgresDatabase>> Database = new(MakeDatabaseAsync);

    static MigratedDatabases() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        Folder.Delete(recursive: true);
        if (Database.IsValueCreated && Database.Value.IsCompletedSuccessfully) Database.Value.Result.Dispose();
    };

    /// <summary>The name of the empty PostgreSQL database.</summary>
    public static string Template => Database.Value.GetAwaiter().GetResult().Name;

    /// <summary>Copies the empty SQLite database to <paramref name="target"/>.</summary>
    public static void CopyTo(string target)
    {
        System.IO.File.Copy(File.Value.GetAwaiter().GetResult(), target);
        System.IO.File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static async Task<string> MakeFileAsync()
    {
        var file = Path.Combine(Folder.FullName, "portal.db");
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, Pooling = false }.ToString();
        await using (var db = new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite(connection).ReplaceService<IMigrationsSqlGenerator, SqliteTables>().AddInterceptors(new SqlitePragmas()).Options))
        {
            await db.BringUpToDateAsync();
            await db.EmptyJournalAsync();
        }
        return file;
    }

    private static async Task<PostgresDatabase> MakeDatabaseAsync()
    {
        var database = new PostgresDatabase();
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ToString(); // nobody may be in what is copied
        await using var db = new PostgresPortalDb(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql(connection).Options);
        await db.BringUpToDateAsync();
        return database;
    }
}
