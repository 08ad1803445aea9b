using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Pictures;

namespace ChildProtection.Features.Writing;

/// <summary>The photo of a place of life: put there, taken away, shown to who may see it.</summary>
public sealed class KeepHousePhoto(PortalDb db, Vault vault, WriteHouse houses, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>What a page says of the photo it shows.</summary>
    public sealed record Shown(Guid Id, string Alt, int Width, int Height, DateTimeOffset AddedAt);

    /// <summary>The photo of this place, without its points; null for none. Whoever asks has opened the place.</summary>
    public async Task<Shown?> OfAsync(Guid placeId)
    {
        var photo = await db.HousePhotos.Where(one => one.PlaceId == placeId).Select(one => new { one.Id, one.Alt, one.Width, one.Height, one.AddedAt }).SingleOrDefaultAsync();
        return photo is null ? null : new Shown(photo.Id, await vault.OpenAsync(WritingData.Alt, Vault.Nobody, photo.Id, photo.Alt) ?? "", photo.Width, photo.Height, photo.AddedAt);
    }

    /// <summary>The picture itself, for an editor, and a line in the log; null when it is no longer there, or its place is closed.</summary>
    public async Task<byte[]?> ForEditorAsync(Guid id)
    {
        var open = db.Places.Where(place => place.ClosedAt == null);
        if (await db.HousePhotos.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && open.Any(place => place.Id == one.PlaceId)) is not { } photo) return null;
        await audit.WriteAsync(WritingAudit.HouseRead, objectId: photo.PlaceId);
        return await OpenAsync(photo);
    }

    /// <summary>The same for the young person who asks: of the place they live in today, and of no other.</summary>
    public async Task<byte[]?> MineAsync(Guid id) =>
        await houses.MyPlaceAsync() is { } mine && await db.HousePhotos.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.PlaceId == mine.Id) is { } photo ? await OpenAsync(photo) : null;

    /// <summary>Puts this photo in the place of the one before. No picture, too heavy, or no open place: <see cref="BrokenRuleException"/>.</summary>
    public async Task PutAsync(Guid placeId, byte[] file, string alt)
    {
        var picture = CleanPicture.Of(file);
        var id = SecretCode.NewId();
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(WritingAudit.Photo, objectId: placeId); // its lock makes two editors come one after the other
            if (!await db.Places.AnyAsync(place => place.Id == placeId && place.ClosedAt == null)) throw new BrokenRuleException("Ce lieu n’est plus ouvert.");
            await db.HousePhotos.Where(one => one.PlaceId == placeId).ExecuteDeleteAsync();
            db.Add(HousePhoto.Of(id, placeId, await vault.SealBytesAsync(WritingData.Picture, Vault.Nobody, id, picture.Jpeg),
                await vault.SealAsync(WritingData.Alt, Vault.Nobody, id, alt.ReplaceLineEndings(" ").Trim()), (picture.Width, picture.Height), user.Id, clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
    }

    /// <summary>Takes the photo away for good; twice is once.</summary>
    public Task RemoveAsync(Guid placeId) => db.InOneTransactionAsync(async () =>
    {
        if (!await db.HousePhotos.AnyAsync(one => one.PlaceId == placeId)) return;
        await audit.WriteAsync(WritingAudit.PhotoRemoved, objectId: placeId);
        await db.HousePhotos.Where(one => one.PlaceId == placeId).ExecuteDeleteAsync();
    });

    private Task<byte[]?> OpenAsync(HousePhoto photo) => vault.OpenBytesAsync(WritingData.Picture, Vault.Nobody, photo.Id, photo.Picture);
}
