namespace ChildProtection.Features.Content.Services;

/// <summary>« Près de chez toi » (« /services »): where one can go, by zone and by need; both are plain GETs that say nothing of anybody.</summary>
[AllowAnonymous]
public sealed class IndexModel(ContentLibrary library, TerritoryWords territory, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "secteur")]
    public string? Zone { get; set; }

    [FromQuery(Name = "sujet")]
    public string? Need { get; set; }

    public IReadOnlyList<(string Code, string Name)> Zones => [.. territory.Pack.Zones.Select(zone => (zone.Code, zone.Name))];

    public DateOnly Today => territory.Pack.Today(clock);

    public IReadOnlyList<NearbyPlace> Shown { get; private set; } = [];

    /// <summary>Needs for which something is there.</summary>
    public IReadOnlyList<ServiceKindWords> Needs { get; private set; } = [];

    public string Result => Shown.Count switch { 0 => "Aucun lieu trouvé.", 1 => "1 lieu trouvé.", var count => $"{count} lieux trouvés." };

    public void OnGet()
    {
        var all = library.Current.Services;
        Needs = [.. ServiceKindWords.All.Where(need => all.Any(service => service.Kind == need.Kind))];
        var kind = ServiceKindWords.All.FirstOrDefault(need => need.Code == Need);
        var zone = Zones.Any(one => one.Code == Zone) ? Zone : null;
        Shown = [.. all.Where(service => (kind is null || service.Kind == kind.Kind) && (zone is null || service.Zones.Count == 0 || service.Zones.Contains(zone)))
            .OrderBy(service => service.Zones.Count == 0).ThenBy(service => service.Kind).ThenBy(service => service.Name, StringComparer.Ordinal)];
    }
}
