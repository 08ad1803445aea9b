using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Administration.Places;

/// <summary>The register of places of life: added, named again, closed, open again. Never who lives there.</summary>
public sealed class KeepPlaces(PortalDb db, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    /// <summary>More than any authority has; names are encrypted, so they are sorted here.</summary>
    private const int Most = 2_000;

    private const string Twice = "Un lieu ouvert a déjà ce nom dans ce secteur.";

    public async Task<IReadOnlyList<PlaceOfLife>> AllAsync(string? zone) =>
    [
        .. (await db.Places.AsNoTracking().Where(place => zone == null || place.Zone == zone).OrderBy(place => place.Id).Take(Most).ToListAsync())
            .OrderBy(place => place.ClosedAt is not null).ThenBy(place => territory.ZoneName(place.Zone), StringComparer.CurrentCulture)
            .ThenBy(place => place.Name, StringComparer.CurrentCulture),
    ];

    public Task<PlaceOfLife?> FindAsync(Guid id) => db.Places.AsNoTracking().SingleOrDefaultAsync(place => place.Id == id);

    /// <summary>The new place's id. The name is taken in that zone: <see cref="BrokenRuleException"/>.</summary>
    public Task<Guid> AddAsync(string name, string zone, PlaceKind kind) => db.InOneTransactionAsync(async () =>
    {
        var id = SecretCode.NewId();
        await audit.WriteAsync(AdministrationAudit.PlaceAdded, objectId: id);
        await RefuseTwiceAsync(id, name, zone);
        db.Places.Add(new PlaceOfLife { Id = id, Name = name.Trim(), Zone = zone, Kind = kind });
        await db.SaveChangesAsync();
        return id;
    });

    public Task<bool> ChangeAsync(Guid id, string name, string zone, PlaceKind kind) => OnAsync(id, AdministrationAudit.PlaceChanged, async place =>
    {
        if (place.ClosedAt is null) await RefuseTwiceAsync(id, name, zone);
        (place.Name, place.Zone, place.Kind) = (name.Trim(), zone, kind);
    });

    /// <summary>No child is sent there any more; those who live there stay where they are.</summary>
    public Task<bool> CloseAsync(Guid id) => OnAsync(id, AdministrationAudit.PlaceClosed, place =>
    {
        if (place.ClosedAt is not null) throw new BrokenRuleException("Ce lieu est déjà fermé.");
        place.ClosedAt = clock.GetUtcNow();
        return Task.CompletedTask;
    });

    public Task<bool> ReopenAsync(Guid id) => OnAsync(id, AdministrationAudit.PlaceReopened, async place =>
    {
        if (place.ClosedAt is null) throw new BrokenRuleException("Ce lieu est déjà ouvert.");
        await RefuseTwiceAsync(id, place.Name, place.Zone);
        place.ClosedAt = null;
    });

    private Task<bool> OnAsync(Guid id, AuditAction action, Func<PlaceOfLife, Task> act) => db.InOneTransactionAsync(async () =>
    {
        await audit.WriteAsync(action, objectId: id);
        if (await db.Places.SingleOrDefaultAsync(place => place.Id == id) is not { } place) throw new NotThereException();
        await act(place);
        await db.SaveChangesAsync();
        return true;
    }).ElseNotThereAsync();

    private async Task RefuseTwiceAsync(Guid id, string name, string zone)
    {
        var names = await db.Places.Where(place => place.Id != id && place.Zone == zone && place.ClosedAt == null).OrderBy(place => place.Id).Select(place => place.Name).Take(Most).ToListAsync();
        if (names.Any(other => string.Equals(other, name.Trim(), StringComparison.OrdinalIgnoreCase))) throw new BrokenRuleException(Twice);
    }
}
