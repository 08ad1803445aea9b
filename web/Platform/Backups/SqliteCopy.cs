using Microsoft.Data.Sqlite;

namespace ChildProtection.Platform.Backups;

/// <summary>Copies of the SQLite file, made while the portal serves, and gone without a trace afterwards.</summary>
internal static class SqliteCopy
{
    private const string Mark = ".copy";
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    /// <summary>One consistent moment of the database (SQLite's online backup), in a single private file, without the rows of some tables.</summary>
    public static void Make(PortalDb db, string copy, params IEnumerable<LeftOutOfBackups> leftOut)
    {
        SealedFile.Create(copy).Dispose();
        using var from = new SqliteConnection(db.Database.GetConnectionString());
        using var to = Open(copy);
        from.Open();
        from.BackupDatabase(to);
        Run(to, "PRAGMA journal_mode=DELETE");
        Run(to, "PRAGMA secure_delete=ON");
        foreach (var left in leftOut) Run(to, $"DELETE FROM \"{left.Table}\"");
    }

    /// <summary>A name beside the database: the copy never leaves the portal's private folder.</summary>
    public static string NameBeside(string file) => $"{file}.{SecretCode.NewId():N}{Mark}";

    /// <summary>Copies that a process killed half-way left behind.</summary>
    public static void ForgetLeftovers(string file, DateTimeOffset now)
    {
        foreach (var left in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, $"{Path.GetFileName(file)}.*{Mark}"))
            if (now.UtcDateTime - File.GetLastWriteTimeUtc(left) > Forgotten) File.Delete(left);
    }

    /// <summary>
    /// Nobody else has the file open, and its journal is back in it: leaving the WAL mode asks for both.
    /// A file so damaged that it cannot be opened is served by nobody.
    /// </summary>
    public static bool IsAtRest(string file)
    {
        try
        {
            using var connection = Open(file);
            Run(connection, "PRAGMA busy_timeout=200");
            Run(connection, "PRAGMA journal_mode=DELETE");
            return true;
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is 5 or 6) // SQLITE_BUSY, SQLITE_LOCKED
        {
            return false;
        }
        catch (SqliteException)
        {
            return true;
        }
    }

    public static void Run(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the program only.
        command.CommandText = pragma;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 1 }.ToString());
        connection.Open();
        return connection;
    }
}
