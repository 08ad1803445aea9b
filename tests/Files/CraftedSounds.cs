using System.Buffers.Binary;
using System.Text;

namespace ChildProtection.Tests.Files;

/// <summary>Sounds as recorders write them, byte by byte and by other code than the portal’s, with <see cref="Canary"/> wherever their formats leave room for words.</summary>
internal static class CraftedSounds
{
    public const string Canary = "12 rue des Lilas";

    private static readonly byte[] Said = Encoding.UTF8.GetBytes(Canary);

    /// <summary>20 ms of Opus each; the first carries these bytes.</summary>
    public static byte[][] Packets(int count = 50, byte[]? carried = null) => [[0xF8, .. carried ?? [7, 7]], .. Enumerable.Range(1, count - 1).Select(at => new byte[] { 0xF8, (byte)at, 3, 1 })];

    private static byte[] OpusHead => [.. "OpusHead"u8, 1, 1, 0x38, 1, 0x44, 0xAC, 0, 0, 0, 0, 0];

    // --- WebM ---------------------------------------------------------------------------------------------------------

    /// <summary>As Chrome’s recorder: segment and clusters without size, tags at the end.</summary>
    public static byte[] Webm(byte[][]? packets = null, bool isLive = true)
    {
        packets ??= Packets();
        byte[] info = [.. Element("2AD7B1", 0x0F, 0x42, 0x40), .. Element("7BA9", Said), .. Element("4D80", Said), .. Element("5741", Said), .. Element("4461", 0, 0, 0, 0, 0, 0, 0, 1)];
        byte[] audio = [.. Element("B5", 0x47, 0x3B, 0x80, 0), .. Element("9F", 1)];
        byte[] track = [.. Element("D7", 1), .. Element("73C5", 9, 9, 9), .. Element("83", 2), .. Element("536E", Said), .. Element("86", [.. "A_OPUS"u8]), .. Element("63A2", OpusHead), .. Element("E1", audio)];
        List<byte> segment = [.. Element("EC", Said), .. Element("1549A966", info), .. Element("1654AE6B", Element("AE", track))];
        foreach (var (number, cluster) in packets.Chunk(40).Index())
        {
            byte[] blocks = [.. Element("E7", (byte)(number * 800 >> 8), (byte)(number * 800)), .. cluster.SelectMany((packet, at) => Element("A3", [0x81, (byte)(at * 20 >> 8), (byte)(at * 20), 0x80, .. packet]))];
            segment.AddRange(isLive ? [0x1F, 0x43, 0xB6, 0x75, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. blocks] : Element("1F43B675", blocks));
        }
        segment.AddRange(Element("1254C367", Element("7373", Element("67C8", [.. Element("45A3", [.. "COMMENT"u8]), .. Element("4487", Said)]))));
        segment.AddRange(Element("1941A469", Element("61A7", Said)));
        byte[] header = Element("1A45DFA3", [.. Element("4286", 1), .. Element("4282", [.. "webm"u8])]);
        return isLive ? [.. header, 0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. segment] : [.. header, .. Element("18538067", [.. segment])];
    }

    public static byte[] Element(string id, params byte[] value)
    {
        var size = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(size, (uint)value.Length | (1UL << 56));
        return [.. Convert.FromHexString(id), .. size, .. value];
    }

    // --- Ogg ----------------------------------------------------------------------------------------------------------

    public static byte[] Ogg(byte[][]? packets = null)
    {
        byte[] tags = [.. "OpusTags"u8, (byte)Said.Length, 0, 0, 0, .. Said, 1, 0, 0, 0, (byte)(Said.Length + 8), 0, 0, 0, .. "ARTIST=\0"u8, .. Said];
        List<byte[]> pages = [Page(0, 2, 0, [OpusHead]), Page(1, 0, 0, [tags])];
        var all = (packets ?? Packets()).Chunk(20).ToList();
        foreach (var (at, some) in all.Index()) pages.Add(Page(at + 2, at == all.Count - 1 ? 4 : 0, (at + 1) * 20 * 960, some));
        return [.. pages.SelectMany(page => page)];
    }

