namespace ChildProtection.Platform.Files.Sounds;

/// <summary>One track of AAC or Opus in MP4 (ISO/IEC 14496-12), whole or in fragments, as iPhone, Safari and telephones record. The file is written again from its packets.</summary>
internal static class Mp4Sound
{
    private const int MostPackets = 20_000;
    private const uint MostPacket = 64 * 1024;

    public static CleanSound.Sound Of(ReadOnlySpan<byte> file)
    {
        var track = new Mp4Track();
        var moov = default(Range?);
        var media = new List<(long From, long To)>();
        foreach (var (name, range) in Boxes(file))
        {
            if (name == "moov" && moov is null) moov = range;
            else if (name == "moov") throw CleanSound.Unreadable();
            else if (name == "mdat") media.Add((range.Start.Value, range.End.Value));
        }
        if (moov is not { } at || media.Count == 0) throw CleanSound.Unreadable();
        Mp4Movie.Read(file[at], track);
        foreach (var (name, range) in Boxes(file))
            if (name == "moof") Mp4Movie.ReadFragment(file[range], HeadOf(file, range), track);
        if (track.Packets.Count is 0 or > MostPackets) throw CleanSound.Unreadable();

        var packets = new List<byte[]>(track.Packets.Count);
        foreach (var packet in track.Packets)
        {
            var end = packet.At + packet.Size;
            if (packet.Size is 0 or > MostPacket || !media.Exists(one => packet.At >= one.From && end <= one.To)) throw CleanSound.Unreadable();
            packets.Add(file.Slice((int)packet.At, (int)packet.Size).ToArray());
        }
        if (track.IsOpus) foreach (var packet in packets) OpusSound.Samples(packet);
        if (packets.Sum(packet => packet.Length) > file.Length) throw CleanSound.Unreadable(); // the same bytes again and again
        var ticks = track.Packets.Sum(packet => (long)packet.Ticks);
        return new CleanSound.Sound(Mp4Writer.Write(track, packets), "audio/mp4", TimeSpan.FromSeconds((double)ticks / track.Rate));
    }

    /// <summary>The boxes of a part of the file, name and contents; they fill it to its end.</summary>
    public static List<(string Name, Range Contents)> Boxes(ReadOnlySpan<byte> part)
    {
        var boxes = new List<(string Name, Range Contents)>();
        for (var reader = new SoundBytes(part); !reader.IsAtEnd;)
        {
            var start = reader.At;
            long size = reader.U32();
            var name = System.Text.Encoding.Latin1.GetString(reader.Take(4));
            if (size == 1) size = (long)Math.Min(reader.U64(), int.MaxValue);
            else if (size == 0) size = part.Length - start;
            var head = reader.At - start;
            if (!name.All(letter => letter is > ' ' and <= '~' or '©' or ' ')) throw CleanSound.Unreadable();
            reader.Skip(size - head);
            boxes.Add((name, (start + head)..reader.At));
        }
        return boxes;
    }

    /// <summary>Where a fragment begins, its own head included: its packets are counted from there.</summary>
    private static int HeadOf(ReadOnlySpan<byte> file, Range contents) =>
        contents.Start.Value - (file[..contents.Start.Value].EndsWith("moof"u8) ? 8 : 16);
}

/// <summary>What is kept of the one track.</summary>
internal sealed class Mp4Track
{
    /// <param name="At">In the file.</param>
    /// <param name="Size">In bytes.</param>
    /// <param name="Ticks">How long it plays, in parts of a second of <see cref="Rate"/>.</param>
    public sealed record Packet(long At, uint Size, uint Ticks);

    public List<Packet> Packets { get; } = [];
    public bool IsOpus { get; set; }

    /// <summary>Of AAC: what the decoder is told (« AudioSpecificConfig »); of Opus: the head as in Ogg.</summary>
    public byte[] Config { get; set; } = [];
    public int Channels { get; set; } = 1;
    public uint Rate { get; set; }
    public uint SamplesRate { get; set; }
    public uint DefaultSize { get; set; }
    public uint DefaultTicks { get; set; }
}
