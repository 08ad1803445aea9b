using ChildProtection.Features.Content;

namespace ChildProtection.Features.Writing;

/// <summary>All pages that may be written, and where each one stands.</summary>
public sealed class WorkshopShelf(PortalDb db, ContentLibrary library, TerritoryPack territory, TimeProvider clock)
{
    /// <summary>One page in the workshop.</summary>
    public sealed record Row(ContentFile File, int? Published, DateTimeOffset? DraftAt, bool IsReread, bool IsBaseNewer, bool IsOverdue)
    {
        public bool IsMoving => DraftAt is not null || IsReread || IsBaseNewer;

        /// <summary>Where it stands, most urgent first.</summary>
        public string Words => IsBaseNewer ? "La page de base a changé" : IsReread ? "En relecture" : DraftAt is not null ? "Brouillon" : IsOverdue ? "À faire relire" : Published is not null ? "Publiée ici" : "Page de base";

        public string Icon => IsBaseNewer ? "alerte" : IsReread ? "personnes" : DraftAt is not null ? "crayon" : IsOverdue ? "horloge" : Published is not null ? "coche" : "livret";

        public string Colour => IsBaseNewer ? "corail" : IsReread ? "violet" : DraftAt is not null ? "ocre" : IsOverdue ? "ocre" : Published is not null ? "feuille" : "ciel";
    }

    public async Task<IReadOnlyList<Row>> ListAsync()
    {
        var (now, today, all) = (clock.GetUtcNow(), territory.Today(clock), db.PageVersions);
        var drafts = await db.PageDrafts.AsNoTracking().Select(draft => new { draft.File, draft.ChangedAt, draft.BasedOn }).ToDictionaryAsync(draft => draft.File);
        var versions = await all.AsNoTracking().Where(version => version.WithdrawnAt == null && !all.Any(later => later.File == version.File && later.WithdrawnAt == null && later.Number > version.Number))
            .Select(version => new { version.File, version.Number, version.BasedOn }).ToDictionaryAsync(version => version.File);
        var rereadings = (await db.PageRereadings.AsNoTracking().Where(one => one.ClosesAt > now).Select(one => one.File).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        return [.. library.Files.Where(file => file.IsShown).Select(file => new Row(file, versions.GetValueOrDefault(file.File)?.Number, drafts.GetValueOrDefault(file.File)?.ChangedAt,
            rereadings.Contains(file.File), IsBehind(file.File, drafts.GetValueOrDefault(file.File)?.BasedOn ?? versions.GetValueOrDefault(file.File)?.BasedOn), file.RereadBefore < today))];
    }

    private bool IsBehind(string file, string? basedOn) => basedOn is not null && basedOn != TextHash.Of(library.Shipped(file));
}
