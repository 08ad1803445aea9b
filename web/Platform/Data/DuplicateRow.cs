using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChildProtection.Platform.Data;

/// <summary>What the database's last guard says when two people do at the same instant what only one may do.</summary>
internal static class DuplicateRow
{
    private const int SqlitePrimaryKey = 1555; // SQLITE_CONSTRAINT_PRIMARYKEY
    private const int SqliteUnique = 2067; // SQLITE_CONSTRAINT_UNIQUE

    /// <summary>A key or a unique index refused the row. Any other failure is a fault, not a rule.</summary>
    public static bool IsDuplicate(this DbUpdateException failure) => failure.InnerException is DbException inner && inner.IsDuplicate();

    /// <summary>The same for a command that goes to the database without being saved first (<c>ExecuteUpdateAsync</c>).</summary>
    public static bool IsDuplicate(this DbException failure) => failure
        is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
        or SqliteException { SqliteExtendedErrorCode: SqlitePrimaryKey or SqliteUnique };
}
