using System.Security.Cryptography;
using Npgsql;

namespace ChildProtection.Tests.Support;

/// <summary>A database of its own for one portal under test, gone afterwards.</summary>
internal interface ITestDatabase : IDisposable
{
    /// <summary>What « Database:ConnectionString » gets; empty for the SQLite file in the storage folder.</summary>
    string ConnectionString { get; }

    /// <summary>Puts the tables there, where they are in a file of the portal's folder.</summary>
    void PrepareIn(string folder) { }
}

/// <summary>The file « portal.db » in the portal's own fresh folder; it leaves with the folder.</summary>
internal sealed class SqliteFile : ITestDatabase
{
    public string ConnectionString => "";

    public void PrepareIn(string folder) => MigratedDatabases.CopyTo(Path.Combine(folder, "portal.db"));

    public void Dispose() { }
}

/// <summary>A fresh database on the server named by NOSVOIX_PG.</summary>
internal sealed class PostgresDatabase : ITestDatabase
{
    public const string Variable = "NOSVOIX_PG";
    private readonly string server;
    private readonly string name;

    /// <param name="own">A name: small letters, digits and _; without it a random name.</param>
    /// <param name="template">A database to copy.</param>
    public PostgresDatabase(string? own = null, string template = "template0")
    {
        name = own ?? $"nosvoix_{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        server = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : throw new InvalidOperationException(
            $"{Variable} names no PostgreSQL server. Run the tests with « bash tests/run »: it starts one.");
        Run($"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'");
    }

    /// <summary>With all the portal's tables, empty.</summary>
    public static PostgresDatabase WithTables() => new(template: MigratedDatabases.Template);

    public string Name => name;

    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 30, IncludeErrorDetail = true }.ToString();

    public void Dispose()
    {
        using (var pool = new NpgsqlConnection(ConnectionString)) NpgsqlConnection.ClearPool(pool);
        Run($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private void Run(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text holds a random name made here, nothing from outside.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
