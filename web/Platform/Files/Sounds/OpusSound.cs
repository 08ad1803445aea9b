using System.Buffers.Binary;

namespace ChildProtection.Platform.Files.Sounds;

/// <summary>What WebM, Ogg and MP4 carry alike: the head of an Opus stream and its packets (RFC 6716, RFC 7845).</summary>
internal static class OpusSound
{
    /// <summary>Samples in a second, whatever was recorded.</summary>
    public const int Rate = 48_000;

    /// <summary>Of a head of one or two channels.</summary>
    public const int HeadLength = 19;

    private const int MostSamples = 5_760; // 120 ms
    private const int ChannelsAt = 9;

    /// <summary>Only what the decoder needs: channels, samples to skip, rate, loudness.</summary>
    public static byte[] Head(ReadOnlySpan<byte> head)
    {
        if (head.Length < HeadLength || !head.StartsWith("OpusHead"u8) || head[8] >> 4 != 0 || head[ChannelsAt] is 0 or > 2 || head[18] != 0) throw CleanSound.Unreadable();
        var clean = head[..HeadLength].ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(clean.AsSpan(12), Rate); // « input rate » says what recorded it, and changes nothing
        return clean;
    }

    /// <summary>How many samples a packet plays, told by its first bytes.</summary>
    public static int Samples(ReadOnlySpan<byte> packet)
    {
        if (packet.IsEmpty) throw CleanSound.Unreadable();
        var (kind, count) = (packet[0] >> 3, packet[0] & 3);
        var frames = count switch { 0 => 1, 3 => packet.Length > 1 ? packet[1] & 0x3F : 0, _ => 2 };
        var each = kind < 12 ? Slow[kind & 3] : kind < 16 ? Slow[kind & 1] : 120 << (kind & 3);
        var samples = each * frames;
        return samples is > 0 and <= MostSamples ? samples : throw CleanSound.Unreadable();
    }

    private static ReadOnlySpan<int> Slow => [480, 960, 1_920, 2_880];
}
