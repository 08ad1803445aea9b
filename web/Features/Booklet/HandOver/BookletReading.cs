namespace ChildProtection.Features.Booklet.HandOver;

/// <summary>
/// What one young person knows of one edition: « je l’ai lu », and the booklet as they last knew it. Their référent reads the day, nothing else.
/// </summary>
public sealed class BookletReading
{
    private BookletReading() { } // for EF Core

    public Guid AccountId { get; private init; }

    /// <summary>A code of <see cref="Content.BookletEdition"/>.</summary>
    public string Edition { get; private init; } = "";

    /// <summary>The day of « je l’ai lu »; null when not said, or taken back.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>The chapters as this person last knew them (<see cref="BookletStamp"/>).</summary>
    public string Stamp { get; private set; } = "";

    /// <summary>When that was.</summary>
    public DateTimeOffset KnownAt { get; private set; }

    public static BookletReading Begin(Guid accountId, string edition) => new() { AccountId = accountId, Edition = edition };

    /// <summary>« Je l’ai lu »: the booklet of today is known.</summary>
    public void Read(BookletStamp today, DateTimeOffset now)
    {
        ReadAt = now;
        Know(today, now);
    }

    /// <summary>Said by mistake.</summary>
    public void NotRead() => ReadAt = null;

    /// <summary>« J’ai vu » what changed.</summary>
    public void Know(BookletStamp today, DateTimeOffset now) => (Stamp, KnownAt) = (today.Written, now);
}

/// <summary>« J’ai lu cette page »: read by nobody but whoever said it.</summary>
public sealed class ChapterReading
{
    public required Guid AccountId { get; init; }

    /// <summary>The chapter’s slug.</summary>
    public required string Chapter { get; init; }

    /// <summary>Of the words that were read (<see cref="BookletStamp.HashOf"/>).</summary>
    public required string Hash { get; set; }
    public required DateTimeOffset ReadAt { get; set; }
}
