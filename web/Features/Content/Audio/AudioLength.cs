using System.Buffers.Binary;

namespace ChildProtection.Features.Content;

/// <summary>How long a recording lasts, as its own file says: Ogg (Opus, Vorbis), MP3, MPEG-4. Whatever it cannot read is null, never an error.</summary>
internal static class AudioLength
{
    private const int MostBytes = 16 * 1024 * 1024;
    private const int OpusRate = 48_000;

    private static readonly int[] Rates = [44_100, 48_000, 32_000];
    private static readonly int[] Mpeg1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Mpeg2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    public static TimeSpan? Of(string file)
    {
        if (new FileInfo(file).Length > MostBytes) return null;
        return Read(File.ReadAllBytes(file), Path.GetExtension(file).ToLowerInvariant()) is { } seconds and > 0 and < 36_000 ? TimeSpan.FromSeconds(seconds) : null;
    }

    internal static double? Read(ReadOnlySpan<byte> bytes, string ending) => ending switch
    {
        ".ogg" => Ogg(bytes),
        ".m4a" => Mpeg4(bytes),
        _ => Mp3(bytes),
    };

    /// <summary>The position of the last page, in samples.</summary>
    private static double? Ogg(ReadOnlySpan<byte> bytes)
    {
        var (last, opus, vorbis) = (bytes.LastIndexOf("OggS"u8), bytes.IndexOf("OpusHead"u8), bytes.IndexOf("\u0001vorbis"u8));
        if (last < 0 || bytes.Length < last + 14) return null;
        var samples = BinaryPrimitives.ReadInt64LittleEndian(bytes[(last + 6)..]);
        if (opus >= 0 && bytes.Length >= opus + 12) return (samples - BinaryPrimitives.ReadUInt16LittleEndian(bytes[(opus + 10)..])) / (double)OpusRate;
        if (vorbis < 0 || bytes.Length < vorbis + 16) return null;
        var rate = BinaryPrimitives.ReadInt32LittleEndian(bytes[(vorbis + 12)..]);
        return rate > 0 ? samples / (double)rate : null;
    }

    /// <summary>« mvhd »: a scale and a duration.</summary>
    private static double? Mpeg4(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOf("mvhd"u8) + 4;
        if (at < 4 || bytes.Length < at + 32) return null;
        var isLong = bytes[at] == 1;
        var scale = BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + (isLong ? 20 : 12))..]);
        var duration = isLong ? BinaryPrimitives.ReadUInt64BigEndian(bytes[(at + 24)..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 16)..]);
        return scale > 0 ? duration / (double)scale : null;
    }

    /// <summary>From the first frame: how many there are when it says so (« Xing », « Info »), else the constant rate.</summary>
    private static double? Mp3(ReadOnlySpan<byte> bytes)
    {
        var start = 0;
        if (bytes.StartsWith("ID3"u8) && bytes.Length > 10) start = 10 + (bytes[6] << 21 | bytes[7] << 14 | bytes[8] << 7 | bytes[9]);
        for (var at = start; at + 4 <= bytes.Length; at++)
        {
            if (bytes[at] != 0xFF || (bytes[at + 1] & 0xE6) != 0xE2) continue; // layer III only
            var version = bytes[at + 1] >> 3 & 3; // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
            var (rateIndex, frequency) = (bytes[at + 2] >> 4, bytes[at + 2] >> 2 & 3);
            if (version == 1 || rateIndex is 0 or 15 || frequency == 3) continue;
            var rate = Rates[frequency] / (version == 3 ? 1 : version == 2 ? 2 : 4);
            var samples = version == 3 ? 1152 : 576;
            var head = bytes[at..Math.Min(bytes.Length, at + 200)];
            var info = Math.Max(head.IndexOf("Xing"u8), head.IndexOf("Info"u8));
            if (info > 0 && head.Length >= info + 12 && (head[info + 7] & 1) == 1)
                return BinaryPrimitives.ReadUInt32BigEndian(head[(info + 8)..]) * (double)samples / rate;
            var kilobits = (version == 3 ? Mpeg1 : Mpeg2)[rateIndex];
            return (bytes.Length - at) * 8.0 / (kilobits * 1000);
        }
        return null;
    }
}
