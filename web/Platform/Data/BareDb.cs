using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChildProtection.Platform.Data;

/// <summary>
/// A database as it is, before the portal has keys or services: for start checks. Nothing is made or changed, and EF is not
/// asked: it would make its model twice, half a second of each start.
/// </summary>
internal sealed class BareDb : IDisposable
{
    private readonly DbConnection connection;

    private BareDb(DbConnection connection)
    {
        this.connection = connection;
        connection.Open();
    }

    /// <summary>SQLite is opened for reading; null when there is no database yet.</summary>
    /// <exception cref="DbException">It cannot be opened.</exception>
    public static BareDb? Open(IHostEnvironment environment, IConfiguration configuration)
    {
        var named = configuration["Database:ConnectionString"];
        if (PortalDbSetup.IsPostgres(named)) return new BareDb(new NpgsqlConnection(named));
        var file = PortalDbSetup.FileOf(StorageFolder.PathOf(environment, configuration), named);
        if (!File.Exists(file) || new FileInfo(file).Length == 0) return null;
        return new BareDb(new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()));
    }

    /// <summary>A database from before this table, or without any table yet, holds nothing of it.</summary>
    public bool HasTable(string table) => connection is NpgsqlConnection
        ? Numbers("SELECT 1 FROM information_schema.tables WHERE table_name = @value", table).Count > 0
        : Numbers("SELECT 1 FROM sqlite_master WHERE name = @value", table).Count > 0;

    /// <summary>Whether the instance remembers something under this key; false when nothing is remembered yet.</summary>
    public bool Remembers(string key) => HasTable("InstanceSettings") && Numbers("SELECT 1 FROM \"InstanceSettings\" WHERE \"Key\" = @value", key).Count > 0;

    /// <summary>The first column of each row, which is a number; « @value » in the question is the value.</summary>
    public IReadOnlyList<int> Numbers(string question, string value = "")
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // every question is a constant of the portal's own; what varies is its parameter
        command.CommandText = question;
#pragma warning restore CA2100
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@value", value);
        command.Parameters.Add(parameter);
        using var rows = command.ExecuteReader();
        var numbers = new List<int>();
        while (rows.Read()) numbers.Add(Convert.ToInt32(rows.GetValue(0), CultureInfo.InvariantCulture));
        return numbers;
    }

    public void Dispose() => connection.Dispose();
}
