using Microsoft.EntityFrameworkCore.Storage;

namespace ChildProtection.Platform.Data;

/// <summary>
/// What a start asks before it knows whether there is anything to do. Each question that EF translates costs a start some ten
/// milliseconds of processor; nearly all of these are answered « nothing to do ».
/// </summary>
internal static class FirstLook
{
    extension(PortalDb db)
    {
        /// <summary>Whether this question, without parameters and the same on both databases, has any row.</summary>
        public async Task<bool> FindsAsync(string sql) => await db.LookAsync(sql, key: null) is not (null or DBNull);

        /// <summary>What the installation knows under this key; null for nothing.</summary>
        public async Task<string?> FactAsync(string key) => await db.LookAsync("SELECT \"Value\" FROM \"InstanceSettings\" WHERE \"Key\" = @key", key) as string;

        private async Task<object?> LookAsync(string sql, string? key)
        {
            await db.Database.OpenConnectionAsync();
            try
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = sql;
                command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
                if (key is not null)
                {
                    var parameter = command.CreateParameter();
                    (parameter.ParameterName, parameter.Value) = ("@key", key);
                    command.Parameters.Add(parameter);
                }
                return await command.ExecuteScalarAsync();
            }
            finally
            {
                await db.Database.CloseConnectionAsync();
            }
        }
    }
}
