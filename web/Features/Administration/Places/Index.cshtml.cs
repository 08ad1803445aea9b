using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Administration.Places;

/// <summary>« Secteurs et lieux de vie »: the zones of the territory, which the pack gives, and the places in them.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class IndexModel(KeepPlaces places, TerritoryPack territory) : PreparedPage
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Key)]
    public string? Asked { get; set; }

    [Display(Name = "Nom du lieu")]
    public string? Name { get; private set; }

    [Display(Name = "Secteur")]
    public string? Zone { get; private set; }

    [Display(Name = "Sorte de lieu")]
    public PlaceKind? Kind { get; private set; }

    public IReadOnlyList<PlaceOfLife> Places { get; private set; } = [];
    public int Number { get; private set; }
    public int Count { get; private set; }
    public TerritoryPack Pack => territory;
    public IEnumerable<SelectListItem> Zones => territory.Zones.Select(zone => new SelectListItem(zone.Name, zone.Code));

    protected override async Task<IActionResult?> PrepareAsync()
    {
        var all = await places.AllAsync(zone: null);
        Count = Math.Max(1, (all.Count + PageSize - 1) / PageSize);
        Number = int.TryParse(Asked, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, Count) : 1;
        Places = [.. all.Skip((Number - 1) * PageSize).Take(PageSize)];
        return null;
    }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Écrivez le nom du lieu."), StringLength(PlaceOfLife.NameLength, ErrorMessage = "Le nom doit tenir en {1} caractères.")] string name,
        [Required(ErrorMessage = "Choisissez un secteur.")] string zone,
        [Required(ErrorMessage = "Choisissez une sorte de lieu.")] PlaceKind? kind)
    {
        (Name, Zone, Kind) = (name, zone, kind);
        if (territory.Zones.All(known => known.Code != zone)) ModelState.AddModelError(nameof(Zone), "Choisissez un secteur de la liste.");
        if (!Enum.IsDefined(kind!.Value)) ModelState.AddModelError(nameof(Kind), "Choisissez une sorte de la liste.");
        if (!ModelState.IsValid) return FormGuard.SameForm();
        await places.AddAsync(name, zone, kind.Value);
        return RedirectToPage(new { fait = 1 });
    }
}
