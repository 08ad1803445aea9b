namespace ChildProtection.Features.Writing;

/// <summary>
/// The photo of a place of life: shown to those who live there and to those who write its page, to nobody else. The façade or a
/// room: no child, no face, no name of a street.
/// </summary>
public sealed class HousePhoto
{
    public const int AltLength = 200;

    private HousePhoto() { } // for EF Core

    /// <summary>In its address: another photo has another one.</summary>
    public Guid Id { get; private init; }

    /// <summary>The place has one photo.</summary>
    public Guid PlaceId { get; private init; }

    /// <summary>A JPEG made by the portal (<see cref="Platform.Pictures.CleanPicture"/>), sealed under the key of the installation.</summary>
    public byte[] Picture { get; private init; } = [];

    /// <summary>What it shows, in words, for who does not see it; sealed in the same way.</summary>
    public byte[] Alt { get; private init; } = [];

    /// <summary>In points, so that the page does not jump.</summary>
    public int Width { get; private init; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; private init; }
    public Guid? EditorId { get; private init; }
    public DateTimeOffset AddedAt { get; private init; }

    public static HousePhoto Of(Guid id, Guid placeId, byte[] picture, byte[] alt, (int Width, int Height) size, Guid editorId, DateTimeOffset now) => new()
    {
        Id = id, PlaceId = placeId, Picture = picture, Alt = alt, Width = size.Width, Height = size.Height, EditorId = editorId, AddedAt = now,
    };
}
