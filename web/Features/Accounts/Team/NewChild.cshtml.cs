namespace ChildProtection.Features.Accounts.Team;

/// <summary>A référent adds a young person they follow: a first name, the day of the 18th birthday and where they live, nothing more.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class NewChildModel(ComposeCircle circle, TerritoryPack territory, TimeProvider clock) : PreparedPage
{
    [BindProperty, Display(Name = "Prénom usuel")]
    [Required(ErrorMessage = "Écrivez le prénom.")]
    [StringLength(Child.FirstNameLength, ErrorMessage = "Le prénom doit tenir en {1} caractères.")]
    public string FirstName { get; set; } = "";

    [BindProperty, Display(Name = "Le jour de ses 18 ans"), DataType(DataType.Date)]
    [Required(ErrorMessage = "Écrivez le jour de ses 18 ans.")]
    public DateOnly? ComesOfAgeOn { get; set; }

    [BindProperty, Display(Name = "Secteur")]
    [Required(ErrorMessage = "Choisissez un secteur.")]
    public string Zone { get; set; } = "";

    [BindProperty, Display(Name = "Lieu de vie")]
    public Guid? PlaceId { get; set; }

    public IReadOnlyList<Zone> Zones => territory.Zones;
    public IReadOnlyList<PlaceOfLife> Places { get; private set; } = [];

    /// <summary>Two zones may have a « Foyer du lac ».</summary>
    public string PlaceWords(PlaceOfLife place) => $"{place.Name} ({territory.ZoneName(place.Zone)})";

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Places = await circle.PlacesAsync();
        return null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Zones.Any(zone => zone.Code == Zone)) ModelState.AddModelError(nameof(Zone), "Choisissez un secteur de la liste.");
        if (Child.MajorityRefusal(ComesOfAgeOn!.Value, territory.Today(clock)) is { } refusal) ModelState.AddModelError(nameof(ComesOfAgeOn), refusal);
        if (PlaceId is { } chosen && Places.All(place => place.Id != chosen))
            ModelState.AddModelError(nameof(PlaceId), "Choisissez un lieu de la liste.");
        if (!ModelState.IsValid) return FormGuard.SameForm();

        var child = await circle.RegisterAsync(FirstName, Zone, ComesOfAgeOn.Value, PlaceId);
        return RedirectToPage("Child", new { child.Id });
    }
}
