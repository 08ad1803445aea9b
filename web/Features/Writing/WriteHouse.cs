using ChildProtection.Features.Accounts;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Writing;

/// <summary>The page of a place of life: written by those who write the booklet, read by the young people who live there.</summary>
public sealed class WriteHouse(PortalDb db, Vault vault, Access access, ContentLibrary library, AuditLog audit, CurrentUser user, TimeProvider clock) : IPersonalChapter
{
    /// <summary>What one place says.</summary>
    public sealed record House(Guid PlaceId, string Name, string? People, string? Rules, string? Phone, int Revision, DateTimeOffset? ChangedAt)
    {
        /// <summary>The chapter beside which it was written says something else now: the rules may have to be read again.</summary>
        public ContentPage? ChangedSince { get; init; }

        /// <summary>Nobody wrote anything, or all was taken away again.</summary>
        public bool SaysNothing => this is { People: null, Rules: null, Phone: null };
    }

    /// <summary>One line of the list of places.</summary>
    public sealed record Line(Guid PlaceId, string Name, DateTimeOffset? ChangedAt);

    /// <summary>The chapter about daily life: what it says for everybody, the rules of a house say for one place.</summary>
    public const string Beside = "la-vie-de-tous-les-jours";

    private const int Most = 500;

    /// <summary>The open places, by name.</summary>
    public async Task<IReadOnlyList<Line>> ListAsync()
    {
        var pages = db.HousePages;
        var rows = await db.Places.AsNoTracking().Where(place => place.ClosedAt == null).OrderBy(place => place.Id).Take(Most)
            .Select(place => new Line(place.Id, place.Name, pages.Where(page => page.PlaceId == place.Id).Select(page => (DateTimeOffset?)page.ChangedAt).FirstOrDefault())).ToListAsync();
        return [.. rows.OrderBy(row => row.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>For an editor; null when there is no such place.</summary>
    public async Task<House?> OpenAsync(Guid placeId) =>
        await db.Places.AsNoTracking().Where(place => place.Id == placeId && place.ClosedAt == null).Select(place => place.Name).SingleOrDefaultAsync() is { } name ? await ReadAsync(placeId, name) : null;

    /// <summary>For the young person who asks: what the place where they live today says, which may be nothing; null without such a place.</summary>
    public async Task<House?> MineAsync() => await MyPlaceAsync() is { } mine ? await ReadAsync(mine.Id, mine.Name) : null;

    /// <summary>The open place where the young person who asks lives today; null when nobody wrote it down, or the measure is over.</summary>
    public async Task<(Guid Id, string Name)?> MyPlaceAsync()
    {
        var (now, places) = (access.Now, db.Places);
        var own = access.Children(Purpose.Own).InCareAt(now); // whose measure is over lives where they choose
        var place = await db.Stays.Where(stay => stay.From <= now && (stay.Until == null || stay.Until > now) && own.Any(child => child.Id == stay.ChildId))
            .OrderByDescending(stay => stay.From).Join(places.Where(one => one.ClosedAt == null), stay => stay.PlaceId, one => one.Id, (stay, one) => new { one.Id, one.Name }).FirstOrDefaultAsync();
        return place is null ? null : (place.Id, place.Name);
    }

    /// <summary>Null when it is saved; else what somebody else saved meanwhile.</summary>
    public async Task<House?> SaveAsync(House over, string? people, string? rules, string? phone)
    {
        try
        {
            var saved = await db.InOneTransactionAsync(async () =>
            {
                var page = await db.HousePages.SingleOrDefaultAsync(one => one.PlaceId == over.PlaceId);
                if ((page?.Revision ?? 0) != over.Revision) return false;
                if (page is null) db.Add(page = HousePage.Of(over.PlaceId));
                page.Write(await SealAsync(WritingData.People, over.PlaceId, people), await SealAsync(WritingData.Rules, over.PlaceId, rules), await SealAsync(WritingData.Phone, over.PlaceId, phone), user.Id, clock.GetUtcNow(), HashOfBase() ?? "");
                await audit.WriteAsync(WritingAudit.House, objectId: over.PlaceId);
                return true;
            });
            if (saved) return null;
        }
        catch (DbUpdateConcurrencyException) { } // somebody saved at the same instant
        catch (DbUpdateException failure) when (failure.IsDuplicate()) { }
        db.ChangeTracker.Clear();
        return await ReadAsync(over.PlaceId, over.Name);
    }

    public async Task<PersonalChapter?> FindAsync() => user.Is(Role.YoungPerson) && await MineAsync() is { } house
        && (!house.SaysNothing || await db.HousePhotos.AnyAsync(photo => photo.PlaceId == house.PlaceId)) ? new PersonalChapter("/ma-maison", "Ici, dans ma maison", house.Name, "maison", "feuille") : null;

    private async Task<House> ReadAsync(Guid placeId, string name)
    {
        var page = await db.HousePages.AsNoTracking().SingleOrDefaultAsync(one => one.PlaceId == placeId);
        return new(placeId, name, await OpenAsync(WritingData.People, placeId, page?.People), await OpenAsync(WritingData.Rules, placeId, page?.Rules),
            await OpenAsync(WritingData.Phone, placeId, page?.Phone), page?.Revision ?? 0, page?.ChangedAt)
        {
            ChangedSince = page is { BasedOn.Length: > 0 } && HashOfBase() is { } today && today != page.BasedOn ? library.Current.Chapter(Beside) : null,
        };
    }

    /// <summary>Of its words as they are shown today, published or shipped; null when this territory has no such chapter.</summary>
    internal string? HashOfBase() => library.Current.Chapter(Beside) is { } chapter ? TextHash.Of(string.Join('\n', chapter.Sentences.Prepend(chapter.Title))) : null;

    private async Task<byte[]?> SealAsync(VaultField field, Guid placeId, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : await vault.SealAsync(field, Vault.Nobody, placeId, text.ReplaceLineEndings("\n").Trim());

    private async Task<string?> OpenAsync(VaultField field, Guid placeId, byte[]? text) => text is null ? null : await vault.OpenAsync(field, Vault.Nobody, placeId, text);
}
