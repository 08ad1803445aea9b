using Microsoft.Data.Sqlite;

namespace ChildProtection.Platform.Data;

/// <summary>A database as it is, before the portal has keys or services: for start checks. Nothing is made or changed.</summary>
internal static class BareDb
{
    /// <summary>SQLite is opened for reading; null when there is no database yet.</summary>
    public static PortalDb? Open(IHostEnvironment environment, IConfiguration configuration)
    {
        var connection = configuration["Database:ConnectionString"];
        if (PortalDbSetup.IsPostgres(connection)) return new PostgresPortalDb(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql(connection).Options);
        var file = PortalDbSetup.FileOf(StorageFolder.PathOf(environment, configuration), connection);
        if (!File.Exists(file) || new FileInfo(file).Length == 0) return null;
        var sqlite = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
        return new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite(sqlite).Options);
    }

    /// <summary>A database from before this table, or without any table yet, holds nothing of it.</summary>
    public static bool HasTable(PortalDb db, string table) => (db.Database.IsNpgsql()
        ? db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" FROM information_schema.tables WHERE table_name = {table}")
        : db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" FROM sqlite_master WHERE name = {table}")).AsEnumerable().Any();
}
