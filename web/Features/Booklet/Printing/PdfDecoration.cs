using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ChildProtection.Features.Booklet.Printing;

/// <summary>
/// Marks as decoration (« Artifact ») all that Chromium draws on a page without saying what it is: backgrounds, frames,
/// drawings hidden from reading programs, page numbers. Chromium writes one instruction a line.
/// </summary>
internal static class PdfDecoration
{
    private const string Begin = "/Artifact BMC";
    private const string End = "EMC";

    private static readonly HashSet<string> Builds = new(StringComparer.Ordinal) { "m", "l", "c", "v", "y", "h", "re" };
    private static readonly HashSet<string> Paints = new(StringComparer.Ordinal) { "f", "f*", "F", "S", "s", "B", "B*", "b", "b*" };

    /// <summary>The object of a page’s content, marked.</summary>
    /// <exception cref="FormatException">Written otherwise than Chromium does.</exception>
    public static byte[] Mark(byte[] content)
    {
        var (number, instructions) = Open(content);
        var marked = new StringBuilder();
        var held = new List<string>(); // a shape, or letters, not painted yet
        var depth = 0;
        var isText = false;
        foreach (var line in instructions.Split('\n'))
        {
            var operation = line[(line.LastIndexOf(' ') + 1)..];
            if (depth > 0 || (operation is "BDC" or "BMC" && !isText))
            {
                depth += operation is "BDC" or "BMC" ? 1 : operation == "EMC" ? -1 : 0;
                Append(line);
            }
            else if (isText || operation == "BT")
            {
                isText = operation != "ET";
                held.Add(line);
                if (!isText) Release(isMarked: !held.Exists(text => text.EndsWith("BDC", StringComparison.Ordinal)));
            }
            else if (Builds.Contains(operation)) held.Add(line);
            else
            {
                held.Add(line);
                Release(isMarked: Paints.Contains(operation) || operation is "Do" or "sh");
            }
        }
        if (depth != 0 || isText || held.Count > 0) throw new FormatException("The content of a page does not end as it begins.");
        return Close(number, marked.ToString().TrimEnd('\n'));

        void Append(string line) => marked.Append(line).Append('\n');

        void Release(bool isMarked)
        {
            if (isMarked) Append(Begin);
            held.ForEach(Append);
            if (isMarked) Append(End);
            held.Clear();
        }
    }

    private static (string Number, string Instructions) Open(byte[] content)
    {
        var text = Encoding.Latin1.GetString(content);
        var start = text.IndexOf("stream\n", StringComparison.Ordinal) + "stream\n".Length;
        var end = text.LastIndexOf("\nendstream", StringComparison.Ordinal);
        if (start < "stream\n".Length || end < start) throw new FormatException("A page without content.");
        if (!text[..start].Contains("/FlateDecode", StringComparison.Ordinal)) return (text[..text.IndexOf(' ')], text[start..end]);
        using var packed = new ZLibStream(new MemoryStream(content, start, end - start), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return (text[..text.IndexOf(' ')], Encoding.Latin1.GetString(plain.ToArray()));
    }

    private static byte[] Close(string number, string instructions)
    {
        using var packed = new MemoryStream();
        using (var pack = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) pack.Write(Encoding.Latin1.GetBytes(instructions));
        var head = string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n<</Filter /FlateDecode\n/Length {packed.Length}>> stream\n");
        return [.. Encoding.ASCII.GetBytes(head), .. packed.ToArray(), .. "\nendstream\nendobj\n"u8];
    }
}
