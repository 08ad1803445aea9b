namespace ChildProtection.Features.Accounts.Team;

/// <summary>A référent adds a young person they follow: a first name and where they live, nothing more.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class NewChildModel(PortalDb db, CurrentUser user, TerritoryPack territory, AuditLog audit, TimeProvider clock) : PreparedPage
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
        Places = await db.Places.AsNoTracking().Where(place => place.ClosedAt == null).OrderBy(place => place.Name).Take(500).ToListAsync();
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
        var relation = Relation.Begin(child.Id, user.Id, RelationKind.CaseWorker, now);
        db.Relations.Add(relation);
        if (PlaceId is { } placeId)
            db.Stays.Add(new Stay { Id = SecretCode.NewId(), ChildId = child.Id, PlaceId = placeId, From = now });
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(AccountsAudit.ChildRegistered, child.Id);
            await audit.WriteAsync(AccountsAudit.RelationBegun, child.Id, relation.Id, relation.Kind.Code());
        });
        return RedirectToPage("Child", new { child.Id });
    }
}
