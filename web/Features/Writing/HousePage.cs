namespace ChildProtection.Features.Writing;

/// <summary>
/// « Ici, dans ma maison »: what a place of life says to those who live there. Read by them and by those who write it, by
/// nobody else: never an address, and nothing a parent can open.
/// </summary>
public sealed class HousePage
{
    public const int TextLength = 2_000;
    public const int PhoneLength = 20;

    private HousePage() { } // for EF Core

    /// <summary>The place’s own id.</summary>
    public Guid PlaceId { get; private init; }

    /// <summary>One person a line, sealed under the key of the installation.</summary>
    public byte[]? People { get; private set; }

    /// <summary>One rule a line, sealed in the same way.</summary>
    public byte[]? Rules { get; private set; }

    /// <summary>As dialled, sealed in the same way.</summary>
    public byte[]? Phone { get; private set; }
    /// <summary>A hash of the chapter it was written beside (<see cref="WriteHouse.Beside"/>); empty for pages of before.</summary>
    public string BasedOn { get; private set; } = "";
    public int Revision { get; private set; }
    public Guid? EditorId { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    public static HousePage Of(Guid placeId) => new() { PlaceId = placeId };

    /// <summary>Replaces all that is said; null leaves a part out.</summary>
    public void Write(byte[]? people, byte[]? rules, byte[]? phone, Guid editorId, DateTimeOffset now, string basedOn = "")
    {
        (People, Rules, Phone, EditorId, ChangedAt, BasedOn) = (people, rules, phone, editorId, now, basedOn);
        Revision++;
    }
}
