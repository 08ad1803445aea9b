using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ChildProtection.Platform;

/// <summary>Looks, before the portal starts, whether a database holds the fictional people of the demonstration.</summary>
internal static class DemoData
{
    /// <summary>Changes nothing: SQLite is opened for reading, and a database that is not there yet is fine.</summary>
    public static async Task<IReadOnlyList<string>> ReasonsAsync(IHostEnvironment environment, IConfiguration configuration)
    {
        var connection = configuration["Database:ConnectionString"];
        var file = PortalDbSetup.FileOf(StorageFolder.PathOf(environment, configuration), connection);
        if (!PortalDbSetup.IsPostgres(connection) && !(File.Exists(file) && new FileInfo(file).Length > 0)) return [];

        try
        {
            await using var db = Open(connection, file);
            return await HasTableAsync(db) && await db.InstanceSettings.AnyAsync(setting => setting.Key == InstanceSetting.DemoData)
                ? ["The database holds demonstration data: start Production on an empty database."]
                : [];
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or TimeoutException)
        {
            return [$"The database cannot be opened ({Cause(failure)}): check Database:ConnectionString or Storage:Folder."];
        }
    }

    private static PortalDb Open(string? connection, string file) => PortalDbSetup.IsPostgres(connection)
        ? new PostgresPortalDb(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql(connection).Options)
        : new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()).Options);

    /// <summary>A database from before this table, or without any table yet, holds no demonstration.</summary>
    private static async Task<bool> HasTableAsync(PortalDb db)
    {
        var found = db.Database.IsNpgsql()
            ? db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" FROM information_schema.tables WHERE table_name = 'InstanceSettings'")
            : db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" FROM sqlite_master WHERE name = 'InstanceSettings'");
        return (await found.ToListAsync()).Count > 0;
    }

    /// <summary>The innermost kind: « SocketException » says more than « NpgsqlException », and no message quotes a password.</summary>
    private static string Cause(Exception failure) => failure.GetBaseException().GetType().Name;
}
