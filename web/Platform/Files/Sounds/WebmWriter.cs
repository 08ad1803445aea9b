using System.Buffers.Binary;

namespace ChildProtection.Platform.Files.Sounds;

/// <summary>Writes one track of Opus as WebM: what a player asks for, and nothing that tells who recorded it or when.</summary>
internal static class WebmWriter
{
    private const int Byte = 8;

    public static byte[] Write(byte[] head, IReadOnlyList<(int At, byte[] Packet)> packets, TimeSpan length, int clusterMilliseconds)
    {
        var duration = new byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleBigEndian(duration, length.TotalMilliseconds);
        var rate = new byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleBigEndian(rate, OpusSound.Rate);
        byte[] header = [.. Of(0x4286, Number(1)), .. Of(0x42F7, Number(1)), .. Of(0x42F2, Number(4)), .. Of(0x42F3, Number(8)), .. Of(0x4282, "webm"u8), .. Of(0x4287, Number(4)), .. Of(0x4285, Number(2))];
        byte[] info = [.. Of(0x2AD7B1, Number(1_000_000)), .. Of(0x4489, duration), .. Of(0x4D80, "nos-voix"u8), .. Of(0x5741, "nos-voix"u8)];
        var delay = (ulong)BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(10)) * 1_000_000_000 / OpusSound.Rate;
        byte[] track =
        [
            .. Of(0xD7, Number(1)), .. Of(0x73C5, Number(1)), .. Of(0x83, Number(2)), .. Of(0x86, "A_OPUS"u8), .. Of(0x56AA, Number(delay)), .. Of(0x56BB, Number(80_000_000)),
            .. Of(0x63A2, head), .. Of(0xE1, [.. Of(0xB5, rate), .. Of(0x9F, Number(head[9]))]),
        ];
        using var segment = new MemoryStream();
        segment.Write(Of(0x1549A966, info));
        segment.Write(Of(0x1654AE6B, Of(0xAE, track)));
        for (var at = 0; at < packets.Count;)
        {
            using var cluster = new MemoryStream();
            var start = packets[at].At;
            cluster.Write(Of(0xE7, Number((ulong)start)));
            for (; at < packets.Count && packets[at].At - start < clusterMilliseconds; at++)
            {
                var time = packets[at].At - start;
                cluster.Write(Of(0xA3, [0x81, (byte)(time >> Byte), (byte)time, 0x80, .. packets[at].Packet]));
            }
            segment.Write(Of(0x1F43B675, cluster.ToArray()));
        }
        return [.. Of(0x1A45DFA3, header), .. Of(0x18538067, segment.ToArray())];
    }

    /// <summary>One element: its id, its size in eight bytes or in one, what it holds.</summary>
    private static byte[] Of(uint id, ReadOnlySpan<byte> value)
    {
        var name = Number(id);
        var size = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(size, (uint)value.Length | (1UL << 56));
        return value.Length < 127 ? [.. name, (byte)(0x80 | value.Length), .. value] : [.. name, .. size, .. value];
    }

    /// <summary>In as few bytes as it takes.</summary>
    private static byte[] Number(ulong number)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, number);
        return bytes[Math.Min(System.Numerics.BitOperations.LeadingZeroCount(number) / Byte, sizeof(ulong) - 1)..];
    }
}
