using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Canaries;

/// <summary>Looks for what was planted wherever the portal leaves words, and says where it must not be.</summary>
internal sealed partial class CanarySearch(CanaryBook book)
{
    private readonly List<Sighting> sightings = [];

    /// <summary>What is where it must not be.</summary>
    public IReadOnlyList<Sighting> Faults => [.. sightings.Where(sighting => !sighting.Canary.MayBe(sighting.Spot, sighting.Who)).Distinct()];

    /// <summary>What is where it may be: none at all would mean that the search is blind.</summary>
    public int Expected => sightings.Count(sighting => sighting.Canary.MayBe(sighting.Spot, sighting.Who));

    /// <summary>The kinds that somebody was rightly shown.</summary>
    public IReadOnlySet<CanaryKind> Shown => sightings.Where(one => one.Spot is Spot.Page && one.Canary.MayBe(one.Spot, one.Who)).Select(one => one.Canary.Kind).ToHashSet();

    /// <summary>Whether one of its readers was shown this one.</summary>
    public bool IsShown(Canary canary) => sightings.Any(one => one.Canary == canary && one.Spot is Spot.Page && canary.MayBe(one.Spot, one.Who));

    /// <summary>Whether anybody was shown this one.</summary>
    public bool WasSeen(Canary canary) => sightings.Any(one => one.Canary == canary && one.Spot is Spot.Page);

    /// <summary>How much was looked at, in characters or bytes, by spot.</summary>
    public Dictionary<string, long> Looked { get; } = [];

    public void Exchanges(IEnumerable<Exchange> exchanges)
    {
        foreach (var (who, method, address, status, location, headers, type, mayBeKept, body) in exchanges)
        {
            var what = $"{method} {Short(address)} ({status})";
            Text(Spot.Address, who, what, $"{address} {WebUtility.UrlDecode(address)}");
            if (location is not null) Text(Spot.Redirection, who, what, $"{location} {WebUtility.UrlDecode(location)}");
            foreach (var (name, value) in headers.Where(header => header.Key != "Location"))
                Text(name == "Set-Cookie" ? Spot.Cookie : Spot.Header, who, $"{what} {name}", $"{value} {WebUtility.UrlDecode(value)}");
            if (type == "text/html") foreach (Match title in Title.Matches(body)) Text(Spot.Title, who, what, WebUtility.HtmlDecode(title.Value));
            if (Text(Spot.Page, who, what, body) > 0 && mayBeKept) Text(Spot.PageMadeToKeep, who, what, body);
        }
    }

    public void Mails(IEnumerable<(string Recipient, string Subject, string Body)> mails)
    {
        foreach (var (recipient, subject, body) in mails)
        {
            Text(Spot.MailRecipient, recipient, "To", recipient);
            Text(Spot.MailSubject, recipient, "Subject", subject);
            Text(Spot.MailBody, recipient, "body", body);
        }
    }

    public void Log(IEnumerable<string> lines)
    {
        foreach (var line in lines) Text(Spot.Log, "the log", Short(line), line);
    }

    /// <summary>Every file below this folder, names included.</summary>
    public void Files(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            Text(Spot.File, "the disk", "a name", Path.GetRelativePath(folder, file));
            if (new FileInfo(file) is { Length: 0 } or { LinkTarget: not null }) continue; // a pipe of the runtime, which would never end; a browser’s socket
            try
            {
                using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                var bytes = new byte[open.Length];
                open.ReadExactly(bytes);
                Bytes(Path.GetFileName(file).Contains(".db", StringComparison.Ordinal) ? Spot.Database : Spot.File, Path.GetFileName(file), bytes);
            }
            catch (Exception gone) when (gone is FileNotFoundException or EndOfStreamException)
            {
                // A journal that closed meanwhile.
            }
        }
    }

    /// <summary>Every value of every row of every table, as a dump would carry it.</summary>
    public async Task TablesAsync(Portal portal) => await portal.WithDbAsync(async db =>
    {
        var isSqlite = db.Database.IsSqlite();
        if (isSqlite) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        await db.Database.OpenConnectionAsync();
        var tables = await ColumnAsync(isSqlite ? "SELECT name FROM sqlite_master WHERE type = 'table'" : "SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public'");
        foreach (var table in tables) await ColumnAsync($"SELECT * FROM {(isSqlite ? $"\"{table}\"" : table)}", table);
        Assert.True(tables.Count > 10, "The tables were not found.");
        return 0;

        async Task<List<string>> ColumnAsync(string sql, string? table = null)
        {
            var first = new List<string>();
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Names that the database itself just gave.
            command.CommandText = sql;
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                if (table is null) first.Add(reader.GetString(0));
                else
                    for (var column = 0; column < reader.FieldCount; column++)
                        if (reader.GetValue(column) is byte[] bytes) Bytes(Spot.Database, $"{table}.{reader.GetName(column)}", bytes);
                        else Text(Spot.Database, "the database", $"{table}.{reader.GetName(column)}", Convert.ToString(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture) ?? "");
            }
            return first;
        }
    });

    private void Bytes(Spot spot, string where, byte[] bytes)
    {
        Looked[spot.ToString()] = Looked.GetValueOrDefault(spot.ToString()) + bytes.Length;
        foreach (var canary in book.In(bytes)) sightings.Add(new(canary, spot, "the disk", where));
    }

    private int Text(Spot spot, string who, string where, string text)
    {
        Looked[spot.ToString()] = Looked.GetValueOrDefault(spot.ToString()) + Encoding.UTF8.GetByteCount(text);
        var found = book.In(text);
        foreach (var canary in found) sightings.Add(new(canary, spot, who, where));
        return found.Count;
    }

    private static string Short(string text) => text.Replace("https://localhost", "", StringComparison.Ordinal) is { Length: > 140 } longer ? longer[..140] : text.Replace("https://localhost", "", StringComparison.Ordinal);

    [GeneratedRegex("<title>[^<]*</title>", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Title { get; }
}
