using System.Buffers.Binary;

namespace ChildProtection.Platform.Files.Sounds;

/// <summary>Plain samples in RIFF: the format and the samples are written again, lists, dates and names are not.</summary>
internal static class WaveSound
{
    private const int Plain = 1;
    private const int FormatLength = 16;

    public static CleanSound.Sound Of(ReadOnlySpan<byte> file)
    {
        var reader = new SoundBytes(file);
        reader.Skip(4);
        if (BinaryPrimitives.ReadUInt32LittleEndian(reader.Take(4)) != file.Length - 8) throw CleanSound.Unreadable(); // cut short, or something comes after
        reader.Skip(4);
        ReadOnlySpan<byte> format = default, samples = default;
        while (!reader.IsAtEnd)
        {
            var name = reader.Take(4);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(reader.Take(4));
            var value = reader.Take(length);
            if (length % 2 == 1 && !reader.IsAtEnd) reader.Skip(1);
            if (name.SequenceEqual("fmt "u8)) format = value;
            else if (name.SequenceEqual("data"u8)) samples = value;
        }
        if (format.Length < FormatLength || samples.IsEmpty) throw CleanSound.Unreadable();
        var (kind, channels, rate, bits) = (BinaryPrimitives.ReadUInt16LittleEndian(format), BinaryPrimitives.ReadUInt16LittleEndian(format[2..]), BinaryPrimitives.ReadUInt32LittleEndian(format[4..]), BinaryPrimitives.ReadUInt16LittleEndian(format[14..]));
        if (kind != Plain || channels is 0 or > 2 || rate is < 4_000 or > 96_000 || bits is not (8 or 16 or 24)) throw CleanSound.Unreadable();
        var frame = channels * bits / 8;
        samples = samples[..(samples.Length / frame * frame)];
        var made = new byte[44 + samples.Length];
        "RIFF"u8.CopyTo(made);
        BinaryPrimitives.WriteInt32LittleEndian(made.AsSpan(4), made.Length - 8);
        "WAVEfmt "u8.CopyTo(made.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(made.AsSpan(16), FormatLength);
        BinaryPrimitives.WriteUInt16LittleEndian(made.AsSpan(20), Plain);
        BinaryPrimitives.WriteUInt16LittleEndian(made.AsSpan(22), channels);
        BinaryPrimitives.WriteUInt32LittleEndian(made.AsSpan(24), rate);
        BinaryPrimitives.WriteUInt32LittleEndian(made.AsSpan(28), rate * (uint)frame);
        BinaryPrimitives.WriteUInt16LittleEndian(made.AsSpan(32), (ushort)frame);
        BinaryPrimitives.WriteUInt16LittleEndian(made.AsSpan(34), bits);
        "data"u8.CopyTo(made.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(made.AsSpan(40), samples.Length);
        samples.CopyTo(made.AsSpan(44));
        return new CleanSound.Sound(made, "audio/wav", TimeSpan.FromSeconds((double)samples.Length / frame / rate));
    }
}
