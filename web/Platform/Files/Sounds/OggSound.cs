using System.Buffers.Binary;

namespace ChildProtection.Platform.Files.Sounds;

/// <summary>Opus in Ogg (RFC 3533, RFC 7845), as Firefox and messaging applications record. Each page is checked by its sum; the comments are written empty.</summary>
internal static class OggSound
{
    private const int PacketsOfPage = 50;
    private const int SegmentBytes = 255;
    private const int MostSegments = 255;
    private const uint Serial = 1;

    public static CleanSound.Sound Of(ReadOnlySpan<byte> file)
    {
        var packets = Packets(file);
        if (packets.Count < 3 || !packets[1].AsSpan().StartsWith("OpusTags"u8)) throw CleanSound.Unreadable();
        var head = OpusSound.Head(packets[0]);
        using var made = new MemoryStream(file.Length);
        var (number, samples) = (0U, 0L);
        Write(made, [head], 0, number++, isFirst: true, isLast: false);
        Write(made, [[.. "OpusTags"u8, 8, 0, 0, 0, .. "nos-voix"u8, 0, 0, 0, 0]], 0, number++, isFirst: false, isLast: false);
        var page = new List<byte[]>();
        var segments = 0;
        for (var at = 2; at < packets.Count; at++)
        {
            var needs = (packets[at].Length / SegmentBytes) + 1;
            if (needs > MostSegments) throw CleanSound.Unreadable();
            if (page.Count == PacketsOfPage || segments + needs > MostSegments)
            {
                Write(made, page, samples, number++, isFirst: false, isLast: false);
                page.Clear();
                segments = 0;
            }
            page.Add(packets[at]);
            segments += needs;
            samples += OpusSound.Samples(packets[at]);
        }
        Write(made, page, samples, number, isFirst: false, isLast: true);
        return new CleanSound.Sound(made.ToArray(), "audio/ogg", TimeSpan.FromSeconds((double)samples / OpusSound.Rate));
    }

    /// <summary>Every page to the end of the file, of one stream, in order.</summary>
    private static List<byte[]> Packets(ReadOnlySpan<byte> file)
    {
        var (packets, begun) = (new List<byte[]>(), new List<byte>());
        var (expected, serial, isEnded) = (0U, 0U, false);
        var reader = new SoundBytes(file);
        while (!reader.IsAtEnd)
        {
            var start = reader.At;
            var head = reader.Take(27);
            var table = reader.Take(head[26]);
            var length = 0;
            foreach (var segment in table) length += segment;
            var body = reader.Take(length);
            var (flags, stream, number) = (head[5], BinaryPrimitives.ReadUInt32LittleEndian(head[14..]), BinaryPrimitives.ReadUInt32LittleEndian(head[18..]));
            if (expected == 0) serial = stream;
            var follows = (flags & 1) == 1 == begun.Count > 0 && (flags & 2) == 2 == (expected == 0);
            if (isEnded || !head.StartsWith("OggS"u8) || head[4] != 0 || stream != serial || number != expected++ || !follows || Sum(file[start..reader.At]) != BinaryPrimitives.ReadUInt32LittleEndian(head[22..])) throw CleanSound.Unreadable();
            isEnded = (flags & 4) == 4;
            foreach (var segment in table)
            {
                begun.AddRange(body[..segment]);
                body = body[segment..];
                if (segment == SegmentBytes) continue;
                packets.Add([.. begun]);
                begun.Clear();
            }
        }
        return begun.Count == 0 ? packets : throw CleanSound.Unreadable();
    }

    private static void Write(MemoryStream to, List<byte[]> packets, long samples, uint number, bool isFirst, bool isLast)
    {
        var table = packets.SelectMany(packet => Enumerable.Repeat((byte)SegmentBytes, packet.Length / SegmentBytes).Append((byte)(packet.Length % SegmentBytes))).ToArray();
        byte[] page = [.. "OggS"u8, 0, (byte)((isFirst ? 2 : 0) | (isLast ? 4 : 0)), .. new byte[20], (byte)table.Length, .. table, .. packets.SelectMany(packet => packet)];
        BinaryPrimitives.WriteInt64LittleEndian(page.AsSpan(6), samples);
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(14), Serial);
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(18), number);
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), Sum(page));
        to.Write(page);
    }

    /// <summary>The page’s own sum, its four bytes taken as zero.</summary>
    internal static uint Sum(ReadOnlySpan<byte> page)
    {
        var sum = 0U;
        for (var at = 0; at < page.Length; at++)
            sum = (sum << 8) ^ Table[(sum >> 24) ^ (at is >= 22 and < 26 ? 0U : page[at])];
        return sum;
    }

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(start =>
    {
        var sum = (uint)start << 24;
        for (var bit = 0; bit < 8; bit++) sum = (sum << 1) ^ ((sum & 0x80000000) == 0 ? 0 : 0x04C11DB7U);
        return sum;
    })];
}
