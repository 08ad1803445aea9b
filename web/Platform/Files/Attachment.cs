namespace ChildProtection.Platform.Files;

/// <summary>A picture or a voice message joined to a text somewhere: opened by whoever reads that text, once a moderator has seen it.</summary>
public sealed class Attachment
{
    /// <summary>Of one text.</summary>
    public const int MostOfText = 3;

    /// <summary>Of one person, in a day.</summary>
    public const int MostOfDay = 30;

    /// <summary>Of <see cref="Kind"/>, <see cref="Type"/> and <see cref="Reason"/>.</summary>
    public const int CodeLength = 40;

    private Attachment() { } // for EF Core

    public Guid Id { get; private init; }

    /// <summary>Of the text: <see cref="Safety.IReportable.Kind"/>.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>The text.</summary>
    public Guid TextId { get; private init; }
    public Guid AuthorId { get; private init; }

    /// <summary>Sealed with its author’s key; null once the scanner found malware in it.</summary>
    public byte[]? Content { get; private set; }

    /// <summary>Found in the bytes themselves: « image/jpeg », « audio/webm »…</summary>
    public string Type { get; private init; } = "";

    /// <summary>In bytes, before sealing.</summary>
    public int Size { get; private init; }

    /// <summary>Of a sound; 0 for a picture.</summary>
    public int Seconds { get; private init; }
    public DateTimeOffset AddedAt { get; private init; }

    /// <summary>The scanner did not answer yet: nobody opens it.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Only its author and moderators open it, until one of these has seen it.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Why it came back, a code of the moderation rules; null while it did not.</summary>
    public string? Reason { get; private set; }

    public bool IsPicture => Type.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>The scanner found malware in it.</summary>
    public bool IsEmpty => Content is null;

    public static Attachment Of(Guid id, Safety.SaidAt at, ReadyFile file, byte[] content, bool isHeld, DateTimeOffset now) => new()
    {
        Id = id, Kind = at.Kind, TextId = at.Id, AuthorId = at.AuthorId, Content = content, Type = file.Type, Size = file.Content.Length, Seconds = file.Seconds,
        AddedAt = now, IsWaiting = file.IsWaiting, IsHeld = isHeld,
    };

    /// <summary>The scanner answered.</summary>
    public void Pass(bool isClean)
    {
        if (!isClean) (Content, IsHeld) = (null, true);
        IsWaiting = false;
    }

    public void Hold() => IsHeld = true;

    /// <summary>A moderator has seen it.</summary>
    public void Show() => (IsHeld, Reason) = (IsEmpty, null);

    /// <summary>Given back to its author.</summary>
    public void Return(string reason) => (IsHeld, Reason) = (true, reason);
}
