using System.Buffers.Binary;

namespace ChildProtection.Platform.Files.Sounds;

/// <summary>Opus in WebM (RFC 8794, RFC 9559), as Chrome, Edge and Android record. One track of sound; tags, attachments and chapters go.</summary>
internal static class WebmSound
{
    private const uint Header = 0x1A45DFA3, DocType = 0x4282, Segment = 0x18538067, Info = 0x1549A966, TimeScale = 0x2AD7B1, Tracks = 0x1654AE6B, Track = 0xAE;
    private const uint TrackType = 0x83, CodecName = 0x86, CodecPrivate = 0x63A2, Encodings = 0x6D80, Cluster = 0x1F43B675, ClusterTime = 0xE7, SimpleBlock = 0xA3, BlockGroup = 0xA0, Block = 0xA1;

    /// <summary>Left behind: places to look up, tags, chapters, attached files, empty room, sums.</summary>
    private static readonly HashSet<uint> Dropped = [0x114D9B74, 0x1C53BB6B, 0x1254C367, 0x1043A770, 0x1941A469, 0xEC, 0xBF];

    /// <summary>Of a cluster: what tells where others are, and empty room.</summary>
    private static readonly HashSet<uint> DroppedOfCluster = [0xAB, 0xA7, 0xEC, 0xBF, 0x5854];

    private const ulong Millisecond = 1_000_000;
    private const int MostMilliseconds = 10 * 60 * 1_000;
    private const int ClusterMilliseconds = 5_000;

    private sealed class Read
    {
        public byte[]? Head { get; set; }
        public ulong Scale { get; set; } = Millisecond;
        public List<(int At, byte[] Packet)> Packets { get; } = [];
    }

    public static CleanSound.Sound Of(ReadOnlySpan<byte> file)
    {
        var read = new Read();
        var reader = new SoundBytes(file);
        if (Id(ref reader) != Header) throw CleanSound.Unreadable();
        var isWebm = false;
        var header = new SoundBytes(reader.Take(Known(Size(ref reader))));
        while (!header.IsAtEnd)
        {
            var id = Id(ref header);
            var value = header.Take(Known(Size(ref header)));
            isWebm |= id == DocType && value.SequenceEqual("webm"u8);
        }
        if (!isWebm || Id(ref reader) != Segment) throw CleanSound.Unreadable();
        if (Size(ref reader) is { } size && size != reader.Left) throw CleanSound.Unreadable(); // cut short, or something comes after
        ReadSegment(ref reader, read);
        if (read.Head is null || read.Packets.Count == 0) throw CleanSound.Unreadable();
        var last = read.Packets[^1];
        var length = TimeSpan.FromMilliseconds(last.At) + TimeSpan.FromSeconds((double)OpusSound.Samples(last.Packet) / OpusSound.Rate);
        return new CleanSound.Sound(WebmWriter.Write(read.Head, read.Packets, length, ClusterMilliseconds), "audio/webm", length);
    }

    private static void ReadSegment(ref SoundBytes reader, Read read)
    {
        while (!reader.IsAtEnd)
        {
            var id = Id(ref reader);
            var size = Size(ref reader);
            switch (id)
            {
                case Info:
                    ReadInfo(new SoundBytes(reader.Take(Known(size))), read);
                    break;
                case Tracks when read.Head is null:
                    ReadTracks(new SoundBytes(reader.Take(Known(size))), read);
                    break;
                case Cluster when size is { } known:
                    var part = new SoundBytes(reader.Take(known));
                    ReadCluster(ref part, read);
                    if (!part.IsAtEnd) throw CleanSound.Unreadable();
                    break;
                case Cluster:
                    ReadCluster(ref reader, read); // without a size, as it is recorded: to the next one
                    break;
                default:
                    if (!Dropped.Contains(id)) throw CleanSound.Unreadable();
                    reader.Skip(Known(size));
                    break;
            }
        }
    }

