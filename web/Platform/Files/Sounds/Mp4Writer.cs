using System.Buffers.Binary;

namespace ChildProtection.Platform.Files.Sounds;

/// <summary>Writes one track of sound as MP4: no date, no name, no language, one piece of packets.</summary>
internal static class Mp4Writer
{
    private const uint Thousandths = 1_000;
    private const int Unknown = 0x55C4; // the language « und »

    public static byte[] Write(Mp4Track track, List<byte[]> packets)
    {
        var ticks = (uint)track.Packets.Sum(packet => (long)packet.Ticks);
        var milliseconds = (uint)((ulong)ticks * Thousandths / track.Rate);
        var type = Box("ftyp", [.. "M4A "u8, 0, 0, 0, 0, .. "M4A mp42isom"u8]);
        var movie = Movie(track, packets, ticks, milliseconds, place: 0);
        movie = Movie(track, packets, ticks, milliseconds, place: (uint)(type.Length + movie.Length + 8)); // as long as before
        return [.. type, .. movie, .. Box("mdat", [.. packets.SelectMany(packet => packet)])];
    }

    private static byte[] Movie(Mp4Track track, List<byte[]> packets, uint ticks, uint milliseconds, uint place)
    {
        byte[] matrix = [.. U32(0x10000), .. new byte[12], .. U32(0x10000), .. new byte[12], .. U32(0x40000000)];
        var movie = Box("mvhd", [.. new byte[12], .. U32(Thousandths), .. U32(milliseconds), .. U32(0x10000), 1, 0, .. new byte[10], .. matrix, .. new byte[24], .. U32(2)]);
        var head = Box("tkhd", [0, 0, 0, 3, .. new byte[8], .. U32(1), .. new byte[4], .. U32(milliseconds), .. new byte[8], 0, 0, 0, 0, 1, 0, 0, 0, .. matrix, .. new byte[8]]);
        var media = Box("mdhd", [.. new byte[12], .. U32(track.Rate), .. U32(ticks), .. U16(Unknown), 0, 0]);
        var handler = Box("hdlr", [.. new byte[8], .. "soun"u8, .. new byte[13]]);
        var places = Box("dinf", Box("dref", [0, 0, 0, 0, .. U32(1), .. Box("url ", [0, 0, 0, 1])]));
        byte[] tables =
        [
            .. Box("stsd", [0, 0, 0, 0, .. U32(1), .. Entry(track)]), .. Box("stts", Times(track)),
            .. Box("stsc", [0, 0, 0, 0, .. U32(1), .. U32(1), .. U32((uint)packets.Count), .. U32(1)]),
            .. Box("stsz", [.. new byte[8], .. U32((uint)packets.Count), .. packets.SelectMany(packet => U32((uint)packet.Length))]),
            .. Box("stco", [0, 0, 0, 0, .. U32(1), .. U32(place)]),
        ];
        var sound = Box("minf", [.. Box("smhd", new byte[8]), .. places, .. Box("stbl", tables)]);
        return Box("moov", [.. movie, .. Box("trak", [.. head, .. Box("mdia", [.. media, .. handler, .. sound])])]);
    }

    private static byte[] Entry(Mp4Track track)
    {
        byte[] start = [.. new byte[6], 0, 1, .. new byte[8], .. U16(track.Channels), 0, 16, .. new byte[4], .. U32(track.SamplesRate << 16)];
        if (track.IsOpus)
        {
            var head = track.Config;
            return Box("Opus", [.. start, .. Box("dOps", [0, head[9], head[11], head[10], .. U32(OpusSound.Rate), head[17], head[16], 0])]);
        }
        byte[] decoder = [0x40, 0x15, .. new byte[11], 5, (byte)track.Config.Length, .. track.Config];
        byte[] stream = [0, 0, 0, 4, (byte)decoder.Length, .. decoder, 6, 1, 2];
        return Box("mp4a", [.. start, .. Box("esds", [0, 0, 0, 0, 3, (byte)stream.Length, .. stream])]);
    }

    /// <summary>Packets that play equally long, together.</summary>
    private static byte[] Times(Mp4Track track)
    {
        var runs = new List<(uint Count, uint Ticks)>();
        foreach (var packet in track.Packets)
            if (runs.Count > 0 && runs[^1].Ticks == packet.Ticks) runs[^1] = (runs[^1].Count + 1, packet.Ticks);
            else runs.Add((1, packet.Ticks));
        return [0, 0, 0, 0, .. U32((uint)runs.Count), .. runs.SelectMany(run => U32(run.Count).Concat(U32(run.Ticks)))];
    }

    private static byte[] Box(string name, byte[] contents) => [.. U32((uint)contents.Length + 8), .. System.Text.Encoding.Latin1.GetBytes(name), .. contents];

    private static byte[] U32(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] U16(int number) => [(byte)(number >> 8), (byte)number];
}
