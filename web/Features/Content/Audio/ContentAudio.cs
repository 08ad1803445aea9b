namespace ChildProtection.Features.Content;

/// <summary>A page read aloud by somebody: a file beside its Markdown, « 01-bienvenue.mp3 » beside « 01-bienvenue.md ».</summary>
/// <param name="File">Its full path; nobody who asks for it can name another.</param>
/// <param name="Bytes">Its weight.</param>
/// <param name="Length">How long it lasts; null when the file does not say.</param>
/// <param name="ChangedAt">When the file was written.</param>
/// <param name="Voice">Who reads (« voix »); null when the page does not say.</param>
/// <param name="IsBehind">It reads an older version of the text.</param>
public sealed record ContentAudio(string File, long Bytes, TimeSpan? Length, DateTimeOffset ChangedAt, string? Voice, bool IsBehind)
{
    /// <summary>Heavier, it costs too much to whoever pays by the megabyte.</summary>
    public const long MostBytes = 2 * 1024 * 1024;

    private const long Kilo = 1024;

    /// <summary>By the ending of the file.</summary>
    public static readonly IReadOnlyDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".mp3"] = "audio/mpeg", [".ogg"] = "audio/ogg", [".m4a"] = "audio/mp4",
    };

    public string Ending => Path.GetExtension(File).ToLowerInvariant();

    public string Type => Types[Ending];

    /// <summary>« 1 min 20, 640 Ko ».</summary>
    public string InWords => Length is { } length ? $"{Time(length)}, {Weight}" : Weight;

    /// <summary>Changes when the file does, so that nobody hears an old copy.</summary>
    public string Mark => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ChangedAt.ToUnixTimeSeconds():x}-{Bytes:x}");

    private string Weight => Bytes < Kilo * Kilo ? $"{Math.Max(1, Bytes / Kilo)}\u00A0Ko" : $"{Math.Round(Bytes / (double)(Kilo * Kilo), 1).ToString(System.Globalization.CultureInfo.GetCultureInfo("fr-FR"))}\u00A0Mo";

    private static string Time(TimeSpan length) => length.TotalSeconds < 60 ? $"{Math.Max(1, (int)Math.Round(length.TotalSeconds))}\u00A0secondes"
        : length.Seconds == 0 ? $"{(int)length.TotalMinutes}\u00A0min" : $"{(int)length.TotalMinutes}\u00A0min\u00A0{length.Seconds:00}";
}
