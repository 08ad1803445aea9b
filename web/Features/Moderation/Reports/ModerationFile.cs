namespace ChildProtection.Features.Moderation.Reports;

/// <summary>
/// A picture or a voice message as it was when somebody reported it, or the text it hangs on: evidence under the installation’s key, which its author neither erases
/// nor takes along. It lives and goes with its report, by the clock of evidence.
/// </summary>
public sealed class ModerationFile
{
    /// <summary>Of <see cref="Type"/>.</summary>
    public const int TypeLength = 40;

    private ModerationFile() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid ReportId { get; private init; }

    /// <summary>Sealed for nobody in particular.</summary>
    public byte[] Content { get; private init; } = [];

    /// <summary>« image/jpeg », « audio/webm »…</summary>
    public string Type { get; private init; } = "";

    /// <summary>In bytes, before sealing.</summary>
    public int Size { get; private init; }

    /// <summary>Of a sound; 0 for a picture.</summary>
    public int Seconds { get; private init; }

    public bool IsPicture => Type.StartsWith("image/", StringComparison.Ordinal);

    public static ModerationFile Of(Guid id, Guid reportId, byte[] content, string type, int size, int seconds) => new()
    {
        Id = id, ReportId = reportId, Content = content, Type = type, Size = size, Seconds = seconds,
    };
}
