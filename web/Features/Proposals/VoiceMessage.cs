using System.Buffers.Binary;

namespace ChildProtection.Features.Proposals;

/// <summary>What a voice message may be: told by its bytes, whatever its name and what the browser says of it.</summary>
public static class VoiceMessage
{
    /// <summary>In seconds. The recorder stops by itself; of other files only the size tells.</summary>
    public const int Seconds = 60;

    /// <summary>In bytes: a minute of speech from any telephone fits in it.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    private const int LeastBytes = 200;
    private const int WaveRateAt = 28;

    private const string Unreadable = "Ce fichier n’est pas un message. Enregistre ta voix, ou choisis un fichier son.";

    /// <summary>« audio/webm »… Too heavy, too short, or no sound: <see cref="BrokenRuleException"/>.</summary>
    public static string TypeOf(ReadOnlySpan<byte> file)
    {
        if (file.Length > MostBytes) throw new BrokenRuleException("Ce message est trop lourd\u00A0: 2 Mo au plus.");
        if (file.Length < LeastBytes) throw new BrokenRuleException("Ce message est vide. Enregistre encore une fois.");
        if (file.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) && file[..64].IndexOf("webm"u8) > 0) return "audio/webm";
        if (file.StartsWith("OggS"u8)) return "audio/ogg";
        if (file[4..].StartsWith("ftyp"u8) && (file[8..].StartsWith("M4A"u8) || file[8..].StartsWith("mp4"u8) || file[8..].StartsWith("iso"u8) || file[8..].StartsWith("dash"u8))) return "audio/mp4";
        if (file.StartsWith("RIFF"u8) && file[8..].StartsWith("WAVE"u8)) return Wave(file);
        if (file.StartsWith("ID3"u8) || (file[0] == 0xFF && (file[1] & 0xE6) == 0xE2)) return "audio/mpeg";
        throw new BrokenRuleException(Unreadable);
    }

    /// <summary>The one kind whose length its head tells.</summary>
    private static string Wave(ReadOnlySpan<byte> file)
    {
        var bytesPerSecond = BinaryPrimitives.ReadUInt32LittleEndian(file[WaveRateAt..]);
        return bytesPerSecond == 0 || file.Length / bytesPerSecond > Seconds ? throw new BrokenRuleException($"Ce message est trop long\u00A0: {Seconds} secondes au plus.") : "audio/wav";
    }
}
