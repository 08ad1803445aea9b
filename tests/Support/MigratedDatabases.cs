using System.Security.Cryptography;
using ChildProtection.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Support;

/// <summary>
/// Each portal under test begins with a copy of an empty database that has all its tables: making them again, migration by
/// migration, took most of a start. The migrations themselves run here, once for each of the two databases.
/// </summary>
internal static class MigratedDatabases
{
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("nosvoix-empty-");
    private static readonly Lazy<Task<string>> File = new(MakeFileAsync);

    static MigratedDatabases() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Delete(recursive: true);

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
        await using (var db = new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite(connection).AddInterceptors(new SqlitePragmas()).Options))
        {
            await db.BringUpToDateAsync();
            await db.EmptyJournalAsync();
        }
        return file;
    }
}
