using System.Globalization;

namespace ChildProtection.Platform.Audit;

/// <summary>
/// A closed segment: an entry of the log itself which says that the entries up to one number, old enough, are removed
/// (CNIL 2021-122: logs are not kept for ever). Its reason is that number; the hash of the last removed entry stays as the
/// « previous hash » of the first one that remains. Sealed like every entry, so nobody makes one with the database alone.
/// </summary>
internal static class AuditCheckpoint
{
    public const string Code = "audit.checkpoint";

    /// <summary>Nothing younger is ever removed, whatever the configuration says: six months, the CNIL's minimum. The database's guards know it too.</summary>
    public const int DaysKeptAtLeast = 180;

    public static readonly AuditAction Action = new(Code, "a effacé les lignes trop anciennes du journal");

    public static string Reason(long lastRemoved) => lastRemoved.ToString(CultureInfo.InvariantCulture);

    /// <summary>The last entry that this checkpoint removed; null for any other entry.</summary>
    public static long? LastRemoved(AuditEntry entry) =>
        entry.Action == Code && long.TryParse(entry.Reason, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;
}
