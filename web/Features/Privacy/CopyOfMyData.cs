using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Privacy;

/// <summary>The copy one takes away: a page to read and a file for machines (RGPD art. 15 and 20), made while one waits.</summary>
public sealed class CopyOfMyData(IReadOnlyList<GatherMyData.Part> parts, TimeZoneInfo zone, HtmlEncoder html, bool isYoung)
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>« mes-donnees.html » and « mes-donnees.json » in one zip file.</summary>
    public byte[] Zip(DateTimeOffset now)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "mes-donnees.html", Page(now));
            Write(zip, "mes-donnees.json", Machine(now));
        }
        return bytes.ToArray();
    }

    /// <summary>A value in French, as on the page.</summary>
    public static string Words(PersonalColumn column, object? value, TimeZoneInfo zone, bool isYoung) => value switch
    {
        null => "—",
        _ when column.Words is { } words => words(value).To(isYoung),
        DateTimeOffset moment => TimeZoneInfo.ConvertTime(moment, zone).InWords(),
        DateOnly day => day.InWords(),
        bool yes => yes ? "oui" : "non",
        IFormattable number => number.ToString(null, French),
        _ => value.ToString() ?? "—",
    };

    /// <summary>Said where a list is not whole.</summary>
    public static Said Cut(int count) => new(
        $"Il y en a d’autres. Ici : les {count.ToString("N0", French)} plus récents. Pour avoir le reste, fais une demande.",
        $"Il y en a d’autres. Ici : les {count.ToString("N0", French)} plus récents. Pour avoir le reste, faites une demande.");

    public string Machine(DateTimeOffset now) => JsonSerializer.Serialize(new
    {
        madeAt = now,
        parts = parts.Select(part => new
        {
            code = part.Module.Code,
            tables = part.Tables.Select(rows => new { table = rows.Table.Entity.Name, title = rows.Table.Title, isCut = rows.IsCut, leftOut = rows.Table.LeftOut?.To(isYoung), rows = rows.Rows }),
        }),
    }, Json);

    public string Page(DateTimeOffset now)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Copie</title></head>\n<body><main>");
        page.Append(French, $"<h1>{(isYoung ? "Tes données" : "Vos données")}</h1>\n");
        page.Append(French, $"<p>Copie du {html.Encode(TimeZoneInfo.ConvertTime(now, zone).InWords())}. {(isYoung ? "Garde-la" : "Gardez-la")} dans un endroit sûr.</p>\n");
        foreach (var part in parts)
        {
            page.Append(French, $"<h2>{html.Encode(part.Module.Title.To(isYoung))}</h2>\n");
            foreach (var rows in part.Tables) Append(page, rows);
        }
        return page.Append("</main></body></html>\n").ToString();
    }

    private void Append(StringBuilder page, PersonalRows rows)
    {
        page.Append(French, $"<h3>{html.Encode(rows.Table.Title)}</h3>\n");
        if (rows.Table.LeftOut is { } leftOut) page.Append(French, $"<p>{html.Encode(leftOut.To(isYoung))}</p>\n");
        if (rows.Rows.Count == 0) page.Append("<p>Rien.</p>\n");
        if (rows.IsCut) page.Append(French, $"<p>{html.Encode(Cut(rows.Rows.Count).To(isYoung))}</p>\n");
        foreach (var row in rows.Rows)
        {
            page.Append("<dl>");
            foreach (var (name, value) in row)
            {
                var column = rows.Table.Columns[name];
                page.Append(French, $"<dt>{html.Encode(column.Label)}</dt><dd>{html.Encode(Words(column, value, zone, isYoung))}</dd>");
            }
            page.Append("</dl><hr>\n");
        }
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var file = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        file.Write(Encoding.UTF8.GetBytes(text));
    }
}
