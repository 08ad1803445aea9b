namespace ChildProtection.Platform.Files.Sounds;

/// <summary>Frames of MPEG layer III, one after the other: the tags before and after them go, and so does a first frame that only tells which program made it.</summary>
internal static class Mp3Sound
{
    private const int HeadLength = 4;
    private const int OldTag = 128;

    public static CleanSound.Sound Of(ReadOnlySpan<byte> file)
    {
        var sound = Untagged(file);
        using var made = new MemoryStream(sound.Length);
        var (seconds, first, isFirst) = (0.0, 0, true);
        for (var reader = new SoundBytes(sound); !reader.IsAtEnd; isFirst = false)
        {
            var rest = sound[reader.At..];
            var (length, samples, rate) = Frame(rest);
            var frame = reader.Take(length);
            if (isFirst) first = rest[1] & 0x1E;
            else if ((rest[1] & 0x1E) != first) throw CleanSound.Unreadable(); // another kind of frame: two files in one
            if (isFirst && TellsTheProgram(frame)) continue;
            made.Write(frame);
            seconds += (double)samples / rate;
        }
        return new CleanSound.Sound(made.ToArray(), "audio/mpeg", TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Without ID3v2 before and ID3v1 after.</summary>
    private static ReadOnlySpan<byte> Untagged(ReadOnlySpan<byte> file)
    {
        var reader = new SoundBytes(file);
        while (file[reader.At..].StartsWith("ID3"u8))
        {
            var head = reader.Take(10);
            if (((head[6] | head[7] | head[8] | head[9]) & 0x80) != 0) throw CleanSound.Unreadable();
            reader.Skip(((head[6] << 21) | (head[7] << 14) | (head[8] << 7) | head[9]) + ((head[5] & 0x10) == 0 ? 0 : 10));
        }
        var sound = reader.Rest();
        return sound.Length > OldTag && sound[^OldTag..].StartsWith("TAG"u8) ? sound[..^OldTag] : sound;
    }

    /// <summary>Length in bytes, samples, samples a second.</summary>
    private static (int Length, int Samples, int Rate) Frame(ReadOnlySpan<byte> head)
    {
        if (head.Length < HeadLength || head[0] != 0xFF || (head[1] & 0xE6) != 0xE2) throw CleanSound.Unreadable();
        var (version, bitRate, rateAt, padding) = ((head[1] >> 3) & 3, head[2] >> 4, (head[2] >> 2) & 3, (head[2] >> 1) & 1);
        if (version == 1 || bitRate is 0 or 15 || rateAt == 3) throw CleanSound.Unreadable();
        var isOne = version == 3;
        var rate = Rates[rateAt] >> (isOne ? 0 : version == 2 ? 1 : 2);
        var samples = isOne ? 1_152 : 576;
        return ((samples / 8 * (isOne ? BitRates : SlowBitRates)[bitRate] * 1_000 / rate) + padding, samples, rate);
    }

    /// <summary>« Xing », « Info » or « VBRI », at one of the places where programs write it.</summary>
    private static bool TellsTheProgram(ReadOnlySpan<byte> frame)
    {
        var start = frame[..Math.Min(frame.Length, 64)];
        return start.IndexOf("Xing"u8) >= 0 || start.IndexOf("Info"u8) >= 0 || start.IndexOf("VBRI"u8) >= 0;
    }

    private static ReadOnlySpan<int> Rates => [44_100, 48_000, 32_000];
    private static ReadOnlySpan<int> BitRates => [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static ReadOnlySpan<int> SlowBitRates => [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
}
