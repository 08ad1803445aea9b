using System.Buffers.Binary;

namespace ChildProtection.Platform.Files.Sounds;

/// <summary>Reads where the packets of sound are: « moov », and « moof » of what is recorded in fragments.</summary>
internal static class Mp4Movie
{
    private const int MostOfTable = 20_000;

    public static void Read(ReadOnlySpan<byte> moov, Mp4Track track)
    {
        var isRead = false;
        foreach (var (name, range) in Mp4Sound.Boxes(moov))
        {
            if (name == "trak" && isRead) throw CleanSound.Unreadable(); // one track, of sound
            if (name == "trak") isRead = ReadTrack(moov[range], track);
            else if (name == "mvex") ReadDefaults(moov[range], track);
        }
        if (!isRead || track.Rate == 0 || track.Config.Length == 0) throw CleanSound.Unreadable();
    }

    private static bool ReadTrack(ReadOnlySpan<byte> trak, Mp4Track track)
    {
        var media = Child(trak, "mdia");
        var handler = new SoundBytes(Child(media, "hdlr"));
        handler.Skip(8);
        if (!handler.Take(4).SequenceEqual("soun"u8)) throw CleanSound.Unreadable();
        var head = new SoundBytes(Child(media, "mdhd"));
        head.Skip(head.U32() >> 24 == 1 ? 16 : 8);
        track.Rate = head.U32();
        var table = Child(Child(media, "minf"), "stbl");
        ReadCodec(Child(table, "stsd"), track);
        var sizes = Sizes(Child(table, "stsz"));
        if (sizes.Count > 0) ReadPlaces(table, sizes, track);
        return true;
    }

    private static void ReadCodec(ReadOnlySpan<byte> stsd, Mp4Track track)
    {
        var reader = new SoundBytes(stsd);
        reader.Skip(4);
        if (reader.U32() != 1) throw CleanSound.Unreadable();
        var entries = reader.Rest();
        var (name, range) = Mp4Sound.Boxes(entries)[0];
        if (name is not ("mp4a" or "Opus")) throw CleanSound.Unreadable();
        track.IsOpus = name == "Opus";
        var entry = new SoundBytes(entries[range]);
        entry.Skip(8);
        var version = entry.U16();
        entry.Skip(6);
        track.Channels = entry.U16();
        entry.Skip(6);
        track.SamplesRate = entry.U32() >> 16;
        entry.Skip(version switch { 0 => 0, 1 => 16, _ => throw CleanSound.Unreadable() });
        if (track.Channels is 0 or > 2) throw CleanSound.Unreadable();
        var parts = entry.Rest();
        var isWrapped = Mp4Sound.Boxes(parts).Exists(box => box.Name == "wave"); // as QuickTime writes it
        if (track.IsOpus) track.Config = OpusHead(Child(parts, "dOps"));
        else track.Config = AacConfig(Child(isWrapped ? Child(parts, "wave") : parts, "esds"));
    }

