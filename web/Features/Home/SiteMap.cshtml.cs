using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Home;

/// <summary>« Plan du site »: every address one may start from (RGAA 12.1).</summary>
[AllowAnonymous]
public sealed class SiteMapModel(Navigation navigation, IEnumerable<NavigationItem> items) : PageModel
{
    /// <summary>The same for everyone, whatever the features.</summary>
    public static readonly IReadOnlyList<NavigationItem> About =
    [
        new("/affichage", "Affichage", "reglages", 0),
        new("/accessibilite", "Accessibilité", "oeil", 1),
        new("/donnees-personnelles", "Données personnelles", "bouclier", 2),
        new("/mentions-legales", "Mentions légales", "balance", 3),
        new("/plan-du-site", "Plan du site", "chemin", 4),
    ];

    public IReadOnlyList<NavigationItem> Own => [.. navigation.All.Where(item => !Navigation.IsPublic(item))];

    public IReadOnlyList<NavigationItem> Public => [.. items.Where(Navigation.IsPublic).OrderBy(item => item.Order)];
}
