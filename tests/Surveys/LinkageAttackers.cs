using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChildProtection.Tests.Surveys;

/// <summary>Reads a copied database for every sign of the order in which rows came.</summary>
internal abstract class LinkageAttacker(DbConnection copy) : IAsyncDisposable
{
    /// <summary>The type of an id there.</summary>
    public abstract string IdType { get; }

    /// <summary>Every order in which the rows of the survey may have come.</summary>
    public abstract Task<List<List<Guid>>> OrdersAsync(string table, string column, Guid survey);

    /// <summary>What the copy itself must look like, whatever is matched.</summary>
    public virtual Task ProveLayoutAsync() => Task.CompletedTask;

    /// <summary>Each waiting sheet could be of any of so many people.</summary>
    public virtual Task ProveCrowdAsync(Guid survey, int least) => Task.CompletedTask;

    public async Task RunAsync(string sql)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<int> CountAsync(string table) => Convert.ToInt32((await RowsAsync($"SELECT COUNT(*) FROM \"{table}\"", reader => reader.GetInt64(0))).Single(), CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => copy.DisposeAsync();

    protected async Task<List<T>> RowsAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }

    private DbCommand Command(string sql)
    {
        var command = copy.CreateCommand();
#pragma warning disable CA2100 // Made by this test only.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}

/// <summary>As the table gives them, by hidden row number, by place in the file.</summary>
internal sealed partial class SqliteAttacker(SqliteConnection copy, string file) : LinkageAttacker(copy)
{
    public static async Task<LinkageAttacker> OpenAsync(string file)
    {
        var copy = new SqliteConnection($"Data Source={file};Pooling=False");
        await copy.OpenAsync();
        return new SqliteAttacker(copy, file);
    }

    public override string IdType => "TEXT";

    public override async Task<List<List<Guid>>> OrdersAsync(string table, string column, Guid survey)
    {
        var orders = new List<List<Guid>>();
        foreach (var order in new[] { "", " ORDER BY rowid" })
        {
            try
            {
                orders.Add(await RowsAsync($"SELECT \"{column}\" FROM \"{table}\" WHERE \"SurveyId\" = '{survey}' COLLATE NOCASE{order}", reader => reader.GetGuid(0)));
            }
            catch (SqliteException) // no such column: rowid
            {
            }
        }
        var bytes = await File.ReadAllTextAsync(file, System.Text.Encoding.Latin1);
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var match in Ids.EnumerateMatches(bytes)) places[bytes.Substring(match.Index, match.Length)] = match.Index;
        foreach (var id in orders[0]) // beside its survey's id: its own row, not another table's
            if (bytes.IndexOf($"{survey}{id}".ToUpperInvariant(), StringComparison.Ordinal) is var place and >= 0) places[id.ToString()] = place;
        orders.Add([.. orders[0].OrderBy(id => places.GetValueOrDefault(id.ToString()))]);
        return orders;
    }

    public override async Task ProveLayoutAsync() => Assert.Equal(5, Assert.Single(await RowsAsync(
        "SELECT COUNT(*) FROM sqlite_master WHERE name IN ('SurveyTurns', 'AnonymousAnswers', 'AnonymousTexts', 'AnswerBuffer', 'SurveyQuotes') AND sql LIKE '%WITHOUT ROWID%'", reader => reader.GetInt32(0))));

    [GeneratedRegex("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Ids { get; }
}

/// <summary>As the table gives them, by place, by the transaction that wrote them, and by the one that locked or ended them.</summary>
internal sealed class PostgresAttacker(NpgsqlConnection copy) : LinkageAttacker(copy)
{
    public static async Task<LinkageAttacker> OpenAsync(string connection)
    {
        var copy = new NpgsqlConnection(connection);
        await copy.OpenAsync();
        return new PostgresAttacker(copy);
    }

    public override string IdType => "uuid";

    public override async Task<List<List<Guid>>> OrdersAsync(string table, string column, Guid survey)
    {
        var orders = new List<List<Guid>>();
        foreach (var order in new[] { "", " ORDER BY ctid", " ORDER BY xmin::text::bigint, ctid", " ORDER BY xmax::text::bigint, xmin::text::bigint, ctid", " ORDER BY xmin::text::bigint, ctid DESC" })
            orders.Add(await RowsAsync($"SELECT \"{column}\" FROM \"{table}\" WHERE \"SurveyId\" = '{survey}'{order}", reader => reader.GetGuid(0)));
        return orders;
    }

    /// <summary>One row version for everything that was shaken.</summary>
    public override async Task ProveLayoutAsync()
    {
        foreach (var table in new[] { "SurveyTurns", "AnonymousAnswers", "SurveyQuotes" })
            Assert.Single(await RowsAsync($"SELECT DISTINCT xmin::text FROM \"{table}\"", reader => reader.GetString(0)));
    }

    /// <summary>A sheet was written with, or before, that many « a répondu » of one transaction or a later one.</summary>
    public override async Task ProveCrowdAsync(Guid survey, int least)
    {
        var turns = await RowsAsync($"SELECT xmin::text::bigint FROM \"SurveyTurns\" WHERE \"SurveyId\" = '{survey}'", reader => reader.GetInt64(0));
        foreach (var sheet in await RowsAsync($"SELECT xmin::text::bigint FROM \"AnswerBuffer\" WHERE \"SurveyId\" = '{survey}'", reader => reader.GetInt64(0)))
            Assert.True(turns.Count(turn => turn >= sheet) >= least, $"{turns.Count(turn => turn >= sheet)} of {turns.Count} may have written this sheet.");
    }
}