    /// <summary>The same head as in Ogg, which has its numbers the other way round.</summary>
    private static byte[] OpusHead(ReadOnlySpan<byte> box)
    {
        var reader = new SoundBytes(box);
        reader.Skip(1);
        var head = new byte[OpusSound.HeadLength];
        "OpusHead"u8.CopyTo(head);
        (head[8], head[9]) = (1, reader.U8());
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(10), (ushort)reader.U16());
        reader.Skip(4);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(16), (ushort)reader.U16());
        head[18] = reader.U8();
        return OpusSound.Head(head);
    }

    /// <summary>The « AudioSpecificConfig » inside two descriptors (ISO/IEC 14496-1 §7.2.6).</summary>
    private static byte[] AacConfig(ReadOnlySpan<byte> esds)
    {
        var reader = new SoundBytes(esds);
        reader.Skip(4);
        var stream = new SoundBytes(Descriptor(ref reader, 3));
        stream.Skip(2);
        var flags = stream.U8();
        if ((flags & 0x40) != 0) throw CleanSound.Unreadable();
        stream.Skip(((flags & 0x80) != 0 ? 2 : 0) + ((flags & 0x20) != 0 ? 2 : 0));
        var decoder = new SoundBytes(Descriptor(ref stream, 4));
        if (decoder.U8() != 0x40) throw CleanSound.Unreadable(); // AAC
        decoder.Skip(12);
        var config = Descriptor(ref decoder, 5);
        return config.Length is >= 2 and <= 16 ? config.ToArray() : throw CleanSound.Unreadable();
    }

    private static ReadOnlySpan<byte> Descriptor(ref SoundBytes reader, int tag)
    {
        if (reader.U8() != tag) throw CleanSound.Unreadable();
        var (length, bytes) = (0, 0);
        byte part;
        do
        {
            part = reader.U8();
            length = (length << 7) | (part & 0x7F);
        }
        while ((part & 0x80) != 0 && ++bytes < 4);
        return reader.Take(length);
    }

    private static List<uint> Sizes(ReadOnlySpan<byte> stsz)
    {
        var reader = new SoundBytes(stsz);
        reader.Skip(4);
        var (each, count) = (reader.U32(), reader.U32());
        if (count > MostOfTable) throw CleanSound.Unreadable();
        var sizes = new List<uint>((int)count);
        for (var at = 0; at < count; at++) sizes.Add(each == 0 ? reader.U32() : each);
        return sizes;
    }

    /// <summary>Where each packet is: chunks, how many in each, how long each plays.</summary>
    private static void ReadPlaces(ReadOnlySpan<byte> table, List<uint> sizes, Mp4Track track)
    {
        var isWide = Mp4Sound.Boxes(table).Exists(box => box.Name == "co64");
        var places = new SoundBytes(Child(table, isWide ? "co64" : "stco"));
        var groups = new SoundBytes(Child(table, "stsc"));
        var times = new SoundBytes(Child(table, "stts"));
        places.Skip(4);
        groups.Skip(4);
        times.Skip(4);
        var (chunks, moreGroups, moreTimes) = (places.U32(), groups.U32(), times.U32());
        var (inChunk, next, alike, ticks, packet) = (0U, 0U, 0U, 0U, 0);
        if (moreGroups-- > 0) next = groups.U32();
        for (var chunk = 1U; chunk <= chunks && packet < sizes.Count; chunk++)
        {
            if (chunk == next)
            {
                inChunk = groups.U32();
                groups.Skip(4);
                next = moreGroups > 0 ? groups.U32() : 0;
                if (moreGroups > 0) moreGroups--;
            }
            var at = isWide ? (long)Math.Min(places.U64(), int.MaxValue) : places.U32();
            for (var one = 0U; one < inChunk && packet < sizes.Count; one++, packet++, alike--)
            {
                if (alike == 0 && moreTimes-- > 0) (alike, ticks) = (times.U32(), times.U32());
                if (alike == 0) throw CleanSound.Unreadable();
                track.Packets.Add(new(at, sizes[packet], ticks));
                at += sizes[packet];
            }
        }
        if (packet != sizes.Count) throw CleanSound.Unreadable();
    }

    private static void ReadDefaults(ReadOnlySpan<byte> mvex, Mp4Track track)
    {
        var reader = new SoundBytes(Child(mvex, "trex"));
        reader.Skip(12);
        (track.DefaultTicks, track.DefaultSize) = (reader.U32(), reader.U32());
    }

    public static void ReadFragment(ReadOnlySpan<byte> moof, long start, Mp4Track track)
    {
        foreach (var (name, range) in Mp4Sound.Boxes(moof))
        {
            if (name != "traf") continue;
            var part = moof[range];
            var head = new SoundBytes(Child(part, "tfhd"));
            var flags = head.U32();
            head.Skip(4);
            var from = (flags & 0x1) != 0 ? (long)Math.Min(head.U64(), int.MaxValue) : start;
            if ((flags & 0x2) != 0) head.Skip(4);
            var ticks = (flags & 0x8) != 0 ? head.U32() : track.DefaultTicks;
            var size = (flags & 0x10) != 0 ? head.U32() : track.DefaultSize;
            var at = from;
            foreach (var (run, where) in Mp4Sound.Boxes(part))
                if (run == "trun") at = ReadRun(new SoundBytes(part[where]), from, at, (size, ticks), track);
        }
    }

    private static long ReadRun(SoundBytes run, long from, long at, (uint Size, uint Ticks) usual, Mp4Track track)
    {
        var (flags, count) = (run.U32(), run.U32());
        if (count > MostOfTable || track.Packets.Count + count > MostOfTable) throw CleanSound.Unreadable();
        if ((flags & 0x1) != 0) at = from + (int)run.U32();
        if ((flags & 0x4) != 0) run.Skip(4);
        for (var one = 0; one < count; one++)
        {
            var ticks = (flags & 0x100) != 0 ? run.U32() : usual.Ticks;
            var size = (flags & 0x200) != 0 ? run.U32() : usual.Size;
            run.Skip(((flags & 0x400) != 0 ? 4 : 0) + ((flags & 0x800) != 0 ? 4 : 0));
            track.Packets.Add(new(at, size, ticks));
            at += size;
        }
        return at;
    }

    /// <summary>The only box of this name.</summary>
    private static ReadOnlySpan<byte> Child(ReadOnlySpan<byte> parent, string name)
    {
        var found = Mp4Sound.Boxes(parent).FindAll(box => box.Name == name);
        return found.Count == 1 ? parent[found[0].Contents] : throw CleanSound.Unreadable();
    }
}