    private static byte[] Page(int number, int flags, long samples, byte[][] packets)
    {
        var table = packets.SelectMany(packet => Enumerable.Repeat((byte)255, packet.Length / 255).Append((byte)(packet.Length % 255))).ToArray();
        byte[] page = [.. "OggS"u8, 0, (byte)flags, .. BitConverter.GetBytes(samples), 0xCA, 0xFE, 0, 1, .. BitConverter.GetBytes(number), 0, 0, 0, 0, (byte)table.Length, .. table, .. packets.SelectMany(packet => packet)];
        var sum = 0U;
        foreach (var one in page)
        {
            sum ^= (uint)one << 24;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 0x80000000) != 0 ? (sum << 1) ^ 0x04C11DB7 : sum << 1;
        }
        BitConverter.GetBytes(sum).CopyTo(page, 22);
        return page;
    }

    // --- MP4 ----------------------------------------------------------------------------------------------------------

    /// <summary>As a telephone’s recorder: AAC, a place and a name in « udta », empty room with something in it, a gap between the packets.</summary>
    public static byte[] Mp4(byte[][]? packets = null)
    {
        packets ??= [.. Enumerable.Range(0, 40).Select(at => new byte[] { 0x21, (byte)at, 5, 6 })];
        var type = Box("ftyp", [.. "M4A "u8, 0, 0, 2, 0, .. "M4A isom"u8]);
        byte[] gap = [.. Said, .. new byte[8]];
        var movie = Movie(packets, Sizes(packets), 0);
        movie = Movie(packets, Sizes(packets), type.Length + movie.Length + 8 + gap.Length);
        return [.. type, .. movie, .. Box("mdat", [.. gap, .. packets.SelectMany(packet => packet)]), .. Box("free", Said), .. Box("uuid", [.. new byte[16], .. Said])];
    }

    /// <summary>As Safari’s recorder: nothing in « moov » but the codec, packets in fragments.</summary>
    public static byte[] FragmentedMp4(byte[][]? packets = null)
    {
        packets ??= [.. Enumerable.Range(0, 40).Select(at => new byte[] { 0x21, (byte)at, 5, 6 })];
        byte[] movie = Movie([], [.. U32(0), .. U32(0), .. U32(0)], 0, Box("mvex", Box("trex", [0, 0, 0, 0, .. U32(1), .. U32(1), .. U32(1_024), .. U32(0), .. U32(0)])));
        List<byte> file = [.. Box("ftyp", [.. "iso5"u8, 0, 0, 2, 0, .. "iso5mp41"u8]), .. movie];
        foreach (var some in packets.Chunk(20))
        {
            byte[] Head(int offset) => Box("moof", [.. Box("mfhd", [0, 0, 0, 0, .. U32(1)]), .. Box("traf", [.. Box("tfhd", [0, 2, 0, 0, .. U32(1)]), .. Box("trun", [0, 0, 2, 1, .. U32(some.Length), .. U32(offset), .. some.SelectMany(packet => U32(packet.Length))])])]);
            file.AddRange([.. Head(Head(0).Length + 8), .. Box("mdat", [.. some.SelectMany(packet => packet)])]);
        }
        return [.. file];
    }

    private static byte[] Sizes(byte[][] packets) => [.. U32(0), .. U32(0), .. U32(packets.Length), .. packets.SelectMany(packet => U32(packet.Length))];

    private static byte[] Movie(byte[][] packets, byte[] sizes, int place, byte[]? more = null)
    {
        byte[] esds = [0, 0, 0, 0, 3, 25, 0, 0, 0, 4, 17, 0x40, 0x15, .. new byte[11], 5, 2, 0x12, 0x08, 6, 1, 2];
        byte[] entry = [.. new byte[6], 0, 1, .. new byte[8], 0, 1, 0, 16, 0, 0, 0, 0, 0xAC, 0x44, 0, 0, .. Box("esds", esds)];
        byte[] table =
        [
            .. Box("stsd", [0, 0, 0, 0, .. U32(1), .. Box("mp4a", entry)]), .. Box("stts", [0, 0, 0, 0, .. U32(packets.Length == 0 ? 0 : 1), .. packets.Length == 0 ? [] : U32(packets.Length).Concat(U32(1_024))]),
            .. Box("stsc", [0, 0, 0, 0, .. U32(packets.Length == 0 ? 0 : 1), .. packets.Length == 0 ? [] : U32(1).Concat(U32(packets.Length)).Concat(U32(1))]), .. Box("stsz", sizes),
            .. Box("stco", [0, 0, 0, 0, .. U32(packets.Length == 0 ? 0 : 1), .. packets.Length == 0 ? [] : U32(place)]),
        ];
        byte[] media = [.. Box("mdhd", [0, 0, 0, 0, .. U32(77), .. U32(77), .. U32(44_100), .. U32(0), 0, 0, 0, 0]), .. Box("hdlr", [.. new byte[8], .. "soun"u8, .. new byte[12], .. Said, 0]), .. Box("minf", [.. Box("smhd", new byte[8]), .. Box("stbl", table)])];
        return Box("moov", [.. Box("mvhd", [.. new byte[4], .. U32(77), .. new byte[92]]), .. Box("trak", [.. Box("tkhd", new byte[84]), .. Box("mdia", media)]), .. more ?? [], .. Box("udta", [.. Box("©xyz", Said), .. Box("meta", Said)])]);
    }

    public static byte[] Box(string name, byte[] value) => [.. U32(value.Length + 8), .. Encoding.Latin1.GetBytes(name), .. value];

    private static byte[] U32(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

    // --- The rest -----------------------------------------------------------------------------------------------------

    /// <summary>32 kbit/s, 44,100 Hz: frames of 104 bytes between two kinds of tags, behind one that names its program.</summary>
    public static byte[] Mp3(int frames = 40)
    {
        byte[] Frame(byte fill) => [0xFF, 0xFB, 0x10, 0xC4, .. Enumerable.Repeat(fill, 100)];
        var first = Frame(0);
        "Xing"u8.CopyTo(first.AsSpan(21));
        Said.CopyTo(first.AsSpan(40));
        byte[] tag = [.. "TIT2"u8, 0, 0, 0, (byte)(Said.Length + 1), 0, 0, 3, .. Said];
        return [.. "ID3"u8, 4, 0, 0, 0, 0, 0, (byte)tag.Length, .. tag, .. first, .. Enumerable.Range(1, frames).SelectMany(at => Frame((byte)at)), .. "TAG"u8, .. Said, .. new byte[125 - Said.Length]];
    }

    public static byte[] Wave(int bytes = 16_000, byte[]? samples = null)
    {
        samples ??= [.. Enumerable.Range(0, bytes).Select(at => (byte)(at % 200))];
        byte[] list = [.. "INFOICMT"u8, (byte)Said.Length, 0, 0, 0, .. Said];
        byte[] body = [.. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x80, 0x3E, 0, 0, 2, 0, 16, 0, .. "LIST"u8, .. BitConverter.GetBytes(list.Length), .. list, .. "data"u8, .. BitConverter.GetBytes(samples.Length), .. samples];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length), .. body];
    }
}
