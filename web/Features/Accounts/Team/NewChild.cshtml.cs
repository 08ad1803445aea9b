namespace ChildProtection.Features.Accounts.Team;

/// <summary>A référent adds a young person they follow: a first name and where they live, nothing more.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class NewChildModel(PortalDb db, CurrentUser user, TerritoryPack territory, TimeProvider clock) : PreparedPage
{
    [BindProperty, Display(Name = "Prénom usuel")]
    [Required(ErrorMessage = "Écrivez le prénom.")]
    [StringLength(Child.FirstNameLength, ErrorMessage = "Le prénom doit tenir en {1} caractères.")]
    public string FirstName { get; set; } = "";

    [BindProperty, Display(Name = "Secteur")]
    [Required(ErrorMessage = "Choisissez un secteur.")]
    public string Zone { get; set; } = "";

    [BindProperty, Display(Name = "Lieu de vie")]
    public Guid? PlaceId { get; set; }

    public IReadOnlyList<Zone> Zones => territory.Zones;
    public IReadOnlyList<PlaceOfLife> Places { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        var open = await db.Places.AsNoTracking().Where(place => place.ClosedAt == null).OrderBy(place => place.Id).Take(500).ToListAsync();
        Places = [.. open.OrderBy(place => place.Name, StringComparer.CurrentCultureIgnoreCase)]; // the database sees encrypted names
        return null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Zones.Any(zone => zone.Code == Zone)) ModelState.AddModelError(nameof(Zone), "Choisissez un secteur de la liste.");
        if (PlaceId is { } chosen && Places.All(place => place.Id != chosen))
            ModelState.AddModelError(nameof(PlaceId), "Choisissez un lieu de la liste.");
        if (!ModelState.IsValid) return FormGuard.SameForm();

        var now = clock.GetUtcNow();
        var child = Child.Register(FirstName, Zone, now);
        db.Children.Add(child);
        db.Relations.Add(Relation.Begin(child.Id, user.Id, RelationKind.CaseWorker, now));
        if (PlaceId is { } placeId)
            db.Stays.Add(new Stay { Id = SecretCode.NewId(), ChildId = child.Id, PlaceId = placeId, From = now });
        await db.SaveChangesAsync();
        return RedirectToPage("Child", new { child.Id });
    }
}
