using System.Buffers.Binary;

namespace ChildProtection.Platform.Pictures;

/// <summary>
/// What the bytes of a picture say before any of it is unfolded: its size, how it is laid out, whether it is a second kind of
/// file as well. A decoder meets nothing that this has not let through.
/// </summary>
internal static class PictureShape
{
    /// <summary>Of what is unfolded whole, in points.</summary>
    public const long MostPoints = 24_000_000;

    /// <summary>Of a JPEG that unfolds line by line: what a telephone takes.</summary>
    public const long MostPointsByLine = 200_000_000;

    /// <summary>A picture is made clear in some ten steps; a thousand of them would take minutes.</summary>
    private const int MostSteps = 64;

    private const int Tail = 66_000;
    private const int Head = 1_024;

    /// <summary>Bytes that begin or make another kind of file: a picture that is also one of them is refused, whatever it shows.</summary>
    private static readonly byte[][] Written = [.. new[] { "<script", "<?php", "<html", "<svg", "<!doctype" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <param name="Width">In points.</param>
    /// <param name="Height">In points.</param>
    /// <param name="IsWhole">It unfolds whole, and not line by line.</param>
    public readonly record struct Size(int Width, int Height, bool IsWhole)
    {
        public bool IsTooLarge => (long)Width * Height > (IsWhole ? MostPoints : MostPointsByLine);
    }

    /// <summary>A page, a script, an archive or a document too.</summary>
    public static bool IsTwoFiles(ReadOnlySpan<byte> file)
    {
        if (file[..Math.Min(Head, file.Length)].IndexOf("%PDF-"u8) >= 0) return true;
        var tail = file[^Math.Min(Tail, file.Length)..];
        if (tail.IndexOf("PK\u0005\u0006"u8) >= 0 && file.IndexOf("PK\u0001\u0002"u8) >= 0) return true;
        if (file.IndexOf("Rar!\u001A\u0007"u8) >= 0 || file.IndexOf((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) >= 0) return true;
        for (var at = file.IndexOf((byte)'<'); at >= 0;)
        {
            var rest = file[at..];
            foreach (var word in Written)
                if (rest.Length >= word.Length && System.Text.Ascii.EqualsIgnoreCase(rest[..word.Length], word)) return true;
            var next = rest[1..].IndexOf((byte)'<');
            at = next < 0 ? -1 : at + 1 + next;
        }
        return false;
    }

    /// <summary>Of a JPEG, told by its segments; null when they make no sense or do not end.</summary>
    public static Size? OfJpeg(ReadOnlySpan<byte> file)
    {
        var (size, steps, at) = (default(Size?), 0, 2);
        while (at + 4 <= file.Length)
        {
            if (file[at] != 0xFF) return null;
            var marker = file[at + 1];
            if (marker == 0xFF) { at++; continue; }
            if (marker == 0xD9) return size;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8)) { at += 2; continue; }
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length) return null;
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                if (length < 8 || size is not null) return null;
                size = new(BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]), marker is not (0xC0 or 0xC1));
            }
            at += 2 + length;
            if (marker != 0xDA) continue;
            if (size is null || ++steps > MostSteps) return null;
            while (at + 1 < file.Length && (file[at] != 0xFF || file[at + 1] is 0x00 or (>= 0xD0 and <= 0xD7))) at++;
        }
        return at + 2 == file.Length && file[at] == 0xFF && file[at + 1] == 0xD9 ? size : null;
    }

    /// <summary>A PNG with what its points need and nothing else: no text, no colour profile that unfolds, no second picture, nothing after its end. Null when it is cut short.</summary>
    public static byte[]? BarePng(ReadOnlySpan<byte> file)
    {
        const int Signature = 8, Frame = 12;
        using var bare = new MemoryStream(file.Length);
        bare.Write(file[..Signature]);
        for (var at = Signature; at + Frame <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - Frame) return null;
            var chunk = file.Slice(at, (int)length + Frame);
            var name = chunk.Slice(4, 4);
            if (at == Signature != name.SequenceEqual("IHDR"u8)) return null;
            if (name.SequenceEqual("IHDR"u8) || name.SequenceEqual("PLTE"u8) || name.SequenceEqual("tRNS"u8) || name.SequenceEqual("IDAT"u8)) bare.Write(chunk);
            if (name.SequenceEqual("IEND"u8))
            {
                bare.Write(chunk);
                return length == 0 ? bare.ToArray() : null;
            }
            at += chunk.Length;
        }
        return null;
    }

    /// <summary>A WebP as long as it says, without what follows; null when it is cut short.</summary>
    public static byte[]? BareWebp(ReadOnlySpan<byte> file)
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L;
        return length > file.Length || length < 20 ? null : file[..(int)length].ToArray();
    }
}