    private static void ReadInfo(SoundBytes info, Read read)
    {
        while (!info.IsAtEnd)
        {
            var id = Id(ref info);
            var value = new SoundBytes(info.Take(Known(Size(ref info))));
            if (id == TimeScale) read.Scale = value.Number(value.Left);
        }
        if (read.Scale is 0 or > 1_000 * Millisecond) throw CleanSound.Unreadable();
    }

    private static void ReadTracks(SoundBytes tracks, Read read)
    {
        while (!tracks.IsAtEnd)
        {
            var id = Id(ref tracks);
            var track = new SoundBytes(tracks.Take(Known(Size(ref tracks))));
            if (Dropped.Contains(id)) continue;
            if (id != Track || read.Head is not null) throw CleanSound.Unreadable();
            var (isSound, isOpus) = (false, false);
            while (!track.IsAtEnd)
            {
                var part = Id(ref track);
                var value = track.Take(Known(Size(ref track)));
                if (part == Encodings) throw CleanSound.Unreadable();
                isSound |= part == TrackType && value.SequenceEqual((ReadOnlySpan<byte>)[2]);
                isOpus |= part == CodecName && value.SequenceEqual("A_OPUS"u8);
                if (part == CodecPrivate) read.Head = OpusSound.Head(value);
            }
            if (!isSound || !isOpus || read.Head is null) throw CleanSound.Unreadable();
        }
    }

    private static void ReadCluster(ref SoundBytes cluster, Read read)
    {
        var time = 0UL;
        while (!cluster.IsAtEnd)
        {
            var before = cluster; // what belongs to the segment ends a cluster without a size
            var id = Id(ref cluster);
            if (id == Cluster || id == Info || id == Tracks || (Dropped.Contains(id) && !DroppedOfCluster.Contains(id)))
            {
                cluster = before;
                return;
            }
            var value = new SoundBytes(cluster.Take(Known(Size(ref cluster))));
            if (id == ClusterTime) time = value.Number(value.Left);
            else if (id == SimpleBlock) ReadBlock(value, time, read);
            else if (id == BlockGroup) ReadGroup(value, time, read);
            else if (!DroppedOfCluster.Contains(id)) throw CleanSound.Unreadable();
        }
    }

    private static void ReadGroup(SoundBytes group, ulong time, Read read)
    {
        while (!group.IsAtEnd)
        {
            var id = Id(ref group);
            var value = new SoundBytes(group.Take(Known(Size(ref group))));
            if (id == Block) ReadBlock(value, time, read);
        }
    }

    private static void ReadBlock(SoundBytes block, ulong time, Read read)
    {
        Size(ref block); // the number of the only track
        var offset = BinaryPrimitives.ReadInt16BigEndian(block.Take(2));
        if ((block.U8() & 0x06) != 0 || time > MostMilliseconds * Millisecond) throw CleanSound.Unreadable(); // several packets in one: nobody records so
        var at = ((long)time + offset) * (decimal)read.Scale / Millisecond;
        var packet = block.Rest().ToArray();
        OpusSound.Samples(packet);
        if (at < 0 || at > MostMilliseconds || (read.Packets.Count > 0 && at < read.Packets[^1].At)) throw CleanSound.Unreadable();
        read.Packets.Add(((int)at, packet));
    }

    private static uint Id(ref SoundBytes reader)
    {
        var first = reader.U8();
        var length = System.Numerics.BitOperations.LeadingZeroCount((uint)first) - 23; // of a byte
        if (length > 4) throw CleanSound.Unreadable();
        return (uint)(((ulong)first << (8 * (length - 1))) | reader.Number(length - 1));
    }

    /// <summary>Null for « unknown ».</summary>
    private static long? Size(ref SoundBytes reader)
    {
        var first = reader.U8();
        var length = System.Numerics.BitOperations.LeadingZeroCount((uint)first) - 23;
        if (length > 8) throw CleanSound.Unreadable();
        var most = (1UL << (7 * length)) - 1;
        var size = ((((ulong)first << (8 * (length - 1))) | reader.Number(length - 1)) & most);
        return size == most ? null : (long)size;
    }

    private static long Known(long? size) => size ?? throw CleanSound.Unreadable();
}
