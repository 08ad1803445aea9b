using System.Data.Common;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChildProtection.Platform.Vaults;

/// <summary>
/// Seals the names and addresses written before the vault, and gives them their blind index: in small batches, again and
/// again until none is left, safe to stop and to run in two processes. Nothing to do: one look per column.
/// </summary>
internal sealed class SealClearText(PortalDb db, DirectoryKeys keys) : IStartTask
{
    private const int Batch = 200;
    private readonly ISqlGenerationHelper names = db.GetService<ISqlGenerationHelper>();

    public int Order => -1_900; // before an erasure replayed looks for an address

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var done = 0;
        foreach (var column in db.Model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredProperties()).Where(column => column.ClrType == typeof(string)))
        {
            if (column.Is(SealedColumns.Index)) done += await ReplaceAsync(column, column, BlindIndex.Prefix, keys.Index.Of);
            if (!column.Is(SealedColumns.Directory)) continue;
            var field = DirectoryTextSetup.FieldOf(column);
            if (column.FindAnnotation(SealedColumns.IndexedBy)?.Value is string indexed)
                done += await ReplaceAsync(column, column.DeclaringType.FindProperty(indexed)!, BlindIndex.Prefix, stored => keys.Index.Of(keys.Cipher.Open(field, stored)));
            done += await ReplaceAsync(column, column, DirectoryCipher.Prefix, clear => keys.Cipher.Seal(field, clear));
        }
        if (done == 0) return [];
        await db.EmptyJournalAsync();
        return [$"Vault: {done} names and addresses from an earlier version were sealed."];
    }

    /// <summary>Where <paramref name="to"/> lacks the prefix, puts there what is made of <paramref name="from"/>; returns how many.</summary>
    private async Task<int> ReplaceAsync(IProperty from, IProperty to, string prefix, Func<string, string> make)
    {
        var entity = (IEntityType)from.DeclaringType;
        if (entity.FindPrimaryKey() is not { Properties: [var key] }) throw new InvalidOperationException($"{entity.DisplayName()} needs a key of one column.");
        var (table, id, read, write) = (names.DelimitIdentifier(entity.GetTableName()!), Name(key), Name(from), Name(to));
        var total = 0;
        await db.Database.OpenConnectionAsync();
        try
        {
            for (; ; )
            {
                var rows = await ReadAsync($"SELECT {id}, {read} FROM {table} WHERE {read} IS NOT NULL AND ({write} IS NULL OR {write} NOT LIKE '{prefix}%') LIMIT {Batch}");
                if (rows.Count == 0) return total;
                foreach (var (row, text) in rows)
                {
                    // « = the text as read »: another process may have been faster.
                    await using var update = Command($"UPDATE {table} SET {write} = @made WHERE {id} = @id AND {read} = @text");
                    Add(update, "@made", make(text));
                    Add(update, "@id", row);
                    Add(update, "@text", text);
                    total += await update.ExecuteNonQueryAsync();
                }
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<List<(object Id, string Text)>> ReadAsync(string sql)
    {
        await using var select = Command(sql);
        await using var reader = await select.ExecuteReaderAsync();
        var rows = new List<(object, string)>();
        while (await reader.ReadAsync()) rows.Add((reader.GetValue(0), reader.GetString(1)));
        return rows;
    }

    private DbCommand Command(string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Table and column names of our own model, quoted; every value is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private string Name(IReadOnlyProperty column) => names.DelimitIdentifier(column.GetColumnName());
}
