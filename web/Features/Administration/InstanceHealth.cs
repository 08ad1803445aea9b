using System.Globalization;
using System.Reflection;

namespace ChildProtection.Features.Administration;

/// <summary>How this installation is: version, database, mail. Figures only.</summary>
public sealed class InstanceHealth(PortalDb db)
{
    private static readonly string[] Units = ["octets", "Ko", "Mo", "Go", "To"];

    /// <summary>Without the build's commit.</summary>
    public static string Version { get; } = typeof(InstanceHealth).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public string DatabaseKind => db.Database.IsNpgsql() ? "PostgreSQL" : "SQLite";

    /// <summary>The database’s size in bytes, as it says itself, and when the last mail went; one query for both.</summary>
    public async Task<(long Size, DateTimeOffset? LastMail)> ReadAsync()
    {
        var mails = db.Set<OutboxMail>();
        var size = db.Database.IsNpgsql()
            ? db.Database.SqlQuery<long>($"SELECT pg_database_size(current_database()) AS \"Value\"")
            : db.Database.SqlQuery<long>($"SELECT page_count * page_size AS \"Value\" FROM pragma_page_count(), pragma_page_size()");
        var found = await size.Select(bytes => new { Size = bytes, LastMail = mails.Max(mail => mail.SentAt) }).SingleAsync();
        return (found.Size, found.LastMail);
    }

    /// <summary>« 12,3 Mo », with powers of 1,024.</summary>
    public static string Size(long bytes)
    {
        var unit = 0;
        var size = (double)bytes;
        for (; size >= 1024 && unit < Units.Length - 1; unit++) size /= 1024;
        return $"{size.ToString(unit == 0 ? "0" : "0.#", CultureInfo.GetCultureInfo("fr-FR"))}\u00A0{Units[unit]}";
    }
}
