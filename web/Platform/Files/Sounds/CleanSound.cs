namespace ChildProtection.Platform.Files.Sounds;

/// <summary>
/// A voice message made anew from its packets of sound: told by its bytes, whatever its name and what the browser says of it.
/// Nothing else of the file stays: no title, no date, no name of a telephone, no picture, nothing hidden around the sound.
/// </summary>
public static class CleanSound
{
    /// <summary>How long it may be, in seconds. The recorder stops by itself there.</summary>
    public const int Seconds = 60;

    /// <summary>Of the file that is sent, in bytes: a minute of speech from any telephone fits in it.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    /// <summary>A recorder that stops late is not refused.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(Seconds + 2);
    private const int LeastBytes = 60;

    /// <param name="Content">The file to keep.</param>
    /// <param name="Type">« audio/webm », « audio/ogg », « audio/mp4 », « audio/mpeg » or « audio/wav ».</param>
    /// <param name="Length">How long it plays.</param>
    public sealed record Sound(byte[] Content, string Type, TimeSpan Length);

    /// <summary>Too heavy, too long, empty, or no sound that a browser records: <see cref="BrokenRuleException"/>.</summary>
    public static Sound Of(ReadOnlySpan<byte> file)
    {
        if (file.Length > MostBytes) throw new BrokenRuleException("Ce message est trop lourd\u00A0: 2 Mo au plus.");
        if (!BeginsAsASound(file)) throw Unreadable();
        if (file.Length < LeastBytes) throw Empty();
        var sound = Made(file);
        if (sound.Length > Longest) throw new BrokenRuleException($"Ce message est trop long\u00A0: {Seconds} secondes au plus.");
        return sound.Length > TimeSpan.Zero ? sound : throw Empty();
    }

    /// <summary>By its first bytes.</summary>
    public static bool BeginsAsASound(ReadOnlySpan<byte> file) =>
        IsWebm(file) || file.StartsWith("OggS"u8) || IsMp4(file) || IsWave(file) || IsMp3(file);

    internal static BrokenRuleException Unreadable() => new("Ce fichier n’est pas un message. Il faut un son enregistré au téléphone ou ici.");

    private static Sound Made(ReadOnlySpan<byte> file) =>
        IsWebm(file) ? WebmSound.Of(file) : IsMp4(file) ? Mp4Sound.Of(file) : IsWave(file) ? WaveSound.Of(file) : IsMp3(file) ? Mp3Sound.Of(file) : OggSound.Of(file);

    private static BrokenRuleException Empty() => new("Ce message est vide. Il faut l’enregistrer encore une fois.");

    private static bool IsWebm(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]);

    private static bool IsMp4(ReadOnlySpan<byte> file) => file.Length > 8 && file[4..].StartsWith("ftyp"u8);

    private static bool IsWave(ReadOnlySpan<byte> file) => file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WAVE"u8);

    private static bool IsMp3(ReadOnlySpan<byte> file) => file.StartsWith("ID3"u8) || (file.Length > 2 && file[0] == 0xFF && (file[1] & 0xE6) == 0xE2);
}
