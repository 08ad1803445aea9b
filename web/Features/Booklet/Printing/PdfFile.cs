using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ChildProtection.Features.Booklet.Printing;

/// <summary>
/// A PDF as Chromium writes it (PDF 1.4, one plain table of numbered objects): how many pages, where each title is, and what
/// must be said beside it so that reading programs treat it as an accessible document. Not a reader for other people’s files.
/// </summary>
public sealed partial class PdfFile
{
    private readonly SortedDictionary<int, byte[]> objects;
    private readonly byte[] head;
    private readonly string trailer;
    private readonly List<int> pages = [];

    private PdfFile(byte[] head, SortedDictionary<int, byte[]> objects, string trailer)
    {
        (this.head, this.objects, this.trailer) = (head, objects, trailer);
        Walk(Reference(Text(Root), "Pages"));
    }

    public int PageCount => pages.Count;

    internal int Root => Reference(trailer, "Root");

    internal IReadOnlyList<int> Pages => pages;

    internal IReadOnlyDictionary<int, byte[]> Objects => objects;

    /// <exception cref="FormatException">Not such a file.</exception>
    public static PdfFile Read(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var table = StartOfTable.Match(text, Math.Max(0, text.Length - 64)) is { Success: true } end ? Number(end.Groups["at"].Value) : -1;
        if (!text.StartsWith("%PDF-", StringComparison.Ordinal) || table < 0 || table >= text.Length || string.CompareOrdinal(text, table, "xref", 0, 4) != 0)
            throw new FormatException("Not a PDF with a plain table.");

        var lines = TableLine.Matches(text[table..]);
        if (Section.Match(text, table) is not { Success: true, Index: var at } || at != table) throw new FormatException("A table in several parts.");
        var starts = lines.Select((line, number) => (Number: number, At: Number(line.Groups["at"].Value), IsUsed: line.Groups["kind"].Value == "n")).Where(line => line.IsUsed).OrderBy(line => line.At).ToList();
        if (starts.Count == 0) throw new FormatException("An empty table.");
        var found = new SortedDictionary<int, byte[]>();
        for (var n = 0; n < starts.Count; n++)
            found[starts[n].Number] = bytes[starts[n].At..(n + 1 < starts.Count ? starts[n + 1].At : table)];
        return new PdfFile(bytes[..starts[0].At], found, text[text.IndexOf("trailer", table, StringComparison.Ordinal)..]);
    }

    /// <summary>The page, from 1, of what some link of the file leads to; null when no link does.</summary>
    public int? PageOf(string name) =>
        Regex.Match(Text(Reference(Text(Root), "Dests")), $@"/{Regex.Escape(name)}\s*\[\s*(?<page>\d+) 0 R", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)) is { Success: true } found
        && pages.IndexOf(Number(found.Groups["page"].Value)) is >= 0 and var place ? place + 1 : null;

    /// <summary>What an object says, up to its data if it has some.</summary>
    internal string Text(int number) =>
        objects.TryGetValue(number, out var bytes) ? Encoding.Latin1.GetString(bytes) is var all && all.IndexOf("stream\n", StringComparison.Ordinal) is > 0 and var data ? all[..data] : all : throw new FormatException($"No object {number}.");

    internal static int Reference(string text, string key) =>
        Regex.Match(text, $@"/{key} (?<number>\d+) 0 R", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)) is { Success: true } found ? Number(found.Groups["number"].Value) : throw new FormatException($"No /{key}.");

    /// <summary>The same file with these objects in place of theirs, or added.</summary>
    internal byte[] With(IReadOnlyDictionary<int, byte[]> changed)
    {
        foreach (var (number, bytes) in changed) objects[number] = bytes;
        using var file = new MemoryStream();
        file.Write(head);
        var table = new StringBuilder($"xref\n0 {objects.Keys.Max() + 1}\n0000000000 65535 f \n");
        for (var number = 1; number <= objects.Keys.Max(); number++)
        {
            table.Append(objects.ContainsKey(number) ? string.Create(CultureInfo.InvariantCulture, $"{file.Position:D10} 00000 n \n") : "0000000000 65535 f \n");
            if (objects.TryGetValue(number, out var bytes)) file.Write(bytes);
        }
        var start = file.Position;
        file.Write(Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"{table}trailer\n<</Size {objects.Keys.Max() + 1}\n/Root {Root} 0 R\n/Info {Reference(trailer, "Info")} 0 R>>\nstartxref\n{start}\n%%EOF\n")));
        return file.ToArray();
    }

    private void Walk(int node)
    {
        if (pages.Count > 5_000) throw new FormatException("Too many pages.");
        var text = Text(node);
        if (Kids.Match(text) is not { Success: true } kids) pages.Add(node);
        else foreach (Match kid in Kid.Matches(kids.Groups["kids"].Value)) Walk(Number(kid.Groups["number"].Value));
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"startxref\s+(?<at>[0-9]{1,9})\s+%%EOF", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex StartOfTable { get; }

    [GeneratedRegex(@"xref\n0 [0-9]+\n[0-9]{10} ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Section { get; }

    [GeneratedRegex(@"(?<at>[0-9]{10}) [0-9]{5} (?<kind>[nf]) ?\r?\n", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TableLine { get; }

    [GeneratedRegex(@"/Kids\s*\[(?<kids>[^\]]*)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Kids { get; }

    [GeneratedRegex("(?<number>[0-9]+) 0 R", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Kid { get; }
}
