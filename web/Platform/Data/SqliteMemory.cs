using SQLitePCL;

namespace ChildProtection.Platform.Data;

/// <summary>
/// SQLite counts every piece of memory it takes, for whoever asks, behind one lock for the whole process: sixteen requests at once
/// wait for it thousands of times a second. Nobody asks here (https://www.sqlite.org/malloc.html, SQLITE_CONFIG_MEMSTATUS).
/// </summary>
internal static class SqliteMemory
{
    /// <summary>Before the first connection of the process; later SQLite keeps what it does.</summary>
    public static void CountNothing()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }
}
