using System.Buffers.Binary;
using System.Data;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using ChildProtection.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Audit;

/// <summary>A line of the audit log as somebody who owns the database sees it, and may write it.</summary>
internal sealed record AuditRow(
    long Seq, DateTimeOffset At, Guid? ActorId, string ActorRole, string Action, Guid? PersonId, string? ObjectType, Guid? ObjectId, string? Reason,
    string Result, byte[] PreviousHash, byte[] Hash, byte[] Seal)
{
    /// <summary>The hash, computed from what AuditBytes documents and not by its code.</summary>
    public byte[] ComputeHash()
    {
        var bytes = new MemoryStream();
        bytes.WriteByte(1);
        Number(Seq);
        Number(At.UtcTicks);
        Id(ActorId);
        Text(ActorRole);
        Text(Action);
        Id(PersonId);
        Text(ObjectType);
        Id(ObjectId);
        Text(Reason);
        Text(Result);
        bytes.Write(PreviousHash);
        return SHA256.HashData(bytes.ToArray());

        void Number(long value)
        {
            Span<byte> eight = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(eight, value);
            bytes.Write(eight);
        }

        void Id(Guid? id)
        {
            bytes.WriteByte(id is null ? (byte)0 : (byte)1);
            if (id is { } value) bytes.Write(Convert.FromHexString(value.ToString("N")));
        }

        void Text(string? text)
        {
            Span<byte> four = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(four, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
            bytes.Write(four);
            bytes.Write(Encoding.UTF8.GetBytes(text ?? ""));
        }
    }
}

/// <summary>The tables of the log, read and written behind the portal's back, on either database.</summary>
internal sealed class AuditTable(PortalDb db)
{
    private static readonly string[] Columns =
        ["Seq", "At", "ActorId", "ActorRole", "Action", "PersonId", "ObjectType", "ObjectId", "Reason", "Result", "PreviousHash", "Hash", "Seal"];

    private bool IsPostgres => db.Database.IsNpgsql();

    /// <summary>What a superuser can do: the guards are gone until the next start.</summary>
    public async Task DropGuardsAsync()
    {
        foreach (var sql in IsPostgres
            ? ["""ALTER TABLE "AuditEntries" DISABLE TRIGGER USER""", """ALTER TABLE "AuditHead" DISABLE TRIGGER USER"""]
            : new[] { "AuditEntries_NoUpdate", "AuditEntries_NoDelete", "AuditEntries_InOrder", "AuditHead_NoDelete", "AuditHead_Forward" }.Select(name => $"DROP TRIGGER \"{name}\""))
            await db.Database.ExecuteSqlRawAsync(sql);
    }

    public async Task<(IReadOnlyList<AuditRow> Rows, long HeadSeq, byte[] HeadHash)> ReadAsync()
    {
        var rows = new List<AuditRow>();
        await using (var reader = await (await CommandAsync($"SELECT {Names} FROM \"AuditEntries\" ORDER BY \"Seq\"")).ExecuteReaderAsync())
            while (await reader.ReadAsync())
                rows.Add(new(reader.GetInt64(0), IsPostgres ? reader.GetFieldValue<DateTimeOffset>(1) : new(reader.GetInt64(1), TimeSpan.Zero), Id(reader, 2), reader.GetString(3),
                    reader.GetString(4), Id(reader, 5), Text(reader, 6), Id(reader, 7), Text(reader, 8), reader.GetString(9),
                    reader.GetFieldValue<byte[]>(10), reader.GetFieldValue<byte[]>(11), reader.GetFieldValue<byte[]>(12)));
        await using var head = await (await CommandAsync("SELECT \"Seq\", \"Hash\" FROM \"AuditHead\"")).ExecuteReaderAsync();
        return await head.ReadAsync() ? (rows, head.GetInt64(0), head.GetFieldValue<byte[]>(1)) : (rows, -1, []);
    }

    /// <summary>Makes the tables hold exactly this.</summary>
    public Task WriteAsync(IEnumerable<AuditRow> rows, long headSeq, byte[] headHash) => WriteAsync(rows, headSeq, () => headHash);

    /// <summary>The same, when the last hash is known only once the rows are there.</summary>
    public async Task WriteAsync(IEnumerable<AuditRow> rows, long headSeq, Func<byte[]> headHash)
    {
        var connection = await ConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await RunAsync("DELETE FROM \"AuditEntries\"", transaction);
        foreach (var row in rows)
            await RunAsync($"INSERT INTO \"AuditEntries\" ({Names}) VALUES ({string.Join(", ", Columns.Select((_, i) => $"@p{i}"))})", transaction,
                row.Seq, IsPostgres ? row.At : row.At.UtcTicks, IdValue(row.ActorId), row.ActorRole, row.Action, IdValue(row.PersonId), row.ObjectType, IdValue(row.ObjectId), row.Reason,
                row.Result, row.PreviousHash, row.Hash, row.Seal);
        await RunAsync("UPDATE \"AuditHead\" SET \"Seq\" = @p0, \"Hash\" = @p1", transaction, headSeq, headHash());
        await transaction.CommitAsync();
    }

    private static string Names => string.Join(", ", Columns.Select(column => $"\"{column}\""));

    private async Task RunAsync(string sql, DbTransaction transaction, params object?[] values)
    {
        await using var command = await CommandAsync(sql);
        command.Transaction = transaction;
        foreach (var (i, value) in values.Index())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"p{i}", value ?? DBNull.Value);
            if (value is null && IsPostgres) parameter.DbType = Columns[i] is "ActorId" or "PersonId" or "ObjectId" ? DbType.Guid : DbType.String;
            command.Parameters.Add(parameter);
        }
        await command.ExecuteNonQueryAsync();
    }

    private async Task<DbCommand> CommandAsync(string sql)
    {
        var command = (await ConnectionAsync()).CreateCommand();
#pragma warning disable CA2100 // Constant names of columns, no value.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private async Task<DbConnection> ConnectionAsync()
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open) await db.Database.OpenConnectionAsync();
        return connection;
    }

    private object? IdValue(Guid? id) => id is null ? null : IsPostgres ? id.Value : id.Value.ToString().ToUpperInvariant();

    private static Guid? Id(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetGuid(column);

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
