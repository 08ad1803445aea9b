using ChildProtection.Platform.Files.Scanning;
using ChildProtection.Platform.Files.Sounds;
using ChildProtection.Platform.Pictures;

namespace ChildProtection.Platform.Files;

/// <summary>What may be joined somewhere.</summary>
[Flags]
public enum FileKinds
{
    Picture = 1,
    Sound = 2,
    All = Picture | Sound,
}

/// <summary>A file made anew, ready to be sealed.</summary>
/// <param name="Content">Points or sound, and nothing else of what was sent.</param>
/// <param name="Type">« image/jpeg », « audio/webm »…, found in the bytes.</param>
/// <param name="Seconds">Of a sound; 0 for a picture.</param>
/// <param name="IsWaiting">The scanner did not answer: nobody may open it yet.</param>
public sealed record ReadyFile(byte[] Content, string Type, int Seconds, bool IsWaiting);

/// <summary>
/// Takes in what somebody sends: its size, the scanner, its kind told by its bytes, then a file of our own. Outside of any
/// transaction: a scanner takes seconds.
/// </summary>
public sealed class ReadFile(IFileScanner scanner)
{
    /// <summary>The largest of what may be sent.</summary>
    public const int MostBytes = CleanPicture.MostBytes;

    private const string Malware = "Ce fichier est dangereux. Il n’est pas gardé.";

    /// <summary>A large picture takes a hundred megabytes while it is made anew: two at a time.</summary>
    private static readonly SemaphoreSlim Places = new(2);

    /// <summary>Too heavy, malware, or nothing of these kinds: <see cref="BrokenRuleException"/>, with words for whoever sent it.</summary>
    public async Task<ReadyFile> OfAsync(byte[] file, FileKinds kinds = FileKinds.All, CancellationToken stop = default)
    {
        if (file.Length > MostBytes) throw new BrokenRuleException("Ce fichier est trop lourd\u00A0: 10 Mo au plus.");
        var verdict = await scanner.ScanAsync(file, stop);
        if (verdict == ScanVerdict.Refused) throw new BrokenRuleException(Malware);
        var isPicture = kinds == FileKinds.Picture || (kinds != FileKinds.Sound && !CleanSound.BeginsAsASound(file));
        await Places.WaitAsync(stop);
        try
        {
            if (isPicture) return new(CleanPicture.Of(file).Jpeg, "image/jpeg", 0, verdict == ScanVerdict.NoAnswer);
            var sound = CleanSound.Of(file);
            return new(sound.Content, sound.Type, Math.Max(1, (int)Math.Round(sound.Length.TotalSeconds)), verdict == ScanVerdict.NoAnswer);
        }
        finally
        {
            Places.Release();
        }
    }

    /// <summary>Why a file that waits nowhere is not taken; null when it is.</summary>
    internal static string? Words(ScanVerdict verdict) => verdict switch
    {
        ScanVerdict.Refused => Malware,
        ScanVerdict.NoAnswer => "Ce fichier ne peut pas être vérifié. Il faut l’envoyer plus tard.",
        _ => null,
    };
}
