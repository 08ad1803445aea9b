using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace ChildProtection.Features.Booklet.Printing;

/// <summary>
/// What Chromium leaves out of a tagged PDF (ISO 14289-1): the title and language as metadata, where each link leads in words,
/// and that drawings and page numbers are decoration (<see cref="PdfDecoration"/>).
/// </summary>
internal static partial class PdfAccess
{
    public static byte[] Complete(byte[] printed, PrintedBooklet booklet)
    {
        var file = PdfFile.Read(printed);
        var changed = new Dictionary<int, byte[]>();
        var titles = booklet.Parts.ToDictionary(part => part.Id, part => part.Title, StringComparer.Ordinal);
        foreach (var (number, bytes) in file.Objects)
        {
            var text = file.Text(number);
            if (text.Contains("/Subtype /Link", StringComparison.Ordinal)) changed[number] = With(bytes, $"/Contents {Written(Leads(text, titles))}");
            else if (text.Contains("/S /Strong", StringComparison.Ordinal)) changed[number] = Encoding.Latin1.GetBytes(text.Replace("/S /Strong", "/S /Span", StringComparison.Ordinal)); // a tag of PDF 2.0
        }
        foreach (var page in file.Pages)
        {
            var content = PdfFile.Reference(file.Text(page), "Contents");
            changed[content] = PdfDecoration.Mark(file.Objects[content]);
        }
        var metadata = file.Objects.Keys.Max() + 1;
        changed[file.Root] = With(file.Objects[file.Root], $"/Metadata {metadata} 0 R");
        changed[metadata] = Metadata(metadata, booklet);
        return file.With(changed);
    }

    /// <summary>« Qui fait quoi pour toi », « Appeler le 119 », « https://… ».</summary>
    private static string Leads(string link, Dictionary<string, string> titles)
    {
        if (Inside.Match(link) is { Success: true } inside) return titles.GetValueOrDefault(inside.Groups["name"].Value, inside.Groups["name"].Value);
        var address = Outside.Match(link) is { Success: true } outside ? outside.Groups["address"].Value.Replace("\\", "", StringComparison.Ordinal) : "";
        return address.Split(':', 2) switch
        {
            ["tel", var number] => $"Appeler le {number}",
            ["sms", var number] => $"Écrire un SMS au {number}",
            _ => address,
        };
    }

    /// <summary>The dictionary of an object with one more entry at its head.</summary>
    private static byte[] With(byte[] bytes, string entry)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var at = text.IndexOf("<<", StringComparison.Ordinal) + 2;
        return Encoding.Latin1.GetBytes($"{text[..at]}{entry}\n{text[at..]}");
    }

    private static string Written(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static byte[] Metadata(int number, PrintedBooklet booklet)
    {
        var title = SecurityElement.Escape(booklet.Title);
        var author = SecurityElement.Escape($"{booklet.Pack.PortalName}, {booklet.Pack.Name}");
        var xml = Encoding.UTF8.GetBytes($"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>
            <pdfuaid:part>1</pdfuaid:part>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """);
        return [.. Encoding.ASCII.GetBytes($"{number} 0 obj\n<</Type /Metadata\n/Subtype /XML\n/Length {xml.Length}>> stream\n"), .. xml, .. "\nendstream\nendobj\n"u8];
    }

    [GeneratedRegex(@"/Dest /(?<name>[^\s/<>\[\]()]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Inside { get; }

    [GeneratedRegex(@"/URI \((?<address>(\\.|[^\\)])*)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Outside { get; }
}
