using System.Data.Common;

namespace ChildProtection.Platform;

/// <summary>Looks, before the portal starts, whether a database holds the fictional people of the demonstration.</summary>
internal static class DemoData
{
    /// <summary>Changes nothing: SQLite is opened for reading, and a database that is not there yet is fine.</summary>
    public static IReadOnlyList<string> Reasons(IHostEnvironment environment, IConfiguration configuration)
    {
        try
        {
            using var db = BareDb.Open(environment, configuration);
            return db is not null && db.Remembers(InstanceSetting.DemoData)
                ? ["The database holds demonstration data: start Production on an empty database."]
                : [];
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or TimeoutException)
        {
            return [$"The database cannot be opened ({Cause(failure)}): check Database:ConnectionString or Storage:Folder."];
        }
    }

    /// <summary>The innermost kind: « SocketException » says more than « NpgsqlException », and no message quotes a password.</summary>
    private static string Cause(Exception failure) => failure.GetBaseException().GetType().Name;
}
