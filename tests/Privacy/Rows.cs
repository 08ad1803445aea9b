using System.Globalization;
using ChildProtection.Platform.Data;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Privacy;

/// <summary>Every table of the schema as the database holds it: a table that comes tomorrow is walked too.</summary>
internal static class Rows
{
    /// <summary>The tables, by name, with their entity.</summary>
    public static IReadOnlyDictionary<string, Type> Tables(this Portal portal)
    {
        using var scope = portal.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<PortalDb>().Model.GetEntityTypes().Where(entity => !entity.IsOwned() && entity.GetTableName() is not null)
            .GroupBy(entity => entity.GetTableName()!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().ClrType, StringComparer.Ordinal);
    }

    public static Task<IReadOnlyDictionary<string, long>> CountRowsAsync(this Portal portal) => CountAsync(portal, [.. portal.Tables().Keys]);

    /// <summary>Every value of every row: the table, the column and the value as it is stored.</summary>
    public static Task<List<(string Table, string Column, object Value)>> ValuesAsync(this Portal portal) => portal.WithDbAsync(async db =>
    {
        var values = new List<(string Table, string Column, object Value)>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in portal.Tables().Keys)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The name of a table of the model.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                for (var i = 0; i < reader.FieldCount; i++)
                    if (!reader.IsDBNull(i)) values.Add((table, reader.GetName(i), reader.GetValue(i)));
        }
        return values;
    });

    /// <summary>The columns, as « Table.Column », whose value is or holds one of these ids.</summary>
    public static IReadOnlyList<string> Naming(this IEnumerable<(string Table, string Column, object Value)> values, params Guid[] people) =>
    [
        .. values.Where(value => people.Any(person => Convert.ToString(value.Value, CultureInfo.InvariantCulture)!.Contains(person.ToString(), StringComparison.OrdinalIgnoreCase)))
            .Select(value => $"{value.Table}.{value.Column}").Distinct().Order(StringComparer.Ordinal),
    ];

    private static Task<IReadOnlyDictionary<string, long>> CountAsync(Portal portal, IReadOnlyList<string> tables) => portal.WithDbAsync(async db =>
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
#pragma warning disable EF1002 // The name of a table of the model.
            counts[table] = (await db.Database.SqlQueryRaw<long>($"SELECT COUNT(*) AS \"Value\" FROM \"{table}\"").ToListAsync())[0];
#pragma warning restore EF1002
        return (IReadOnlyDictionary<string, long>)counts;
    });
}
