using ChildProtection.Features.Accounts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Administration.Places;

/// <summary>One place of life: its name, its zone, its kind; open or closed.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class EditModel(KeepPlaces places, TerritoryPack territory) : LoadedPage<PlaceOfLife>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Nom du lieu")]
    public string? Name { get; private set; }

    [Display(Name = "Secteur")]
    public string? Zone { get; private set; }

    [Display(Name = "Sorte de lieu")]
    public PlaceKind? Kind { get; private set; }

    public IEnumerable<SelectListItem> Zones => territory.Zones.Select(zone => new SelectListItem(zone.Name, zone.Code));

    protected override async Task<PlaceOfLife?> LoadAsync()
    {
        var place = await places.FindAsync(Id);
        if (place is not null) (Name, Zone, Kind) = (place.Name, place.Zone, place.Kind);
        return place;
    }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Écrivez le nom du lieu."), StringLength(PlaceOfLife.NameLength, ErrorMessage = "Le nom doit tenir en {1} caractères.")] string name,
        [Required(ErrorMessage = "Choisissez un secteur.")] string zone,
        [Required(ErrorMessage = "Choisissez une sorte de lieu.")] PlaceKind? kind)
    {
        if (territory.Zones.All(known => known.Code != zone)) ModelState.AddModelError(nameof(Zone), "Choisissez un secteur de la liste.");
        if (!Enum.IsDefined(kind!.Value)) ModelState.AddModelError(nameof(Kind), "Choisissez une sorte de la liste.");
        if (!ModelState.IsValid) return FormGuard.SameForm();
        return await places.ChangeAsync(Id, name, zone, kind.Value) ? RedirectToPage("Index") : NotFound();
    }

    public async Task<IActionResult> OnPostCloseAsync() => await places.CloseAsync(Id) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostReopenAsync() => await places.ReopenAsync(Id) ? RedirectToPage() : NotFound();
}
