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

    /// <summary>What anybody may read, beside the booklet.</summary>
    public static readonly IReadOnlyList<NavigationItem> Reading =
    [
        new("/fiches", "Fiches pratiques", "papier", 0),
        new("/droits", "Mes droits à mon âge", "balance", 1),
        new("/qui-decide", "Qui décide quoi", "main", 2),
        new("/qui-est-qui", "Qui est qui", "equipe", 3),
        new("/regles-de-discussion", "Les règles de discussion", "forum", 3),
        new("/services", "Près de chez toi", "lieu", 4),
        new("/mots", "Les mots difficiles", "question", 5),
        new("/recherche", "Chercher", "loupe", 6),
    ];

    public IReadOnlyList<NavigationItem> Own => [.. navigation.All.Where(item => !Navigation.IsPublic(item))];

    public IReadOnlyList<NavigationItem> Public => [.. items.Where(Navigation.IsPublic).OrderBy(item => item.Order)];
}
